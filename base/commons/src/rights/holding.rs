//! What is searched for a person: databases, each with the declarations of its tables.

use kernel::{Database, Deployment, Kernel};
use privacy::RecordDeclaration;

/// A database and what it holds.
#[derive(Clone, Debug)]
pub struct Holding {
    /// The database.
    pub database: Database,
    /// Its tables.
    pub records: Vec<RecordDeclaration>,
}

impl Holding {
    /// Every database of a deployment.
    pub fn of_deployment(deployment: &Deployment) -> Vec<Self> {
        let of = |one: &kernel::deployment::Running| Self {
            database: one.kernel.db().clone(),
            records: one.records.to_vec(),
        };
        deployment.running.iter().map(of).collect()
    }

    /// The database of a service, and that of the accounts that it relies on.
    pub fn of_kernel(kernel: &Kernel) -> Vec<Self> {
        let outline = kernel.outline();
        vec![
            Self { database: kernel.db().clone(), records: outline.records.clone() },
            Self { database: kernel.platform().clone(), records: outline.platform.clone() },
        ]
    }

    /// The declaration of a table.
    pub fn record(&self, table: &str) -> Option<&RecordDeclaration> {
        self.records.iter().find(|record| record.table == table)
    }
}
