//! The registries that the factory knows, and the pairs of identifiers that are known to stand for one product.

/// A registry: identifier, name, what it is.
pub const SOURCES: [(&str, &str, &str); 3] = [
    ("beta.gouv.fr", "beta.gouv.fr", "Le site public du réseau : les identifiants de ce portefeuille sont les siens."),
    ("fabrique", "Site de la Fabrique", "Le site propre de la Fabrique des ministères sociaux."),
    ("dashlord", "DashLord", "Le tableau de bord technique : un site surveillé, un identifiant."),
];

/// The registry whose identifiers are ours.
pub const OURS: &str = "beta.gouv.fr";

/// Identifiers of the Fabrique's own registries that differ from ours: theirs, ours.
pub const PAIRS: [(&str, &str); 4] = [
    ("egapro", "egalite.professionnelle"),
    ("1000jours", "1000.jours"),
    ("enfantsduspectacle", "enfants-du-spectacle"),
    ("work-in-france", "workinfrance"),
];

/// Where the pages of the Fabrique's own DashLord stand: what follows is the identifier of a site there.
pub const DASHLORD: &str = "https://socialgouv.github.io/dashlord-fabrique/url/";
