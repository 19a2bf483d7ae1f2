//! What a reader is told of what is inside boards: what waits for them there, and what happened since they were
//! here. Only of boards that are open to them, and nobody is told of their own organisation's doings.

use super::super::inside::{Happening, Inside, NEWS_KEPT_MS};
use super::super::state::State;
use super::Look;
use crate::limits::NEWS_TOLD_MAX;
use board::id::{NetworkId, OrganisationId, PersonId};
use board::network::BoardId;
use board::network::sharing::{Grantee, Level};
use board::network::view::{BoardFace, Happened, News, ProjectFace, Waiting};
use std::collections::BTreeMap;

/// What is new to somebody on one board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// Which.
    pub id: BoardId,
    /// What it is called.
    pub title: String,
    /// Innspill that others have given since, and that the reader is to answer.
    pub unanswered: u32,
    /// Answers to the reader's innspill.
    pub answered: u32,
}

/// What is new to a reader since then, on the boards of a network that are open to them. Times are milliseconds
/// since 1970.
pub fn since(state: &State, network: &NetworkId, reader: &PersonId, since_ms: u64, now_ms: u64) -> Vec<Since> {
    let look = Look::at(state, network, state.asker(Some(reader), now_ms), reader, now_ms);
    let boards = look.boards(&look.projects());
    let open = boards.into_values().filter(|face| !face.binned);
    let new = open.filter_map(|face| {
        let inside = state.inside(face.id)?;
        let waits = inside.unanswered.iter().filter(|(giver, at_ms)| giver != reader && *at_ms > since_ms);
        let unanswered = if look.answers_on(&face) { whole(waits.count()) } else { 0 };
        let answered = look.answers_since(inside, since_ms);
        (unanswered + answered > 0).then_some(Since { id: face.id, title: face.title, unanswered, answered })
    });
    new.collect()
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Look<'_> {
    /// Innspill that wait for an answer from the reader.
    pub(super) fn unanswered(&self, face: &BoardFace) -> Option<Waiting> {
        let inside = self.state.inside(face.id)?;
        if inside.summary.unanswered == 0 || !self.answers_on(face) {
            return None;
        }
        let mut from: Vec<OrganisationId> =
            inside.unanswered.iter().filter_map(|(giver, _)| self.organisation(giver)).collect();
        from.sort();
        from.dedup();
        Some(Waiting::Unanswered { board: face.id, count: inside.summary.unanswered, from })
    }

    /// Answers that the reader's innspill got since the reader was here.
    pub(super) fn answered(&self, face: &BoardFace) -> Option<Waiting> {
        let inside = self.state.inside(face.id)?;
        let count = self.answers_since(inside, self.last_here_ms());
        (count > 0).then_some(Waiting::Answered { board: face.id, count })
    }

    /// What the reader has taken on in a project and not done.
    pub(super) fn tasks(&self, project: &ProjectFace) -> Option<Waiting> {
        let taken_on = self.state.tasks(project.id)?.waiting.get(self.reader)?;
        let open = !project.binned && self.state.level(Some(self.reader), project.id, self.now_ms).is_some();
        open.then_some(Waiting::Tasks { project: project.id, count: taken_on.count, due: taken_on.due })
    }

    fn answers_since(&self, inside: &Inside, since_ms: u64) -> u32 {
        whole(inside.answered.iter().filter(|(giver, at_ms)| giver == self.reader && *at_ms > since_ms).count())
    }

    /// What happened on these boards since the reader was here, the newest of it.
    pub(super) fn news(&self, boards: &BTreeMap<BoardId, BoardFace>) -> Vec<News> {
        let own = self.organisation(self.reader);
        let since_ms = self.last_here_ms();
        let mut news = Vec::new();
        for face in boards.values().filter(|face| !face.binned) {
            let mut here: BTreeMap<(OrganisationId, Happened), News> = BTreeMap::new();
            let told = self.state.inside(face.id).map_or(&[][..], |inside| &inside.happened);
            let done = told.iter().cloned().chain(self.acts_on(face));
            for happening in done.filter(|happening| happening.at_ms > since_ms) {
                if Some(&happening.organisation) == own.as_ref() {
                    continue;
                }
                let Happening { organisation, what, count, at_ms } = happening;
                let entry = here.entry((organisation.clone(), what)).or_insert(News {
                    organisation,
                    board: face.id,
                    what,
                    count: 0,
                    at_ms,
                });
                entry.count = entry.count.saturating_add(count);
                entry.at_ms = entry.at_ms.max(at_ms);
            }
            news.extend(here.into_values());
        }
        news.sort_by_key(|news| std::cmp::Reverse(news.at_ms));
        news.truncate(NEWS_TOLD_MAX);
        news
    }

    /// What the directory itself knows to have been done: the board was opened to the reader, or asks for something.
    fn acts_on(&self, face: &BoardFace) -> impl Iterator<Item = Happening> {
        let owner = face.project.and_then(|project| self.state.project(project)).map(|row| row.organisation.clone());
        let own = self.organisation(self.reader);
        let meant = |to: &Grantee| match to {
            Grantee::Network => true,
            Grantee::Organisation(organisation) => Some(organisation) == own.as_ref(),
            Grantee::Person(person) => person == self.reader,
        };
        let shared = face.grants.iter().filter(|grant| meant(&grant.to)).map(|grant| grant.at_ms).max();
        let asked = face.asks.as_ref().map(|asks| asks.at_ms);
        let did = move |what, at_ms: Option<u64>| {
            Some(Happening { organisation: owner.clone()?, what, count: 1, at_ms: at_ms? })
        };
        [did(Happened::Shared, shared), did(Happened::Asked, asked)].into_iter().flatten()
    }

    /// Whether the reader is one of those who answer innspill: who writes the board's content on its owner's side.
    fn answers_on(&self, face: &BoardFace) -> bool {
        let owner = face.project.and_then(|project| self.state.project(project)).map(|row| &row.organisation);
        let for_owner = owner.is_some() && self.organisation(self.reader).as_ref() == owner;
        face.level == Level::Write && (face.decides || for_owner)
    }

    /// Since when something is new to the reader: to who comes for the first time, all that is news at all.
    fn last_here_ms(&self) -> u64 {
        let place = self.state.place(self.network, self.reader);
        let oldest_ms = self.now_ms.saturating_sub(NEWS_KEPT_MS);
        place.and_then(|place| place.last_here_ms).unwrap_or(0).max(oldest_ms)
    }
}
