//! One document of the board as this device holds it.

use crate::ClientId;
use crate::id::DocumentId;
use crate::register::{Address, Root};
use crate::schema;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use yrs::types::{Event, PathSegment};
use yrs::{
    Any, DeepObservable, Doc, GetString, Map, MapRef, OffsetKind, Options, Out, ReadTxn, Transact, TransactionMut,
};

/// Origin of this person's own transactions.
pub(super) const LOCAL: &str = "local";
/// Origin of what came from others.
pub(super) const REMOTE: &str = "remote";
/// Key of the one observer on each root.
const NOTE_TAKER: &str = "board";

/// What the observers noted: which objects were touched, and whether by others.
#[derive(Debug, Default)]
pub(super) struct Touched {
    pub(super) objects: HashMap<(Root, Arc<str>), bool>,
}

/// A Yjs document and its roots.
pub(super) struct Replica {
    pub(super) id: DocumentId,
    pub(super) doc: Doc,
    pub(super) roots: Roots,
    touched: Arc<Mutex<Touched>>,
}

/// The root maps, made once: making one while a transaction is open would wait for itself.
#[derive(Clone)]
pub(super) struct Roots {
    notes: MapRef,
    links: MapRef,
    inputs: MapRef,
    comments: MapRef,
    answers: MapRef,
    threads: MapRef,
    tasks: MapRef,
    board: MapRef,
}

impl Roots {
    pub(super) fn map(&self, root: Root) -> &MapRef {
        match root {
            Root::Notes => &self.notes,
            Root::Links => &self.links,
            Root::Inputs => &self.inputs,
            Root::Comments => &self.comments,
            Root::Answers => &self.answers,
            Root::Threads => &self.threads,
            Root::Tasks => &self.tasks,
            Root::Board => &self.board,
        }
    }

    /// The map that holds an object's keys.
    pub(super) fn object<T: ReadTxn>(&self, txn: &T, root: Root, object: &str) -> Option<MapRef> {
        match (root, self.map(root)) {
            (Root::Board | Root::Threads, map) => Some(map.clone()),
            (Root::Notes | Root::Links | Root::Inputs | Root::Comments | Root::Answers | Root::Tasks, map) => {
                match map.get(txn, object) {
                    Some(Out::YMap(object)) => Some(object),
                    _ => None,
                }
            }
        }
    }

    /// The register at an address.
    pub(super) fn register<T: ReadTxn>(&self, txn: &T, at: &Address) -> Option<Any> {
        register(txn, &self.object(txn, at.root, &at.object)?, &at.key)
    }
}

/// The register under a key of a map; none if something else stands there. Null is none: in the outbox's JSON the
/// two are one.
pub(super) fn register<T: ReadTxn>(txn: &T, map: &MapRef, key: &str) -> Option<Any> {
    match map.get(txn, key) {
        Some(Out::Any(Any::Null | Any::Undefined)) => None,
        Some(Out::Any(value)) => Some(value),
        _ => None,
    }
}

/// The text of an object.
pub(super) fn text<T: ReadTxn>(txn: &T, map: &MapRef) -> Arc<str> {
    match map.get(txn, schema::TEXT) {
        Some(Out::YText(text)) => text.get_string(txn).into(),
        // A client that knows no Y.Text may have written a plain one.
        Some(Out::Any(Any::String(text))) => text,
        _ => Arc::default(),
    }
}

impl Replica {
    pub(super) fn open(id: DocumentId, client: ClientId) -> Replica {
        let doc = Doc::with_options(Options {
            guid: id.to_string().into(),
            offset_kind: OffsetKind::Utf16,
            // Or reading would write deletions of its own.
            cleanup_formatting: false,
            ..Options::with_client_id(client)
        });
        let roots = Roots {
            notes: doc.get_or_insert_map(schema::NOTES),
            links: doc.get_or_insert_map(schema::LINKS),
            inputs: doc.get_or_insert_map(schema::INPUTS),
            comments: doc.get_or_insert_map(schema::COMMENTS),
            answers: doc.get_or_insert_map(schema::ANSWERS),
            threads: doc.get_or_insert_map(schema::THREADS),
            tasks: doc.get_or_insert_map(schema::TASKS),
            board: doc.get_or_insert_map(schema::BOARD),
        };
        let touched = Arc::new(Mutex::new(Touched::default()));
        for root in Root::ALL {
            let touched = touched.clone();
            roots.map(root).observe_deep(NOTE_TAKER, move |txn, events| {
                let mut touched = touched.lock().unwrap_or_else(PoisonError::into_inner);
                let by_others = txn.origin().is_none_or(|origin| origin.as_ref() != LOCAL.as_bytes());
                for event in events.iter() {
                    for object in objects(root, txn, event) {
                        *touched.objects.entry((root, object)).or_default() |= by_others;
                    }
                }
            });
        }
        Replica { id, doc, roots, touched }
    }

    /// Takes what the observers noted since the last time.
    pub(super) fn take_touched(&self) -> Touched {
        std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn state_vector(&self) -> yrs::StateVector {
        self.doc.transact().state_vector()
    }
}

/// The objects that an event concerns: the changed keys of the root, or the object within which it happened.
fn objects(root: Root, txn: &TransactionMut, event: &Event) -> Vec<Arc<str>> {
    match (root, event.path().front(), event) {
        (Root::Board, ..) => vec![Arc::default()],
        (_, Some(PathSegment::Key(object)), _) => vec![object.clone()],
        (_, None, Event::Map(event)) => event.keys(txn).keys().cloned().collect(),
        _ => Vec::new(),
    }
}
