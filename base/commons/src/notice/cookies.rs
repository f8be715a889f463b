//! The cookies of a deployment, under the names that browsers really see.

use kernel::Config;
use kernel::identity::cookie_notices;
use ui::Theme;

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: &'static str,
    /// How long the browser keeps it.
    pub life: String,
}

/// Every cookie that this deployment sets. All of them are needed for what the person asks, so none asks for consent.
pub fn lines(config: &Config) -> Vec<Line> {
    let https = config.is_https();
    let sign_in = cookie_notices(https).into_iter();
    let sign_in = sign_in.map(|cookie| Line { name: cookie.name, purpose: cookie.purpose, life: cookie.life });
    sign_in.chain(std::iter::once(theme(https))).collect()
}

fn theme(https: bool) -> Line {
    let header = Theme::System.cookie(https);
    let name = header.split('=').next().unwrap_or_default();
    let seconds: Option<u32> = header.split("Max-Age=").nth(1).and_then(|rest| rest.split(';').next()?.parse().ok());
    let life = seconds
        .map_or_else(|| "Jusqu'à la fermeture du navigateur".into(), |seconds| format!("{} jours", seconds / 86_400));
    Line { name: name.to_owned(), purpose: "Garder le thème clair ou sombre que vous avez choisi", life }
}
