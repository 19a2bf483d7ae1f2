//! E-mail: how the server sends a [`letter`]. Settings are `--smtp-url` and `--mail-from`.

pub mod letter;

use crate::limits::MAIL_SENT_WITHIN;
use letter::Letter;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

/// Why a letter was not sent, or cannot be.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// `--smtp-url` is no address of a mail server.
    #[error("--smtp-url: {0}; it looks like smtps://user:password@mail.example.no")]
    Url(lettre::transport::smtp::Error),
    /// `--mail-from` is no e-mail address.
    #[error("--mail-from: {0}; it looks like \"Samtavle <samtavle@example.no>\"")]
    From(lettre::address::AddressError),
    /// The letter cannot be written to that address.
    #[error("the letter could not be written: {0}")]
    Letter(#[from] lettre::error::Error),
    /// The mail server did not take it.
    #[error("the mail server did not take the letter: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
}

/// The way to the mail server.
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Post {
    /// Prepares the way; nobody is called yet.
    pub fn new(smtp_url: &str, from: &str) -> Result<Self, MailError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(smtp_url).map_err(MailError::Url)?;
        let transport = transport.timeout(Some(MAIL_SENT_WITHIN)).build();
        Ok(Post { transport, from: from.parse().map_err(MailError::From)? })
    }

    /// Sends a letter; resolves when the mail server has taken it.
    pub async fn send(&self, to: &Address, letter: Letter) -> Result<(), MailError> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body)?;
        self.transport.send(message).await?;
        Ok(())
    }
}
