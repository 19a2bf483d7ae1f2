//! A person on `samtavle.1` whom another program leads by the hand: a JSON line in, a JSON line out.
//!
//! `board-peer ADDRESS LINK CLIENT NAME MUNICIPALITY`; LINK is the last part of a link to a board, or `new` for a board
//! of the demo's own. Says first which board it is, and the link.

use anyhow::{Context, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use system_tests::{
    board_client::BoardClient,
    meeting::Meeting,
    person::Person,
    presence::{self, Presence},
};
use tokio::io::{AsyncBufReadExt, BufReader, stdin};

/// What the person is asked to do. Each is answered with what they then see.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do")]
enum Wish {
    /// Connect and have all that the server has.
    Join,
    /// Cut the connection.
    Leave,
    /// Set a mark.
    Mark { key: String },
    /// Take a mark away.
    Unmark { key: String },
    /// Type at the end of the text.
    Type { words: String },
    /// Delete from the text (UTF-16 units).
    Erase { at: u32, len: u32 },
    /// Show oneself to the others.
    Appear { state: Value },
    /// Look.
    Look,
}

/// A peer and how often it has shown itself.
struct Peer {
    client: BoardClient,
    appearances: u64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, link, client, name, municipality] = arguments.as_slice() else {
        bail!("usage: board-peer ADDRESS LINK CLIENT NAME MUNICIPALITY");
    };
    let server = address.parse().context("ADDRESS")?;
    let link = match link.as_str() {
        "new" => Meeting::call(server, name, "Hva er problemet?").await?.secret,
        known => known.to_owned(),
    };
    let (person, go) = Person::invited(server, &link, name, municipality).await?;
    let board = go.strip_prefix("/b/").context("the link leads to a board")?.parse()?;
    println!("{}", json!({ "board": board, "link": link }));
    let mut peer =
        Peer { client: BoardClient::new(server, board, &person, client.parse().context("CLIENT")?), appearances: 0 };
    let mut lines = BufReader::new(stdin()).lines();
    loop {
        tokio::select! {
            line = lines.next_line() => {
                let Some(line) = line? else { return Ok(()) };
                let answer = match peer.fulfil(serde_json::from_str(&line)?).await {
                    Ok(()) => peer.sees()?,
                    Err(error) => json!({ "error": format!("{error:#}") }),
                };
                println!("{answer}");
            }
            heard = peer.client.hear(), if peer.client.is_connected() => {
                heard?;
            }
        }
    }
}

impl Peer {
    async fn fulfil(&mut self, wish: Wish) -> anyhow::Result<()> {
        let replica = &self.client.content().replica;
        let update = match wish {
            Wish::Join => return self.client.join().await,
            Wish::Leave => {
                self.client.disconnect();
                return Ok(());
            }
            Wish::Look => return Ok(()),
            Wish::Appear { state } => {
                self.appearances += 1;
                let me = Presence { client: replica.client(), clock: self.appearances, state: state.to_string() };
                return self.client.send_presence(&presence::encode(&[me])).await;
            }
            Wish::Mark { key } => replica.mark(&key),
            Wish::Unmark { key } => replica.unmark(&key),
            Wish::Type { words } => replica.type_text(&words),
            Wish::Erase { at, len } => replica.erase_text(at, len),
        };
        self.client.write(&update).await
    }

    fn sees(&self) -> anyhow::Result<Value> {
        let copy = self.client.content();
        let mut presences = serde_json::Map::new();
        for message in &self.client.presences {
            for seen in presence::decode(message)? {
                presences.insert(seen.client.to_string(), serde_json::from_str(&seen.state)?);
            }
        }
        Ok(json!({
            "marks": copy.replica.marks(),
            "text": copy.replica.text(),
            "connected": self.client.is_connected(),
            "all_saved": copy.all_saved(),
            "refused": copy.refused.iter().map(|(_, reason, _)| reason).collect::<Vec<_>>(),
            "questions": copy.questions,
            "presences": presences,
        }))
    }
}
