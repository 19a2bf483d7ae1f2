//! Who I am: a name and a municipality behind the server's cookie, remembered here for when there is no network.

use crate::{
    account::{Account, Place},
    desk::shown::{Voice, initials_of},
    device,
    http::{self, NoAnswer},
    locale::words,
};
use board::{
    id::{DocumentId, PersonId},
    network::around::{COLOURS, Looks},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A municipality, to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Municipality {
    /// Its number; unlike its names, unique.
    pub number: String,
    /// Its names of equal standing, the one that it uses first first.
    pub names: Vec<String>,
    /// What it, or a part of it, was called before municipalities were merged.
    #[serde(default)]
    pub former: Vec<String>,
    /// Is it one of the demo's?
    pub demo: bool,
}

/// A person, as the others see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The id that the cookie stands for.
    pub person: PersonId,
    /// The name shown.
    pub name: String,
    /// The municipality's name.
    pub municipality: String,
    /// Looks without having said who they are.
    #[serde(skip)]
    pub onlooker: bool,
    /// Came by a link, and is known by this browser's cookie alone.
    #[serde(default)]
    pub guest: bool,
}

/// Gives the demo’s six municipalities six colours.
const HASH_FACTOR: u32 = 3;

impl Me {
    /// How I look where no network says it.
    pub fn looks(&self) -> Looks {
        looks(&self.name, &self.municipality)
    }

    /// Somebody who looks without saying who they are: another one each time.
    fn onlooker() -> Me {
        let bits = getrandom::u64().unwrap_or_else(|_| js_sys::Math::random().to_bits());
        let person = PersonId::fresh(u128::from(bits));
        Me { person, name: words().get("onlooker"), municipality: String::new(), onlooker: true, guest: false }
    }

    /// Keeps it on this device, for when there is no network.
    pub fn remember(&self) {
        let json = serde_json::to_string(self).expect("a person is two names and an id");
        device::remember(device::ME, &json);
    }

    /// What was kept of somebody; nothing if it can't be read.
    pub fn read(kept: &str) -> Option<Me> {
        serde_json::from_str(kept).ok()
    }
}

/// How somebody looks where no network says it. The colour follows from the municipality's name, so that all see the
/// same without asking.
fn looks(name: &str, municipality: &str) -> Looks {
    let letters = municipality.chars().map(u32::from);
    let number = letters.fold(0_u32, |number, letter| number.wrapping_mul(HASH_FACTOR).wrapping_add(letter));
    Looks { initials: initials_of(name), colour: ((number >> 8) % u32::from(COLOURS)) as u8 }
}

/// What a person says of themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Introduction {
    /// The name shown.
    pub name: String,
    /// One of the municipality's names.
    pub municipality: String,
}

/// What comes of looking at a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// I may open it, as whom the server or this device knows.
    AsMyself(Me),
    /// It is not there, or not open to me.
    Closed,
    /// The server can't be asked and nothing is remembered.
    CannotAsk,
}

/// Asks the server whether I may open a board, and as whom; when it can't be reached, what this device remembers
/// serves.
pub async fn look_at(board: DocumentId) -> Looked {
    let offline = || remembered().map_or(Looked::CannotAsk, Looked::AsMyself);
    match voices(board).await {
        Ok(_) => {}
        Err(NoAnswer::Offline | NoAnswer::Status(500..)) => return offline(),
        Err(NoAnswer::Status(_) | NoAnswer::Unreadable) => return Looked::Closed,
    }
    match Account::ask().await {
        Ok(Account { person: Some(person), .. }) => Looked::AsMyself(person.me()),
        // It is open to everybody; who looks need not say who they are.
        Ok(_) => Looked::AsMyself(Me::onlooker()),
        Err(NoAnswer::Offline | NoAnswer::Status(500..)) => offline(),
        Err(NoAnswer::Status(_) | NoAnswer::Unreadable) => Looked::Closed,
    }
}

/// Tells the server who I am.
pub async fn introduce(introduction: &Introduction) -> Result<Me, NoAnswer> {
    let answer: Account = http::post("/api/me", introduction).await?;
    let me = answer.person.ok_or(NoAnswer::Unreadable)?.me();
    me.remember();
    Ok(me)
}

#[derive(Deserialize)]
struct Opened {
    people: Vec<Speaker>,
}

#[derive(Deserialize)]
struct Speaker {
    id: PersonId,
    name: Option<String>,
    municipality: Option<Place>,
    looks: Option<Looks>,
}

/// Those who have given innspill on a board; `Err` as the server answers.
pub async fn voices(board: DocumentId) -> Result<HashMap<PersonId, Voice>, NoAnswer> {
    let opened: Opened = http::get(&format!("/api/boards/{board}")).await?;
    let voice = |speaker: Speaker| {
        let (name, municipality) = (speaker.name?, speaker.municipality.map(|place| place.name).unwrap_or_default());
        let looks = speaker.looks.unwrap_or_else(|| looks(&name, &municipality));
        Some((speaker.id, Voice { name, municipality, looks }))
    };
    Ok(opened.people.into_iter().filter_map(voice).collect())
}

/// All municipalities, the demo's first; none while the server can't be asked.
pub async fn municipalities() -> Vec<Municipality> {
    http::get("/api/municipalities").await.unwrap_or_default()
}

/// Whom this device remembers; for when the server can't be asked.
pub fn remembered() -> Option<Me> {
    Me::read(&device::remembered(device::ME)?)
}
