//! What this person can undo and redo: steps, each the reversals of one command.
//!
//! There is no yrs `UndoManager` here. A step puts each register back *with its old nonce*, and only where the
//! nonce is still the one that the step left; text is changed back around what others wrote. So a step never
//! destroys another's work, and undoing many and redoing all reads as before.

use crate::command::Reversal;
use crate::id::DocumentId;
use crate::limits;
use std::collections::VecDeque;

/// What one command did, as it is taken back.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    pub(crate) document: DocumentId,
    /// In the order that they were done; undone from the last.
    pub(crate) reversals: Vec<Reversal>,
}

/// The two stacks.
#[derive(Debug, Default)]
pub(crate) struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
}

impl History {
    /// A command was run: it can be undone, and what was undone before it can't be redone.
    pub(crate) fn did(&mut self, step: Step) {
        self.redo.clear();
        self.redid(step);
    }

    /// A command was run that goes on with the last step: a run of typing is undone as one. It becomes a step of its
    /// own if the last step did anything but write the same text.
    pub(crate) fn did_more(&mut self, step: Step) {
        let last = self.undo.back_mut().filter(|last| last.document == step.document && self.redo.is_empty());
        let ([.., Reversal::Text { at: last_at, left: last_left, .. }], [Reversal::Text { at, left, put }]) =
            (last.map_or(&mut [][..], |last| last.reversals.as_mut_slice()), step.reversals.as_slice())
        else {
            return self.did(step);
        };
        if last_at != at || last_left != put {
            return self.did(step);
        }
        last_left.clone_from(left);
    }

    /// A step was run again.
    pub(crate) fn redid(&mut self, step: Step) {
        self.undo.push_back(step);
        if self.undo.len() > limits::UNDO_STEPS_MAX {
            self.undo.pop_front();
        }
    }

    /// A step was undone.
    pub(crate) fn undid(&mut self, step: Step) {
        self.redo.push(step);
    }

    pub(crate) fn take_undo(&mut self) -> Option<Step> {
        self.undo.pop_back()
    }

    pub(crate) fn take_redo(&mut self) -> Option<Step> {
        self.redo.pop()
    }

    pub(crate) fn last_done(&self) -> Option<&Step> {
        self.undo.back()
    }

    pub(crate) fn last_undone(&self) -> Option<&Step> {
        self.redo.last()
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}
