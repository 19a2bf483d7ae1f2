//! A meeting begins: sixty people behind one address follow the link on the wall at the same moment.

use anyhow::{Context, ensure};
use std::{collections::HashSet, time::Duration};
use system_tests::{
    board_client::BoardClient, http_request, meeting::Meeting, person::Person, server_process::ServerProcess,
};
use tokio::{task::JoinSet, time::Instant};

const PEOPLE: u64 = 60;
/// Until the last of them has the board, on a debug build beside other tests.
const ALL_ARE_IN_WITHIN: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread")]
async fn sixty_people_come_by_one_link_at_once_and_all_have_the_board_within_seconds() -> anyhow::Result<()> {
    let server = ServerProcess::start(&["--demo"]).await?;
    let address = server.address();
    let meeting = Meeting::call(address, "Heltid", "For få hele stillinger").await?;
    let mut first = BoardClient::new(address, meeting.board, &meeting.welcome("Kari", "Gran").await?, 1_000);
    first.join().await?;
    let update = first.content().replica.mark("var her først");
    first.send_update(&update).await?;
    first.until("the first one's work to be saved", |first| first.content().all_saved()).await?;

    let began = Instant::now();
    let mut arriving = JoinSet::new();
    for nth in 0..PEOPLE {
        let secret = meeting.secret.clone();
        arriving.spawn(async move {
            let (person, go) = Person::invited(address, &secret, &format!("Person {nth}"), "Gran").await?;
            ensure!(go == format!("/b/{}", meeting.board), "it leads to {go}");
            // As the page does: who am I, what is this board, and then the line.
            let me = http_request::get(address, "/api/me", Some(&person.cookie)).await?.json()?;
            let path = format!("/api/boards/{}", meeting.board);
            ensure!(
                http_request::get(address, &path, Some(&person.cookie)).await?.status == 200,
                "the board is not told"
            );
            let mut client = BoardClient::new(address, meeting.board, &person, 1 + nth);
            client.join().await?;
            ensure!(client.content().replica.has_mark("var her først"), "the board is not whole");
            let update = client.content().replica.mark(&format!("{nth}"));
            client.send_update(&update).await?;
            client.until("the own work to be saved", |client| client.content().all_saved()).await?;
            anyhow::Ok((me["person"]["id"].as_str().context("somebody")?.to_owned(), client))
        });
    }
    let mut people = HashSet::new();
    let mut here = Vec::new();
    for arrived in arriving.join_all().await {
        let (person, client) = arrived?;
        people.insert(person);
        here.push(client);
    }
    let took = began.elapsed();
    ensure!(people.len() as u64 == PEOPLE, "{} are somebody of their own", people.len());
    let all = |client: &BoardClient| (0..PEOPLE).all(|nth| client.content().replica.has_mark(&format!("{nth}")));
    for client in &mut here {
        client.until("what all the others wrote", all).await?;
    }
    println!("the last one had the board and had written on it after {took:?}");
    ensure!(took < ALL_ARE_IN_WITHIN, "{took:?}");
    Ok(())
}
