//! Who plays in the demo: organisations and people, as the file has them.

use board::Me;
use board::id::{OrganisationId, PersonId};
use board::network::role::Role;
use serde::Deserialize;

const NETWORK: &str = include_str!("../../../board/demo/nettverk-demo.json");

#[derive(Deserialize)]
struct File {
    navn: String,
    organisasjoner: Vec<Organisasjon>,
    personer: Vec<Deltaker>,
}

#[derive(Deserialize)]
struct Organisasjon {
    id: String,
    navn: String,
    kommunenummer: Option<String>,
    tema: Option<String>,
}

#[derive(Deserialize)]
struct Deltaker {
    id: String,
    navn: String,
    org: String,
    rolle: Role,
}

/// Somebody whom a visitor of the demo can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Character {
    /// Who. It has a `-`, so it is nobody's who was drawn at random.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Where from.
    pub organisation: OrganisationId,
    /// What that is called.
    pub organisation_name: String,
    /// The municipality's number; none for the network's own people.
    pub municipality: Option<String>,
    /// What they are in the network.
    pub role: Role,
}

/// An organisation of the demo.
pub(super) struct Body {
    pub(super) id: OrganisationId,
    /// What it is called, without what every municipality is called beside its name.
    pub(super) name: String,
    pub(super) number: Option<String>,
    /// What its project is about; none for who has none.
    pub(super) theme: Option<String>,
}

/// Everybody.
pub(super) struct Cast {
    pub(super) network: String,
    pub(super) organisations: Vec<Body>,
    pub(super) people: Vec<Character>,
}

/// A demo person's id, from the name in the file.
pub(super) fn person(id: &str) -> PersonId {
    format!("demo-{id}").parse().expect("the demo's ids are plain")
}

fn organisation(id: &str) -> OrganisationId {
    format!("demo-{id}").parse().expect("the demo's ids are plain")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Cast {
    /// Reads the file that we carry.
    pub(super) fn read() -> Cast {
        let file: File = serde_json::from_str(NETWORK).expect("a test reads the network that we carry");
        let people = file.personer.into_iter().filter_map(|deltaker| {
            let home = file.organisasjoner.iter().find(|organisasjon| organisasjon.id == deltaker.org)?;
            Some(Character {
                id: person(&deltaker.id),
                name: deltaker.navn,
                organisation: organisation(&home.id),
                organisation_name: home.navn.clone(),
                municipality: home.kommunenummer.clone(),
                role: deltaker.rolle,
            })
        });
        let people = people.collect();
        let organisations = file.organisasjoner.into_iter().map(|organisasjon| Body {
            id: organisation(&organisasjon.id),
            name: organisasjon.navn.trim_end_matches(" kommune").to_owned(),
            number: organisasjon.kommunenummer,
            theme: organisasjon.tema.as_deref().map(capital),
        });
        Cast { network: file.navn, organisations: organisations.collect(), people }
    }

    /// One of them, as an author.
    pub(super) fn me(&self, id: &str) -> Me {
        let id = person(id);
        let character = self.people.iter().find(|character| character.id == id);
        let name = character.map(|character| character.name.clone());
        Me { id, name: name.expect("the demo's trees are written by its people") }
    }
}

/// Everybody whom one can be, in the order of the file.
pub fn characters() -> Vec<Character> {
    Cast::read().people
}
