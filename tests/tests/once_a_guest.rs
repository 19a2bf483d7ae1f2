//! A guest turns out to be somebody who had an account already: what they gave as that guest is theirs to change.

use anyhow::{Context, ensure};
use board::{Command, id::InputId};
use system_tests::{meeting::Meeting, person::Person, server_process::ServerProcess, visitor::Visitor};

const GIVEN: &str = "gitt som gjest";
const CHANGED: &str = "gitt som gjest, og endret som Kari";

fn change(before: &str, after: &str) -> Command {
    Command::WriteInput { input: InputId::fresh(1), before: before.into(), after: after.into() }
}

#[tokio::test]
async fn what_somebody_gave_as_a_guest_they_change_as_the_member_who_they_are() -> anyhow::Result<()> {
    let server = ServerProcess::start(&["--demo"]).await?;
    let meeting = Meeting::call(server.address(), "Heltid", "For få hele stillinger").await?;
    Person::signed_in(&server, "kari@example.no", "Kari", None).await?;
    let guest = meeting.welcome("Gjest", "4204").await?;
    let other = meeting.welcome("En annen", "4204").await?;
    let mut as_guest = Visitor::comes(&server, meeting.board, guest.clone(), 1).await?;
    as_guest.gives(1, GIVEN)?;
    as_guest.all_saved().await?;
    let guest_id = as_guest.page.address().id.clone();
    let kari = Person::signed_in(&server, "kari@example.no", "Kari", Some(&guest)).await?;

    let mut kari = Visitor::comes(&server, meeting.board, kari, 2).await?;
    let mut other = Visitor::comes(&server, meeting.board, other, 3).await?;
    for visitor in [&mut kari, &mut other] {
        visitor.until("the innspill", |page| page.session.board().inputs().count() == 1).await?;
    }
    ensure!(kari.page.address().id != guest_id, "they are two accounts");
    ensure!(other.does(change(GIVEN, "nei")).is_err(), "nobody else changes it");
    kari.does(change(GIVEN, CHANGED))?;
    kari.gives(2, "gitt som Kari")?;
    kari.all_saved().await?;
    ensure!(kari.words_set_aside().is_empty());
    let both = |page: &system_tests::peer::Peer| {
        let board = page.session.board();
        board.inputs().any(|input| &*input.text == CHANGED) && board.inputs().count() == 2
    };
    other.until("both", both).await?;
    let author = |text: &str| {
        let found = other.page.session.board().inputs().find(|input| &*input.text == text);
        found.map(|input| input.author.clone()).context("it is there")
    };
    ensure!(author(CHANGED)? == guest_id, "it stays in the voice in which it was said");
    ensure!(author("gitt som Kari")? == kari.page.address().id);

    kari.page.undoes().context("there is something to undo")?;
    kari.page.undoes().context("there is more to undo")?;
    kari.all_saved().await?;
    other
        .until("the innspill as it was", |page| page.session.board().inputs().any(|input| &*input.text == GIVEN))
        .await?;
    kari.does(Command::WithdrawInput { input: InputId::fresh(1) })?;
    kari.all_saved().await?;
    other.until("nothing", |page| page.session.board().inputs().count() == 0).await
}
