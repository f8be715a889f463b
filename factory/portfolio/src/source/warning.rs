//! What an import says: one warning per oddity, with its file, line and field. The kinds are a closed list.

use std::fmt;

use serde::Serialize;

/// One oddity met while reading. Its fields are those of the JSON report, hence French.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// Path inside the folder: `_startups/exemple.md`.
    pub fichier: String,
    /// Line in that file, from 1; 0 when the warning is about the whole file.
    pub ligne: usize,
    /// The field (`phases[1].start`), `corps` for the text, empty for the whole file.
    pub champ: String,
    /// What kind of oddity.
    pub genre: Kind,
    /// What was met and what was done about it, in French.
    pub message: String,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal, $label:literal;)+) => {
        /// The kinds of oddity, in French kebab-case in every report.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum Kind {
            $($(#[doc = $doc])+ #[serde(rename = $id)] $variant,)+
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Kind] = &[$(Kind::$variant),+];

            /// The identifier of the reports.
            pub fn id(self) -> &'static str {
                match self { $(Kind::$variant => $id,)+ }
            }

            /// The label of a summary.
            pub fn label(self) -> &'static str {
                match self { $(Kind::$variant => $label,)+ }
            }
        }
    };
}

kinds! {
    /// The file is not UTF-8: refused.
    NotUtf8 = "pas-utf8", "Fichiers qui ne sont pas en UTF-8";
    /// The file could not be read, or is larger than the limit: refused.
    Unreadable = "fichier-illisible", "Fichiers illisibles";
    /// The file or its front matter is larger than the limit: refused.
    TooLarge = "trop-volumineux", "Fichiers trop volumineux";
    /// No front matter between two `---`: refused.
    NoFrontMatter = "sans-en-tete", "Fichiers sans en-tête";
    /// The front matter is no YAML: refused.
    BadYaml = "yaml-illisible", "En-têtes illisibles";
    /// Aliases or depth beyond the limits: refused.
    YamlBomb = "yaml-demesure", "En-têtes démesurés";
    /// No title: refused.
    NoTitle = "sans-titre", "Fiches sans titre";
    /// Neither phases nor status: refused.
    NoPhase = "sans-phase", "Fiches sans phase ni statut";
    /// A list of phases with nothing in it: read as absent.
    EmptyPhases = "phases-vides", "Listes de phases vides";
    /// A folder of the source that is not there: nothing of its kind is read.
    MissingFolder = "dossier-absent", "Dossiers absents";
    /// A second file with the same identifier: refused.
    SameId = "identifiant-en-double", "Identifiants en double";
    /// A file that is no record: left aside.
    IgnoredFile = "fichier-ignore", "Fichiers ignorés";
    /// A record in a file without `.md`: read.
    NoExtension = "sans-extension", "Fichiers sans extension";
    /// A byte order mark at the start: removed.
    Bom = "marque-utf8", "Marques d'ordre des octets";
    /// Lines that end in CR LF: read as LF.
    Crlf = "fins-de-ligne-crlf", "Fins de ligne CRLF";
    /// Text that is not in the composed normal form of Unicode: kept.
    NotNfc = "texte-non-nfc", "Textes non normalisés (NFC)";
    /// Characters without width: kept, ignored by the search.
    ZeroWidth = "caractere-invisible", "Caractères invisibles";
    /// Raw HTML in a text: kept, sanitised when shown.
    RawHtml = "html-brut", "HTML brut dans un texte";
    /// Spaces around a value: removed.
    ExtraSpaces = "espaces-superflus", "Espaces superflus";
    /// A value made of spaces: read as absent.
    BlankValue = "valeur-vide", "Valeurs blanches";
    /// A value of another type than expected: kept among the other fields.
    UnexpectedValue = "valeur-inattendue", "Valeurs inattendues";
    /// A key written twice: the last one counts.
    DuplicateKey = "cle-en-double", "Clés en double";
    /// A key outside the known format: kept among the other fields.
    UnknownKey = "cle-inconnue", "Clés inconnues";
    /// A link with HTML entities: decoded.
    EscapedLink = "lien-echappe", "Liens échappés en HTML";
    /// A link whose scheme can run code: dropped.
    DangerousLink = "lien-dangereux", "Liens dangereux";
    /// A link that is no web address: kept among the other fields.
    InvalidLink = "lien-invalide", "Liens invalides";
    /// A link to a bare IP address: kept.
    BareIpLink = "lien-adresse-ip", "Liens vers une adresse IP";
    /// Punctuation after a repository address: removed.
    RepositoryPunctuation = "depot-ponctuation", "Dépôts suivis d'une ponctuation";
    /// A list written inside one item: kept as written, split for the filters.
    ListInItem = "liste-dans-un-element", "Listes dans un seul élément";
    /// An identifier outside lower case letters, digits, dots and hyphens, or longer than 60 characters: kept.
    UnusualId = "identifiant-inhabituel", "Identifiants inhabituels";
    /// A reference to an incubator that has no file: kept.
    UnknownIncubator = "incubateur-inconnu", "Incubateurs inconnus";
    /// A reference to an organisation that has no file: kept.
    UnknownOrganisation = "organisation-inconnue", "Organisations inconnues";
    /// The scalars of the format before phases: read as one phase.
    OldFormat = "ancien-format", "Fiches à l'ancien format";
    /// A phase name of an older snapshot: read under its name of today.
    OldPhaseName = "phase-ancien-nom", "Anciens noms de phase";
    /// A phase name that means nothing: kept aside, never current.
    UnknownPhase = "phase-inconnue", "Noms de phase inconnus";
    /// A date that does not exist or is missing: kept aside.
    ImpossibleDate = "date-impossible", "Dates impossibles";
    /// A phase that ends before it starts: kept.
    EndBeforeStart = "fin-avant-debut", "Fins avant le début";
    /// A phase that starts after the date of the import: announced.
    FuturePhase = "phase-future", "Phases annoncées";
    /// Phases that start on one day.
    SameDayPhases = "phases-meme-jour", "Phases du même jour";
    /// A phase that ends after the next started.
    Overlap = "phases-chevauchement", "Phases qui se chevauchent";
    /// Days without a phase.
    Gap = "phases-trou", "Périodes sans phase";
    /// A later date with an earlier phase.
    Backward = "phases-retour", "Retours en arrière";
    /// A transfer followed by an abandon.
    TransferThenAbandon = "transfere-puis-abandon", "Abandons après un transfert";
    /// A last phase with an end.
    EndOnLast = "fin-sur-derniere-phase", "Dernières phases avec une fin";
    /// A field edited here since the last import, that the folder gives otherwise: kept as edited here.
    FieldConflict = "conflit-champ", "Conflits de champ";
    /// Phases decided here, that the folder gives otherwise: kept as decided here.
    PhaseConflict = "conflit-phases", "Conflits de phases";
    /// A record stored here that the folder no longer has: kept.
    Absent = "absent-du-dossier", "Fiches absentes du dossier";
    /// A record of the demonstration that the folder does not have: withdrawn.
    Withdrawn = "demonstration-retiree", "Fiches de la démonstration retirées";
}

impl Kind {
    /// Whether somebody has something to do: the record was refused, a value was set aside, or an edit made here was kept.
    pub fn asks_for_somebody(self) -> bool {
        use Kind::*;
        matches!(
            self,
            NotUtf8
                | Unreadable
                | TooLarge
                | NoFrontMatter
                | BadYaml
                | YamlBomb
                | NoTitle
                | NoPhase
                | SameId
                | DangerousLink
                | UnknownPhase
                | ImpossibleDate
                | FieldConflict
                | PhaseConflict
        )
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// The warnings of one file, while it is read.
#[derive(Debug)]
pub struct Notes {
    file: String,
    discreet: bool,
    warnings: Vec<Warning>,
}

impl Notes {
    /// Starts the notes of `file`.
    pub fn of(file: impl Into<String>) -> Notes {
        Notes { file: file.into(), discreet: false, warnings: Vec::new() }
    }

    /// Starts the notes of a file about a person: no message quotes a value of it.
    pub fn discreet(file: impl Into<String>) -> Notes {
        Notes { discreet: true, ..Notes::of(file) }
    }

    /// A value as a message may quote it.
    pub fn quote(&self, value: &str) -> String {
        if self.discreet {
            return "la valeur".to_owned();
        }
        let short: String = value.chars().take(80).collect();
        let more = if short.len() < value.len() { "…" } else { "" };
        format!("« {short}{more} »")
    }

    /// Writes a warning down.
    pub fn warn(&mut self, line: usize, field: impl Into<String>, kind: Kind, message: impl Into<String>) {
        let warning = self.warning(line, field, kind, message);
        self.warnings.push(warning);
    }

    /// A warning of this file that is not written down: what a refusal returns.
    pub fn warning(&self, line: usize, field: impl Into<String>, kind: Kind, message: impl Into<String>) -> Warning {
        Warning { fichier: self.file.clone(), ligne: line, champ: field.into(), genre: kind, message: message.into() }
    }

    /// The warnings so far.
    pub fn list(&self) -> &[Warning] {
        &self.warnings
    }

    /// The warnings, when the file is read.
    pub fn into_list(self) -> Vec<Warning> {
        self.warnings
    }
}
