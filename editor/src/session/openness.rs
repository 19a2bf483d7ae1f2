//! How far the board is open to this person, as the server says it: from the first manifest on, and whenever that
//! changes.

use super::Session;
use board::{
    id::PersonId,
    network::{
        around::{Around, Audience},
        sharing::Level,
        view::BoardFace,
    },
    wire::message::{ListedKind, Manifest, Right},
};

/// How far the board is open to this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// The server has not said it yet. What is done meanwhile waits in the outbox.
    Unheard,
    /// So far.
    To(Level),
    /// It is not, or no longer: there is nothing to be seen.
    NotShared,
}

impl Openness {
    /// As a manifest says it: by what its reader may write. (The network's level says the same; but where rooms are
    /// open to all, there is no network.)
    fn of(manifest: &Manifest, me: &PersonId) -> Openness {
        let writes = |kind: &ListedKind| {
            manifest.documents.iter().any(|listed| listed.kind == *kind && listed.right == Right::Write)
        };
        if manifest.documents.is_empty() {
            Openness::NotShared
        } else if writes(&ListedKind::Content) {
            Openness::To(Level::Write)
        } else if writes(&ListedKind::Voice { owner: me.clone() }) {
            Openness::To(Level::Input)
        } else {
            Openness::To(Level::See)
        }
    }
}

impl Session {
    /// What the network says of the board to this person; nothing before the server has said it, or where there is
    /// no network.
    pub fn face(&self) -> Option<&BoardFace> {
        self.face.as_deref()
    }

    /// What the server has told of the network around the board; nothing where there is none.
    pub fn around(&self) -> Option<&Around> {
        self.around.as_deref()
    }

    /// Who can see the board; nothing before the server has said it.
    pub fn audience(&self) -> Option<Audience> {
        match self.openness {
            Openness::Unheard | Openness::NotShared => None,
            Openness::To(_) => Some(self.around().map_or(Audience::Everybody, |around| around.audience.clone())),
        }
    }

    /// How far the board is open to this person, as the server last said it.
    pub fn openness(&self) -> Openness {
        self.openness
    }

    /// How far the board is open now, if that is news to a person who is here: once for each change.
    pub fn take_new_openness(&mut self) -> Option<Openness> {
        self.new_openness.take()
    }

    pub(super) fn hear_openness(&mut self, manifest: &Manifest) {
        let now = Openness::of(manifest, &self.me);
        let before = std::mem::replace(&mut self.openness, now);
        // Who has just come is shown what may be done; that it is nothing, they have to be told.
        if before != now && (before != Openness::Unheard || now == Openness::NotShared) {
            self.new_openness = Some(now);
        }
        self.face.clone_from(&manifest.board);
        self.around.clone_from(&manifest.around);
    }
}
