//! The weekly round: seventy-eight weeks of teams that speak, one that has fallen silent, and needs that wait.

use kernel::{Error, Tx};

use super::Story;
use crate::standup::domain::{Week, monday};
use crate::standup::records::week::Weather;
use crate::standup::store;

/// Weeks of the story: eighteen months.
const WEEKS: i64 = 78;

pub async fn write(tx: &Tx, story: &Story) -> Result<(), Error> {
    for back in 0..WEEKS {
        let week = monday(story.day(-7 * back));
        let regions = 9 - back / 9;
        let weather = match back % 13 {
            4 => Weather::Mauvais,
            2 | 7 | 8 => Weather::Moyen,
            _ => Weather::Bon,
        };
        let told = said(
            weather,
            &format!("{regions} régions, un délai médian d'alerte de {} jours", 9 + back / 12),
            "Comparer à des régions voisines\nDater les exports",
        );
        store::save(tx, ("causes-de-deces", week), &told, &story.camille, true).await?;
        if back > 0 {
            let told = said(
                if back % 5 == 1 { Weather::Moyen } else { Weather::Bon },
                "Quatorze réutilisations documentées",
                "Dernière version de chaque ressource",
            );
            store::save(tx, ("ressourcerie", week), &told, &story.camille, true).await?;
        }
        if (6..40).contains(&back) {
            let told = said(Weather::Moyen, "", "Reprendre les dossiers incomplets");
            store::save(tx, ("enfants-du-spectacle", week), &told, &story.amadou, true).await?;
        }
    }
    needs(tx, story).await
}

fn said(weather: Weather, figures: &str, priorities: &str) -> Week {
    Week { weather, figures: figures.into(), priorities: priorities.into(), dates: String::new(), need: String::new() }
}

async fn needs(tx: &Tx, story: &Story) -> Result<(), Error> {
    for (product, days, text, taken, closed) in [
        ("causes-de-deces", -160, "Un avis sur l'appariement avant le comité d'expertise", true, Some(-120)),
        ("causes-de-deces", -9, "Un relais dans une dixième agence régionale", true, None),
        ("ressourcerie", -16, "Quelqu'un qui connaît les licences de données", false, None),
        ("enfants-du-spectacle", -50, "Un intrapreneur à mi-temps au moins", false, None),
    ] {
        let id = store::ask(tx, (product, story.day(days)), text, &story.camille, true).await?;
        if taken {
            store::take(tx, &id, &story.ines).await?;
        }
        if let Some(closed) = closed {
            store::close(tx, &id, story.day(closed)).await?;
        }
    }
    Ok(())
}
