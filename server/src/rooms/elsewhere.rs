//! What happens to a document's log from elsewhere: another node appends to it, or somebody erases it.
//!
//! A room listens from a document's first loading until the room ends. It sleeps meanwhile: the store wakes it.

use super::delivery::Replies;
use super::document::Copy;
use super::room::Room;
use crate::store::{Event, Seq};
use board::id::DocumentId;
use futures_util::stream::BoxStream;
use yrs::StateVector;

/// What a room hears of its documents, as a stream.
pub(super) type News = BoxStream<'static, (DocumentId, Event)>;

/// What is known of a document's log from elsewhere.
#[derive(Default)]
pub(super) struct Elsewhere {
    /// The room listens.
    pub(super) listening: bool,
    /// The last record that another node is known to have appended since the log was read.
    appended: Seq,
    /// Something may have been missed.
    gap: bool,
    /// While the document is read again: what those who listen have of it.
    told: Option<StateVector>,
}

impl Elsewhere {
    /// The log is about to be read: what was heard of until now will be in it.
    pub(super) fn reading(&mut self) {
        (self.appended, self.gap) = (0, false);
    }

    /// The log is read again because of others; who listens has so much of it.
    pub(super) fn behind(&mut self, told: StateVector) {
        // A reading that has not come to its end has told nobody anything.
        self.told.get_or_insert(told);
    }
}

impl Room {
    /// Takes note of what happened elsewhere.
    pub(super) fn hear_from_elsewhere(&mut self, id: DocumentId, event: Event) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        let elsewhere = &mut document.elsewhere;
        match event {
            Event::Appended(seq, _) => elsewhere.appended = elsewhere.appended.max(seq),
            Event::Gap => elsewhere.gap = true,
            Event::Erased => {
                *elsewhere = Elsewhere { listening: true, ..Elsewhere::default() };
                tracing::info!(document = %id, "the document was erased; it closes");
                return self.close_document(id);
            }
            // Presence is shown within one node.
            Event::Ephemeral(_) => return,
            // Who restores tells the rooms to let go when the documents' new epochs are durable; before
            // that, people would be let in under the old ones.
            Event::Restored => return,
        }
        self.catch_up(id);
    }

    /// Reads the log again, if it is known to be longer. What is on its way to the log comes first: it
    /// lands, or meets the other node's record there.
    pub(super) fn catch_up(&mut self, id: DocumentId) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        let Copy::Awake(replica) = &document.copy else { return };
        let longer = document.elsewhere.gap || document.elsewhere.appended > replica.head;
        if document.busy || !longer {
            return;
        }
        document.elsewhere.behind(replica.clocks());
        self.load(id);
    }

    /// The document has been read again: who listens gets what others have written meanwhile.
    pub(super) fn tell_what_was_missed(&mut self, id: DocumentId) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        let (Copy::Awake(replica), Some(told)) = (&mut document.copy, document.elsewhere.told.take()) else { return };
        let missed = replica.since(&told);
        self.deliver(id, Some(&missed), Replies::new());
    }
}
