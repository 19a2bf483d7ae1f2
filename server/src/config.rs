//! What an operator can say on the command line or in the environment.

use crate::daily_letter::time_of_day::TimeOfDay;
use crate::limits::{DOCUMENT_BYTES_MAX, INVITATION_DAYS};
use board::network::role::Role;
use board::network::sharing::Level;
use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Samtavle: a whiteboard on which people from several municipalities build a problem tree together.
///
/// Everything is kept in one directory. Start with `samtavle serve --data DIR`, and open the address that
/// it prints.
#[derive(Debug, Parser)]
#[command(name = "samtavle", version)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// The things that the binary does.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Run the server until it is stopped (Ctrl+C, or SIGTERM).
    Serve(Serve),
    /// Seal a document, make a backup or restore one, make an invitation, also while the server runs.
    Admin(Admin),
}

/// How to run the server.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Directory in which everything is kept. It is made if it does not exist; one server at a time uses it.
    #[arg(long, value_name = "DIR", env = "SAMTAVLE_DATA")]
    pub data: PathBuf,

    /// Address and port to listen on. Use 0.0.0.0:PORT (or [::]:PORT) to be reached from other machines,
    /// behind a proxy that speaks https; port 0 takes any free one.
    #[arg(long, value_name = "ADDR", env = "SAMTAVLE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// The address that people type, when a proxy stands before this server: https://tavle.example.no.
    /// With https, cookies are sent over https only.
    #[arg(long, value_name = "URL", env = "SAMTAVLE_PUBLIC_URL")]
    pub public_url: Option<String>,

    /// Make the demo boards, with invented municipalities and people, if they are not there yet, and open on one.
    #[arg(long, env = "SAMTAVLE_DEMO")]
    pub demo: bool,

    /// The mail server by which people get links for signing in: smtps://USER:PASSWORD@HOST, or smtp://HOST for
    /// one on this machine (smtp://HOST?tls=required for STARTTLS). Without it, `samtavle admin sign-in-link` makes them.
    #[arg(long, value_name = "URL", env = "SAMTAVLE_SMTP_URL", hide_env_values = true, requires = "mail_from")]
    pub smtp_url: Option<String>,

    /// Who letters come from: "Samtavle <samtavle@example.no>".
    #[arg(long, value_name = "ADDRESS", env = "SAMTAVLE_MAIL_FROM")]
    pub mail_from: Option<String>,

    /// When the daily letters go out, where there is a mail server: hours and minutes in UTC. (06:00 is 7 in the
    /// morning in Norway in winter, and 8 in summer.)
    #[arg(long, value_name = "TIME", env = "SAMTAVLE_DAILY_LETTER_AT", default_value = "06:00")]
    pub daily_letter_at: TimeOfDay,

    /// A file that says by whom people can sign in (OpenID Connect); docs/sign-in.md says what is in it.
    #[arg(long, value_name = "FILE", env = "SAMTAVLE_SIGN_IN")]
    pub sign_in: Option<PathBuf>,

    /// For trials and load tests: take any document at /sync/ID, from anybody, without a cookie; everybody
    /// is one person. Works on loopback addresses only (127.0.0.1, [::1]).
    #[arg(long, env = "SAMTAVLE_OPEN")]
    pub open: bool,

    /// Largest size of one document (a board's content, or one person's innspill on it), in bytes. Beyond it, the
    /// document says that it is full.
    #[arg(long, value_name = "BYTES", env = "SAMTAVLE_DOCUMENT_BYTES_MAX", default_value_t = DOCUMENT_BYTES_MAX)]
    pub document_bytes_max: usize,

    /// How log lines look.
    #[arg(long, value_enum, env = "SAMTAVLE_LOG", default_value_t = LogFormat::Text)]
    pub log: LogFormat,

    /// Which log lines are shown: error, warn, info, debug or trace, also by module ("info,server::rooms=debug").
    #[arg(long, value_name = "FILTER", env = "SAMTAVLE_LOG_FILTER", default_value = "info")]
    pub log_filter: String,

    /// Write the address to this file once the server answers, for scripts that wait for it.
    #[arg(long, value_name = "FILE", env = "SAMTAVLE_READY_FILE")]
    pub ready_file: Option<PathBuf>,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for machines.
    Json,
}

/// What to ask of a server.
#[derive(Debug, Clone, Args)]
pub struct Admin {
    /// The data directory of the server.
    #[arg(long, value_name = "DIR", env = "SAMTAVLE_DATA")]
    pub data: PathBuf,
    /// What to do.
    #[command(subcommand)]
    pub order: Order,
}

/// What an operator can ask of a running server.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Close a document for good: it can be read, but nobody writes to it any more.
    Seal {
        /// The document's id: 32 hexadecimal digits, for a board those in its address.
        document: board::id::DocumentId,
    },
    /// Copy everything, as it is at this moment, to a new file. People can go on working.
    Backup {
        /// The file to make; it must not exist.
        file: PathBuf,
    },
    /// Put back what was written, as a backup holds it. People, roles and sharing stay as they are; into an
    /// empty directory, everything is the backup's. People's browsers connect again by themselves, and
    /// keep what they have written since. Works without a running server too.
    Restore {
        /// A file that `backup` made.
        file: PathBuf,
    },
    /// Make an invitation link, onto one board or into a network, and print it. It is told this once.
    Invite {
        /// The board: the 32 hexadecimal digits in its address.
        #[arg(long, required_unless_present = "network", conflicts_with = "network")]
        board: Option<board::network::BoardId>,
        /// How far the board is opened by it: see, input or write.
        #[arg(long, value_parser = by_code::<Level>, default_value = "input", conflicts_with = "network")]
        level: Level,
        /// The network: the last part of its address.
        #[arg(long)]
        network: Option<board::id::NetworkId>,
        /// As what people come: guest, participant, network_lead … (the codes in docs/roles.md).
        #[arg(long, value_parser = by_code::<Role>, default_value = "guest")]
        role: Role,
        /// How many people may use it; without this, as many as come.
        #[arg(long, value_name = "N")]
        people: Option<u32>,
        /// For how many days it can be used.
        #[arg(long, value_name = "DAYS", default_value_t = INVITATION_DAYS)]
        days: u32,
    },
    /// Make a link by which somebody signs in, once and within a day, and print it.
    SignInLink {
        /// The person's e-mail address. Nothing is sent there.
        #[arg(long)]
        email: String,
        /// The person's name, if the server does not know the address yet.
        #[arg(long)]
        name: Option<String>,
    },
    /// Send the daily letters now instead of at their time. Who has had one within a day gets none.
    SendDailyLetters,
}

impl Order {
    /// What it is called in the log, where nobody is named.
    pub fn name(&self) -> &'static str {
        match self {
            Order::Seal { .. } => "seal",
            Order::Backup { .. } => "backup",
            Order::Restore { .. } => "restore",
            Order::Invite { .. } => "invite",
            Order::SignInLink { .. } => "sign-in-link",
            Order::SendDailyLetters => "send-daily-letters",
        }
    }
}

/// Reads a word of a closed set by its code.
fn by_code<T: serde::de::DeserializeOwned>(code: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::from(code)).map_err(|error| error.to_string())
}

/// Why the server does not start as it was told to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// See [`Serve::open`].
    #[error(
        "--open lets anybody read and write everything, so it works only on this machine itself: \
         listen on 127.0.0.1 or [::1] instead of {0}, or leave --open out"
    )]
    OpenToOthers(SocketAddr),
    /// See [`Serve::public_url`].
    #[error(
        "--public-url {0}: an address begins with http:// or https:// and has no path, like https://tavle.example.no"
    )]
    PublicUrl(String),
}

impl Serve {
    /// Refuses what would be dangerous or cannot work, before anything is touched.
    pub fn check(&self) -> Result<(), ConfigError> {
        if self.open && !self.listen.ip().is_loopback() {
            return Err(ConfigError::OpenToOthers(self.listen));
        }
        match &self.public_url {
            Some(url) if public_host(url).is_none() => Err(ConfigError::PublicUrl(url.clone())),
            _ => Ok(()),
        }
    }

    /// Host and port of the public address, as a browser's `Origin` names them.
    pub fn public_host(&self) -> Option<&str> {
        self.public_url.as_deref().and_then(public_host)
    }

    /// Whether people reach this server over https.
    pub fn secure(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"))
    }
}

fn public_host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.trim_end_matches('/');
    (!host.is_empty() && !host.contains(['/', '?', '#', '@', ' '])).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn serve(args: &[&str]) -> Serve {
        let always = ["samtavle", "serve", "--data", "d"];
        let arguments = Arguments::try_parse_from(always.iter().chain(args)).expect("the arguments are known");
        match arguments.task {
            Task::Serve(serve) => serve,
            Task::Admin(_) => panic!("serve is not admin"),
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn open_is_for_this_machine_only() {
        assert_eq!(serve(&["--open"]).check(), Ok(()));
        assert_eq!(serve(&["--open", "--listen", "[::1]:0"]).check(), Ok(()));
        assert_eq!(serve(&["--listen", "0.0.0.0:80"]).check(), Ok(()));
        for others in ["0.0.0.0:80", "192.168.1.2:80", "[::]:80"] {
            let refused = serve(&["--open", "--listen", others]).check();
            assert!(matches!(refused, Err(ConfigError::OpenToOthers(_))), "{others}");
        }
    }

    #[test]
    fn a_public_address_has_a_host_and_no_path() {
        let told = serve(&["--public-url", "https://tavle.example.no/"]);
        assert_eq!(told.check(), Ok(()));
        assert_eq!((told.public_host(), told.secure()), (Some("tavle.example.no"), true));
        for wrong in ["tavle.example.no", "https://", "https://a/b", "ftp://a"] {
            assert!(serve(&["--public-url", wrong]).check().is_err(), "{wrong}");
        }
    }
}
