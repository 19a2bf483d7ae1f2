//! Hearing what others say about the board: an innspill on what the person looks at, an answer to one of their own.
//! Said once and politely; where many come at a time, they are counted.

use super::Editor;
use crate::{announce::Said, limits::INPUT_NEWS_APART_MS};
use board::{
    answer::AnswerStatus,
    id::PersonId,
    input::{InputKey, Target},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What became of every innspill when we last looked, and what has not been said yet.
#[derive(Debug, Default)]
pub(super) struct Heard {
    known: BTreeMap<InputKey, AnswerStatus>,
    given: BTreeSet<InputKey>,
    answered: BTreeSet<InputKey>,
    said_at_ms: Option<f64>,
}

impl Editor {
    /// Notes which innspill are new and which of one's own got an answer.
    pub(super) fn hear(&mut self, changed: &BTreeSet<InputKey>, news: bool) {
        let board = self.session.board();
        let me = &board.me().id;
        for key in changed {
            let live = board.input(key).filter(|input| input.deleted.is_none());
            let Some(input) = live else {
                self.heard.known.remove(key);
                self.heard.given.remove(key);
                continue;
            };
            let status = board.status(key);
            let before = self.heard.known.insert(key.clone(), status);
            if !news {
                continue;
            }
            let mine = input.author == *me;
            let by_me = board.answer(key).is_some_and(|answer| answer.who.as_ref() == Some(me));
            match before {
                None if !mine && self.looks_at(&input.target) => drop(self.heard.given.insert(key.clone())),
                Some(before) if mine && before != status && status != AnswerStatus::Open && !by_me => {
                    self.heard.answered.insert(key.clone());
                }
                None | Some(_) => {}
            }
        }
    }

    /// Is this what the person looks at? With nothing selected it is the whole board.
    fn looks_at(&self, target: &Target) -> bool {
        match (&self.selected, target) {
            (None, _) | (_, Target::Board) => true,
            (Some(selected), Target::Note(note)) => note == selected,
            (Some(selected), Target::Link(link)) => {
                self.board().link(link).is_some_and(|link| link.from == *selected || link.to == *selected)
            }
        }
    }

    /// Says what was heard, unless something of the kind was said a moment ago. Tells when it shall be asked again.
    pub(super) fn tell_what_was_heard(&mut self) -> Option<f64> {
        if self.heard.given.is_empty() && self.heard.answered.is_empty() {
            return None;
        }
        let next_ms = self.heard.said_at_ms.map_or(self.now_ms, |said| said + INPUT_NEWS_APART_MS);
        if self.now_ms < next_ms {
            return Some(next_ms);
        }
        self.heard.said_at_ms = Some(self.now_ms);
        let given = std::mem::take(&mut self.heard.given);
        if let Some(input) = given.first().and_then(|key| self.board().input(key)) {
            let (author, text) = (self.name_of(&input.author), input.text.clone());
            self.say(Said::OthersGave { author, text, count: given.len() });
        }
        let answered = std::mem::take(&mut self.heard.answered);
        if let Some(key) = answered.first() {
            let answer = self.board().answer(key);
            let text = answer.map(|answer| answer.text.clone()).unwrap_or_default();
            self.say(Said::Answered { status: self.board().status(key), text, count: answered.len() });
        }
        None
    }

    /// The name of somebody who is here.
    fn name_of(&self, person: &PersonId) -> Option<Arc<str>> {
        let here = self.peers.all().find(|peer| peer.presence.person.as_ref() == Some(person));
        here.map(|peer| peer.presence.name.as_str().into())
    }
}
