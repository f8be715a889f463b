//! What a configuration must hold before anything starts, and how it is shown with its secrets masked.

use std::net::{IpAddr, SocketAddr};

use super::Config;

const SHORTEST_SECRET: usize = 32;

impl Config {
    /// Everything that keeps this configuration from being started, in French; empty when it can be.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.ecoute.parse::<SocketAddr>().is_err() {
            faults.push(format!(
                "ecoute : « {} » n'est pas une adresse et un port (exemple : 127.0.0.1:3000)",
                self.ecoute
            ));
        }
        if let Some(metrics) = &self.metriques
            && metrics.parse::<SocketAddr>().is_err()
        {
            faults.push("metriques : attendu une adresse et un port (exemple : 127.0.0.1:9100)".into());
        }
        if let Some(url) = &self.url_publique
            && !url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        {
            faults.push("url_publique : attendu une adresse complète (exemple : https://fabrique.exemple.fr)".into());
        }
        if self.secret.as_ref().is_some_and(|secret| secret.reveal().chars().count() < SHORTEST_SECRET) {
            faults.push(format!("secret : {SHORTEST_SECRET} caractères au moins"));
        }
        if self.base.url.as_ref().is_some_and(|url| !url.reveal().starts_with("postgres")) {
            faults.push("base.url : attendu postgres://utilisateur:mot-de-passe@serveur/base".into());
        }
        if self.reseau.mandataires.iter().any(|proxy| proxy.parse::<IpAddr>().is_err()) {
            faults.push("reseau.mandataires : attendu une liste d'adresses IP".into());
        }
        if !matches!(self.journaux.format.as_str(), "texte" | "json") {
            faults.push("journaux.format : « texte » ou « json »".into());
        }
        if self.session.inactivite_minutes < 1 || self.session.duree_heures < 1 {
            faults.push("session : les durées sont d'au moins 1".into());
        }
        if let Some(folder) = &self.theme.dsfr
            && !folder.is_dir()
        {
            faults.push(format!("theme.dsfr : le dossier {} n'existe pas", folder.display()));
        }
        if self.production {
            self.production_faults(&mut faults);
        } else if self.is_demonstration() && self.can_be_reached() {
            faults.push(
                "demonstration : tout le monde pourrait s'y connecter en un clic ; servez-la sur 127.0.0.1 seulement, ou dites \
                 « production = true », ou « demonstration = false »"
                    .into(),
            );
        }
        faults
    }

    /// Would other machines reach what is served?
    fn can_be_reached(&self) -> bool {
        let listens = self.ecoute.parse::<SocketAddr>().is_ok_and(|address| !address.ip().is_loopback());
        let host = url::Url::parse(&self.public_url())
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_default();
        let local =
            host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        listens || !local
    }

    fn production_faults(&self, faults: &mut Vec<String>) {
        if self.demonstration == Some(true) {
            faults.push(
                "production : les connexions de démonstration sont refusées ; retirez « demonstration = true »".into(),
            );
        }
        if self.secret.is_none() {
            faults.push("production : « secret » est obligatoire (FABRIQUE__SECRET, 32 caractères au moins)".into());
        }
        match &self.url_publique {
            None => faults.push("production : « url_publique » est obligatoire".into()),
            Some(url) if !url.starts_with("https://") => {
                faults.push(
                    "production : « url_publique » commence par https:// (le service se tient derrière TLS)".into(),
                );
            }
            Some(_) => {}
        }
        if self.proconnect.as_ref().is_some_and(|provider| !provider.emetteur.starts_with("https://")) {
            faults.push("production : « proconnect.emetteur » commence par https://".into());
        }
        if self.courriel.smtp.is_none() && self.proconnect.is_none() {
            faults.push(
                "production : il faut « courriel.smtp » ou « proconnect », sans quoi personne ne peut se connecter"
                    .into(),
            );
        }
    }

    /// The configuration as it is understood, one `clé = valeur` a line, secrets masked.
    pub fn masked(&self) -> String {
        let mask = |set: bool| if set { "« masqué »" } else { "(absent)" };
        let lines = [
            ("donnees", self.donnees.display().to_string()),
            ("ecoute", self.ecoute.clone()),
            ("metriques", self.metriques.clone().unwrap_or_else(|| "(absent)".into())),
            ("url_publique", self.public_url()),
            ("production", self.production.to_string()),
            ("demonstration", self.is_demonstration().to_string()),
            ("secret", mask(self.secret.is_some()).into()),
            (
                "base.url",
                if self.base.url.is_some() {
                    "« masqué » (PostgreSQL)".into()
                } else {
                    "(absent : SQLite dans donnees)".into()
                },
            ),
            (
                "base.comptes",
                self.base.comptes.keys().map(|name| format!("{name} « masqué »")).collect::<Vec<_>>().join(", "),
            ),
            ("base.lecteurs", self.base.lecteurs.to_string()),
            ("base.durabilite", format!("{:?}", self.base.durabilite)),
            ("courriel.smtp", mask(self.courriel.smtp.is_some()).into()),
            ("courriel.expediteur", self.courriel.expediteur.clone()),
            ("connexion.domaines", self.connexion.domaines.join(", ")),
            ("proconnect.emetteur", self.proconnect.as_ref().map_or("(absent)".into(), |pro| pro.emetteur.clone())),
            ("proconnect.secret", mask(self.proconnect.is_some()).into()),
            ("session.inactivite_minutes", self.session.inactivite_minutes.to_string()),
            ("session.duree_heures", self.session.duree_heures.to_string()),
            ("limites.corps_ko", self.limites.corps_ko.to_string()),
            ("limites.requete_secondes", self.limites.requete_secondes.to_string()),
            ("limites.arret_secondes", self.limites.arret_secondes.to_string()),
            ("limites.connexions", self.limites.connexions.to_string()),
            ("debit.connexion", self.debit.connexion.to_string()),
            ("debit.ecriture", self.debit.ecriture.to_string()),
            ("debit.api", self.debit.api.to_string()),
            ("debit.lecture", self.debit.lecture.to_string()),
            ("reseau.mandataires", self.reseau.mandataires.join(", ")),
            ("journal.publication", format!("{:?}", self.journal.publication)),
            ("journaux.format", self.journaux.format.clone()),
            ("journaux.niveau", self.journaux.niveau.clone()),
            ("mentions.editeur", self.mentions.editeur.clone().unwrap_or_else(|| "(absent)".into())),
            ("theme.dsfr", self.theme.dsfr.as_ref().map_or("(absent)".into(), |folder| folder.display().to_string())),
        ];
        lines.iter().map(|(key, value)| format!("{key} = {value}\n")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Config, Secret};

    fn production() -> Config {
        Config {
            production: true,
            secret: Some(Secret::new("x".repeat(32))),
            url_publique: Some("https://fabrique.exemple.fr".into()),
            courriel: super::super::Courriel { smtp: Some(Secret::new("smtps://exemple.fr")), ..Default::default() },
            ..Config::default()
        }
    }

    #[test]
    fn the_defaults_start() {
        assert_eq!(Config::default().faults(), Vec::<String>::new());
        assert!(Config::default().is_demonstration());
    }

    #[test]
    fn a_whole_production_starts_without_demonstration() {
        assert_eq!(production().faults(), Vec::<String>::new());
        assert!(!production().is_demonstration());
    }

    #[test]
    fn production_refuses_what_is_meant_for_demonstrations() {
        let unsafe_ones = [
            Config { demonstration: Some(true), ..production() },
            Config { secret: None, ..production() },
            Config { secret: Some(Secret::new("court")), ..production() },
            Config { url_publique: None, ..production() },
            Config { url_publique: Some("http://fabrique.exemple.fr".into()), ..production() },
        ];
        for config in unsafe_ones {
            assert_eq!(config.faults().len(), 1, "{:?}", config.faults());
        }
    }

    #[test]
    fn a_demonstration_stays_on_its_machine() {
        let open = [
            Config { ecoute: "0.0.0.0:3000".into(), ..Config::default() },
            Config { url_publique: Some("https://fabrique.exemple.fr".into()), ..Config::default() },
        ];
        for config in open {
            assert_eq!(config.faults().len(), 1, "{:?}", config.faults());
            let told = Config { demonstration: Some(false), ..config };
            assert_eq!(told.faults(), Vec::<String>::new());
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_without_its_secrets() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("fabrique.toml");
        for wrong in [
            "secret = \"S3CRET\n",
            "[courriel]\nsmtp = \"smtps://u:S3CRET@h\" trop",
            "inconnu = \"S3CRET\"",
            "[base]\nlecteurs = \"S3CRET\"",
        ] {
            std::fs::write(&file, wrong).unwrap();
            let refusal = format!("{:#}", Config::load(Some(&file)).unwrap_err());
            assert!(!refusal.contains("S3CRET"), "{refusal}");
        }
    }

    #[test]
    fn secrets_are_masked() {
        let config = Config { secret: Some(Secret::new("abcdefghijklmnopqrstuvwxyz0123456789")), ..production() };
        assert!(!config.masked().contains("abcdef"));
        assert!(!format!("{config:?}").contains("abcdef"));
    }
}
