//! A board on which a thousand people have each said something in their own voice.

use crate::{board_client::BoardClient, meeting::Meeting, person::Person};
use anyhow::Context;
use board::id::DocumentId;
use std::{net::SocketAddr, time::Duration};
use tokio::time::Instant;

/// Client ids begin here: one for each person's copy of `content`, one for their voice.
const FIRST_CLIENT: u64 = 7_000_000;

/// Makes the board, and lets so many people speak. The server must have been started with `--demo`.
///
/// # Errors
/// When the server does not take what one of them says.
pub async fn fill(server: SocketAddr, voices: u32) -> anyhow::Result<Meeting> {
    let meeting = Meeting::call(server, "Mange stemmer", "Hva mener du?").await?;
    let board = meeting.board;
    for nth in 0..voices {
        let person = meeting.welcome(&format!("Stemme {nth}"), "Lunner").await?;
        let client = FIRST_CLIENT + u64::from(nth) * 2;
        let mut speaker = BoardClient::new(server, board, &person, client);
        speaker.arrive().await?;
        let voice = speaker.own_voice().context("one's own voice is always listed")?;
        speaker.open(voice, client + 1);
        speaker.greet().await?;
        let said = speaker.copies[&voice].replica.mark("jeg mener");
        speaker.send_update_of(voice, &said).await?;
        speaker.until("the innspill to be saved", |speaker| speaker.copies[&voice].all_saved()).await?;
    }
    Ok(meeting)
}

/// What somebody who comes to it waits for.
#[derive(Debug, Clone, Copy)]
pub struct Joined {
    /// From connecting to having all documents.
    pub took: Duration,
    /// Documents that were listed.
    pub documents: usize,
}

/// A stranger comes and reads all.
///
/// # Errors
/// When a document does not come.
pub async fn join(server: SocketAddr, board: DocumentId, stranger: &Person, nth: u64) -> anyhow::Result<Joined> {
    let client = FIRST_CLIENT * 2 + nth;
    let started = Instant::now();
    let mut reader = BoardClient::new(server, board, stranger, client);
    reader.arrive().await?;
    let listed: Vec<DocumentId> =
        reader.manifest.iter().flat_map(|manifest| manifest.documents.iter().map(|listed| listed.id)).collect();
    let own_voice = reader.own_voice();
    for document in &listed {
        if *document != board && Some(*document) != own_voice {
            reader.open(*document, client);
        }
    }
    reader.greet().await?;
    reader.until("all documents", |reader| reader.copies.values().all(|copy| copy.synced)).await?;
    Ok(Joined { took: started.elapsed(), documents: listed.len() })
}
