//! What every engine has to pass. It panics with the promise that was broken.
//!
//! An engine's tests call [`check`] with the store as two nodes see it; an engine that has one node only
//! hands the same store in twice. The documents and keys are drawn at random, so a store that is in use
//! may be checked too.

use super::*;
use futures_util::StreamExt;
use futures_util::future::join_all;
use std::fmt::Debug;

/// The bucket that the checks write to.
const BUCKET: &str = "conformance";

/// Runs every check: what `here` does must be seen `there`.
pub async fn check(here: &dyn Store, there: &dyn Store) {
    an_unknown_document_is_empty(there).await;
    records_come_back_in_order_and_numbered_from_one(here, there).await;
    only_what_comes_after_the_last_record_is_appended(here, there).await;
    of_many_who_append_at_once_one_wins(here, there).await;
    documents_do_not_see_each_other(here, there).await;
    compaction_keeps_what_came_meanwhile(here, there).await;
    a_stale_or_too_early_compaction_does_nothing(here, there).await;
    compacted_records_stay_readable_with_their_times(here, there).await;
    a_rewritten_document_is_its_snapshot_alone_and_goes_on(here, there).await;
    an_erased_document_leaves_nothing_and_its_rooms_hear_of_it(here, there).await;
    large_and_empty_records_come_back(here, there).await;
    a_key_is_written_by_who_knows_its_revision(here, there).await;
    a_revision_is_never_given_twice(here).await;
    several_keys_are_written_together_or_not_at_all(here, there).await;
    keys_are_listed_by_prefix_in_order(here, there).await;
    blobs_are_found_by_their_content(here, there).await;
}

fn drawn() -> u128 {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).expect("the operating system gives randomness");
    u128::from_be_bytes(bits)
}

fn fresh() -> DocumentId {
    DocumentId(drawn())
}

fn fresh_key() -> String {
    format!("{:032x}", drawn())
}

#[track_caller]
fn done<T, E: Debug>(result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("the store refused: {error:?}"),
    }
}

fn text(text: &str) -> Bytes {
    Bytes::copy_from_slice(text.as_bytes())
}

/// Appends records and returns the number of the last.
async fn write(store: &dyn Store, document: DocumentId, records: &[&str]) -> Seq {
    let mut last = done(store.load(document, None).await).head;
    for record in records {
        last = done(store.append(document, last, text(record)).await);
    }
    last
}

fn tail(records: &[(Seq, &str)]) -> Vec<(Seq, Bytes)> {
    records.iter().map(|(seq, record)| (*seq, text(record))).collect()
}

async fn an_unknown_document_is_empty(store: &dyn Store) {
    assert_eq!(done(store.load(fresh(), None).await), Loaded::default());
    assert_eq!(done(store.history(fresh(), 0, 10).await), []);
    done(store.erase(fresh()).await);
}

async fn records_come_back_in_order_and_numbered_from_one(here: &dyn Store, there: &dyn Store) {
    let document = fresh();
    assert_eq!(write(here, document, &["a", "b", "c"]).await, 3);
    let loaded = done(there.load(document, None).await);
    assert_eq!(loaded, Loaded { snapshot: None, tail: tail(&[(1, "a"), (2, "b"), (3, "c")]), head: 3 });
    let news = done(there.load(document, Some(2)).await);
    assert_eq!(news, Loaded { snapshot: None, tail: tail(&[(3, "c")]), head: 3 });
    // Who has more than the store (a backup was restored) is told where the store stands.
    assert_eq!(done(there.load(document, Some(9)).await), Loaded { snapshot: None, tail: vec![], head: 3 });
}

async fn only_what_comes_after_the_last_record_is_appended(here: &dyn Store, there: &dyn Store) {
    let document = fresh();
    assert_eq!(here.append(document, 1, text("early")).await, Err(AppendError::Conflict { last: 0 }));
    write(here, document, &["a", "b"]).await;
    for wrong in [0, 1, 3] {
        assert_eq!(there.append(document, wrong, text("x")).await, Err(AppendError::Conflict { last: 2 }));
    }
    assert_eq!(there.append(document, 2, text("c")).await, Ok(3));
    assert_eq!(done(here.load(document, None).await).tail, tail(&[(1, "a"), (2, "b"), (3, "c")]));
}

async fn of_many_who_append_at_once_one_wins(here: &dyn Store, there: &dyn Store) {
    let document = fresh();
    let stores = [here, there].into_iter().cycle().take(20);
    let answers = join_all(stores.map(|store| store.append(document, 0, text("me")))).await;
    assert_eq!(answers.iter().filter(|answer| **answer == Ok(1)).count(), 1, "one wins");
    let losers = answers.iter().filter(|answer| **answer == Err(AppendError::Conflict { last: 1 }));
    assert_eq!(losers.count(), 19, "the others are told who was last");
    assert_eq!(done(here.load(document, None).await).tail, tail(&[(1, "me")]));
}

async fn documents_do_not_see_each_other(here: &dyn Store, there: &dyn Store) {
    // Neighbours in every byte order.
    let base = drawn() & !0xff;
    let documents = [DocumentId(base), DocumentId(base + 1), DocumentId(base + 2)];
    for (document, record) in documents.into_iter().zip(["a", "b", "c"]) {
        assert_eq!(write(here, document, &[record]).await, 1);
    }
    done(here.erase(documents[1]).await);
    assert_eq!(done(there.load(documents[0], None).await).tail, tail(&[(1, "a")]));
    assert_eq!(done(there.load(documents[1], None).await).tail, []);
    assert_eq!(done(there.load(documents[2], None).await).tail, tail(&[(1, "c")]));
}

async fn compaction_keeps_what_came_meanwhile(here: &dyn Store, there: &dyn Store) {
    let document = fresh();
    write(here, document, &["a", "b", "c"]).await;
    done(here.compact(document, text("a+b"), 2).await);
    let snapshot = Some(Snapshot { upto: 2, bytes: text("a+b") });
    let whole = Loaded { snapshot, tail: tail(&[(3, "c")]), head: 3 };
    assert_eq!(done(there.load(document, None).await), whole);
    assert_eq!(done(there.load(document, Some(1)).await), whole, "the log reaches no longer back to 1");
    let news = Loaded { snapshot: None, tail: tail(&[(3, "c")]), head: 3 };
    assert_eq!(done(there.load(document, Some(2)).await), news, "who has all that the snapshot covers needs it not");

    done(there.compact(document, text("a+b+c"), 3).await);
    let snapshot = Some(Snapshot { upto: 3, bytes: text("a+b+c") });
    assert_eq!(done(here.load(document, None).await), Loaded { snapshot, tail: vec![], head: 3 });
    assert_eq!(here.append(document, 0, text("x")).await, Err(AppendError::Conflict { last: 3 }));
    assert_eq!(here.append(document, 3, text("d")).await, Ok(4), "the numbers go on");
}

async fn a_stale_or_too_early_compaction_does_nothing(here: &dyn Store, there: &dyn Store) {
    let document = fresh();
    write(here, document, &["a", "b", "c"]).await;
    done(here.compact(document, text("a+b"), 2).await);
    let before = done(there.load(document, None).await);
    for (snapshot, upto) in [("old", 1), ("same", 2), ("future", 4)] {
        done(there.compact(document, text(snapshot), upto).await);
        assert_eq!(done(there.load(document, None).await), before, "{snapshot}");
    }
}

async fn compacted_records_stay_readable_with_their_times(here: &dyn Store, there: &dyn Store) {
    let document = fresh();
    let count = 3 * limits::BLOCK_RECORDS / 2;
    let names: Vec<String> = (1..=count).map(|n| format!("edit {n}")).collect();
    write(here, document, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let before = done(there.history(document, 0, usize::MAX).await);
    assert_eq!(before.iter().map(|past| past.bytes.clone()).collect::<Vec<_>>(), names);
    assert!(before.is_sorted_by_key(|past| past.at_ms) && before[0].at_ms > 1_600_000_000_000, "times are real");

    let last = count as Seq;
    done(here.compact(document, text("S1"), last - 10).await);
    done(here.compact(document, text("S2"), last - 3).await);
    assert_eq!(done(there.history(document, 0, usize::MAX).await), before, "the past does not change");
    let across = done(there.history(document, last - 12, 11).await);
    assert_eq!(across, before[count - 12..count - 1], "a stretch across both snapshots and the tail");
}

async fn a_rewritten_document_is_its_snapshot_alone_and_goes_on(here: &dyn Store, there: &dyn Store) {
    let document = fresh();
    write(here, document, &["a", "b", "c"]).await;
    done(here.compact(document, text("a+b"), 2).await);
    let mut news = done(there.subscribe(document).await);
    let late = here.rewrite(document, 2, text("ab")).await;
    assert_eq!(late, Err(AppendError::Conflict { last: 3 }), "somebody wrote meanwhile");
    assert_eq!(here.rewrite(document, 3, text("abc")).await, Ok(4));
    assert_eq!(news.next().await, Some(Event::Gap));
    let whole = Loaded { snapshot: Some(Snapshot { upto: 4, bytes: text("abc") }), tail: Vec::new(), head: 4 };
    assert_eq!(done(there.load(document, None).await), whole);
    assert_eq!(done(there.load(document, Some(3)).await), whole, "who has the former log gets the whole");
    assert_eq!(done(there.history(document, 0, 10).await), []);
    assert_eq!(here.append(document, 3, text("x")).await, Err(AppendError::Conflict { last: 4 }));
    assert_eq!(here.append(document, 4, text("d")).await, Ok(5));
}

async fn an_erased_document_leaves_nothing_and_its_rooms_hear_of_it(here: &dyn Store, there: &dyn Store) {
    let (document, other) = (fresh(), fresh());
    write(here, document, &["a", "b", "c"]).await;
    write(here, other, &["o"]).await;
    done(here.compact(document, text("a+b"), 2).await);
    let mut news = done(there.subscribe(document).await);
    let mut other_news = done(there.subscribe(other).await);

    done(here.erase(document).await);
    assert_eq!(news.next().await, Some(Event::Erased));
    assert_eq!(done(there.load(document, None).await), Loaded::default());
    assert_eq!(done(there.history(document, 0, 10).await), []);
    assert_eq!(here.append(document, 3, text("x")).await, Err(AppendError::Conflict { last: 0 }));
    assert_eq!(write(here, document, &["again"]).await, 1);

    done(here.erase(other).await);
    assert_eq!(other_news.next().await, Some(Event::Erased), "and of no other document's end");
}

async fn large_and_empty_records_come_back(here: &dyn Store, there: &dyn Store) {
    let document = fresh();
    let large = Bytes::from((0..3_000_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>());
    assert_eq!(here.append(document, 0, large.clone()).await, Ok(1));
    assert_eq!(here.append(document, 1, Bytes::new()).await, Ok(2));
    let records = vec![(1, large.clone()), (2, Bytes::new())];
    assert_eq!(done(there.load(document, None).await).tail, records);
    done(here.compact(document, large.clone(), 2).await);
    assert_eq!(done(there.load(document, None).await).snapshot, Some(Snapshot { upto: 2, bytes: large.clone() }));
    let past = done(there.history(document, 0, 2).await);
    assert_eq!(past.into_iter().map(|past| past.bytes).collect::<Vec<_>>(), [large, Bytes::new()]);
}

async fn a_key_is_written_by_who_knows_its_revision(here: &dyn Store, there: &dyn Store) {
    let key = fresh_key();
    assert_eq!(done(there.get(BUCKET, &key).await), None);
    assert_eq!(here.put(BUCKET, &key, text("x"), Some(1)).await, Err(PutError::Conflict { revision: None }));
    let first = done(here.put(BUCKET, &key, text("first"), None).await);
    assert_eq!(there.put(BUCKET, &key, text("x"), None).await, Err(PutError::Conflict { revision: Some(first) }));
    let second = done(there.put(BUCKET, &key, text("second"), Some(first)).await);
    assert_eq!(
        here.put(BUCKET, &key, text("x"), Some(first)).await,
        Err(PutError::Conflict { revision: Some(second) })
    );
    let entry = Entry { key: key.clone(), revision: second, value: text("second") };
    assert_eq!(done(here.get(BUCKET, &key).await), Some(entry));
    assert_eq!(done(here.get("conformance-2", &key).await), None, "buckets do not see each other");

    assert_eq!(here.delete(BUCKET, &key, first).await, Err(PutError::Conflict { revision: Some(second) }));
    done(here.delete(BUCKET, &key, second).await);
    assert_eq!(done(there.get(BUCKET, &key).await), None);
    assert_eq!(here.delete(BUCKET, &key, second).await, Err(PutError::Conflict { revision: None }));
}

async fn a_revision_is_never_given_twice(store: &dyn Store) {
    let key = fresh_key();
    let first = done(store.put(BUCKET, &key, text("v"), None).await);
    done(store.delete(BUCKET, &key, first).await);
    let second = done(store.put(BUCKET, &key, text("v"), None).await);
    assert_ne!(first, second, "or who still has the first could overwrite the second");
    done(store.delete(BUCKET, &key, second).await);
}

async fn several_keys_are_written_together_or_not_at_all(here: &dyn Store, there: &dyn Store) {
    let [a, b, c] = [fresh_key(), fresh_key(), fresh_key()];
    let write = |bucket, key: &str, value: Option<&str>, expected| Write {
        bucket,
        key: key.to_owned(),
        value: value.map(text),
        expected,
    };
    let values = async |store: &dyn Store| {
        let mut values = Vec::new();
        for (bucket, key) in [(BUCKET, &a), ("conformance-2", &b), (BUCKET, &c)] {
            values.push(done(store.get(bucket, key).await).map(|entry| entry.value));
        }
        values
    };
    assert_eq!(here.put_all(Vec::new()).await, Ok(Vec::new()));
    let both = vec![write(BUCKET, &a, Some("a1"), None), write("conformance-2", &b, Some("b1"), None)];
    let first = done(here.put_all(both.clone()).await);
    let [first_a, first_b] = first[..] else { panic!("a revision for each key: {first:?}") };
    assert_eq!(values(there).await, [Some(text("a1")), Some(text("b1")), None]);
    assert_eq!(done(there.get(BUCKET, &a).await).map(|entry| entry.revision), Some(first_a));

    // One that does not fit, first or last, stops them all.
    assert_eq!(there.put_all(both).await, Err(PutError::Conflict { revision: Some(first_a) }));
    let stale = vec![
        write(BUCKET, &c, Some("c1"), None),
        write(BUCKET, &a, None, Some(first_a)),
        write("conformance-2", &b, Some("b2"), None),
    ];
    assert_eq!(there.put_all(stale).await, Err(PutError::Conflict { revision: Some(first_b) }));
    assert_eq!(values(here).await, [Some(text("a1")), Some(text("b1")), None]);

    let mixed = vec![
        write(BUCKET, &c, Some("c1"), None),
        write(BUCKET, &a, None, Some(first_a)),
        write("conformance-2", &b, Some("b2"), Some(first_b)),
    ];
    let second = done(there.put_all(mixed).await);
    assert_eq!(values(here).await, [None, Some(text("b2")), Some(text("c1"))]);

    // Of many who write the same two at once, one wins, and the two are of one hand.
    let stores = [here, there].into_iter().cycle().take(20).enumerate();
    let answers = join_all(stores.map(|(n, store)| {
        let name = n.to_string();
        store.put_all(vec![
            write(BUCKET, &c, Some(&name), second.first().copied()),
            write("conformance-2", &b, Some(&name), second.last().copied()),
        ])
    }))
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "one wins");
    let [_, two, one] = &values(there).await[..] else { panic!("three keys were asked for") };
    assert_eq!(one, two);
}

async fn keys_are_listed_by_prefix_in_order(here: &dyn Store, there: &dyn Store) {
    let prefix = fresh_key();
    for name in ["b/2", "a", "b/1", "b/æ", "b"] {
        done(here.put(BUCKET, &format!("{prefix}/{name}"), text(name), None).await);
    }
    let listed = |entries: Vec<Entry>| entries.into_iter().map(|entry| entry.value).collect::<Vec<_>>();
    assert_eq!(listed(done(there.list(BUCKET, &format!("{prefix}/b/")).await)), ["b/1", "b/2", "b/æ"]);
    let all = done(there.list(BUCKET, &prefix).await);
    assert_eq!(listed(all.clone()), ["a", "b", "b/1", "b/2", "b/æ"]);
    for entry in all {
        done(here.delete(BUCKET, &entry.key, entry.revision).await);
    }
    assert_eq!(done(there.list(BUCKET, &prefix).await), []);
}

async fn blobs_are_found_by_their_content(here: &dyn Store, there: &dyn Store) {
    let bytes = Bytes::from(fresh_key());
    let id = done(here.put_blob(bytes.clone()).await);
    assert_eq!(id, BlobId::of(&bytes));
    assert_eq!(there.put_blob(bytes.clone()).await, Ok(id), "keeping it again changes nothing");
    assert_eq!(done(there.blob(id).await), Some(bytes));
    assert_eq!(done(there.blob(BlobId::of(fresh_key().as_bytes())).await), None);
}
