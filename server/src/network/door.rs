//! The door of the network: what invitation links offer, and who comes in by them.

use super::acts::{self, Accepted};
use super::plan::{Desk, Step};
use super::rows::{Key, Member, MemberKey, Row};
use super::state::State;
use super::{Change, Directory};
use board::id::{NetworkId, OrganisationId, PersonId};
use board::network::act::{Done, Invite, NotDone};
use board::network::role::{Membership, Role, Scope};
use board::network::sharing::Level;
use board::network::standing::Standing;
use std::collections::BTreeSet;

/// What an invitation link offers, for who has not followed it yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The network's name.
    pub network: String,
    /// The board's title, where it leads to one.
    pub board: Option<String>,
    /// As what one comes.
    pub role: Role,
    /// How far the board is opened by it.
    pub level: Option<Level>,
    /// The organisation that those belong to who come by it.
    pub organisation: Option<String>,
    /// When it ends, in milliseconds since 1970.
    pub expires_ms: u64,
    /// Whether a lead lets each one in.
    pub admitted_by_lead: bool,
}

/// Where a followed link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Welcome {
    /// The membership.
    pub held: Membership,
}

impl Welcome {
    /// The page to go to.
    pub fn address(&self) -> String {
        match self.held.scope {
            Scope::Board(board, _) => format!("/b/{board}"),
            Scope::Project(_) | Scope::Network => format!("/n/{}", self.held.network),
        }
    }

    /// Whether somebody has to open the door first.
    pub fn waiting(&self) -> bool {
        self.held.waiting
    }
}

impl Directory {
    /// An operator's invitation, from the command line.
    pub async fn invite_by_operator(&self, invite: &Invite) -> Result<Done, NotDone> {
        let mut ledger = self.ledger.lock().await;
        let (state, now_ms) = (self.state(), self.now_ms());
        let plan = acts::invite_by_operator(&state, invite, now_ms)?;
        self.carry_out(&mut ledger, plan, None, "invite", now_ms).await
    }

    /// What a link offers; nothing if it has ended, or never was.
    pub fn offer(&self, secret: &str) -> Option<Offer> {
        let state = self.state();
        let invitation = state.invitation_by_secret(&acts::secret_hash(secret))?;
        let invite = &invitation.invite;
        if !invitation.holds(self.now_ms()) || !acts::leads_somewhere(&state, invite.scope) {
            return None;
        }
        let (board, level) = match invite.scope {
            Scope::Board(board, level) => (state.board(board).map(|board| board.title.clone()), Some(level)),
            Scope::Network | Scope::Project(_) => (None, None),
        };
        let organisation = invite.organisation.as_ref().and_then(|id| state.organisation(id));
        Some(Offer {
            network: state.network(&invite.network)?.name.clone(),
            board,
            role: invite.role,
            level,
            organisation: organisation.map(|organisation| organisation.name.clone()),
            expires_ms: invite.expires_ms,
            admitted_by_lead: invite.admitted_by_lead,
        })
    }

    /// A person follows a link. `municipality`: the number of the one that they say to come from.
    pub async fn accept_invitation(
        &self,
        secret: &str,
        person: &PersonId,
        municipality: Option<&str>,
    ) -> Result<Welcome, NotDone> {
        let mut ledger = self.ledger.lock().await;
        let (state, now_ms) = (self.state(), self.now_ms());
        let invitation = state.invitation_by_secret(&acts::secret_hash(secret)).ok_or(NotDone::InvitationEnded)?;
        let said = municipality.and_then(|number| organisation_of(&state, &invitation.invite.network, number));
        let Accepted { plan, held } = acts::accept(Desk { state: &state, actor: person, now_ms }, secret, said)?;
        if let Some(plan) = plan {
            self.carry_out(&mut ledger, plan, Some(person), "accept_invitation", now_ms).await?;
        }
        Ok(Welcome { held })
    }

    /// How a person stands who came by a link, as soon as they do not wait any more.
    pub async fn decided(&self, secret: &str, person: &PersonId) -> Result<Standing, NotDone> {
        let secret_hash = acts::secret_hash(secret);
        let mut states = self.state.subscribe();
        let seen = states.wait_for(|state| standing(state, &secret_hash, person) != Ok(Standing::Waiting)).await;
        // An error means that the directory is gone, and with it whoever could decide.
        seen.map_or(Ok(Standing::Waiting), |state| standing(&state, &secret_hash, person))
    }

    /// A guest turns out to be a person whom we know: what the one was let in to, the other is from now on.
    pub async fn pass_on(&self, from: &PersonId, to: &PersonId) -> Result<(), NotDone> {
        let mut ledger = self.ledger.lock().await;
        let state = self.state();
        let before: BTreeSet<_> = state.held_by(to).iter().map(|member| MemberKey::of(&member.held)).collect();
        let mut steps = Vec::new();
        for member in state.held_by(from) {
            steps.push(Step::Drop(Key::Member(MemberKey::of(&member.held))));
            let held = Membership { person: to.clone(), ..member.held.clone() };
            if !before.contains(&MemberKey::of(&held)) {
                steps.push(Step::Put(Row::Member(Member { held, ..member.clone() })));
            }
        }
        let changes = vec![Change::Person(from.clone()), Change::Person(to.clone())];
        self.commit(&mut ledger, steps, Vec::new(), changes).await
    }
}

fn standing(state: &State, secret_hash: &str, person: &PersonId) -> Result<Standing, NotDone> {
    let invitation = state.invitation_by_secret(secret_hash).ok_or(NotDone::InvitationEnded)?;
    let inside = MemberKey::by(&invitation.invite, person);
    if state.member(&inside.across_the_door()).is_some() {
        return Ok(Standing::Waiting);
    }
    let enough = state.member(&inside).is_some_and(|member| member.held.scope >= invitation.invite.scope);
    Ok(if enough { Standing::Admitted } else { Standing::TurnedAway })
}

/// The organisation of a network that is this municipality.
fn organisation_of(state: &State, network: &NetworkId, number: &str) -> Option<OrganisationId> {
    let mut organisations = state.organisations(network);
    organisations.find(|organisation| organisation.number.as_deref() == Some(number)).map(|row| row.id.clone())
}
