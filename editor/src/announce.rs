//! What is said aloud: typed here, worded by the client's locales, spoken by one live region.

use crate::{
    actions::{Barred, ToolKind},
    limits::ANNOUNCEMENTS_QUEUED_MAX,
    session::Openness,
    settings::Verbosity,
};
use board::answer::AnswerStatus;
use std::{collections::VecDeque, sync::Arc};

/// One thing to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Announcement {
    /// What.
    pub said: Said,
    /// How urgently.
    pub urgency: Urgency,
}

/// How a live region says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// When there is a pause.
    Polite,
    /// At once: something was taken from under the person's hands, or a command could not be carried out.
    Assertive,
}

/// All that the editor says. Texts are the notes' own words.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A note was chosen on the canvas (in the outline the screen reader reads the row itself).
    Selected {
        /// Its words.
        text: Arc<str>,
        /// Its level; the core is 0.
        level: u32,
        /// Its number among its siblings, from 1.
        number: usize,
        /// How many they are.
        of: usize,
    },
    /// A note was added, and can be written.
    Added {
        /// Under (or over) which.
        beside: Option<Arc<str>>,
    },
    /// Writing has begun.
    WritingBegan {
        /// The note's words so far.
        text: Arc<str>,
    },
    /// Writing has ended.
    WritingEnded {
        /// The note's words now.
        text: Arc<str>,
    },
    /// A branch has another parent.
    MovedUnder {
        /// The branch.
        text: Arc<str>,
        /// Its new parent.
        parent: Arc<str>,
    },
    /// A branch changed places with a sibling.
    Reordered {
        /// The branch.
        text: Arc<str>,
        /// Its number now, from 1.
        number: usize,
        /// How many siblings there are.
        of: usize,
    },
    /// While dragging: let go here, and this becomes the parent.
    WouldMoveUnder {
        /// The target.
        parent: Arc<str>,
    },
    /// A drag ended without a change.
    MoveCancelled,
    /// A note was put in the bin.
    Deleted {
        /// Its words.
        text: Arc<str>,
        /// How many notes hang from its parent now instead.
        children_kept: usize,
    },
    /// A note came back from the bin.
    Restored {
        /// Its words.
        text: Arc<str>,
    },
    /// The last step was undone.
    Undone {
        /// Steps passed over, since others have changed the same things meanwhile.
        skipped: usize,
    },
    /// The last undone step was done again.
    Redone {
        /// As in [`Said::Undone`].
        skipped: usize,
    },
    /// Two notes were linked.
    Linked {
        /// From.
        from: Arc<str>,
        /// To.
        to: Arc<str>,
    },
    /// A link was removed.
    Unlinked,
    /// A branch was closed.
    Folded {
        /// Its top.
        text: Arc<str>,
        /// How many notes it hides.
        hidden: usize,
    },
    /// A branch was opened.
    Unfolded {
        /// Its top.
        text: Arc<str>,
        /// How many notes hang directly from it.
        children: usize,
    },
    /// Evidence or control was set.
    Described {
        /// Which note.
        text: Arc<str>,
    },
    /// The person gave an innspill.
    InputGiven,
    /// The person changed their innspill.
    InputChanged,
    /// The person withdrew their innspill.
    InputWithdrawn,
    /// The person said something about an innspill.
    Commented,
    /// The person took their comment back.
    CommentTakenBack,
    /// The person answered an innspill.
    InputAnswered {
        /// What becomes of it.
        status: AnswerStatus,
    },
    /// The person made a note of an innspill.
    InputAdopted {
        /// The note's words.
        text: Arc<str>,
    },
    /// The person said whether a thread is settled.
    ThreadResolved {
        /// Whether it is.
        resolved: bool,
    },
    /// Others gave innspill on what the person looks at.
    OthersGave {
        /// Who gave the first one, if they are here.
        author: Option<Arc<str>>,
        /// What it says.
        text: Arc<str>,
        /// How many, that one included.
        count: usize,
    },
    /// The person's innspill were answered.
    Answered {
        /// What became of the first one.
        status: AnswerStatus,
        /// The line that goes with it; may be empty.
        text: Arc<str>,
        /// How many, that one included.
        count: usize,
    },
    /// The zoom changed.
    Zoomed {
        /// Per cent.
        percent: u32,
    },
    /// Another arrangement was chosen.
    Arranged {
        /// Is it the compact one?
        compact: bool,
    },
    /// Another tool was chosen.
    ToolChosen(ToolKind),
    /// A command could not be carried out.
    CannotDo(Barred),
    /// Somebody deleted the note that had the focus; the focus went to its neighbour.
    FocusMoved {
        /// The note that is gone.
        gone: Arc<str>,
        /// Where the focus is now.
        now: Option<Arc<str>>,
    },
    /// Somebody deleted the note that was being written; the words are in the bin.
    WritingTaken {
        /// Its words.
        text: Arc<str>,
    },
    /// Somebody deleted the note that was being dragged.
    DragTaken,
    /// Others added notes.
    OthersAdded {
        /// The first one's words.
        text: Arc<str>,
        /// How many, that one included.
        count: usize,
    },
    /// Others put notes in the bin.
    OthersDeleted {
        /// The first one's words.
        text: Arc<str>,
        /// How many, that one included.
        count: usize,
    },
    /// Others moved branches.
    OthersMoved {
        /// The first one's words.
        text: Arc<str>,
        /// How many, that one included.
        count: usize,
    },
    /// The board is open to the person to another degree than a moment ago.
    OpenedTo(Openness),
    /// Somebody came.
    Came {
        /// Their name.
        name: Arc<str>,
    },
    /// Somebody left.
    Left {
        /// Their name.
        name: Arc<str>,
    },
}

impl Said {
    /// From which verbosity on it is said, and how. One's own deeds are always said; the person chooses among others'.
    fn manner(&self) -> (Verbosity, Urgency) {
        match self {
            Said::FocusMoved { .. }
            | Said::WritingTaken { .. }
            | Said::DragTaken
            | Said::OpenedTo(_)
            | Said::CannotDo(_) => (Verbosity::Own, Urgency::Assertive),
            Said::Selected { .. }
            | Said::Added { .. }
            | Said::WritingBegan { .. }
            | Said::WritingEnded { .. }
            | Said::MovedUnder { .. }
            | Said::Reordered { .. }
            | Said::WouldMoveUnder { .. }
            | Said::MoveCancelled
            | Said::Deleted { .. }
            | Said::Restored { .. }
            | Said::Undone { .. }
            | Said::Redone { .. }
            | Said::Linked { .. }
            | Said::Unlinked
            | Said::Folded { .. }
            | Said::Unfolded { .. }
            | Said::Described { .. }
            | Said::InputGiven
            | Said::InputChanged
            | Said::InputWithdrawn
            | Said::Commented
            | Said::CommentTakenBack
            | Said::InputAnswered { .. }
            | Said::InputAdopted { .. }
            | Said::ThreadResolved { .. }
            | Said::Zoomed { .. }
            | Said::Arranged { .. }
            | Said::ToolChosen(_) => (Verbosity::Own, Urgency::Polite),
            Said::OthersAdded { .. }
            | Said::OthersDeleted { .. }
            | Said::OthersMoved { .. }
            | Said::OthersGave { .. }
            | Said::Answered { .. } => (Verbosity::Normal, Urgency::Polite),
            Said::Came { .. } | Said::Left { .. } => (Verbosity::All, Urgency::Polite),
        }
    }
}

fn rank(verbosity: Verbosity) -> u8 {
    match verbosity {
        Verbosity::Own => 0,
        Verbosity::Normal => 1,
        Verbosity::All => 2,
    }
}

/// What waits to be said, and what was said last.
#[derive(Debug, Default)]
pub struct Announcer {
    waiting: VecDeque<Announcement>,
    last: Option<Announcement>,
}

impl Announcer {
    /// Say something, unless the person has asked not to hear such things.
    pub fn say(&mut self, said: Said, verbosity: Verbosity) {
        let (heard_from, urgency) = said.manner();
        if rank(heard_from) > rank(verbosity) {
            return;
        }
        if self.waiting.len() >= ANNOUNCEMENTS_QUEUED_MAX {
            let polite = self.waiting.iter().position(|waiting| waiting.urgency == Urgency::Polite);
            self.waiting.remove(polite.unwrap_or(0));
        }
        self.waiting.push_back(Announcement { said, urgency });
    }

    /// Say the last thing once more.
    pub fn say_again(&mut self) {
        if let Some(last) = self.last.clone() {
            self.waiting.push_back(last);
        }
    }

    /// What is to be said now, in order.
    pub fn take(&mut self) -> Vec<Announcement> {
        let all: Vec<Announcement> = self.waiting.drain(..).collect();
        if let Some(last) = all.last() {
            self.last = Some(last.clone());
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn came(name: &str) -> Said {
        Said::Came { name: name.into() }
    }

    #[test]
    fn what_a_person_has_asked_not_to_hear_is_not_said() {
        let mut announcer = Announcer::default();
        announcer.say(came("A"), Verbosity::Normal);
        announcer.say(Said::Unlinked, Verbosity::Own);
        let said: Vec<Said> = announcer.take().into_iter().map(|a| a.said).collect();
        assert_eq!(said, [Said::Unlinked]);
    }

    #[test]
    fn the_last_announcement_can_be_heard_again() {
        let mut announcer = Announcer::default();
        announcer.say(Said::Unlinked, Verbosity::All);
        announcer.say(came("B"), Verbosity::All);
        announcer.take();
        announcer.say_again();
        assert_eq!(announcer.take().pop().map(|a| a.said), Some(came("B")));
    }

    #[test]
    fn when_too_much_waits_the_urgent_stays() {
        let mut announcer = Announcer::default();
        announcer.say(Said::DragTaken, Verbosity::All);
        for number in 0..2 * ANNOUNCEMENTS_QUEUED_MAX {
            announcer.say(came(&number.to_string()), Verbosity::All);
        }
        let all = announcer.take();
        assert_eq!(all.len(), ANNOUNCEMENTS_QUEUED_MAX);
        assert_eq!(all[0].said, Said::DragTaken);
    }
}
