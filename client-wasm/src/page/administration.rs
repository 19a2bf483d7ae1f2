//! What who leads a network looks after: members, invitations, openings, statements, and the log of all that.

pub mod invitations;
pub mod log;
pub mod member;
pub mod members;
pub mod openings;
pub mod role_form;
pub mod sign_in_link;
pub mod statements;
pub mod transfer;

use super::{
    frame::{Frame, Ground},
    network::{NoAccess, ToNetwork, connection::ConnectionBanners, door::Door, everybody, own_organisation, stand_in},
};
use crate::{
    directory::{Directory, LineState},
    http,
    live_region::LiveRegion,
    locale::words,
};
use board::{
    id::{NetworkId, OrganisationId},
    network::{
        lookup::{Invitation, Member, Opening},
        view::Waiting,
    },
};
use invitations::Invitations;
use leptos::{prelude::*, task::spawn_local};
use log::Log;
use members::Members;
use openings::Openings;
use statements::Statements;

/// What the page works on; a copy of it can be held by every part.
#[derive(Clone, Copy)]
pub struct Administration {
    /// The network, live.
    pub directory: Directory,
    /// Who is what. None until the server has answered.
    pub members: RwSignal<Vec<Member>>,
    /// The links that can be ended from here.
    pub invitations: RwSignal<Vec<Invitation>>,
    /// What is open to whom.
    pub openings: RwSignal<Vec<Opening>>,
    /// Grows when something was done: the log has new rows.
    pub done: RwSignal<u64>,
    /// Where it is said. Held here, since an answer of the server's comes when no component is being made.
    live_region: LiveRegion,
}

impl Administration {
    fn of(directory: Directory) -> Administration {
        let administration = Administration {
            directory,
            members: RwSignal::default(),
            invitations: RwSignal::default(),
            openings: RwSignal::default(),
            done: RwSignal::new(0),
            live_region: Ground::get().live_region,
        };
        // Who comes to the door or is let in changes what waits: then the lists are others, too.
        Effect::new(move |_| {
            directory.waiting.all();
            administration.look();
        });
        administration
    }

    /// Asks the server for the lists again.
    pub fn look(self) {
        let path = |what: &str| format!("/api/networks/{}/{what}", self.directory.id.get_value());
        let (members, invitations, openings) = (path("members"), path("invitations"), path("openings"));
        spawn_local(async move {
            // Without an answer what was known stays.
            if let Ok(members) = http::get(&members).await {
                self.members.set(members);
            }
            if let Ok(invitations) = http::get(&invitations).await {
                self.invitations.set(invitations);
            }
            if let Ok(openings) = http::get(&openings).await {
                self.openings.set(openings);
            }
            self.done.update(|done| *done += 1);
        });
    }

    /// Something was done: it is said, and the lists are others.
    pub fn did(self, said: String) {
        self.live_region.say(said);
        self.look();
    }

    /// What an organisation is called; nothing for none. Followed.
    pub fn organisation(self, id: Option<&OrganisationId>) -> String {
        id.map(|id| self.directory.organisation_name(id)).unwrap_or_default()
    }

    /// The network's projects, by title, to choose from. Followed.
    pub fn projects(self) -> Vec<(String, String)> {
        let all = self.directory.projects.all().into_iter();
        let mut all: Vec<_> = all.map(|face| (face.id.to_string(), face.title)).collect();
        all.sort_by(|(_, a), (_, b)| a.cmp(b));
        all
    }

    /// Everybody in the network, by name, to choose from. Followed.
    pub fn people(self) -> Vec<(String, String)> {
        self.members.with(|members| everybody::by_name(members.iter()))
    }
}

/// `/n/{network}/admin`.
#[component]
pub fn AdministrationPage(
    /// See [`Ground`].
    ground: Ground,
    /// Which.
    network: NetworkId,
) -> impl IntoView {
    let directory = Directory::open(network.clone());
    stand_in(ground, directory);
    // Told again of the same, or while the line is opened anew, the page stays as it is: somebody may be filling in a form.
    let shown = Memo::new(move |_| {
        let leads = directory.me.with(|me| me.as_ref().is_some_and(|me| me.leads_network));
        Shown::of(directory.line.get() == LineState::NoAccess, directory.told.get(), leads)
    });
    view! {
        <Frame
            ground=ground
            title=Signal::derive(|| words().get("administration"))
            statement=Signal::derive(move || own_organisation(directory)?.accessibility_statement)
            up=move || {
                view! {
                    <ToNetwork directory=directory />
                }
            }
            banners=move || view! { <ConnectionBanners directory=directory /> }
        >
            {move || match shown.get() {
                Shown::NoAccess => view! { <NoAccess /> }.into_any(),
                Shown::Opening => view! { <p class="opening" role="status">{words().get("opening")}</p> }.into_any(),
                Shown::All => view! { <Inside directory=directory /> }.into_any(),
            }}
        </Frame>
    }
}

/// What stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Opening,
    NoAccess,
    All,
}

impl Shown {
    fn of(no_access: bool, told: bool, leads: bool) -> Shown {
        match (no_access, told, leads) {
            (true, _, _) | (false, true, false) => Shown::NoAccess,
            (false, false, _) => Shown::Opening,
            (false, true, true) => Shown::All,
        }
    }
}

#[component]
fn Inside(directory: Directory) -> impl IntoView {
    let administration = Administration::of(directory);
    let waiting = Memo::new(move |_| {
        let door = |waiting: Waiting| match waiting {
            Waiting::Door { people } => Some(people),
            Waiting::Unanswered { .. } | Waiting::Asked { .. } | Waiting::Answered { .. } | Waiting::Tasks { .. } => {
                None
            }
        };
        directory.waiting.all().into_iter().find_map(door)
    });
    view! {
        <div class="administration">
            {move || waiting.get().map(|people| view! { <Door people=people directory=directory /> })}
            <Members administration=administration />
            <Invitations administration=administration />
            <Openings administration=administration />
            <Statements administration=administration />
            <Log administration=administration />
        </div>
    }
}
