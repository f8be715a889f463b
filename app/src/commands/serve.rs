//! `fabrique serve`: opens the databases, loads the demonstration when it is wanted and missing, serves.

use std::process::ExitCode;

use kernel::http::server::stop_signal;
use kernel::{Clock, Config, Deployment, Ground, Random, serving};

use super::{demo, say};
use crate::cli::ServeArgs;
use crate::services;

pub async fn run(config: Config, args: &ServeArgs) -> anyhow::Result<ExitCode> {
    let services = services::chosen(&args.only)?;
    let listener = serving::listen(&config).await?;
    let platform = services::platform(&config);
    let ground = Ground { config: config.clone(), clock: Clock::system(), random: Random::system() };
    let deployment = Deployment::open(ground, platform, services).await?;
    if config.is_demonstration() {
        demo::load(&deployment).await?;
    }
    if config.production {
        let services = deployment.running[1..].iter().map(|one| &one.kernel);
        if let Err(blocked) = commons::dpia::gate::check(services).await {
            deployment.close().await;
            return Err(blocked);
        }
    }
    let application = serving::application(&deployment, ui::assets::files(&config), ui::error_pages(&deployment))?;
    say(format!("Fabrique sert sur http://{}", listener.local_addr()?));
    if config.is_demonstration() {
        demo::say_sign_ins(&config.public_url());
    }
    serving::run(deployment, application, listener, stop_signal()?).await?;
    Ok(ExitCode::SUCCESS)
}
