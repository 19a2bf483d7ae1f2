//! A project that is locked while its boards and its tasks are open: nobody writes from then on, whoever they are and
//! with whatever client, until it is unlocked; and nobody has to come back for it.

use anyhow::{Context, ensure};
use board::{
    network::act::Act,
    wire::message::{Closed, Reason, Right},
};
use system_tests::{
    board_client::BoardClient, meeting::Meeting, person::Person, plain_client::PlainClient, replica::Replica,
    server_process::ServerProcess,
};

/// Decides about the project that [`Meeting::call`] makes a board in.
const LEAD: &str = "demo-pl_fj";

fn closed(client: &BoardClient) -> Option<(Right, Option<Closed>)> {
    client.manifest.as_ref()?.documents.first().map(|content| (content.right, content.closed))
}

async fn refuses(client: &mut BoardClient, words: &str) -> anyhow::Result<()> {
    let update = client.content().replica.mark(words);
    client.send_update(&update).await?;
    client.until("the refusal", |client| !client.content().refused.is_empty()).await?;
    let reasons: Vec<Reason> = client.content().refused.iter().map(|(_, reason, _)| *reason).collect();
    ensure!(reasons == [Reason::Locked], "{reasons:?}");
    Ok(())
}

#[tokio::test]
async fn who_has_a_board_or_the_tasks_of_a_locked_project_open_writes_nothing_there_until_it_is_unlocked()
-> anyhow::Result<()> {
    let server = ServerProcess::start(&["--demo"]).await?;
    let address = server.address();
    let meeting = Meeting::call(address, "Heltid", "For få hele stillinger").await?;
    let lead = Person::of_the_demo(address, LEAD).await?;
    let guest = meeting.welcome("Kari", "Gran").await?;
    let mut writer = BoardClient::new(address, meeting.board, &guest, 11);
    writer.join().await?;
    let face = writer.manifest.as_ref().and_then(|manifest| manifest.board.clone()).context("the board has a face")?;
    let project = face.project.context("the board has a project")?;
    let mut tasks = BoardClient::new(address, project, &lead, 12);
    tasks.join().await?;
    let mut plain = PlainClient::join(address, meeting.board, Some(&guest.cookie), Replica::new(13)).await?;

    lead.act(address, &Act::LockProject { project, locked: true }).await?;
    for client in [&mut writer, &mut tasks] {
        let locked = Some((Right::Read, Some(Closed::Locked)));
        client.until("the lock", |client| closed(client) == locked).await?;
        refuses(client, "for sent").await?;
    }
    let late = plain.replica.mark("for sent, fra en annen klient");
    plain.send_update(&late).await?;
    plain.until("the refusal", |plain| !plain.denied.is_empty()).await?;

    lead.act(address, &Act::LockProject { project, locked: false }).await?;
    let mut returning =
        [BoardClient::new(address, meeting.board, &guest, 14), BoardClient::new(address, project, &lead, 15)];
    for client in &mut returning {
        client.join().await?;
        ensure!(client.content().replica.marks().iter().all(|mark| !mark.contains("for sent")), "something was taken");
        let update = client.content().replica.mark("i tide");
        client.send_update(&update).await?;
        client.until("saved", |client| client.content().all_saved()).await?;
    }
    for client in [&mut writer, &mut tasks] {
        client.until("the key", |client| closed(client) == Some((Right::Write, None))).await?;
        client.until("the others' words", |client| client.content().replica.has_mark("i tide")).await?;
    }
    Ok(())
}
