//! A, B and C are people; what they send is made by real Yjs documents.

use super::*;
use board::wire::scan::{Limits, scan};
use yrs::updates::decoder::Decode;
use yrs::{Doc, GetString, OffsetKind, Options, ReadTxn, StateVector, Text, Transact, Update};

const LIMITS: Limits = Limits { bytes_max: 1 << 20, blocks_max: 1 << 16 };
const A: u64 = 1001;
const B: u64 = 2002;
const C: u64 = 3003;

fn person(name: &str) -> PersonId {
    name.parse().expect("a name of letters")
}

fn fresh_doc(client: u64) -> Doc {
    let mut options = Options::with_client_id(ClientId::new(client));
    options.offset_kind = OffsetKind::Utf16;
    let doc = Doc::with_options(options);
    doc.get_or_insert_text("t");
    doc
}

/// Somebody's copy of the document.
struct Copy(Doc);

impl Copy {
    fn of(client: u64) -> Self {
        Copy(fresh_doc(client))
    }
    fn types(&self, at: u32, words: &str) -> Vec<u8> {
        let text = self.0.get_or_insert_text("t");
        let mut txn = self.0.transact_mut();
        text.insert(&mut txn, at, words);
        txn.encode_update_v1()
    }
    fn deletes(&self, at: u32, len: u32) -> Vec<u8> {
        let text = self.0.get_or_insert_text("t");
        let mut txn = self.0.transact_mut();
        text.remove_range(&mut txn, at, len);
        txn.encode_update_v1()
    }
    fn hears(&self, update: &[u8]) {
        let update = Update::decode_v1(update).expect("an update");
        self.0.transact_mut().apply_update(update).expect("applies");
    }
    fn all(&self) -> Vec<u8> {
        self.0.transact().encode_state_as_update_v1(&StateVector::default())
    }
    fn reads(&self) -> String {
        let text = self.0.get_or_insert_text("t");
        let txn = self.0.transact();
        text.get_string(&txn)
    }
}

/// The server's copy and what it knows.
struct Server {
    copy: Copy,
    known: Known,
}

impl Server {
    fn new() -> Self {
        Server { copy: Copy::of(1), known: Known::default() }
    }
    /// Admits what a plain client sends, and puts it in.
    fn hears(&mut self, who: &str, update: &[u8]) -> Verdict {
        self.hears_as(who, update, |sender| sender)
    }
    fn hears_as<'a>(&mut self, who: &str, update: &[u8], change: impl FnOnce(Sender<'a>) -> Sender<'a>) -> Verdict {
        let person: &'static PersonId = Box::leak(Box::new(person(who)));
        let frozen: &'static HashSet<ClientId> = Box::leak(Box::default());
        let sender = change(Sender { person, client: Client::Plain, barred: None, frozen, full: false });
        let scanned = scan(update, &LIMITS).expect("well formed");
        let verdict = admit(&scanned, &self.known, &sender);
        if let Verdict::Taken(taken) = &verdict {
            self.known.take(taken, person);
            if let Some(update) = &taken.update {
                self.copy.hears(update);
                let txn = self.copy.0.transact();
                assert!(!txn.has_missing_updates(), "something is pending in the server's document");
                for (client, clock) in self.known.clocks() {
                    assert_eq!(txn.state_vector().get(&client), clock, "known clocks are the document's");
                }
            }
        }
        verdict
    }
}

#[track_caller]
fn taken(verdict: Verdict) -> Taken {
    match verdict {
        Verdict::Taken(taken) => taken,
        Verdict::Refused(refusal) => panic!("refused: {refusal:?}"),
    }
}

#[track_caller]
fn refused(verdict: Verdict) -> Refusal {
    match verdict {
        Verdict::Refused(refusal) => refusal,
        Verdict::Taken(taken) => panic!("taken: {taken:?}"),
    }
}

#[test]
fn what_is_new_and_own_is_taken_and_claims_its_id() {
    let mut server = Server::new();
    let typed = Copy::of(A).types(0, "hei");
    let taken = taken(server.hears("A", &typed));
    assert_eq!((taken.whole, taken.claims.as_slice()), (true, [ClientId::new(A)].as_slice()));
    assert_eq!(server.copy.reads(), "hei");
    assert_eq!(server.known.owner(ClientId::new(A)), Some(&person("A")));
}

#[test]
fn what_is_known_already_changes_nothing_whoever_sends_it() {
    let mut server = Server::new();
    let a = Copy::of(A);
    let typed = a.types(0, "hei");
    let struck = a.deletes(0, 1);
    server.hears("A", &typed);
    server.hears("A", &struck);
    for who in ["A", "B"] {
        let again = taken(server.hears(who, &a.all()));
        assert_eq!((again.update, again.whole), (None, true), "{who}");
    }
}

#[test]
fn b_writes_under_as_id_and_nothing_of_it_is_taken() {
    let mut server = Server::new();
    let first = Copy::of(A).types(0, "A was here");
    server.hears("A", &first);
    let thief = Copy::of(A);
    thief.hears(&first);
    let forged = thief.types(0, "forged: ");
    let taken = taken(server.hears("B", &forged));
    assert_eq!(taken.update, None);
    assert_eq!(server.copy.reads(), "A was here");
}

#[test]
fn b_brings_as_unsent_work_along_and_only_bs_own_is_taken() {
    let mut server = Server::new();
    let (a, b) = (Copy::of(A), Copy::of(B));
    server.hears("A", &a.types(0, "x"));
    b.hears(&a.all());
    let unsent = a.types(1, "y");
    let own = b.types(0, "b");
    b.hears(&unsent);
    let verdict = taken(server.hears("B", &b.all()));
    assert!(verdict.whole, "all that is B's own is in");
    assert_eq!(server.copy.reads(), "bx");
    server.hears("A", &unsent);
    a.hears(&own);
    assert_eq!(server.copy.reads(), a.reads());
}

#[test]
fn a_hole_in_ones_own_clocks_is_a_gap_and_comes_in_with_what_was_lost() {
    let mut server = Server::new();
    let a = Copy::of(A);
    let lost = a.types(0, "1");
    let late = a.types(1, "2");
    let verdict = taken(server.hears("A", &late));
    assert_eq!((verdict.update, verdict.whole), (None, false));
    assert_eq!(verdict.awaited, [Id { client: ClientId::new(A), clock: 0 }]);
    assert_eq!(server.known.owner(ClientId::new(A)), None, "a gap claims nothing");
    server.hears("A", &lost);
    assert!(taken(server.hears("A", &a.all())).whole);
    assert_eq!(server.copy.reads(), "12");
}

#[test]
fn a_skip_hides_no_hole() {
    let mut server = Server::new();
    let a = Copy::of(A);
    let first = a.types(0, "1");
    a.types(1, "2");
    let third = a.types(2, "3");
    let holed = yrs::merge_updates_v1([first, third]).expect("merges");
    let verdict = taken(server.hears("A", &holed));
    assert!(!verdict.whole);
    assert_eq!(server.copy.reads(), "1");
}

#[test]
fn nothing_is_smuggled_in_to_wait_for_somebody_elses_update() {
    let mut server = Server::new();
    let (b, c) = (Copy::of(B), Copy::of(C));
    let secret = b.types(0, "nobody saw this");
    c.hears(&secret);
    let depends = c.types(3, "!");
    let verdict = taken(server.hears("C", &depends));
    assert_eq!((verdict.update, verdict.whole), (None, false));
    assert!(verdict.awaited.iter().all(|id| id.client == ClientId::new(B)));
    server.hears("B", &secret);
    assert_eq!(server.copy.reads(), "nobody saw this", "C's block did not wait inside the document");
}

#[test]
fn deleting_what_is_not_written_yet_is_cut_off() {
    let mut server = Server::new();
    let a = Copy::of(A);
    let first = a.types(0, "ab");
    server.hears("A", &first);
    let later = Deletion { client: ClientId::new(A), from: 1, to: 50 };
    let pre_delete = board::wire::scan::encode_deletions(&[later]);
    let verdict = taken(server.hears("B", &pre_delete));
    assert_eq!((verdict.deletes, verdict.whole), (true, false));
    assert_eq!(verdict.awaited, [Id { client: ClientId::new(A), clock: 49 }]);
    a.deletes(1, 1);
    server.hears("A", &a.types(1, "cd"));
    assert_eq!(server.copy.reads(), "acd");
}

#[test]
fn a_deletion_counts_once() {
    let mut server = Server::new();
    let (a, b) = (Copy::of(A), Copy::of(B));
    server.hears("A", &a.types(0, "abc"));
    b.hears(&a.all());
    assert!(taken(server.hears("B", &b.deletes(0, 2))).deletes);
    assert_eq!(taken(server.hears("A", &{ a.deletes(0, 2) })).update, None);
}

#[test]
fn entangled_ids_of_one_person_come_in_whole_whatever_their_order() {
    let mut server = Server::new();
    let (one, two) = (Copy::of(A), Copy::of(B));
    for _ in 0..50 {
        two.hears(&one.types(0, "1"));
        one.hears(&two.types(1, "2"));
    }
    assert!(taken(server.hears("A", &one.all())).whole);
    assert_eq!(server.copy.reads(), one.reads());
}

#[test]
fn a_reader_is_refused_with_what_they_wrote() {
    let mut server = Server::new();
    let typed = Copy::of(C).types(0, "let me");
    let refusal = refused(server.hears_as("C", &typed, |s| Sender { barred: Some(Reason::ReadOnly), ..s }));
    assert_eq!((refusal.reason, refusal.clients), (Reason::ReadOnly, vec![ClientId::new(C)]));
    let set_aside = Copy::of(5);
    set_aside.hears(&refusal.bytes);
    assert_eq!(set_aside.reads(), "let me");
}

#[test]
fn a_readers_deletion_is_ignored_on_sync_and_refused_to_our_own_client() {
    let mut server = Server::new();
    let a = Copy::of(A);
    server.hears("A", &a.types(0, "abc"));
    let deletion = a.deletes(0, 1);
    let reader = |s| Sender { barred: Some(Reason::Sealed), ..s };
    let ignored = taken(server.hears_as("C", &deletion, reader));
    assert_eq!((ignored.update, ignored.whole), (None, true));
    let hello = HashSet::from([ClientId::new(C)]);
    let hello: &'static HashSet<ClientId> = Box::leak(Box::new(hello));
    let greeted = |s| Sender { client: Client::Greeted(hello), ..reader(s) };
    assert_eq!(refused(server.hears_as("C", &deletion, greeted)).reason, Reason::Sealed);
    assert_eq!(server.copy.reads(), "abc");
    // What is deleted already is no writing.
    server.hears("A", &deletion);
    assert!(taken(server.hears_as("C", &a.all(), greeted)).whole);
}

#[test]
fn our_own_client_writes_only_under_ids_that_it_has_said_hello_with() {
    let mut server = Server::new();
    let typed = Copy::of(A).types(0, "hei");
    let none: &'static HashSet<ClientId> = Box::leak(Box::default());
    let silent = |s| Sender { client: Client::Greeted(none), ..s };
    assert_eq!(taken(server.hears_as("A", &typed, silent)).update, None);
    assert!(server.known.claim(ClientId::new(A), &person("A")));
    assert!(!server.known.claim(ClientId::new(A), &person("B")));
    assert!(taken(server.hears_as("A", &typed, silent)).update.is_some(), "the id is the person's");
}

#[test]
fn a_claim_that_is_never_used_lapses() {
    let mut known = Known::default();
    assert!(known.claim(ClientId::new(A), &person("A")));
    known.lapse(ClientId::new(A));
    assert!(known.claim(ClientId::new(A), &person("B")));
    known.advance(ClientId::new(A), 1);
    known.lapse(ClientId::new(A));
    assert_eq!(known.owner(ClientId::new(A)), Some(&person("B")));
}

#[test]
fn after_a_refusal_the_id_is_frozen_and_nothing_of_it_counts_as_settled() {
    let mut server = Server::new();
    let a = Copy::of(A);
    let frozen: &'static HashSet<ClientId> = Box::leak(Box::new(HashSet::from([ClientId::new(A)])));
    let typed = a.types(0, "hei");
    let verdict = taken(server.hears_as("A", &typed, |s| Sender { frozen, ..s }));
    assert_eq!((verdict.update, verdict.whole), (None, false));
    assert_eq!(verdict.awaited, [], "nothing is asked for");
}

#[test]
fn a_full_document_still_takes_deletions_and_nothing_else() {
    let mut server = Server::new();
    let a = Copy::of(A);
    server.hears("A", &a.types(0, "0123456789"));
    let full = |s| Sender { full: true, ..s };
    assert!(taken(server.hears_as("A", &a.deletes(0, 5), full)).deletes);
    assert_eq!(refused(server.hears_as("A", &a.types(0, "x"), full)).reason, Reason::DocumentFull);
    assert_eq!(server.copy.reads(), "56789");
}

#[test]
fn many_entangled_clients_cost_linear_work() {
    // Two ids, each block waiting for the other's last: passes over all would be quadratic.
    let (one, two) = (Copy::of(A), Copy::of(B));
    let mut server = Server::new();
    for _ in 0..1_000 {
        two.hears(&one.types(0, "1"));
        one.hears(&two.types(0, "2"));
    }
    let all = one.all();
    let started = std::time::Instant::now();
    assert!(taken(server.hears("A", &all)).whole);
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
}
