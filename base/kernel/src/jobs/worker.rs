//! The worker of one service: takes what is due, does it, notes how it went.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use chrono::TimeDelta;

use super::{SEND_LETTER, job, letter};
use crate::Error;
use crate::kernel::Kernel;

/// What a job does: it may be called again after a failure, so it must bear being done twice.
pub type Work =
    Arc<dyn Fn(Kernel, serde_json::Value) -> Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send>> + Send + Sync>;

/// A kind of background work that a feature declares.
#[derive(Clone)]
pub struct Job {
    /// Its name: `<feature>.<verb_object>`.
    pub kind: &'static str,
    /// How often it comes back by itself; None when it only runs on demand.
    pub every: Option<TimeDelta>,
    work: Work,
}

impl Job {
    /// Work asked for by [`Tx::enqueue`](crate::Tx::enqueue).
    pub fn on_demand<F, Fut>(kind: &'static str, work: F) -> Self
    where
        F: Fn(Kernel, serde_json::Value) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        Self { kind, every: None, work: Arc::new(move |kernel, payload| Box::pin(work(kernel, payload))) }
    }

    /// Work that comes back every `every`.
    pub fn periodic<F, Fut>(kind: &'static str, every: TimeDelta, work: F) -> Self
    where
        F: Fn(Kernel) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        Self { kind, every: Some(every), work: Arc::new(move |kernel, _| Box::pin(work(kernel))) }
    }
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("kind", &self.kind).field("every", &self.every).finish_non_exhaustive()
    }
}

/// Does everything that is due now, one job after the other. Answers how many were done well.
///
/// # Errors
/// When the database does not answer; a job's own failure is noted on the job and is no error here.
pub async fn run_due(kernel: &Kernel, jobs: &[Job]) -> Result<usize, Error> {
    for periodic in jobs.iter().filter(|job| job.every.is_some()) {
        job::ensure_scheduled(kernel.db(), periodic.kind, kernel.clock().now()).await?;
    }
    let mut done = 0;
    while let Some(taken) = job::take(kernel.db()).await? {
        match run(kernel, jobs, &taken).await {
            Ok(()) => {
                job::done(kernel.db(), &taken.id).await?;
                done += 1;
                metrics::counter!("fabrique_jobs_total", "result" => "done").increment(1);
            }
            Err(error) => {
                let text = format!("{error:#}");
                tracing::warn!(kind = taken.kind, attempts = taken.attempts, error = text, "job failed");
                metrics::counter!("fabrique_jobs_total", "result" => "failed").increment(1);
                job::failed(kernel.db(), &taken, &text).await?;
            }
        }
        if let Some(every) = jobs.iter().find(|job| job.kind == taken.kind).and_then(|job| job.every) {
            job::ensure_scheduled(kernel.db(), &taken.kind, kernel.clock().now() + every).await?;
        }
    }
    Ok(done)
}

async fn run(kernel: &Kernel, jobs: &[Job], taken: &job::Taken) -> anyhow::Result<()> {
    let payload: serde_json::Value = serde_json::from_str(&taken.payload)?;
    if taken.kind == SEND_LETTER {
        let id = payload.as_str().ok_or_else(|| anyhow::anyhow!("lettre sans identifiant"))?;
        return letter::send(kernel, id).await;
    }
    let Some(job) = jobs.iter().find(|job| job.kind == taken.kind) else {
        anyhow::bail!("aucun travail de ce nom dans ce programme");
    };
    let work = (job.work)(kernel.clone(), payload);
    // A panic in one job must not take the worker with it.
    match tokio::spawn(work).await {
        Ok(result) => result,
        Err(_) => anyhow::bail!("le travail s'est interrompu"),
    }
}
