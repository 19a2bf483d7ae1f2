//! Going away: a closed tab, a stopped server.

use anyhow::ensure;
use board::id::DocumentId;
use system_tests::{
    board_client::BoardClient, meeting::Meeting, plain_client::PlainClient, replica::Replica,
    server_process::ServerProcess,
};

const DOCUMENT: DocumentId = DocumentId(7);

#[tokio::test]
async fn what_somebody_wrote_just_before_they_left_is_there() -> anyhow::Result<()> {
    let server = ServerProcess::start(&["--open"]).await?;
    let mut reader = PlainClient::join(server.address(), DOCUMENT, None, Replica::new(1)).await?;
    for nth in 0..20 {
        let mut leaver = PlainClient::join(server.address(), DOCUMENT, None, Replica::new(100 + nth)).await?;
        let key = format!("siste ord {nth}");
        let last_words = leaver.replica.mark(&key);
        leaver.send_update(&last_words).await?;
        drop(leaver);
        reader.until("a leaver's last words", |reader| reader.replica.has_mark(&key)).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_server_that_is_stopped_ends_well_and_keeps_what_it_has_called_saved() -> anyhow::Result<()> {
    let mut server = ServerProcess::start(&["--demo"]).await?;
    let meeting = Meeting::call(server.address(), "Heltid", "For få hele stillinger").await?;
    let (board, kari) = (meeting.board, meeting.welcome("Kari", "Gran").await?);
    let cookie = kari.cookie.clone();
    let mut kari = BoardClient::new(server.address(), board, &kari, 5);
    kari.join().await?;
    for nth in 0..50 {
        let update = kari.content().replica.mark(&format!("{nth}"));
        kari.send_update(&update).await?;
    }
    let status = server.stop().await?;
    ensure!(status.success(), "it ended with {status}\n{}", server.log());
    kari.drain().await?;
    // The first message is the answer to the server's question.
    let saved = kari.content().saved.saturating_sub(1);
    server.restart().await?;
    let stranger = PlainClient::join(server.address(), board, Some(&cookie), Replica::new(9)).await?;
    for nth in 0..saved {
        ensure!(stranger.replica.has_mark(&nth.to_string()), "{saved} were saved, and {nth} is lost");
    }
    kari.join().await?;
    kari.until("everything to be saved", |kari| kari.content().questions > 0 && kari.content().all_saved()).await
}
