//! What was said about the board, as the panel lists it: each innspill with what it is about, what became of it and
//! what was said about it. Nothing drops out of the list because a note did.

use crate::actions::offers::Situation;
use board::{
    Board,
    answer::{Answer, AnswerStatus},
    comment::Comment,
    id::{NoteId, PersonId},
    input::{Input, InputKey, InputKind, Target},
};
use std::{collections::HashMap, sync::Arc};

/// What an innspill is about, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// What.
    pub target: Target,
    /// The note's words, or what is written on the link; for the board its title.
    pub text: Arc<str>,
    /// For a link: the words of what it joins.
    pub joins: Option<[Arc<str>; 2]>,
    /// It is in the bin, or a link that is no longer drawn: these were its last words.
    pub gone: bool,
}

/// One innspill.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// Which.
    pub key: InputKey,
    /// What it is about.
    pub about: About,
    /// How it speaks.
    pub kind: InputKind,
    /// What it says; nothing once it is withdrawn.
    pub text: Arc<str>,
    /// Who says it.
    pub author: PersonId,
    /// When, in milliseconds since 1970 by the author's clock.
    pub when_ms: u64,
    /// It is the reader's own.
    pub mine: bool,
    /// Its author has withdrawn it; it is listed for what others said about it.
    pub withdrawn: bool,
    /// What became of it.
    pub status: AnswerStatus,
    /// The answer that counts, if there is one.
    pub answer: Option<Answer>,
    /// Answers that were given at the same time and no longer count, the oldest first.
    pub overtaken: Vec<Answer>,
    /// What was said about it, the oldest first.
    pub thread: Vec<Comment>,
    /// Whether that is settled.
    pub resolved: bool,
    /// The notes that were made of it, and their words.
    pub became: Vec<(NoteId, Arc<str>)>,
    /// What the reader may do with it.
    pub can: Can,
}

/// What the reader may do with an innspill now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Can {
    /// Change and withdraw it: it is their own, and not answered.
    pub change: bool,
    /// Say something about it.
    pub comment: bool,
    /// Answer it, make a note of it, and settle what was said about it.
    pub answer: bool,
}

/// Which innspill are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those that wait for an answer.
    Unanswered,
    /// Those that were made use of.
    Adopted,
    /// The reader's own.
    Mine,
}

impl Filter {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Filter; 4] = [Filter::All, Filter::Unanswered, Filter::Adopted, Filter::Mine];

    /// Whether an innspill is among them.
    pub fn keeps(self, contribution: &Contribution) -> bool {
        match self {
            Filter::All => true,
            Filter::Unanswered => contribution.status == AnswerStatus::Open && !contribution.withdrawn,
            Filter::Adopted => contribution.status == AnswerStatus::Adopted,
            Filter::Mine => contribution.mine,
        }
    }
}

/// All innspill on the board, the latest first.
pub fn contributions(situation: &Situation<'_>) -> Vec<Contribution> {
    let board = situation.board;
    let mut became: HashMap<&InputKey, Vec<(NoteId, Arc<str>)>> = HashMap::new();
    for (input, note) in board.adopted() {
        became.entry(input).or_default().push((note.id.clone(), note.text.clone()));
    }
    for notes in became.values_mut() {
        notes.sort();
    }
    let inputs = board.inputs().chain(board.withdrawn_with_thread());
    let mut all: Vec<Contribution> =
        inputs.map(|input| contribution(situation, input, became.remove(&input.key).unwrap_or_default())).collect();
    all.sort_by(|a, b| (b.when_ms, &b.key).cmp(&(a.when_ms, &a.key)));
    all
}

fn contribution(situation: &Situation<'_>, input: &Input, became: Vec<(NoteId, Arc<str>)>) -> Contribution {
    let board = situation.board;
    let withdrawn = input.deleted.is_some();
    let mut answers: Vec<Answer> = board.answers(&input.key).into_iter().cloned().collect();
    let answer = answers.pop();
    let (status, mine) = (board.status(&input.key), board.is_own(input.key.document));
    Contribution {
        key: input.key.clone(),
        about: about(board, &input.target),
        kind: input.kind,
        text: if withdrawn { Arc::default() } else { input.text.clone() },
        author: input.author.clone(),
        when_ms: input.when_ms,
        mine,
        withdrawn,
        status,
        answer,
        overtaken: answers,
        thread: board.thread(&input.key).into_iter().cloned().collect(),
        resolved: board.resolved(&input.key),
        became,
        can: Can {
            change: situation.speaking && mine && !withdrawn && status == AnswerStatus::Open,
            comment: situation.speaking && !withdrawn,
            answer: situation.writable && !withdrawn,
        },
    }
}

/// What something is, in words.
pub fn about(board: &Board, target: &Target) -> About {
    let words = |note: &NoteId| board.note(note).map(|note| note.text.clone()).unwrap_or_default();
    let (text, joins, gone) = match target {
        Target::Board => (board.facts().title.clone(), None, false),
        Target::Note(note) => (words(note), None, board.note(note).is_none_or(|note| !note.live())),
        Target::Link(link) => match board.link(link) {
            Some(found) => {
                let drawn = board.links_of(&found.from).any(|drawn| drawn.id == *link);
                (found.text.clone(), Some([words(&found.from), words(&found.to)]), !drawn)
            }
            None => (Arc::default(), None, true),
        },
    };
    About { target: target.clone(), text, joins, gone }
}
