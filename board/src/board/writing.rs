//! One transaction: commands written to a document, with the read model kept up as they go, so that each
//! command of several sees what the one before it did.

use super::model::Model;
use super::replica::{Roots, register};
use super::visible;
use crate::command::{CommandError, Moment, Reversal};
use crate::id::{DocumentId, LinkId, PersonId};
use crate::limits;
use crate::problem_tree::order::Runs;
use crate::register::{Address, Root, nonce, same_write, with_nonce};
use crate::retelling::{Edit, Retelling};
use crate::schema;
use crate::text_merge::{self, utf16_length};
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::collections::HashMap;
use yrs::{Any, GetString, Map, MapPrelim, Out, Text, TextPrelim, TransactionMut};

/// See the module. The rules of each command are in [`super::executing`].
pub(super) struct Writing<'a> {
    pub(super) txn: TransactionMut<'a>,
    pub(super) roots: &'a Roots,
    pub(super) document: DocumentId,
    pub(super) model: &'a mut Model,
    pub(super) runs: &'a mut Runs,
    pub(super) me: &'a PersonId,
    pub(super) at: Moment,
    /// In a replay after parting: what else is said again.
    retelling: Option<&'a mut Retelling>,
    /// What was done, in order.
    pub(super) reversals: Vec<Reversal>,
    pub(super) random: StdRng,
    seed: u64,
    /// How often this command has written each register.
    writes: HashMap<Address, u32>,
}

/// What a command is written with, besides the document.
pub(super) struct Pen<'a> {
    pub(super) model: &'a mut Model,
    pub(super) runs: &'a mut Runs,
    pub(super) me: &'a PersonId,
    pub(super) at: Moment,
    pub(super) retelling: Option<&'a mut Retelling>,
    pub(super) seed: u64,
}

impl<'a> Writing<'a> {
    pub(super) fn begin(txn: TransactionMut<'a>, roots: &'a Roots, document: DocumentId, pen: Pen<'a>) -> Self {
        let Pen { model, runs, me, at, retelling, seed } = pen;
        Writing {
            txn,
            roots,
            document,
            model,
            runs,
            me,
            at,
            retelling,
            reversals: Vec::new(),
            random: StdRng::seed_from_u64(seed),
            seed,
            writes: HashMap::new(),
        }
    }

    /// A replay after parting: what is there already is passed over, what is gone has a fallback.
    pub(super) fn replaying(&self) -> bool {
        self.retelling.is_some()
    }

    /// Makes a note, link, innspill, comment or answer with its text. Created empty it could not be: two people who begin to
    /// write at once would each make a text, and Yjs keeps one.
    pub(super) fn create(&mut self, root: Root, object: &str, text: &str) -> Result<(), CommandError> {
        check_text(text)?;
        let map = self.roots.map(root);
        if map.get(&self.txn, object).is_some() {
            return Err(CommandError::Taken(object.to_owned()));
        }
        let map = map.insert(&mut self.txn, object, MapPrelim::default());
        map.insert(&mut self.txn, schema::TEXT, TextPrelim::new(text));
        self.reversals.push(Reversal::Creation { at: Address::of(root, object, schema::DELETED) });
        Ok(())
    }

    /// Writes a register that belongs to what this command has just created, which is undone as a whole.
    pub(super) fn first(&mut self, root: Root, object: &str, key: &str, fields: Vec<Any>) {
        let at = Address::of(root, object, key);
        let value = with_nonce(fields, self.nonce(&at));
        if let Some(map) = self.roots.object(&self.txn, root, object) {
            map.insert(&mut self.txn, key, value);
        }
    }

    /// Writes a register, unless it holds these fields already.
    pub(super) fn set(&mut self, root: Root, object: &str, key: &str, fields: Vec<Any>) {
        let at = Address::of(root, object, key);
        let Some(map) = self.roots.object(&self.txn, root, object) else { return };
        let put = register(&self.txn, &map, key);
        let left = with_nonce(fields, self.nonce(&at));
        if put.as_ref().is_some_and(|put| same_fields(put, &left) || same_write(Some(put), Some(&left))) {
            return;
        }
        map.insert(&mut self.txn, key, left.clone());
        self.reversals.push(Reversal::Register { at, left: Some(left), put });
        self.read(root, object);
    }

    /// Changes a text from what the person saw to what the person left, around what others wrote. Gives back what
    /// this came to, if it came to anything.
    pub(super) fn write(&mut self, root: Root, object: &str, edit: Edit) -> Result<Option<Edit>, CommandError> {
        check_text(&edit.after)?;
        let Some(map) = self.roots.object(&self.txn, root, object) else { return Ok(None) };
        let text = match map.get(&self.txn, schema::TEXT) {
            Some(Out::YText(text)) => text,
            Some(Out::Any(Any::String(plain))) => map.insert(&mut self.txn, schema::TEXT, TextPrelim::new(&*plain)),
            _ => map.insert(&mut self.txn, schema::TEXT, TextPrelim::new("")),
        };
        let current = text.get_string(&self.txn);
        let at = Address::of(root, object, schema::TEXT);
        let retold = self.retelling.as_mut().and_then(|retelling| retelling.splices(&at, &edit, &current));
        let splices = retold.unwrap_or_else(|| text_merge::merge(&edit.before, &edit.after, &current));
        let Some(splices) = visible::in_document(&text, &self.txn, &current, splices) else { return Ok(None) };
        for splice in splices {
            if splice.remove > 0 {
                text.remove_range(&mut self.txn, splice.at, splice.remove);
            }
            if !splice.insert.is_empty() {
                text.insert(&mut self.txn, splice.at, &splice.insert);
            }
        }
        let left = text.get_string(&self.txn);
        if left == current {
            return Ok(None);
        }
        self.reversals.push(Reversal::Text { at, left: left.clone(), put: current.clone() });
        self.read(root, object);
        Ok(Some(Edit { before: current, after: left }))
    }

    /// Takes back what another step did, if it can. A text is changed back around what others wrote: what this came
    /// to is given back.
    pub(super) fn revert(&mut self, reversal: &Reversal) -> Option<Reversal> {
        let at = reversal.address();
        let map = self.roots.object(&self.txn, at.root, &at.object)?;
        match reversal {
            Reversal::Register { at, left, put } => {
                let now = self.roots.register(&self.txn, at);
                if !same_write(now.as_ref(), left.as_ref()) || same_write(now.as_ref(), put.as_ref()) {
                    return None;
                }
                match put {
                    Some(put) => {
                        map.insert(&mut self.txn, at.key.clone(), put.clone());
                    }
                    None => {
                        map.remove(&mut self.txn, &at.key);
                    }
                }
                self.reversals.push(Reversal::Register { at: at.clone(), left: put.clone(), put: now });
                self.read(at.root, &at.object);
                None
            }
            Reversal::Text { at, left, put } => {
                let edit = Edit { before: left.clone(), after: put.clone() };
                // The limit was kept when the text was written; going back can't be refused.
                let Edit { before, after } = self.write(at.root, &at.object, edit).ok().flatten()?;
                Some(Reversal::Text { at: at.clone(), left: before, put: after })
            }
            Reversal::Creation { at } => {
                let fields = crate::note::Deletion::fields(self.at.now_ms.max(1), self.me);
                self.set(at.root, &at.object, schema::DELETED, fields);
                None
            }
        }
    }

    /// The transaction, still open, and what was done in it.
    pub(super) fn finish(self) -> (TransactionMut<'a>, Vec<Reversal>) {
        (self.txn, self.reversals)
    }

    /// Takes back all that was written so far.
    pub(super) fn take_back(&mut self) {
        let done = std::mem::take(&mut self.reversals);
        for reversal in done.iter().rev() {
            self.revert(reversal);
        }
        self.reversals.clear();
    }

    /// Reads an object anew after it was written.
    pub(super) fn read(&mut self, root: Root, object: &str) {
        match root.is_for_voice() {
            true => self.model.read_of_voice(&self.txn, self.roots, (self.document, self.me), root, object),
            false => {
                self.model.read(&self.txn, self.roots, root, object);
            }
        }
    }

    /// A link that has not been removed.
    pub(super) fn present_link(&self, link: &LinkId) -> Result<(), CommandError> {
        let present = self.model.links.get(link).is_some_and(|link| link.deleted.is_none());
        if present { Ok(()) } else { Err(CommandError::NoLink(link.clone())) }
    }

    /// The nonce of this command's next write to a register. Drawn from the command's seed and the address, so
    /// that a replay on another copy, which may write less or more, gives each register the same one.
    fn nonce(&mut self, at: &Address) -> u32 {
        let nth = self.writes.entry(at.clone()).or_default();
        *nth += 1;
        // FNV-1a, then the finaliser of MurmurHash3: both public domain, fixed for ever, equal on all platforms.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ self.seed;
        let address = [at.object.as_bytes(), &[0], at.key.as_bytes(), &nth.to_le_bytes()];
        for byte in address.into_iter().flatten() {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        (hash >> 32) as u32
    }
}

/// Whether two registers say the same, whatever their nonces.
fn same_fields(a: &Any, b: &Any) -> bool {
    match (a, b) {
        (Any::Array(a), Any::Array(b)) if nonce(&Any::Array(a.clone())).is_some() => {
            a.len() == b.len() && a[..a.len() - 1] == b[..b.len() - 1]
        }
        _ => false,
    }
}

fn check_text(text: &str) -> Result<(), CommandError> {
    if utf16_length(text) > limits::TEXT_UTF16_MAX {
        return Err(CommandError::Limit("TEXT_UTF16_MAX"));
    }
    Ok(())
}
