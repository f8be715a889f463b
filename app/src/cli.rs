//! The command line, in French: options before or after any command.

mod agent;
mod deces;
mod dpia;
mod rights;
mod role;
mod scan;
mod transfer;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use kernel::Config;

pub use agent::{AgentCommand, Comparison, ManifestCommand};
pub use deces::{Bound, DecesCommand, Method};
pub use dpia::DpiaCommand;
pub use rights::RightsCommand;
pub use role::RoleCommand;
pub use scan::{Place, ScanArgs};
pub use transfer::TransferCommand;

/// Fabrique : le système d'une fabrique numérique publique.
#[derive(Debug, Parser)]
#[command(
    name = "fabrique",
    version,
    about = "Fabrique : le système d'une fabrique numérique publique",
    disable_help_subcommand = true,
    max_term_width = 110
)]
pub struct Cli {
    /// Dossier des données (bases, clés, fichiers)
    #[arg(long, global = true, value_name = "DOSSIER", env = "FABRIQUE_DATA", help_heading = "Options générales")]
    pub data: Option<PathBuf>,
    /// Fichier de configuration TOML (par défaut : fabrique.toml, s'il existe)
    #[arg(long, global = true, value_name = "FICHIER", env = "FABRIQUE_CONFIG", help_heading = "Options générales")]
    pub config: Option<PathBuf>,
    /// Que faire ; servir, par défaut
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Sans commande : comme `fabrique serve`
    #[command(flatten)]
    pub serve: ServeArgs,
}

/// What the program can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Servir les pages et l'API (commande par défaut)
    Serve(ServeArgs),
    /// Importer des données d'une autre source
    #[command(subcommand)]
    Import(Import),
    /// Charger la démonstration, puis s'arrêter
    Demo,
    /// Examiner la configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Examiner le journal
    #[command(subcommand)]
    Journal(JournalCommand),
    /// Comparer les bases aux déclarations de données
    #[command(subcommand)]
    Schema(SchemaCommand),
    /// Écrire le registre complet des traitements dans un fichier
    Registre {
        /// csv, json, ods ou pdf
        #[arg(long, value_name = "FORMAT")]
        format: commons::register::Format,
        /// Fichier à écrire
        #[arg(long, value_name = "FICHIER")]
        vers: PathBuf,
        /// Un seul service (par défaut : tous)
        #[arg(long, value_name = "SERVICE")]
        service: Option<String>,
    },
    /// Comparer la base d'un produit construit ailleurs à son manifeste signé
    #[command(subcommand)]
    Agent(AgentCommand),
    /// Répondre à une personne qui exerce ses droits sur ses données
    #[command(subcommand)]
    Droits(RightsCommand),
    /// Donner ou retirer un rôle à une personne
    #[command(subcommand)]
    Role(RoleCommand),
    /// Exporter ou reprendre les analyses d'impact, au format de l'outil PIA de la CNIL
    #[command(subcommand)]
    Aipd(DpiaCommand),
    /// Compter et surveiller les décès
    #[command(subcommand)]
    Deces(DecesCommand),
    /// Détruire, anonymiser ou verser ce qui a atteint la fin de sa durée de conservation
    Purge {
        /// Jour auquel les durées sont comptées (par défaut : maintenant)
        #[arg(long, value_name = "AAAA-MM-JJ")]
        au: Option<NaiveDate>,
        /// Dire ce qui serait fait, sans rien changer
        #[arg(long)]
        simulation: bool,
    },
    /// Sauvegarder les bases, les clés et les fichiers dans un dossier
    Backup {
        /// Dossier à créer
        #[arg(value_name = "DOSSIER")]
        to: PathBuf,
        /// Sauvegarder aussi les clés du coffre, dans cet autre dossier, à garder ailleurs que les données
        #[arg(long, value_name = "DOSSIER")]
        coffre: Option<PathBuf>,
    },
    /// Restaurer une sauvegarde dans un dossier de données vide
    Restore {
        /// Dossier d'une sauvegarde
        #[arg(value_name = "DOSSIER")]
        from: PathBuf,
        /// Dossier de la sauvegarde des clés du coffre
        #[arg(long, value_name = "DOSSIER")]
        coffre: Option<PathBuf>,
    },
    /// Transmettre un produit : son dossier, et l'exercice qui le restaure
    #[command(subcommand)]
    Transfert(TransferCommand),
    /// Dire ce qui va et ce qui ne va pas dans ce déploiement
    Doctor,
    /// Analyser un ou plusieurs services du dehors, et dire ce qui est constaté
    Scan(ScanArgs),
    /// Exporter le portefeuille dans le format des fiches de beta.gouv.fr
    Export {
        /// Dossier à créer
        #[arg(value_name = "DOSSIER")]
        to: PathBuf,
    },
}

/// Options of `serve`.
#[derive(Args, Clone, Debug, Default)]
pub struct ServeArgs {
    /// Adresse et port à écouter (exemple : 127.0.0.1:3000)
    #[arg(long, value_name = "ADRESSE")]
    pub listen: Option<String>,
    /// Ne démarrer que ces services
    #[arg(long, value_name = "SERVICE", num_args = 1..)]
    pub only: Vec<String>,
}

/// Sources that can be imported.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Le contenu du site de beta.gouv.fr (dossier `content` de son dépôt)
    BetaGouv {
        /// Dossier qui contient _startups, _incubators, _organisations, _authors
        #[arg(value_name = "DOSSIER")]
        from: PathBuf,
        /// Date à laquelle les phases sont comptées (par défaut : aujourd'hui)
        #[arg(long, value_name = "AAAA-MM-JJ")]
        au: Option<NaiveDate>,
        /// Écrire le compte rendu complet dans ce fichier JSON
        #[arg(long, value_name = "FICHIER.json")]
        rapport: Option<PathBuf>,
    },
    /// Les sites d'un DashLord (dashlord.yml) : leurs domaines peuvent alors être sondés
    Dashlord {
        /// Fichier dashlord.yml
        #[arg(value_name = "FICHIER")]
        from: PathBuf,
    },
    /// Les standards du réseau (leur export YAML publié)
    Standards {
        /// Fichier YAML : version, puis standards
        #[arg(value_name = "FICHIER")]
        from: PathBuf,
        /// Dire ce qui changerait, sans rien changer
        #[arg(long)]
        simulation: bool,
    },
}

/// What can be asked of the configuration.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Vérifier la configuration et la montrer, secrets masqués
    Check,
}

/// What can be asked of the journal.
#[derive(Debug, Subcommand)]
pub enum JournalCommand {
    /// Vérifier chaque ligne, chaque journée et la tête signée
    Verify,
}

/// What can be asked of the schema.
#[derive(Debug, Subcommand)]
pub enum SchemaCommand {
    /// Dire chaque table, colonne, vue ou index qui n'est pas déclaré, et ce qu'il faut faire
    Verifier,
}

impl Cli {
    /// The configuration: file, then environment, then the options of the command line.
    pub fn config(&self) -> anyhow::Result<Config> {
        let mut config = Config::load(self.config.as_deref())?;
        if let Some(data) = &self.data {
            config.donnees.clone_from(data);
        }
        if let Some(listen) = self.serve_args().listen {
            config.ecoute = listen;
        }
        Ok(config)
    }

    /// The options of `serve`, given with or without the word.
    pub fn serve_args(&self) -> ServeArgs {
        match &self.command {
            Some(Command::Serve(args)) => ServeArgs {
                listen: args.listen.clone().or_else(|| self.serve.listen.clone()),
                only: if args.only.is_empty() { self.serve.only.clone() } else { args.only.clone() },
            },
            _ => self.serve.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_coherent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn general_options_stand_before_or_after_a_command() {
        for line in [["fabrique", "--data", "d", "demo"], ["fabrique", "demo", "--data", "d"]] {
            assert_eq!(Cli::parse_from(line).data, Some(PathBuf::from("d")));
        }
    }

    #[test]
    fn serve_is_what_happens_without_a_word() {
        for line in [vec!["fabrique", "--listen", "127.0.0.1:1"], vec!["fabrique", "serve", "--listen", "127.0.0.1:1"]]
        {
            assert_eq!(Cli::parse_from(line).serve_args().listen.as_deref(), Some("127.0.0.1:1"));
        }
    }

    #[test]
    fn an_address_to_scan_is_taken_as_people_write_it() {
        let read = |line: &[&str]| match Cli::try_parse_from(line).map(|cli| cli.command) {
            Ok(Some(Command::Scan(args))) => Some(args),
            _ => None,
        };
        let args = read(&["fabrique", "scan", "exemple.fr", "--autoriser-prive", "--json"]).unwrap();
        assert_eq!(args.urls[0].as_str(), "https://exemple.fr/");
        assert_eq!(args.autoriser_prive, [Place::Own]);
        let args = read(&["fabrique", "scan", "http://a.fr", "b.fr", "--autoriser-prive=10.0.0.0/8"]).unwrap();
        assert_eq!(args.urls.len(), 2);
        assert!(matches!(args.autoriser_prive[..], [Place::Named(_)]));
        for wrong in ["ftp://exemple.fr", "http://", "https://camille:secret@exemple.fr", "pas une adresse"] {
            assert!(read(&["fabrique", "scan", wrong]).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_date_that_does_not_exist_is_refused() {
        let line = ["fabrique", "import", "beta-gouv", "content", "--au", "2026-02-30"];
        assert!(Cli::try_parse_from(line).is_err());
    }
}
