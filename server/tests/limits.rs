//! Each limit at its edge, over real sockets: what fits is taken, what does not is refused by name.

#[path = "meeting/place.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod place;

use board::id::DocumentId;
use board::wire::message::{Closed, Hello, Message, Reason, SUBPROTOCOL};
use futures_util::SinkExt;
use place::{Copy, Ours, Place, Plain, status};
use server::limits::Limits;
use std::time::Duration;
use tokio_tungstenite::tungstenite;

struct Town {
    place: Place,
    board: DocumentId,
    _folder: tempfile::TempDir,
}

async fn town(limits: Limits) -> Town {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let place = Place::open(folder.path(), limits).await;
    let board = place.board(7).await;
    Town { place, board, _folder: folder }
}

fn sync_url(town: &Town, who: &str) -> String {
    format!("ws://{}/sync/{}?person={who}", town.place.address, town.board)
}

#[tokio::test]
async fn an_update_may_be_as_large_as_the_limit() {
    let update = Copy::new(1001).types(0, &"x".repeat(1000));
    for (bytes_max, expected) in [(update.len(), vec![]), (update.len() - 1, vec!["frame_too_large".to_owned()])] {
        let town = town(Limits { update_bytes_max: bytes_max, ..Limits::default() }).await;
        let mut a = Plain::join(&town.place, town.board, "a", 1).await;
        a.say(Message::Update(&update)).await;
        a.until("an answer", |a| a.updates + a.denied.len() == 1).await;
        assert_eq!(a.denied, expected);
    }
}

#[tokio::test]
async fn a_frame_may_be_as_large_as_the_limit() {
    let update = Copy::new(1001).types(0, &"x".repeat(1000));
    let mut frame = Vec::new();
    Message::Update(&update).write_plain(&mut frame);
    let town = town(Limits { frame_bytes_max: frame.len(), ..Limits::default() }).await;
    let mut a = Plain::join(&town.place, town.board, "a", 1).await;
    a.send(frame.clone()).await;
    a.until("the echo", |a| a.updates == 1).await;
    frame.push(0);
    a.send(frame).await;
    a.until("the close", |a| a.closed.is_some()).await;
    assert!(a.closed.as_deref().is_some_and(|reason| reason.starts_with("frame_too_large")), "{:?}", a.closed);
}

#[tokio::test]
async fn text_is_not_understood() {
    let town = town(Limits::default()).await;
    let mut a = Plain::join(&town.place, town.board, "a", 1).await;
    a.socket.send(tungstenite::Message::text("hei")).await.expect("the socket is open");
    a.until("the close", |a| a.closed.is_some()).await;
    assert_eq!(a.closed.as_deref(), Some("text frames are not understood here"));
}

#[tokio::test]
async fn what_is_no_message_ends_the_connection_by_name() {
    let town = town(Limits::default()).await;
    let mut a = Plain::join(&town.place, town.board, "a", 1).await;
    a.send(vec![99, 1, 2]).await;
    a.until("the close", |a| a.closed.is_some()).await;
    assert_eq!(a.closed.as_deref(), Some("malformed"));
}

#[tokio::test]
async fn a_frame_may_hold_as_many_messages_as_the_limit() {
    let town = town(Limits { frame_messages_max: 3, ..Limits::default() }).await;
    let mut a = Plain::join(&town.place, town.board, "a", 1).await;
    let mut frame = Vec::new();
    for at in 0..3 {
        Message::Update(&a.copy.types(at, "x")).write_plain(&mut frame);
    }
    a.send(frame.clone()).await;
    a.until("the echo", |a| a.updates >= 1).await;
    Message::QueryAwareness.write_plain(&mut frame);
    a.send(frame).await;
    a.until("the close", |a| a.closed.is_some()).await;
    assert_eq!(a.closed.as_deref(), Some("too_many"));
}

#[tokio::test]
async fn a_full_document_says_so_and_takes_deletions_and_nothing_else() {
    let town = town(Limits { document_bytes_max: 500, ..Limits::default() }).await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    a.types(board, 0, &"x".repeat(400)).await;
    a.until("saved", |a| a.talks[&board].saved >= 1).await;
    a.types(board, 0, &"y".repeat(120)).await;
    a.until("saved", |a| a.talks[&board].saved >= 3).await;
    a.until("the manifest", |a| a.listed(board).is_some_and(|listed| listed.closed == Some(Closed::Full))).await;
    let struck = a.talks[&board].copy.deletes(0, 120);
    a.say(board, Message::Update(&struck)).await;
    a.types(board, 0, &"z".repeat(8)).await;
    a.until("the refusal", |a| !a.talks[&board].refused.is_empty()).await;
    assert_eq!(a.talks[&board].refused[0].1, Reason::DocumentFull);
    let b = Ours::join(&town.place, board, "b", 2002).await;
    assert_eq!(b.talks[&board].copy.reads(), "x".repeat(400));
}

#[tokio::test]
async fn a_board_takes_as_many_connections_as_the_limit_and_another_when_one_goes() {
    let town = town(Limits { board_connections_max: 2, ..Limits::default() }).await;
    let a = Plain::join(&town.place, town.board, "a", 1).await;
    let mut b = Plain::join(&town.place, town.board, "b", 2).await;
    assert_eq!(status(sync_url(&town, "c"), None).await, 503);
    let board_url = format!("ws://{}/board/{}?person=c", town.place.address, town.board);
    assert_eq!(status(board_url, Some(SUBPROTOCOL)).await, 503);
    let other = town.place.board(8).await;
    Plain::join(&town.place, other, "c", 3).await;
    let state = presence_of(2);
    b.say(Message::Awareness(&state)).await;
    drop(a);
    loop {
        // The seat is free when the server has seen that A has gone.
        match status(sync_url(&town, "c"), None).await {
            101 => break,
            status => assert_eq!(status, 503),
        }
    }
}

#[tokio::test]
async fn the_server_takes_as_many_connections_as_the_limit() {
    let town = town(Limits { connections_max: 1, ..Limits::default() }).await;
    let _a = Plain::join(&town.place, town.board, "a", 1).await;
    let other = town.place.board(8).await;
    let url = format!("ws://{}/sync/{other}?person=b", town.place.address);
    assert_eq!(status(url, None).await, 503);
}

#[tokio::test]
async fn a_room_knows_as_many_documents_as_the_limit() {
    let town = town(Limits { board_documents_max: 2, ..Limits::default() }).await;
    let a = Ours::join(&town.place, town.board, "a", 1001).await;
    let b = Ours::join(&town.place, town.board, "b", 2002).await;
    let listed = |ours: &Ours| ours.manifest.as_ref().map_or(0, |manifest| manifest.documents.len());
    assert_eq!((listed(&a), listed(&b)), (2, 1), "B's voice is one too many");
}

#[tokio::test]
async fn a_hello_may_name_as_many_ids_as_the_limit() {
    let town = town(Limits { hello_ids_max: 3, ..Limits::default() }).await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    let hello = |ids: std::ops::Range<u64>| Hello { schema: 1, seal: None, writes: ids.collect(), unsent: vec![] };
    a.say(board, Message::Hello(hello(5000..5003))).await;
    a.say(board, Message::Hello(hello(5000..5004))).await;
    a.until("the refusal", |a| !a.talks[&board].refused.is_empty()).await;
    assert_eq!(a.talks[&board].refused, [(0, Reason::TooMany)]);
}

#[tokio::test]
async fn who_goes_on_after_refusals_is_sent_away() {
    let town = town(Limits { frozen_ids_max: 3, ..Limits::default() }).await;
    town.place.rooms.seal(town.board).await.expect("it can be sealed");
    let mut a = Plain::join(&town.place, town.board, "a", 1).await;
    for client in 100..104 {
        a.say(Message::Update(&Copy::new(client).types(0, "x"))).await;
    }
    a.until("the close", |a| a.closed.is_some()).await;
    assert_eq!((a.denied.len(), a.closed.as_deref()), (4, Some("too_many")));
}

#[tokio::test]
async fn who_answers_no_ping_is_dead_and_who_does_may_be_silent() {
    // Alarms ring on whole seconds.
    let (ping_after, dead_after) = (Duration::from_millis(100), Duration::from_millis(1500));
    let limits = Limits { ping_after, dead_after, ..Limits::default() };
    let town = town(limits).await;
    let mut a = Ours::join(&town.place, town.board, "a", 1).await;
    // Our side answers pings only while it reads, and nobody reads this one any more.
    let _silent = Plain::join(&town.place, town.board, "silent", 2).await;
    a.until("notices", |a| a.notices >= 1).await;
    while town.place.rooms.census().1 > 1 {
        a.hear().await;
    }
    assert_eq!(a.closed, None);
    a.types(town.board, 0, "still here").await;
    a.until("saved", |a| a.talks[&town.board].saved == 2).await;
}

fn presence_of(client: u64) -> Vec<u8> {
    let mut out = vec![1];
    board::wire::varint::write_uint(&mut out, client);
    out.extend([1, 2, b'{', b'}']);
    out
}

#[tokio::test]
async fn a_connection_has_as_many_presences_as_the_limit() {
    let town = town(Limits { awareness_ids_max: 2, ..Limits::default() }).await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    let hello = Hello { schema: 1, seal: None, writes: vec![11, 12, 13, 1001], unsent: vec![] };
    a.say(board, Message::Hello(hello)).await;
    for client in [11, 12, 13] {
        a.say(board, Message::Awareness(&presence_of(client))).await;
    }
    a.types(board, 0, "x").await;
    a.until("saved", |a| a.talks[&board].seal.as_ref().is_some_and(|seal| seal.log == 1)).await;
    let mut b = Plain::join(&town.place, board, "b", 2).await;
    b.until("everybody", |b| !b.presences.is_empty()).await;
    assert_eq!(b.presences[0][0], 2, "two presences");
}

#[tokio::test]
async fn a_plain_client_is_present_under_its_first_id() {
    let town = town(Limits::default()).await;
    let mut a = Plain::join(&town.place, town.board, "a", 1).await;
    for client in [11, 12] {
        a.say(Message::Awareness(&presence_of(client))).await;
    }
    a.types(0, "x").await;
    a.until("the echo", |a| a.updates == 1).await;
    let mut b = Plain::join(&town.place, town.board, "b", 2).await;
    b.until("everybody", |b| !b.presences.is_empty()).await;
    assert_eq!(b.presences[0][..2], [1, 11], "one presence, the first");
}

#[tokio::test]
async fn who_does_not_read_gets_one_difference_when_they_do() {
    let limits = Limits { queue_bytes_max: 64 << 10, tick: Duration::ZERO, ..Limits::default() };
    let town = town(limits).await;
    let mut slow = Plain::join(&town.place, town.board, "slow", 1).await;
    let mut slow_too = Ours::join(&town.place, town.board, "slow-too", 2).await;
    let mut a = Plain::join(&town.place, town.board, "a", 3).await;
    // More than the kernel's buffers and the queue hold.
    let (words, count) = ("x".repeat(100_000), 200);
    for sent in 1..=count {
        a.types(0, &words).await;
        a.until("the echo", |a| a.updates == sent).await;
    }
    let all = a.copy.reads();
    slow.until("all of it", |slow| slow.copy.reads() == all).await;
    assert!(slow.updates < count, "{} updates for {count}", slow.updates);
    slow_too.until("all of it", |slow| slow.talks[&town.board].copy.reads() == all).await;
    // And after that, everything as it comes.
    a.types(0, "last").await;
    slow.until("the last word", |slow| slow.copy.reads().starts_with("last")).await;
    slow_too.until("the last word", |slow| slow.talks[&town.board].copy.reads().starts_with("last")).await;
}

#[tokio::test]
async fn a_burst_that_is_larger_than_the_inbox_comes_in_piece_by_piece() {
    let town = town(Limits { inbox_bytes_max: 100, ..Limits::default() }).await;
    let mut a = Plain::join(&town.place, town.board, "a", 1).await;
    for at in 0..500 {
        a.types(at, "x").await;
    }
    let mut b = Plain::join(&town.place, town.board, "b", 2).await;
    b.until("all of it", |b| b.copy.reads().len() == 500).await;
}

/// An update under `client` that yrs fails over behind scan and admission: a child of a letter.
fn harmful(client: u64, clock: u8) -> Vec<u8> {
    let mut id = Vec::new();
    board::wire::varint::write_uint(&mut id, client);
    let mut update = vec![1, 1];
    update.extend(&id);
    update.extend([clock, 0x28, 0]);
    update.extend(&id);
    update.extend([0, 1, b'k', 1, 120, 0]);
    update
}

#[tokio::test]
async fn who_breaks_the_document_is_sent_away_and_barred_and_the_others_lose_nothing() {
    let town = town(Limits::default()).await;
    let mut a = Plain::join(&town.place, town.board, "a", 1001).await;
    let mut b = Plain::join(&town.place, town.board, "b", 2002).await;
    a.types(0, "x").await;
    b.until("A's word", |b| b.copy.reads() == "x").await;
    let harmful = harmful(1001, 1);
    a.say(Message::Update(&harmful)).await;
    for at in 1..20 {
        b.types(at, "b").await;
    }
    a.until("the close", |a| a.closed.is_some()).await;
    assert_eq!(a.closed.as_deref(), Some("harmful"));
    let mut c = Plain::join(&town.place, town.board, "c", 3003).await;
    c.until("all that B wrote", |c| c.copy.reads() == format!("x{}", "b".repeat(19))).await;
    // A comes back at once with the same bytes, and is told why they are not taken.
    let mut a = Plain::join(&town.place, town.board, "a", 1004).await;
    a.say(Message::Update(&harmful)).await;
    a.until("the refusal", |a| a.denied == ["harmful"]).await;
    a.types(0, "sorry ").await;
    c.until("A's word", |c| c.copy.reads().starts_with("sorry ")).await;
}
