//! Who may do what, held to by the rooms: at the door, with each letter, and when it changes while people are there.

#[path = "meeting/openings.rs"]
mod openings;
#[path = "meeting/place.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod place;

use board::id::DocumentId;
use board::network::sharing::Level;
use board::wire::message::{CLOSED_NOT_SHARED, CLOSED_SIGN_IN, Closed, ListedKind, Message, Reason, Right};
use openings::Openings;
use place::{Copy, Ours, Place, Plain, person, status};
use server::limits::Limits;
use std::sync::Arc;
use std::time::{Duration, Instant};

const BOARD: DocumentId = DocumentId(7);
/// An opening that ends holds on open sockets within this time.
const AT_ONCE: Duration = Duration::from_secs(1);

struct Town {
    place: Place,
    openings: Arc<Openings>,
    _folder: tempfile::TempDir,
}

/// A town where A writes, B gives innspill and C sees.
async fn town() -> Town {
    town_with(&[(Some("a"), Level::Write), (Some("b"), Level::Input), (Some("c"), Level::See)]).await
}

async fn town_with(levels: &[(Option<&str>, Level)]) -> Town {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let openings = Arc::new(Openings::new(BOARD, levels));
    let place = Place::governed(folder.path(), Limits::default(), openings.clone()).await;
    assert_eq!(place.board(BOARD.0).await, BOARD);
    Town { place, openings, _folder: folder }
}

impl Town {
    async fn join(&self, who: &str, client: u64) -> Ours {
        Ours::join(&self.place, BOARD, who, client).await
    }

    fn sync(&self, document: DocumentId, who: &str) -> String {
        format!("ws://{}/sync/{document}?person={who}", self.place.address)
    }
}

fn voice(ours: &Ours, owner: &str) -> DocumentId {
    let owner = ListedKind::Voice { owner: person(owner) };
    let manifest = ours.manifest.as_ref().expect("it came first");
    manifest.documents.iter().find(|listed| listed.kind == owner).expect("it is listed").id
}

fn rights(ours: &Ours) -> Vec<(Right, Option<Closed>)> {
    let manifest = ours.manifest.as_ref().expect("it came first");
    manifest.documents.iter().map(|listed| (listed.right, listed.closed)).collect()
}

#[tokio::test]
async fn the_manifest_says_what_each_may_do_and_what_the_network_says_of_the_board() {
    let town = town().await;
    let expected = [
        ("a", Level::Write, [Right::Write, Right::Write]),
        ("b", Level::Input, [Right::Read, Right::Write]),
        ("c", Level::See, [Right::Read, Right::Read]),
    ];
    for (who, level, [content, own_voice]) in expected {
        let ours = Ours::connect(&town.place, BOARD, who).await;
        assert_eq!(rights(&ours), [(content, None), (own_voice, None)], "{who}");
        let face = ours.manifest.and_then(|manifest| manifest.board).expect("there is a network");
        assert_eq!((face.level, face.title.as_str()), (level, "Heltid"));
    }
}

#[tokio::test]
async fn a_board_that_is_not_shared_is_as_one_that_does_not_exist() {
    let town = town().await;
    let none = DocumentId(8);
    for document in [BOARD, none] {
        let mut x = Ours::knock(&town.place, document, Some("x")).await;
        x.until("the end", |x| x.closed.is_some()).await;
        let listed = x.manifest.map(|manifest| (manifest.board, manifest.documents));
        assert_eq!((listed, x.code), (Some((None, Vec::new())), Some(CLOSED_NOT_SHARED)), "{document}");
        assert_eq!(status(town.sync(document, "x"), None).await, 404, "{document}");
        let other_epoch = format!("ws://{}/sync/{document}.3?person=x", town.place.address);
        assert_eq!(status(other_epoch, None).await, 404, "{document}");
        // Whom nobody knows is asked who they are, and learns no more.
        assert_eq!(status(format!("ws://{}/sync/{document}", town.place.address), None).await, 401, "{document}");
        let mut nobody = Ours::knock(&town.place, document, None).await;
        nobody.until("the end", |nobody| nobody.closed.is_some()).await;
        assert_eq!((nobody.code, nobody.manifests), (Some(CLOSED_SIGN_IN), 0), "{document}");
    }
}

#[tokio::test]
async fn a_voice_is_not_to_be_had_by_its_id_without_the_board() {
    let town = town().await;
    let b = town.join("b", 2002).await;
    assert_eq!(status(town.sync(voice(&b, "b"), "x"), None).await, 404);
    assert_eq!(status(town.sync(DocumentId(voice(&b, "b").0 ^ 1), "b"), None).await, 404, "a guessed id");
}

#[tokio::test]
async fn who_is_not_known_looks_at_a_sample_and_leaves_no_trace() {
    let town = town_with(&[(Some("a"), Level::Write), (None, Level::See)]).await;
    let mut a = town.join("a", 1001).await;
    a.types(BOARD, 0, "et eksempel").await;
    a.until("saved", |a| a.talks[&BOARD].saved > 0).await;
    let mut nobody = Ours::knock(&town.place, BOARD, None).await;
    nobody.until("the manifest", |nobody| nobody.manifest.is_some()).await;
    assert_eq!(rights(&nobody), [(Right::Read, None)], "the content, and no voice");
    nobody.open(BOARD, Copy::new(9009), None).await;
    nobody.until("the words", |nobody| nobody.talks[&BOARD].copy.reads() == "et eksempel").await;
    nobody.types(BOARD, 0, "nei: ").await;
    nobody.until("the refusal", |nobody| !nobody.talks[&BOARD].refused.is_empty()).await;
    assert_eq!(nobody.talks[&BOARD].refused, [(1, Reason::ReadOnly)]);
    let mut other = Ours::knock(&town.place, BOARD, None).await;
    other.until("the manifest", |other| other.manifest.is_some()).await;
    let of = |ours: &Ours| ours.manifest.as_ref().expect("it came").person.clone();
    assert_ne!(of(&nobody), of(&other), "nobody is nobody's colleague");
}

#[tokio::test]
async fn who_gives_innspill_writes_the_own_voice_and_nothing_else() {
    let town = town().await;
    let mut a = town.join("a", 1001).await;
    let mut b = town.join("b", 2002).await;
    let mut c = town.join("c", 3003).await;
    let (of_a, of_b, of_c) = (voice(&a, "a"), voice(&b, "b"), voice(&c, "c"));
    a.open(of_a, Copy::new(1002), None).await;
    a.types(of_a, 0, "fra A").await;
    b.until("A's voice", |b| b.manifest.as_ref().is_some_and(|m| m.documents.iter().any(|d| d.id == of_a))).await;

    b.open(of_b, Copy::new(2003), None).await;
    b.types(of_b, 0, "fra B").await;
    b.until("saved", |b| b.talks[&of_b].saved > 0).await;
    b.open(of_a, Copy::new(2004), None).await;
    b.until("A's word", |b| b.talks[&of_a].copy.reads() == "fra A").await;
    for elsewhere in [BOARD, of_a] {
        b.types(elsewhere, 0, "nei: ").await;
        b.until("the refusal", |b| !b.talks[&elsewhere].refused.is_empty()).await;
        assert_eq!(b.talks[&elsewhere].refused, [(1, Reason::ReadOnly)]);
        let struck = b.talks[&elsewhere].copy.deletes(0, 2);
        assert!(!struck.is_empty());
    }
    c.open(of_c, Copy::new(3004), None).await;
    c.types(of_c, 0, "fra C").await;
    c.until("the refusal", |c| !c.talks[&of_c].refused.is_empty()).await;
    assert_eq!(c.talks[&of_c].refused, [(1, Reason::ReadOnly)]);
    let read_again = Ours::join(&town.place, BOARD, "a", 1005).await;
    assert_eq!(read_again.talks[&BOARD].copy.reads(), "", "nothing of it was taken");
}

#[tokio::test]
async fn a_plain_client_with_an_input_only_right_is_denied_and_goes_on_reading() {
    let town = town().await;
    let mut a = town.join("a", 1001).await;
    let mut b = Plain::join(&town.place, BOARD, "b", 2002).await;
    assert_eq!(b.questions, 0, "who may not write is not asked for anything");
    b.types(0, "forbudt").await;
    b.until("the denial", |b| !b.denied.is_empty()).await;
    assert_eq!(b.denied, ["read_only"]);
    a.types(BOARD, 0, "tillatt").await;
    b.until("A's word", |b| b.copy.reads().contains("tillatt")).await;
    assert_eq!(b.closed, None);
    assert_eq!(town.join("c", 3003).await.talks[&BOARD].copy.reads(), "tillatt");

    let of_b = voice(&Ours::connect(&town.place, BOARD, "b").await, "b");
    let mut own = Plain::join(&town.place, of_b, "b", 2003).await;
    own.types(0, "et innspill").await;
    let mut other = Plain::join(&town.place, of_b, "a", 1003).await;
    other.until("B's innspill", |other| other.copy.reads() == "et innspill").await;
    other.types(0, "nei: ").await;
    other.until("the denial", |other| !other.denied.is_empty()).await;
}

#[tokio::test]
async fn a_level_that_sinks_holds_from_the_next_letter_on_and_what_was_taken_stays() {
    let town = town().await;
    let mut a = town.join("a", 1001).await;
    a.types(BOARD, 0, "før ").await;
    a.until("saved", |a| a.talks[&BOARD].saved == 2).await;
    let since = Instant::now();
    town.openings.set("a", Some(Level::See));
    a.until("the new right", |a| rights(a)[0].0 == Right::Read).await;
    assert!(since.elapsed() < AT_ONCE);
    let level = a.manifest.as_ref().and_then(|manifest| manifest.board.as_ref()).map(|face| face.level);
    assert_eq!(level, Some(Level::See));
    a.types(BOARD, 0, "etter ").await;
    a.until("the refusal", |a| !a.talks[&BOARD].refused.is_empty()).await;
    assert_eq!(a.talks[&BOARD].refused, [(3, Reason::ReadOnly)]);
    assert_eq!(town.join("c", 3003).await.talks[&BOARD].copy.reads(), "før ");

    town.openings.set("a", Some(Level::Write));
    a.until("the right again", |a| rights(a)[0].0 == Right::Write).await;
    let mut copy = Copy::new(1009);
    std::mem::swap(&mut copy, &mut a.talks.get_mut(&BOARD).expect("it is open").copy);
    a.open(BOARD, Copy::new(1009), None).await;
    a.until("the hello's answer", |a| a.talks[&BOARD].answered).await;
    a.types(BOARD, 0, "igjen ").await;
    a.until("saved", |a| a.talks[&BOARD].saved >= 1).await;
}

#[tokio::test]
async fn a_change_for_one_is_told_to_that_one_alone() {
    let town = town().await;
    let mut a = town.join("a", 1001).await;
    let mut b = town.join("b", 2002).await;
    town.openings.set("a", Some(Level::Input));
    town.openings.stir();
    a.until("the new right", |a| rights(a)[0].0 == Right::Read).await;
    a.say(BOARD, Message::QueryAwareness).await;
    town.openings.set("b", Some(Level::Write));
    b.until("the new right", |b| rights(b)[0].0 == Right::Write).await;
    assert_eq!((a.manifests, b.manifests), (2, 2));
}

#[tokio::test]
async fn reading_that_is_lost_ends_with_an_empty_manifest_after_the_last_word_on_what_was_said() {
    let town = town().await;
    let mut a = town.join("a", 1001).await;
    let mut b = town.join("b", 2002).await;
    let mut plain = Plain::join(&town.place, BOARD, "b", 2003).await;
    let of_b = voice(&b, "b");
    b.open(of_b, Copy::new(2004), None).await;
    b.until("the question", |b| b.talks[&of_b].questions == 1).await;
    b.types(of_b, 0, "x").await;
    b.until("saved", |b| b.talks[&of_b].saved == 2).await;
    let since = Instant::now();
    for at in 1..50 {
        b.types(of_b, at, "x").await;
        if at == 25 {
            town.openings.set("b", None);
        }
    }
    b.until("the end", |b| b.closed.is_some()).await;
    assert!(since.elapsed() < AT_ONCE, "{:?}", since.elapsed());
    assert_eq!(b.code, Some(CLOSED_NOT_SHARED));
    let last = b.manifest.as_ref().expect("it came first");
    assert!(last.documents.is_empty() && last.board.is_none());
    plain.until("the end", |plain| plain.closed.is_some()).await;
    assert_eq!(plain.code, Some(CLOSED_NOT_SHARED));

    // What was called saved is there, and nothing else is (the first message was the answer to a question).
    let saved = b.talks[&of_b].saved;
    a.until("B's voice", |a| a.listed(of_b).is_some()).await;
    a.open(of_b, Copy::new(1004), None).await;
    a.until("B's words", |a| a.talks[&of_b].answered).await;
    let there = a.talks[&of_b].copy.reads().len() as u64;
    assert_eq!(saved, there + 1);

    // Who comes back hears it again; a plain client finds no way in.
    let again = Ours::connect(&town.place, BOARD, "b").await;
    assert!(again.manifest.is_some_and(|manifest| manifest.documents.is_empty()));
    assert_eq!(status(town.sync(BOARD, "b"), None).await, 404);
}

#[tokio::test]
async fn who_may_no_longer_read_hears_nothing_more_of_the_others() {
    let town = town().await;
    let mut a = town.join("a", 1001).await;
    let mut c = town.join("c", 3003).await;
    town.openings.set("c", None);
    a.types(BOARD, 0, "hemmelig").await;
    a.until("saved", |a| a.talks[&BOARD].saved == 2).await;
    c.until("the end", |c| c.closed.is_some()).await;
    assert_eq!(c.talks[&BOARD].copy.reads(), "");
}

#[tokio::test]
async fn a_locked_board_takes_nothing_from_anybody_until_it_is_opened_again() {
    let town = town().await;
    let mut a = town.join("a", 1001).await;
    town.openings.lock(true);
    a.until("the lock", |a| rights(a)[0].1 == Some(Closed::Locked)).await;
    assert_eq!(rights(&a), [(Right::Read, Some(Closed::Locked)); 2]);
    a.types(BOARD, 0, "for sent").await;
    a.until("the refusal", |a| !a.talks[&BOARD].refused.is_empty()).await;
    assert_eq!(a.talks[&BOARD].refused, [(2, Reason::Locked)]);
    town.openings.lock(false);
    a.until("the key", |a| rights(a)[0] == (Right::Write, None)).await;
}

#[tokio::test]
async fn nobody_writes_under_anothers_id_or_as_another() {
    let town = town_with(&[(Some("a"), Level::Write), (Some("b"), Level::Write)]).await;
    let mut a = town.join("a", 1001).await;
    a.types(BOARD, 0, "A's").await;
    a.until("saved", |a| a.talks[&BOARD].saved == 2).await;
    // B says hello under A's id.
    let mut b = Ours::connect(&town.place, BOARD, "b").await;
    b.open(BOARD, Copy::new(1001), None).await;
    b.until("the refusal", |b| !b.talks[&BOARD].refused.is_empty()).await;
    assert_eq!(b.talks[&BOARD].refused, [(0, Reason::ForeignClient)]);
    // B brings blocks that go on where A's end, as a plain client.
    let mut forger = Plain::connect(&town.place, BOARD, "b", Copy::new(1001)).await;
    forger.copy.hears(&a.talks[&BOARD].copy.since(&Copy::new(1).state()));
    forger.types(3, " og mer").await;
    let mut honest = town.join("b", 2002).await;
    honest.types(BOARD, 0, "B: ").await;
    honest.until("saved", |honest| honest.talks[&BOARD].saved == 2).await;
    a.until("B's honest word", |a| a.talks[&BOARD].copy.reads() == "B: A's").await;
}
