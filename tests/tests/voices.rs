//! Everybody's own voice, as others come to hear it.

use anyhow::ensure;
use system_tests::{load::voices, server_process::ServerProcess};

#[tokio::test]
async fn a_stranger_hears_every_voice_that_has_spoken() -> anyhow::Result<()> {
    const VOICES: u32 = 5;
    let mut server = ServerProcess::start(&["--demo"]).await?;
    let meeting = voices::fill(server.address(), VOICES).await?;
    let (board, stranger) = (meeting.board, meeting.welcome("Fremmed", "Jevnaker").await?);
    // The content, the stranger's own and the others'.
    let expected = VOICES as usize + 2;
    let joined = voices::join(server.address(), board, &stranger, 0).await?;
    ensure!(joined.documents == expected, "{} documents instead of {expected}", joined.documents);
    server.restart().await?;
    let joined = voices::join(server.address(), board, &stranger, 1).await?;
    ensure!(joined.documents == expected, "{} documents instead of {expected} after a restart", joined.documents);
    Ok(())
}
