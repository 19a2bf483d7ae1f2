//! The small questions under `/api`, in JSON. Who asks is told by the session's cookie
//! (see [`crate::people`]).
//!
//! | | |
//! | --- | --- |
//! | `GET /api/me` | `{person, administrator, networks: [{id, name, role}], demo, sign_in}`; `person` is `null` for who is not signed in, else `{id, name, municipality, guest, demo}` |
//! | `POST /api/me {name, municipality?}` | says them; the municipality by number or name; answers like `GET`. 401 for who is not signed in |
//! | `POST /api/sign-out {everywhere}` | ends the session here, or all of the person's |
//! | `POST /api/sign-in/email {email, language?}` | 202, and a link by e-mail to who is known by the address, or known by the cookie alone |
//! | `POST /api/sign-in/link {token, keep_guest}` | signs in; `keep_guest`: what the guest here did, was done by this person. Answers `{go}` |
//! | `GET /api/sign-in/oidc/{issuer}?keep_guest=` | sends the browser to an issuer, which sends it back to `…/callback` |
//! | `GET /api/me/letters` | whether a person gets daily letters: `{possible, daily}` |
//! | `POST /api/me/letters {daily, language}` | says it; answers like `GET` |
//! | `POST /api/letters/{token}` | does without them, by the link in one; `token` is its last part |
//! | `GET /api/invitations/{secret}` | what a link offers: `{network, board, role, level, organisation, expires_ms, admitted_by_lead}` |
//! | `POST /api/invitations/{secret} {name, municipality?}` | takes it; answers `{go, waiting}`. Who is signed in says no name |
//! | `GET /api/invitations/{secret}/standing` | how I stand who came by it: `"waiting"`, `"admitted"` or `"turned_away"`. Held back while I wait, for half a minute at most |
//! | `GET /api/municipalities` | `[{number, names, demo}]`, the demo's first |
//! | `GET /api/boards` | `[{id, project, title, made_at_ms}]`: those that are open to whoever asks, newest first |
//! | `GET /api/boards/{board}` | `{id, project, title, made_at_ms, people: [{id, name, municipality, guest}]}`: those who have a voice there, lead its project or ask. 404 also where it is not open |
//! | `GET /api/projects/{project}` | `{id, network, title, level, people: [{id, name}]}`: how far its tasks are open to the asker, and who may be given one |
//! | `GET /api/boards/{board}/notes/{note}/authors` | `{made_by, words: [{by, text}], people}`: who made the note and wrote its words, by whose client ids they are in the log |
//!
//! `municipality` in answers is `{number, name}`. An error is `{reason, text}`: a code for the page, and
//! plain words for who reads the answer itself.

pub mod boards;
pub mod invitations;
pub mod letters;
pub mod me;
pub mod oidc;
pub mod projects;
pub mod sign_in;

use super::network::Refused;
use crate::people::way::NoEmail;
use crate::people::{PeopleError, ProfileError};
use crate::rooms::authorship::NotTold;
use crate::store::StoreError;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use board::network::act::NotDone;
use board::network::way_in::NotIn;
use serde::Serialize;

/// Why a question was not answered.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The body is not the JSON it should be.
    #[error(transparent)]
    Body(#[from] JsonRejection),
    /// See [`ProfileError`].
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// See [`PeopleError`].
    #[error(transparent)]
    People(#[from] PeopleError),
    /// The link was used by as many as it was for, has expired, was taken back, or was never one.
    #[error("this invitation has ended; ask whoever sent it for a new one")]
    InvitationEnded,
    /// See [`NoEmail`].
    #[error(transparent)]
    Email(#[from] NoEmail),
    /// See [`crate::config::Serve::smtp_url`].
    #[error("this server sends no e-mail; ask whoever runs it for a link")]
    NoMail,
    /// See [`NotDone`].
    #[error(transparent)]
    Network(#[from] NotDone),
    /// No board has this id, or it is no id.
    #[error("there is no such board")]
    NoBoard,
    /// No note of the board has this id, or it is no id.
    #[error("there is no such note")]
    NoNote,
    /// See [`NotTold`].
    #[error(transparent)]
    NotTold(#[from] NotTold),
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(Serialize)]
struct Explained {
    reason: &'static str,
    text: String,
}

/// The code for who could not come in.
fn way_in(error: &PeopleError) -> NotIn {
    match error {
        PeopleError::TooMany => NotIn::TooManyPeople,
        PeopleError::LinkEnded => NotIn::LinkEnded,
        PeopleError::OtherBrowser => NotIn::OtherBrowser,
        PeopleError::Profile(error) => profile(*error),
        PeopleError::Store(_) => NotIn::Unavailable,
    }
}

/// The code for a profile that was not taken.
fn profile(error: ProfileError) -> NotIn {
    match error {
        ProfileError::NameMissing => NotIn::NameMissing,
        ProfileError::NameTooLong => NotIn::NameTooLong,
        ProfileError::NameUnprintable => NotIn::NameUnprintable,
        ProfileError::MunicipalityUnknown => NotIn::MunicipalityUnknown,
    }
}

fn status(why: NotIn) -> StatusCode {
    match why {
        NotIn::NameMissing
        | NotIn::NameTooLong
        | NotIn::NameUnprintable
        | NotIn::MunicipalityUnknown
        | NotIn::EmailMalformed => StatusCode::UNPROCESSABLE_ENTITY,
        NotIn::OtherBrowser => StatusCode::CONFLICT,
        NotIn::LinkEnded | NotIn::InvitationEnded => StatusCode::GONE,
        NotIn::NoMail | NotIn::NoIssuer => StatusCode::NOT_FOUND,
        NotIn::TooManyPeople => StatusCode::INSUFFICIENT_STORAGE,
        NotIn::IssuerUnreachable => StatusCode::BAD_GATEWAY,
        NotIn::Denied | NotIn::Untrusted | NotIn::NoOrganisation | NotIn::BeginAgain => StatusCode::FORBIDDEN,
        NotIn::TooMany | NotIn::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let why = |why: NotIn| (status(why), why.code());
        let (status, reason) = match &self {
            ApiError::Body(rejection) => (rejection.status(), "malformed"),
            ApiError::Profile(error) => why(profile(*error)),
            ApiError::People(error) => why(way_in(error)),
            ApiError::Email(NoEmail) => why(NotIn::EmailMalformed),
            ApiError::NoMail => why(NotIn::NoMail),
            ApiError::InvitationEnded => why(NotIn::InvitationEnded),
            ApiError::NotTold(_) | ApiError::Store(_) => why(NotIn::Unavailable),
            ApiError::Network(reason) => return Refused::from(*reason).into_response(),
            ApiError::NoBoard => (StatusCode::NOT_FOUND, "no_board"),
            ApiError::NoNote => (StatusCode::NOT_FOUND, "no_note"),
        };
        if status == StatusCode::SERVICE_UNAVAILABLE {
            tracing::error!(error = %self, "a question could not be answered");
        }
        (status, Json(Explained { reason, text: self.to_string() })).into_response()
    }
}
