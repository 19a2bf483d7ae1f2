//! Fifty commands are on their way when the right to write goes, and the line is cut in that moment: none is lost, none
//! doubled, and those that were refused are in their author's list.

use anyhow::{Context, bail, ensure};
use board::{
    id::{DocumentId, InvitationId, PersonId},
    network::{
        act::{Act, Done, Invite},
        lookup::Opening,
        role::{Role, Scope},
        sharing::{Grantee, Level},
    },
};
use editor::session::{Connection, Openness, SavedState};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::collections::BTreeMap;
use system_tests::{
    http_request,
    meeting::{Meeting, in_an_hour_ms},
    person::Person,
    seed::seed,
    server_process::ServerProcess,
    visitor::Visitor,
};

/// Commands on their way.
const COMMANDS: usize = 50;
/// So often for each way in which a right goes: each time the line is cut at another moment.
const ROUNDS: usize = 4;
const NETWORK: &str = "demo";
/// One of another municipality's people.
const NEIGHBOUR: &str = "demo-de_el1";

/// How the board is opened again.
enum Again {
    By(Act),
    ByALink,
}

struct Town {
    server: ServerProcess,
    lead: Person,
    board: DocumentId,
}

impl Town {
    async fn demo() -> anyhow::Result<Town> {
        let server = ServerProcess::start(&["--demo"]).await?;
        let meeting = Meeting::call(server.address(), "Heltid", "For få hele stillinger").await?;
        let lead = Person::of_the_demo(server.address(), "demo-pl_fj").await?;
        Ok(Town { server, lead, board: meeting.board })
    }

    async fn does(&self, act: Act) -> anyhow::Result<Done> {
        self.lead.act(self.server.address(), &act).await
    }

    /// A link onto the board, for one.
    async fn link(&self) -> anyhow::Result<(InvitationId, String)> {
        let invite = Act::Invite(Invite {
            network: NETWORK.parse()?,
            role: Role::Guest,
            scope: Scope::Board(self.board, Level::Write),
            organisation: None,
            expires_ms: in_an_hour_ms(),
            uses_max: Some(1),
            admitted_by_lead: false,
            role_until_ms: None,
        });
        let Done::Invitation { invitation, secret } = self.does(invite).await? else { bail!("no link was made") };
        Ok((invitation, secret))
    }

    /// Somebody whom the server knows follows it.
    async fn follow(&self, secret: &str, person: &Person) -> anyhow::Result<()> {
        let path = format!("/api/invitations/{secret}");
        let nothing = serde_json::json!({});
        let answer = http_request::post(self.server.address(), &path, Some(&person.cookie), &nothing).await?;
        ensure!(answer.status == 200, "{}", answer.body);
        Ok(())
    }

    /// Comes by a link of their own, which is revoked.
    async fn guest(&self) -> anyhow::Result<(Person, Act, Again)> {
        let (invitation, secret) = self.link().await?;
        let (guest, _) = Person::invited(self.server.address(), &secret, "Gjest", "4204").await?;
        Ok((guest, Act::RevokeInvitation { invitation, with_memberships: true }, Again::ByALink))
    }

    /// Somebody to whom the board is opened by name.
    async fn neighbour(&self) -> anyhow::Result<(Person, Act, Again)> {
        let neighbour = Person::of_the_demo(self.server.address(), NEIGHBOUR).await?;
        let (board, to) = (self.board, Grantee::Person(NEIGHBOUR.parse()?));
        let share = Act::Share { board, to: to.clone(), level: Level::Write, until_ms: None };
        self.does(share.clone()).await?;
        let network_lead = Person::of_the_demo(self.server.address(), "demo-nl1").await?;
        let path = format!("/api/networks/{NETWORK}/openings");
        let told = http_request::get(self.server.address(), &path, Some(&network_lead.cookie)).await?;
        let openings: Vec<Opening> = serde_json::from_str(&told.body).with_context(|| told.body.clone())?;
        let mut grants = openings.into_iter().filter(|opening| opening.board == board).map(|opening| opening.grant);
        let grant = grants.find(|grant| grant.to == to).context("it is opened")?.id;
        Ok((neighbour, Act::EndShare { board, grant }, Again::By(share)))
    }

    /// A guest whose role sinks.
    async fn sinking(&self) -> anyhow::Result<(Person, Act, Again)> {
        let (guest, ..) = self.guest().await?;
        let id = self.id_of(&guest).await?;
        Ok((guest, self.set_role(id.clone(), Level::Input)?, Again::By(self.set_role(id, Level::Write)?)))
    }

    fn set_role(&self, person: PersonId, level: Level) -> anyhow::Result<Act> {
        let scope = Scope::Board(self.board, level);
        let (network, role) = (NETWORK.parse()?, Role::Guest);
        Ok(Act::SetRole { network, person, organisation: None, role, scope, until_ms: None })
    }

    async fn id_of(&self, person: &Person) -> anyhow::Result<PersonId> {
        let me = http_request::get(self.server.address(), "/api/me", Some(&person.cookie)).await?.json()?;
        Ok(me["person"]["id"].as_str().context("they are somebody")?.parse()?)
    }

    /// How often each of these texts is on the board, as somebody sees it who has just come.
    async fn there(&self, texts: &[String]) -> anyhow::Result<BTreeMap<String, usize>> {
        let reader = Visitor::comes(&self.server, self.board, self.lead.clone(), 1).await?;
        let count = |text: &String| reader.page.session.board().notes().filter(|note| *note.text == **text).count();
        Ok(texts.iter().map(|text| (text.clone(), count(text))).collect())
    }

    /// See the file. `end`: the act by which the right goes; `again`: the one by which it comes back.
    async fn right_goes(
        &self,
        person: Person,
        end: Act,
        again: Again,
        left: Openness,
        rng: &mut StdRng,
    ) -> anyhow::Result<()> {
        let mut writer = Visitor::comes(&self.server, self.board, person, rng.random()).await?;
        let (ended_after, cut_after) = (rng.random_range(0..COMMANDS), rng.random_range(0..COMMANDS));
        let mut texts = Vec::new();
        let mut ending = None;
        for nth in 0..COMMANDS {
            let bits: u128 = rng.random();
            texts.push(format!("{nth} {bits:x}"));
            writer.writes(bits, &texts[nth])?;
            writer.sends().await;
            if nth == ended_after {
                let (lead, address, end) = (self.lead.clone(), self.server.address(), end.clone());
                ending = Some(tokio::spawn(async move { lead.act(address, &end).await }));
            }
            if nth == cut_after {
                writer.page.cut();
            }
            tokio::task::yield_now().await;
        }
        ending.context("it ends within the fifty")?.await??;
        writer.until("the news", |page| page.session.openness() == left).await?;
        let settled = |page: &system_tests::peer::Peer| matches!(page.session.saved(), SavedState::AllSaved { .. });
        writer.until("everything to be settled", settled).await?;

        // None is lost, and none is there twice.
        let there = self.there(&texts).await?;
        let list = writer.words_set_aside();
        for (text, count) in &there {
            ensure!(*count <= 1, "{text} is there {count} times");
            ensure!(*count == 1 || list.contains(text), "{text} is lost");
        }
        println!("{} in the list, {} there", list.len(), there.values().sum::<usize>());
        ensure!(list.len() <= COMMANDS && there.values().sum::<usize>() + list.len() >= COMMANDS);

        // When the board is opened again, what is there is not in the list; the rest can be tried again.
        match again {
            Again::By(act) => drop(self.does(act).await?),
            Again::ByALink => {
                let (_, secret) = self.link().await?;
                self.follow(&secret, &writer.person).await?;
            }
        }
        writer.looks_again_until_it_is_open(Level::Write).await?;
        writer.all_saved().await?;
        let list = writer.words_set_aside();
        for (text, count) in &there {
            ensure!((*count == 1) != list.contains(text), "{text} is there {count} times, and in {list:?}");
        }
        writer.takes_the_offer()?;
        writer.all_saved().await?;
        let there = self.there(&texts).await?;
        ensure!(there.values().all(|count| *count == 1), "{there:?}");
        Ok(())
    }
}

#[tokio::test]
async fn nothing_is_lost_or_doubled_when_an_invitation_is_revoked() -> anyhow::Result<()> {
    let (town, mut rng) = (Town::demo().await?, StdRng::seed_from_u64(seed()));
    for _ in 0..ROUNDS {
        let (guest, revoke, again) = town.guest().await?;
        town.right_goes(guest, revoke, again, Openness::NotShared, &mut rng).await?;
    }
    Ok(())
}

#[tokio::test]
async fn nothing_is_lost_or_doubled_when_an_opening_ends() -> anyhow::Result<()> {
    let (town, mut rng) = (Town::demo().await?, StdRng::seed_from_u64(seed()));
    for _ in 0..ROUNDS {
        let (neighbour, end, again) = town.neighbour().await?;
        town.right_goes(neighbour, end, again, Openness::NotShared, &mut rng).await?;
    }
    Ok(())
}

#[tokio::test]
async fn nothing_is_lost_or_doubled_when_a_role_sinks() -> anyhow::Result<()> {
    let (town, mut rng) = (Town::demo().await?, StdRng::seed_from_u64(seed()));
    for _ in 0..ROUNDS {
        let (guest, sink, again) = town.sinking().await?;
        town.right_goes(guest, sink, again, Openness::To(Level::Input), &mut rng).await?;
    }
    Ok(())
}

#[tokio::test]
async fn who_signs_out_in_one_tab_is_asked_in_the_others_who_they_are_and_loses_nothing() -> anyhow::Result<()> {
    let town = Town::demo().await?;
    let (guest, ..) = town.guest().await?;
    let mut tab = Visitor::comes(&town.server, town.board, guest.clone(), 1).await?;
    tab.writes(1, "lagret")?;
    tab.all_saved().await?;
    let nothing = serde_json::json!({ "everywhere": false });
    http_request::post(town.server.address(), "/api/sign-out", Some(&guest.cookie), &nothing).await?;
    tab.until("the question", |page| page.session.connection() == Connection::SignedOut).await?;
    tab.writes(2, "ikke sendt")?;
    ensure!(tab.reads("lagret") && tab.reads("ikke sendt"), "all is still in sight");
    tab.page.reload(&mut tab.device, 2).await?;
    let waiting: Vec<String> = tab.page.session.waiting().map(|entry| format!("{:?}", entry.command)).collect();
    ensure!(waiting.iter().any(|command| command.contains("ikke sendt")), "it is not kept: {waiting:?}");
    let there = town.there(&["lagret".into(), "ikke sendt".into()]).await?;
    ensure!(there["lagret"] == 1 && there["ikke sendt"] == 0, "nothing is sent in nobody's name: {there:?}");
    Ok(())
}
