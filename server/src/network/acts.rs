//! What an act comes to: for each, who may, what is asked of its words and times, and which rows it changes.
//! Pure: the directory as it is goes in, a [`Plan`] comes out.
//!
//! Whoever may not even know of a thing is told that there is none ([`NotDone::Unknown`]), as of one that never
//! was.

mod boards;
mod forgetting;
mod invitations;
mod members;
mod networks;
mod projects;
mod sharing;

pub(super) use invitations::{Accepted, accept, invite_by_operator, leads_somewhere, secret_hash};

use super::plan::{Desk, Plan};
use crate::limits::{AHEAD_MS_MAX, TITLE_CHARACTERS_MAX};
use board::network::act::{Act, NotDone};

/// What the act comes to, or why it does not.
pub fn plan(desk: Desk<'_>, act: &Act) -> Result<Plan, NotDone> {
    match act {
        Act::CreateNetwork { name, themes } => networks::create(desk, name, themes),
        Act::RenameNetwork { network, name } => networks::rename(desk, network, name),
        Act::SetThemes { network, themes } => networks::set_themes(desk, network, themes),
        Act::AddOrganisation { network, name } => networks::add_organisation(desk, network, name),
        Act::RemoveOrganisation { network, organisation } => networks::remove_organisation(desk, network, organisation),
        Act::SetAccessibilityStatement { network, organisation, address } => {
            networks::set_accessibility_statement(desk, network, organisation, address.as_deref())
        }

        Act::CreateProject { network, organisation, title, theme, lead } => {
            projects::create(desk, network, organisation, projects::Words { title, theme }, lead)
        }
        Act::ChangeProject { project, title, theme } => {
            projects::change(desk, *project, projects::Words { title, theme })
        }
        Act::DuplicateProject { project, title } => projects::duplicate(desk, *project, title),
        Act::LockProject { project, locked } => projects::lock(desk, *project, *locked),
        Act::BinProject { project, binned } => projects::bin(desk, *project, *binned),
        Act::TransferProject { project, to } => projects::transfer(desk, *project, to),

        Act::CreateBoard { project, kind, title, core } => boards::create(desk, *project, *kind, title, core),
        Act::RenameBoard { board, title } => boards::rename(desk, *board, title),
        Act::DuplicateBoard { board, title } => boards::duplicate(desk, *board, title),
        Act::LockBoard { board, locked } => boards::lock(desk, *board, *locked),
        Act::BinBoard { board, binned } => boards::bin(desk, *board, *binned),
        Act::EraseBoard { board } => boards::erase(desk, *board),

        Act::Share { board, to, level, until_ms } => sharing::share(desk, *board, to, *level, *until_ms),
        Act::EndShare { board, grant } => sharing::end(desk, *board, grant),
        Act::AskForInput { board, question, due_ms, of } => sharing::ask(desk, *board, question, *due_ms, of),
        Act::CloseForInput { board } => sharing::close(desk, *board),

        Act::SetRole { network, person, organisation, role, scope, until_ms } => members::set_role(
            desk,
            &board::network::role::Membership {
                person: person.clone(),
                network: network.clone(),
                organisation: organisation.clone(),
                role: *role,
                scope: *scope,
                until_ms: *until_ms,
                waiting: false,
            },
        ),
        Act::EndRole { network, person, role, scope } => members::end_role(desk, network, person, *role, *scope),
        Act::Admit { network, people } => members::admit(desk, network, people),
        Act::TurnAway { network, people } => members::turn_away(desk, network, people),

        Act::HandOutSignInLink { network, person } => members::hand_out_sign_in_link(desk, network, person),
        Act::ForgetPerson { network, person } | Act::EraseWords { network, person } => {
            forgetting::forget(desk, network, person)
        }

        Act::Invite(invite) => invitations::invite(desk, invite),
        Act::RevokeInvitation { invitation, with_memberships } => {
            invitations::revoke(desk, invitation, *with_memberships)
        }
    }
}

/// A name that was typed: there, short enough, and on one line.
fn title(typed: &str) -> Result<String, NotDone> {
    text(typed, TITLE_CHARACTERS_MAX)
}

fn text(typed: &str, characters_max: usize) -> Result<String, NotDone> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let text: String = words.join(" ").chars().filter(|c| !c.is_control()).collect();
    if text.is_empty() {
        return Err(NotDone::NameMissing);
    }
    if text.chars().count() > characters_max {
        return Err(NotDone::TooLong);
    }
    Ok(text)
}

/// An end that was chosen: ahead, and not further than anybody can mean.
fn ahead(until_ms: u64, now_ms: u64) -> Result<u64, NotDone> {
    (until_ms > now_ms && until_ms - now_ms <= AHEAD_MS_MAX).then_some(until_ms).ok_or(NotDone::BadTime)
}

fn room_for_more(there: usize, most: usize) -> Result<(), NotDone> {
    (there < most).then_some(()).ok_or(NotDone::TooMany)
}
