//! `fabrique registre`: writes the full register of processings into a file.

use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use commons::register::{self, Format, Register};
use kernel::Config;

use super::{open, say};

pub async fn run(config: Config, format: Format, to: &Path, service: Option<&str>) -> anyhow::Result<ExitCode> {
    let deployment = open(config).await?;
    let services = deployment.running[1..].iter().map(|one| &one.kernel);
    let chosen: Vec<_> = services.filter(|kernel| service.is_none_or(|id| kernel.manifest().id == id)).collect();
    let Some(first) = chosen.first() else {
        bail!("aucun service ne s'appelle « {} »", service.unwrap_or_default());
    };
    let register = Register::joined(
        first.manifest().title,
        first.clock().today(),
        chosen.iter().map(|kernel| register::of(kernel)),
    );
    kernel::files::replace(to, &register::export(&register, format)?)?;
    deployment.close().await;
    say(format!("{} traitements écrits dans {}", register.entries.len(), to.display()));
    Ok(ExitCode::SUCCESS)
}
