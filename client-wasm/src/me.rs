//! Who I am: a name and a municipality behind the server's cookie, remembered here for when there is no network.

use crate::{
    device,
    http::{self, NoAnswer},
};
use board::id::{DocumentId, PersonId};
use serde::{Deserialize, Serialize};

/// A municipality, to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Municipality {
    /// Its names of equal standing, the one that it uses first first.
    pub names: Vec<String>,
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
}

/// Colours that people's municipalities have (`--person-0` and on, in the styles).
pub const PEOPLE_COLOURS: u8 = 8;
/// Gives the demo’s six municipalities six colours.
const HASH_FACTOR: u32 = 3;

impl Me {
    /// The municipality's colour. It follows from the name, so that all see the same without asking.
    pub fn colour(&self) -> u8 {
        let letters = self.municipality.chars().map(u32::from);
        let number = letters.fold(0_u32, |number, letter| number.wrapping_mul(HASH_FACTOR).wrapping_add(letter));
        ((number >> 8) % u32::from(PEOPLE_COLOURS)) as u8
    }
}

/// What a person says of themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Introduction {
    /// The name shown.
    pub name: String,
    /// One of the municipality's names.
    pub municipality: String,
}

/// How far the question of who I am has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhoIAm {
    /// The server knows, or this device remembers.
    Known(Me),
    /// Nobody has said yet.
    Unknown,
    /// The server can't be asked and nothing is remembered.
    CannotAsk,
}

#[derive(Deserialize)]
struct Answer {
    id: PersonId,
    name: Option<String>,
    municipality: Option<Place>,
}

#[derive(Deserialize)]
struct Place {
    name: String,
}

impl Answer {
    fn me(self) -> Option<Me> {
        Some(Me { person: self.id, name: self.name?, municipality: self.municipality?.name })
    }
}

/// Asks the server; when it can't be reached, what this device remembers serves.
pub async fn ask() -> WhoIAm {
    match http::get::<Answer>("/api/me").await.map(Answer::me) {
        Ok(Some(me)) => {
            remember(&me);
            WhoIAm::Known(me)
        }
        Ok(None) | Err(NoAnswer::Unreadable | NoAnswer::Status(..500)) => WhoIAm::Unknown,
        Err(NoAnswer::Offline | NoAnswer::Status(500..)) => remembered().map_or(WhoIAm::CannotAsk, WhoIAm::Known),
    }
}

/// Tells the server who I am.
pub async fn introduce(introduction: &Introduction) -> Result<Me, NoAnswer> {
    let answer: Answer = http::post("/api/me", introduction).await?;
    let me = answer.me().ok_or(NoAnswer::Unreadable)?;
    remember(&me);
    Ok(me)
}

#[derive(Deserialize)]
struct Opened {
    people: Vec<Answer>,
}

/// Those who have given innspill on a board; `Err` as the server answers.
pub async fn voices(board: DocumentId) -> Result<Vec<Me>, NoAnswer> {
    let opened: Opened = http::get(&format!("/api/boards/{board}")).await?;
    Ok(opened.people.into_iter().filter_map(Answer::me).collect())
}

/// All municipalities, the demo's first; none while the server can't be asked.
pub async fn municipalities() -> Vec<Municipality> {
    http::get("/api/municipalities").await.unwrap_or_default()
}

fn remember(me: &Me) {
    let json = serde_json::to_string(me).expect("a person is two names and an id");
    device::remember(device::ME, &json);
}

fn remembered() -> Option<Me> {
    serde_json::from_str(&device::remembered(device::ME)?).ok()
}
