//! Names of people and of organisations.

use crate::reading::{fold, words};

/// What stands before a name.
const TITLES: &str = "\
    m mr mme mlle mm monsieur madame mademoiselle dr pr docteur professeur me maitre";

/// Small words inside a name.
const PARTICLES: &str = "\
    de du des d la le van von der el al ben";

/// Words with a capital that are no name of a person.
const COMMON: &str = "\
    directeur directrice direction director publication editeur editrice edition responsable hebergeur \
    hebergement mentions legales legal site service services public publics publique numerique numeriques \
    ministere ministre premier agence nationale national interministerielle republique francaise france etat \
    prefet prefete prefecture maire mairie ville commune metropole departement region conseil president \
    presidente general generale secretaire secretariat universite centre hopital caisse societe association \
    syndicat groupement institut ecole academie rectorat recteur rectrice politique confidentialite donnees \
    personnelles protection delegue deleguee adresse telephone siege social rue avenue boulevard place quai \
    cedex code loi article accueil contact plan cookies rgpd cnil dinum sas sarl sa gip epa epic rcs siren siret \
    tva conception redaction credits licence propriete internet web cloud commission informatique libertes \
    defenseur droits schema accessibilite declaration union europeenne europe nom prenom fonction personne \
    exemple mission incubateur equipe startup produit haute autorite office bureau pole chef cheffe monsieur \
    madame sante solidarites interieur justice culture education transition ecologique economie finances travail \
    emploi agriculture armees affaires etrangeres jeunesse sports collectivite etablissement hospitalier comite \
    chambre fondation editorial coordonnees the of and publisher hosting host paris lyon nantes rennes bordeaux \
    lille";

/// The names of people in a text: at least a first name and a name with capitals, or a title and a name.
#[must_use]
pub fn names_of_people(text: &str) -> Vec<String> {
    text.split(['\n', ',', ';', ':', '(', ')', '/', '|']).flat_map(names_in).collect()
}

fn names_in(piece: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut titled = false;
    let tokens =
        piece.split_whitespace().flat_map(|token| token.strip_prefix("d'").map_or(vec![token], |rest| vec!["d", rest]));
    for token in tokens.chain(std::iter::once("")) {
        let bare = token.trim_matches(|one: char| !one.is_alphanumeric());
        let folded = fold(bare);
        if is_among(TITLES, folded.as_str()) && run.is_empty() && bare.chars().next().is_some_and(char::is_uppercase) {
            titled = true;
            continue;
        }
        let particle = is_among(PARTICLES, folded.as_str()) && !run.is_empty() && !bare.is_empty();
        if particle || is_name(bare, &folded) {
            run.push(bare);
            // A point ends a sentence, unless it shortens a first name: « J. Martin ».
            if !(token.ends_with('.') && bare.chars().count() > 2) {
                continue;
            }
        }
        let strong =
            run.iter().filter(|word| !is_among(PARTICLES, fold(word).as_str()) && word.chars().count() > 1).count();
        let initials = run.iter().filter(|word| word.chars().count() == 1).count();
        if strong >= 2 || (strong == 1 && (titled || initials > 0)) {
            found.push(run.join(" "));
        }
        run.clear();
        titled = false;
    }
    found
}

/// A word of a name: a capital, letters, and no common word.
fn is_name(bare: &str, folded: &str) -> bool {
    let capital = bare.chars().next().is_some_and(char::is_uppercase);
    let letters = bare.chars().all(|one| one.is_alphabetic() || matches!(one, '-' | '\'' | '.'));
    capital && letters && !words(folded).any(|part| is_among(COMMON, part))
}

/// Words that an organisation's name begins with or holds.
const ORGANISATIONS: &str = "\
    ministere direction agence commune mairie ville departement region prefecture universite centre hopital chu \
    caisse societe association syndicat groupement institut ecole academie rectorat etablissement office chambre \
    fondation conseil metropole secretariat service services sas sarl sa sasu scop scic gip gie epic epa gmbh \
    ltd inc llc limited bibliotheque musee cour tribunal assemblee haut haute autorite communaute agglomeration \
    cooperative hospices assistance administration delegation ordre reseau federation mutuelle entreprise \
    company agency ministry department";

/// Words that say what an organisation does on a site, not which one it is.
const ROLES: &str = "\
    editeur editrice hebergeur hebergement publication directeur directrice site internet web responsable \
    adresse telephone nom raison sociale coordonnees mentions legales numero siege social email courriel contact \
    legal host publisher prestataire le la les de du des et ou un une l d service services organisme \
    administration entreprise societe denomination public plateforme est son sa ce";

/// Whether a text names an organisation: a word such as « agence » with words that say which one, or words with a capital that are no role.
#[must_use]
pub fn names_an_organisation(text: &str) -> bool {
    let folded = fold(text);
    let own = words(&folded)
        .filter(|word| word.len() > 1 && !is_among(ROLES, word) && word.chars().all(char::is_alphabetic))
        .count();
    let kind = words(&folded).any(|word| is_among(ORGANISATIONS, word));
    let capitals = text
        .split(|one: char| !(one.is_alphanumeric() || matches!(one, '-' | '.' | '\'')))
        .map(|word| word.rsplit('\'').next().unwrap_or(word))
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1)
        .filter(|word| !is_among(ROLES, fold(word).as_str()))
        .count();
    (kind && own >= 2 && (capitals >= 1 || text.lines().any(|line| line.starts_with(char::is_uppercase))))
        || capitals >= 2
        || (capitals == 1 && own <= 4)
}

/// Whether a word is among the words of a list.
fn is_among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one == word)
}
