//! Acts of the network: what a person does to it, sent to the server, which alone decides.

use crate::{
    http::{self, Refusal},
    locale::words,
};
use board::network::act::{Act, Done, NotDone};

/// Why an act did not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// The server can't be reached; nothing was done.
    Offline,
    /// It says no, and why.
    NotDone(NotDone),
    /// It answered something that is not understood.
    Unreadable,
}

/// Does it.
pub async fn act(act: &Act) -> Result<Done, Undone> {
    http::post_or_reason("/api/acts", act).await.map_err(|refusal| match refusal {
        Refusal::Offline => Undone::Offline,
        Refusal::Reason { reason, .. } => {
            let code = serde_json::Value::String(reason);
            serde_json::from_value(code).map_or(Undone::Unreadable, Undone::NotDone)
        }
        Refusal::Unreadable => Undone::Unreadable,
    })
}

/// Does them one after the other, until one is not done; says what came of the last.
pub async fn act_all(acts: &[Act]) -> Result<Done, Undone> {
    let mut came = Done::Done;
    for one in acts {
        came = act(one).await?;
    }
    Ok(came)
}

impl Undone {
    /// What a person reads.
    pub fn text(self) -> String {
        words().get(match self {
            Undone::Offline => "undone-offline",
            Undone::Unreadable => "undone-unreadable",
            Undone::NotDone(reason) => match reason {
                NotDone::SignIn => "undone-sign-in",
                NotDone::NotAllowed => "undone-not-allowed",
                NotDone::Unknown => "undone-unknown",
                NotDone::NameMissing => "undone-name-missing",
                NotDone::TooLong => "undone-too-long",
                NotDone::NoSuchMunicipality => "undone-no-such-municipality",
                NotDone::AlreadyHere => "undone-already-here",
                NotDone::NotEmpty => "undone-not-empty",
                NotDone::NotBinned => "undone-not-binned",
                NotDone::ProjectLocked => "undone-project-locked",
                NotDone::BadTime => "undone-bad-time",
                NotDone::LastLead => "undone-last-lead",
                NotDone::InvitationEnded => "undone-invitation-ended",
                NotDone::TooMany => "undone-too-many",
                NotDone::Unavailable => "undone-unavailable",
            },
        })
    }
}
