//! One person's copy of a document: what they write, and what they have heard of.

use anyhow::Context;
use board::ClientId;
use std::collections::BTreeSet;
use yrs::{
    Doc, GetString, Map, MapRef, OffsetKind, Options, ReadTxn, StateVector, Text, TextRef, Transact, Update,
    updates::{decoder::Decode, encoder::Encode},
};

/// Root map of marks: keys that say who wrote them and when.
const MARKS: &str = "marks";
/// Root text that everybody types in.
const TEXT: &str = "text";

/// A copy of a document under one client id. Each change gives the update (v1) that tells others of it.
#[derive(Debug)]
pub struct Replica {
    doc: Doc,
    marks: MapRef,
    text: TextRef,
}

impl Replica {
    /// An empty copy that writes under `client`.
    pub fn new(client: u64) -> Replica {
        let mut options = Options::with_client_id(ClientId::new(client));
        options.offset_kind = OffsetKind::Utf16;
        let doc = Doc::with_options(options);
        let (marks, text) = (doc.get_or_insert_map(MARKS), doc.get_or_insert_text(TEXT));
        Replica { doc, marks, text }
    }

    /// The id that it writes under.
    pub fn client(&self) -> u64 {
        self.doc.client_id().get()
    }

    /// Sets a mark.
    pub fn mark(&self, key: &str) -> Vec<u8> {
        let mut edit = self.doc.transact_mut();
        self.marks.insert(&mut edit, key, true);
        edit.encode_update_v1()
    }

    /// Takes a mark away: a pure deletion, which moves no clock.
    pub fn unmark(&self, key: &str) -> Vec<u8> {
        let mut edit = self.doc.transact_mut();
        self.marks.remove(&mut edit, key);
        edit.encode_update_v1()
    }

    /// Types at the end of the text.
    pub fn type_text(&self, words: &str) -> Vec<u8> {
        let mut edit = self.doc.transact_mut();
        self.text.push(&mut edit, words);
        edit.encode_update_v1()
    }

    /// Deletes `len` UTF-16 units of the text from `at` on.
    pub fn erase_text(&self, at: u32, len: u32) -> Vec<u8> {
        let mut edit = self.doc.transact_mut();
        self.text.remove_range(&mut edit, at, len);
        edit.encode_update_v1()
    }

    /// Takes in what somebody else wrote (update, v1).
    ///
    /// # Errors
    /// When the bytes are no update.
    pub fn receive(&self, update: &[u8]) -> anyhow::Result<()> {
        let update = Update::decode_v1(update).context("an update from the server")?;
        self.doc.transact_mut_with("remote").apply_update(update).context("an update from the server")
    }

    /// The marks that are set.
    pub fn marks(&self) -> BTreeSet<String> {
        self.marks.keys(&self.doc.transact()).map(str::to_owned).collect()
    }

    /// Whether a mark is set.
    pub fn has_mark(&self, key: &str) -> bool {
        self.marks.contains_key(&self.doc.transact(), key)
    }

    /// The text as it reads.
    pub fn text(&self) -> String {
        self.text.get_string(&self.doc.transact())
    }

    /// What this copy has (state vector, v1): the question of a step 1.
    pub fn state_vector(&self) -> Vec<u8> {
        self.doc.transact().state_vector().encode_v1()
    }

    /// What a copy with that state vector lacks (update, v1): the answer to a step 1.
    ///
    /// # Errors
    /// When the bytes are no state vector.
    pub fn since(&self, state_vector: &[u8]) -> anyhow::Result<Vec<u8>> {
        let known = StateVector::decode_v1(state_vector).context("a state vector from the server")?;
        Ok(self.doc.transact().encode_state_as_update_v1(&known))
    }

    /// Whether anything is written under this client id.
    pub fn knows(&self, client: u64) -> bool {
        self.doc.transact().state_vector().get(&yrs::ClientID::new(client)) > 0
    }

    /// Whether yrs holds something back because what it builds upon is missing.
    pub fn waits_for_more(&self) -> bool {
        let read = self.doc.transact();
        read.has_missing_updates()
    }
}
