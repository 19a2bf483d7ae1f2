//! Somebody at a browser: a name, a municipality and the cookie that the server knows them by.

use crate::http_request;
use anyhow::{Context, bail};
use board::id::DocumentId;
use std::net::SocketAddr;

/// A person whom the server knows.
#[derive(Debug, Clone)]
pub struct Person {
    /// As others see it.
    pub name: String,
    /// `samtavle_person=…`, for the `Cookie` header.
    pub cookie: String,
}

impl Person {
    /// Tells the server one's name for the first time.
    ///
    /// # Errors
    /// When the server gives no cookie.
    pub async fn arrive(server: SocketAddr, name: &str, municipality: &str) -> anyhow::Result<Person> {
        let card = serde_json::json!({ "name": name, "municipality": municipality });
        let answer = http_request::post(server, "/api/me", None, &card).await?;
        let Some(set) = answer.header("set-cookie") else {
            bail!("the server gave no cookie: {} {}", answer.status, answer.body);
        };
        let cookie = set.split(';').next().unwrap_or_default().trim().to_owned();
        Ok(Person { name: name.to_owned(), cookie })
    }

    /// Makes a board with a core problem.
    ///
    /// # Errors
    /// When the server does not answer with the board's id.
    pub async fn create_board(&self, server: SocketAddr, title: &str, core: &str) -> anyhow::Result<DocumentId> {
        let wish = serde_json::json!({ "title": title, "core": core });
        let answer = http_request::post(server, "/api/boards", Some(&self.cookie), &wish).await?;
        let created = answer.json()?;
        created["id"].as_str().with_context(|| format!("no id in {created}"))?.parse().context("a board has an id")
    }
}
