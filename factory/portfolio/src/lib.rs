//! Portfolio: every product of the factory, its phase, its history.
//!
//! The rules, which know neither a database nor a request:
//! * [`phase`]: the eight phases, which one is current on a day ([`phase::current`]), what is announced, what is ambiguous
//!   ([`phase::ambiguities`]), how long a phase should last ([`phase::Guide`]).
//! * [`source`]: the content of the beta.gouv.fr site, read from a folder with every oddity told
//!   ([`source::read_folder`]) and written back ([`source::write_product`]).
//! * [`search`]: an index in memory ([`search::Index`]) that answers words, filters with their counts, sort and pages.
//! * [`statistics`]: products by phase over time, the funnel, days in phase beside the guide, what a fiche lacks.
//! * [`markdown`]: a text of the source as sanitised HTML, and its sections.
//!
//! What is stored:
//! * [`registry`]: the tables of the portfolio and the only code that speaks to them ([`registry::store`]).
//! * [`import`]: what an import will do, field by field ([`import::plan`]), and the import itself ([`import::run`]).
//!
//! What people see:
//! * [`catalogue`]: the portfolio in memory, as it stands today ([`catalogue::today`]).
//! * [`home`], [`fiche`], [`incubator`], [`picture`], [`sources`]: the pages. [`api`]: the same for programs.
//! * [`demonstration`]: a dozen products and fictitious people.

pub mod api;
pub mod catalogue;
pub mod demonstration;
pub mod export;
pub mod fiche;
pub mod home;
pub mod import;
pub mod incubator;
pub mod markdown;
#[cfg(test)]
mod pages;
pub mod phase;
pub mod picture;
#[cfg(test)]
mod real;
pub mod registry;
pub mod search;
pub mod source;
pub mod sources;
pub mod statistics;
#[cfg(test)]
mod trial;

/// The features of the portfolio: the first tool of the factory.
pub fn features() -> Vec<kernel::Feature> {
    vec![
        registry::feature(),
        home::feature(),
        fiche::feature(),
        incubator::feature(),
        picture::feature(),
        api::feature(),
        sources::feature(),
    ]
}

/// The roles of the factory's people.
pub const ROLES: &[kernel::manifest::Role] = &[
    kernel::manifest::Role {
        id: "membre",
        label: "Membre d'une équipe produit",
        mission: "Tient la fiche de son produit.",
    },
    kernel::manifest::Role {
        id: "responsable-incubateur",
        label: "Responsable d'incubateur",
        mission: "Tient les fiches de tous les produits de son incubateur, et celle de l'incubateur.",
    },
    kernel::manifest::Role {
        id: "administrateur",
        label: "Administratrice ou administrateur",
        mission: "Tient toutes les fiches et rapproche les identifiants des autres registres.",
    },
    kernel::manifest::Role {
        id: "agent",
        label: "Agent",
        mission: "Voit les contacts des personnes, lit et écrit les notes internes.",
    },
    kernel::manifest::Role {
        id: "intrapreneur",
        label: "Intrapreneure ou intrapreneur",
        mission: "Porte un produit : prépare ses jalons et ses comités, signe l'engagement.",
    },
    kernel::manifest::Role {
        id: "coach",
        label: "Coach",
        mission: "Accompagne des produits : prépare leurs jalons et leurs comités, vote aux jurys.",
    },
    kernel::manifest::Role {
        id: "sponsor",
        label: "Sponsor",
        mission: "Porte un produit pour son administration : signe l'engagement, suit les comités et les décisions.",
    },
    kernel::manifest::Role {
        id: "responsable-portefeuille",
        label: "Responsable de portefeuille",
        mission: "Planifie les comités, signe les décisions, tient l'échéancier de tous les produits.",
    },
    commons::dpia::OFFICER,
    commons::dpia::CONTROLLER,
    kernel::manifest::Role {
        id: "rssi",
        label: "Responsable de la sécurité",
        mission: "Traite les violations de données, atteste la sécurité des produits, accorde des dérogations.",
    },
    kernel::manifest::Role {
        id: "juriste",
        label: "Juriste",
        mission: "Relit et atteste les documents légaux des produits.",
    },
    kernel::manifest::Role {
        id: "auditeur",
        label: "Auditrice ou auditeur",
        mission: "Lit les carnets de conformité et leurs preuves, sans rien y écrire.",
    },
];
