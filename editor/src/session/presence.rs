//! Presence: where everybody is and what they hold. It is told, never written to a document.
//!
//! A session speaks under a client id of its own, drawn for the page and never used for writing: it outlives a
//! parting, and its clock can begin at 1, where an id used by an earlier page would be older than its peers remember.

use super::{
    awareness::{AwarenessState, decode_awareness, encode_awareness},
    limits::{
        NAME_CHARS_MAX, PEERS_MAX, PRESENCE_BYTES_MAX, PRESENCE_MEMORY_MS, PRESENCE_MIN_MS, PRESENCE_RENEW_MS,
        PRESENCE_TIMEOUT_MS, SELECTION_MAX,
    },
};
use board::{
    id::{NoteId, PersonId},
    network::around::COLOURS,
    wire::varint::Malformed,
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// What one person tells the others. Everything may be missing: a plain Yjs client tells other things.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Presence {
    /// Who it is. One person may be here twice, from two pages.
    pub person: Option<PersonId>,
    /// The name to show beside the cursor.
    pub name: String,
    /// The municipality's name.
    pub municipality: String,
    /// Their initials.
    pub initials: String,
    /// Their organisation's colour.
    pub colour: u8,
    /// Where the pointer is, in board units.
    pub cursor: Option<[f64; 2]>,
    /// The notes that are selected.
    pub selection: Vec<NoteId>,
    /// The note that is being written.
    pub editing: Option<NoteId>,
    /// The branch that is being carried to another place, and where its card is now.
    pub carried: Option<Carried>,
}

/// A branch on its way in somebody's hand.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Carried {
    /// Its uppermost note.
    pub note: NoteId,
    /// The upper left corner of its card, in board units.
    pub corner: [f64; 2],
}

/// Somebody else on the board, once for each page they have open.
#[derive(Debug, Clone, PartialEq)]
pub struct Peer {
    /// The client id that speaks; stable as long as the page is open.
    pub client: u64,
    /// What they last told.
    pub presence: Presence,
}

impl Presence {
    fn to_json(&self) -> String {
        let mut told = self.clone();
        told.name = shortened(&told.name);
        told.municipality = shortened(&told.municipality);
        told.initials = shortened(&told.initials);
        told.selection.truncate(SELECTION_MAX);
        told.cursor = told.cursor.filter(|at| at.iter().all(|x| x.is_finite()));
        told.carried = told.carried.filter(|carried| carried.corner.iter().all(|x| x.is_finite()));
        let json = serde_json::to_string(&told).expect("string keys and finite numbers");
        debug_assert!(json.len() <= PRESENCE_BYTES_MAX, "32 ids of 64 and three texts of 80 fit");
        json
    }

    /// Reads what can be read; `None` when the state is no JSON object.
    fn from_json(json: &str) -> Option<Presence> {
        let Ok(Value::Object(state)) = serde_json::from_str(json) else { return None };
        let text = |key: &str| state.get(key).and_then(Value::as_str);
        // What most plain Yjs clients tell: `user: { name, color }`.
        let plain_name = state.get("user").and_then(|user| user.get("name")).and_then(Value::as_str);
        let carried = state.get("carried").and_then(|carried| {
            let note = carried.get("note")?.as_str()?.parse().ok()?;
            Some(Carried { note, corner: point(carried.get("corner"))? })
        });
        let selection = state.get("selection").and_then(Value::as_array).into_iter().flatten();
        Some(Presence {
            person: text("person").and_then(|id| id.parse().ok()),
            name: shortened(text("name").or(plain_name).unwrap_or_default()),
            municipality: shortened(text("municipality").unwrap_or_default()),
            initials: shortened(text("initials").unwrap_or_default()),
            colour: state.get("colour").and_then(Value::as_u64).map_or(0, |told| (told % u64::from(COLOURS)) as u8),
            cursor: point(state.get("cursor")),
            selection: selection.filter_map(|id| id.as_str()?.parse().ok()).take(SELECTION_MAX).collect(),
            editing: text("editing").and_then(|id| id.parse().ok()),
            carried,
        })
    }
}

fn point(value: Option<&Value>) -> Option<[f64; 2]> {
    match value?.as_array()?.as_slice() {
        [x, y] => Some([x.as_f64()?, y.as_f64()?]),
        _ => None,
    }
}

fn shortened(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(NAME_CHARS_MAX).collect()
}

/// Own presence and when it is due.
#[derive(Debug)]
pub(super) struct OwnPresence {
    pub(super) client: u64,
    clock: u64,
    told: Option<Presence>,
    changed: bool,
    sent_at: Option<u64>,
}

impl OwnPresence {
    pub(super) fn new(client: u64) -> Self {
        OwnPresence { client, clock: 0, told: None, changed: false, sent_at: None }
    }

    pub(super) fn set(&mut self, presence: Presence) {
        if self.told.as_ref() != Some(&presence) {
            self.told = Some(presence);
            self.changed = true;
        }
    }

    /// Somebody asked, took us for gone, or the connection is new: tell it again.
    pub(super) fn repeat(&mut self) {
        self.changed = true;
    }

    /// The update to send now, if one is due.
    pub(super) fn due(&mut self, now: u64) -> Option<Vec<u8>> {
        let told = self.told.as_ref()?;
        let since = self.sent_at.map(|at| now.saturating_sub(at));
        let due = since.is_none_or(|since| self.changed && since >= PRESENCE_MIN_MS || since >= PRESENCE_RENEW_MS);
        if !due {
            return None;
        }
        self.clock += 1;
        self.changed = false;
        self.sent_at = Some(now);
        let json = told.to_json();
        Some(encode_awareness(&[AwarenessState { client: self.client, clock: self.clock, json: &json }]))
    }

    /// The farewell.
    pub(super) fn gone(&mut self) -> Vec<u8> {
        self.clock += 1;
        encode_awareness(&[AwarenessState { client: self.client, clock: self.clock, json: "null" }])
    }
}

#[derive(Debug)]
struct Heard {
    clock: u64,
    at: u64,
    here: Option<Peer>,
}

/// Everybody else, as they last told it.
#[derive(Debug, Default)]
pub(super) struct Peers {
    heard: BTreeMap<u64, Heard>,
    /// Grows with each change, so that a frame can see whether to paint.
    pub(super) version: u64,
}

impl Peers {
    /// Takes in an awareness update. True when it says that `own` is gone or older than it is: tell it again.
    pub(super) fn receive(&mut self, bytes: &[u8], own: u64, now: u64) -> Result<bool, Malformed> {
        let mut own_is_doubted = false;
        for state in decode_awareness(bytes)? {
            let gone = state.json == "null";
            if state.client == own {
                own_is_doubted |= gone;
                continue;
            }
            let known = self.heard.get(&state.client);
            let newer = known.is_none_or(|known| {
                known.clock < state.clock || known.clock == state.clock && gone && known.here.is_some()
            });
            if !newer || known.is_none() && self.heard.len() >= PEERS_MAX {
                continue;
            }
            let presence = if gone { None } else { Presence::from_json(state.json) };
            let here = presence.map(|presence| Peer { client: state.client, presence });
            if known.and_then(|known| known.here.as_ref()) != here.as_ref() {
                self.version += 1;
            }
            self.heard.insert(state.client, Heard { clock: state.clock, at: now, here });
        }
        Ok(own_is_doubted)
    }

    /// Forgets those who were not heard for long.
    pub(super) fn tick(&mut self, now: u64) {
        for heard in self.heard.values_mut() {
            if heard.here.is_some() && now.saturating_sub(heard.at) > PRESENCE_TIMEOUT_MS {
                heard.here = None;
                self.version += 1;
            }
        }
        self.heard.retain(|_, heard| heard.here.is_some() || now.saturating_sub(heard.at) <= PRESENCE_MEMORY_MS);
    }

    /// The line is lost: nobody knows who is here.
    pub(super) fn clear(&mut self) {
        if self.iter().next().is_some() {
            self.version += 1;
        }
        self.heard.clear();
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Peer> {
        self.heard.values().filter_map(|heard| heard.here.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn presence(name: &str) -> Presence {
        Presence {
            person: Some(PersonId::fresh(3)),
            name: name.into(),
            municipality: "Ålesund".into(),
            initials: "ÅS".into(),
            colour: 4,
            cursor: Some([10.5, -3.0]),
            selection: vec![NoteId::fresh(1), NoteId::fresh(2)],
            editing: Some(NoteId::fresh(1)),
            carried: Some(Carried { note: NoteId::fresh(2), corner: [-4.0, 8.5] }),
        }
    }

    fn names(peers: &Peers) -> Vec<&str> {
        peers.iter().map(|peer| peer.presence.name.as_str()).collect()
    }

    #[test]
    fn a_peer_is_seen_as_it_tells_and_goes_when_it_says_so() {
        let (mut a, mut b) = (OwnPresence::new(1), Peers::default());
        a.set(presence("Åse"));
        b.receive(&a.due(0).expect("the first is due"), 2, 0).expect("well formed");
        assert_eq!(b.iter().map(|peer| &peer.presence).collect::<Vec<_>>(), [&presence("Åse")]);
        b.receive(&a.gone(), 2, 1).expect("well formed");
        assert!(names(&b).is_empty());
    }

    #[test]
    fn presence_is_throttled_and_renewed() {
        let mut a = OwnPresence::new(1);
        assert_eq!(a.due(0), None, "nothing to tell yet");
        a.set(presence("A"));
        assert!(a.due(0).is_some());
        a.set(presence("A"));
        assert_eq!(a.due(PRESENCE_MIN_MS), None, "nothing new");
        a.set(presence("B"));
        assert_eq!(a.due(PRESENCE_MIN_MS - 1), None, "too soon");
        assert!(a.due(PRESENCE_MIN_MS).is_some());
        assert_eq!(a.due(PRESENCE_MIN_MS + PRESENCE_RENEW_MS - 1), None);
        assert!(a.due(PRESENCE_MIN_MS + PRESENCE_RENEW_MS).is_some());
    }

    #[test]
    fn a_silent_peer_is_gone_and_an_old_word_does_not_bring_it_back() {
        let (mut a, mut b) = (OwnPresence::new(1), Peers::default());
        a.set(presence("A"));
        let old = a.due(0).expect("due");
        a.repeat();
        let new = a.due(1_000).expect("due");
        b.receive(&new, 2, 1_000).expect("well formed");
        b.receive(&old, 2, 1_001).expect("well formed");
        b.tick(1_000 + PRESENCE_TIMEOUT_MS);
        assert_eq!(names(&b), ["A"]);
        b.tick(1_001 + PRESENCE_TIMEOUT_MS);
        assert!(names(&b).is_empty());
        b.receive(&old, 2, 2_000 + PRESENCE_TIMEOUT_MS).expect("well formed");
        assert!(names(&b).is_empty());
    }

    #[test]
    fn a_plain_client_is_tolerated() {
        let mut peers = Peers::default();
        let told = |client, json| encode_awareness(&[AwarenessState { client, clock: 1, json }]);
        for (client, json) in [
            (1, r##"{"user":{"name":"Kari","color":"#ff0"},"cursor":{"anchor":null}}"##),
            (2, r#"{"cursor":["x",2],"selection":[4,"ok","not an id!"],"colour":-1}"#),
            (3, "[1]"),
            (4, "not json"),
        ] {
            peers.receive(&told(client, json), 9, 0).expect("well formed");
        }
        assert_eq!(names(&peers), ["Kari", ""]);
        let second = peers.iter().nth(1).expect("two are here");
        assert_eq!(second.presence.selection, ["ok".parse::<NoteId>().expect("an id")]);
    }

    #[test]
    fn who_is_taken_for_gone_tells_it_again() {
        let (mut a, mut b) = (OwnPresence::new(1), Peers::default());
        a.set(presence("A"));
        let farewell = a.gone();
        assert_eq!(b.receive(&farewell, 1, 0), Ok(true));
        assert!(names(&b).is_empty());
    }

    #[test]
    fn a_crowd_has_a_limit() {
        let mut peers = Peers::default();
        for client in 0..PEERS_MAX as u64 + 10 {
            let told = encode_awareness(&[AwarenessState { client, clock: 1, json: "{}" }]);
            peers.receive(&told, u64::MAX, 0).expect("well formed");
        }
        assert_eq!(peers.iter().count(), PEERS_MAX);
    }
}
