//! A board is erased while somebody is away: the copy on their device goes when they come back, and the words that they
//! had not sent are offered to them.

use anyhow::ensure;
use board::network::act::Act;
use editor::session::{Openness, WhyNotTaken};
use system_tests::{meeting::Meeting, person::Person, server_process::ServerProcess, visitor::Visitor};

#[tokio::test]
async fn a_board_that_is_erased_while_somebody_is_away_goes_from_their_device() -> anyhow::Result<()> {
    let server = ServerProcess::start(&["--demo"]).await?;
    let meeting = Meeting::call(server.address(), "Heltid", "For få hele stillinger").await?;
    let board = meeting.board;
    let mut away = Visitor::comes(&server, board, meeting.welcome("Borte", "4204").await?, 1).await?;
    away.writes(1, "lagret")?;
    away.all_saved().await?;
    away.page.cut();
    away.writes(2, "uten nett")?;
    away.page.reload(&mut away.device, 2).await?;
    ensure!(away.device.keys().any(|key| key.contains("/copy/")), "there is a copy");

    let lead = Person::of_the_demo(server.address(), "demo-pl_fj").await?;
    for act in [Act::BinBoard { board, binned: true }, Act::EraseBoard { board }] {
        lead.act(server.address(), &act).await?;
    }
    away.until("the news", |page| page.session.openness() == Openness::NotShared).await?;
    away.page.keep(&mut away.device);
    ensure!(away.is_offered() == [("uten nett", WhyNotTaken::Unlisted)], "{:?}", away.is_offered());
    ensure!(!away.reads("lagret") && !away.reads("For få hele stillinger"));
    let left: Vec<&str> = away.device.keys().filter(|key| !key.contains("/aside/")).collect();
    ensure!(left.is_empty(), "{left:?}");
    Ok(())
}
