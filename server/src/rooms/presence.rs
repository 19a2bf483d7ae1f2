//! Who is here, and what they point at: awareness of the y-protocols, held to its form.
//!
//! Malformed states threw in innocent clients, and y-websocket repeats other people's: so only what is
//! well formed and the connection's own goes on, the last value of each client id.

use super::ConnectionId;
use board::ClientId;
use board::wire::varint::{Malformed, Reader, write_bytes, write_uint};
use std::collections::{BTreeSet, HashMap};

const GONE: &str = "null";

/// One client's presence, as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The Yjs client id.
    pub client: ClientId,
    /// Grows with every change.
    pub clock: u32,
    /// A JSON object; `None` when the client goes.
    pub json: Option<String>,
}

/// Everybody's presence on a board.
#[derive(Debug, Default)]
pub struct Presence {
    here: HashMap<ClientId, Held>,
    changed: BTreeSet<ClientId>,
    gone: Vec<State>,
}

#[derive(Debug)]
struct Held {
    clock: u32,
    json: String,
    connection: ConnectionId,
}

/// Reads an awareness message: bounded, UTF-8, each state a JSON object or null.
pub fn read(bytes: &[u8], bytes_max: usize) -> Result<Vec<State>, Malformed> {
    let mut reader = Reader::new(bytes);
    let mut states = Vec::new();
    for _ in 0..reader.uint()? {
        let client = reader.uint()?;
        let clock = u32::try_from(reader.uint()?).map_err(|_| Malformed)?;
        let json = reader.text()?;
        if client >> 53 != 0 {
            return Err(Malformed);
        }
        if json == GONE || json.len() <= bytes_max && is_object(json) {
            let json = (json != GONE).then(|| json.to_owned());
            states.push(State { client: ClientId::new(client), clock, json });
        }
    }
    if reader.remaining() == 0 { Ok(states) } else { Err(Malformed) }
}

fn is_object(json: &str) -> bool {
    serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(json).is_ok()
}

/// Writes an awareness message.
pub fn write(states: &[State]) -> Vec<u8> {
    let mut out = Vec::new();
    write_uint(&mut out, states.len() as u64);
    for state in states {
        write_uint(&mut out, state.client.get());
        write_uint(&mut out, u64::from(state.clock));
        write_bytes(&mut out, state.json.as_deref().unwrap_or(GONE).as_bytes());
    }
    out
}

impl Presence {
    /// Takes in a state that is the connection's own. `ids_max` bounds the ids of one connection.
    pub fn hear(&mut self, connection: ConnectionId, state: State, ids_max: usize) {
        let State { client, clock, json } = state;
        let held = self.here.get(&client);
        let stale = held.is_some_and(|held| {
            held.connection == connection && (clock < held.clock || clock == held.clock && json.is_some())
        });
        if stale {
            return;
        }
        match json {
            Some(json) => {
                let known = held.is_some();
                if !known && self.here.values().filter(|held| held.connection == connection).count() >= ids_max {
                    return;
                }
                self.here.insert(client, Held { clock, json, connection });
                self.changed.insert(client);
            }
            None if held.is_some() => {
                self.here.remove(&client);
                self.changed.remove(&client);
                self.gone.push(State { client, clock, json: None });
            }
            None => {}
        }
    }

    /// The connection went, and its presence with it.
    pub fn leave(&mut self, connection: ConnectionId) {
        let (changed, gone) = (&mut self.changed, &mut self.gone);
        self.here.retain(|client, held| {
            let stays = held.connection != connection;
            if !stays {
                changed.remove(client);
                // With the clock it had: the client may come back with the next one.
                gone.push(State { client: *client, clock: held.clock, json: None });
            }
            stays
        });
    }

    /// Whether there is news that has not been sent.
    pub fn has_news(&self) -> bool {
        !self.changed.is_empty() || !self.gone.is_empty()
    }

    /// What has changed since last time, the last value of each.
    pub fn news(&mut self) -> Vec<State> {
        let mut news = std::mem::take(&mut self.gone);
        // Who went and is back again is here.
        news.retain(|gone| !self.here.contains_key(&gone.client));
        let changed = std::mem::take(&mut self.changed);
        news.extend(changed.into_iter().filter_map(|client| self.state(client)));
        news
    }

    /// Everybody, for those who join.
    pub fn all(&self) -> Vec<State> {
        self.here.keys().filter_map(|client| self.state(*client)).collect()
    }

    fn state(&self, client: ClientId) -> Option<State> {
        let held = self.here.get(&client)?;
        Some(State { client, clock: held.clock, json: Some(held.json.clone()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: ConnectionId = ConnectionId(1);
    const B: ConnectionId = ConnectionId(2);

    fn state(client: u64, clock: u32, json: &str) -> State {
        let json = (json != GONE).then(|| json.to_owned());
        State { client: ClientId::new(client), clock, json }
    }

    #[test]
    fn a_message_comes_back_and_what_is_no_object_is_dropped() {
        let sent = [state(1, 1, r#"{"a":1}"#), state(2, 5, "null")];
        assert_eq!(read(&write(&sent), 100), Ok(sent.to_vec()));
        for json in ["", "{", "7", "[]", "{\"a\":}", "undefined"] {
            assert_eq!(read(&write(&[state(1, 1, json)]), 100), Ok(vec![]), "{json}");
        }
        assert_eq!(read(&[0xff, 0xff, 0xff, 1, 1], 100), Err(Malformed));
        assert_eq!(read(&[0, 0], 100), Err(Malformed));
    }

    #[test]
    fn the_limits_hold_at_their_edge() {
        let long = format!(r#"{{"a":"{}"}}"#, "x".repeat(50));
        let message = write(&[state(1, 1, &long), state(2, 1, "{}")]);
        assert_eq!(read(&message, long.len()).map(|states| states.len()), Ok(2));
        assert_eq!(read(&message, long.len() - 1), Ok(vec![state(2, 1, "{}")]));
        let mut presence = Presence::default();
        presence.hear(A, state(1, 1, "{}"), 1);
        presence.hear(A, state(2, 1, "{}"), 1);
        assert_eq!(presence.news(), [state(1, 1, "{}")]);
    }

    #[test]
    fn of_many_changes_the_last_is_told_once() {
        let mut presence = Presence::default();
        for clock in 1..=5 {
            presence.hear(A, state(1, clock, &format!(r#"{{"x":{clock}}}"#)), 4);
        }
        presence.hear(A, state(1, 3, r#"{"x":"late"}"#), 4);
        assert_eq!(presence.news(), [state(1, 5, r#"{"x":5}"#)]);
        assert!(!presence.has_news());
    }

    #[test]
    fn presence_goes_when_the_socket_does_unless_another_has_taken_it_over() {
        let mut presence = Presence::default();
        presence.hear(A, state(1, 7, "{}"), 4);
        presence.news();
        presence.leave(A);
        assert_eq!(presence.news(), [state(1, 7, "null")]);
        presence.hear(A, state(1, 8, "{}"), 4);
        // The client came back over another socket, before the first one's end was seen.
        presence.hear(B, state(1, 1, "{}"), 4);
        presence.leave(A);
        assert_eq!(presence.news(), [state(1, 1, "{}")]);
    }
}
