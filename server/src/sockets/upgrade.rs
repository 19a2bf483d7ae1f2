//! The WebSocket handshake (RFC 6455, 4.2), which ends in the bare TCP stream.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use hyper_util::server::conn::auto::upgrade::downcast;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

/// A request that asks for a WebSocket.
pub struct Upgrade {
    on_upgrade: OnUpgrade,
    accept_key: String,
    protocols: Vec<String>,
}

/// Why a request is no WebSocket handshake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this address speaks WebSocket (RFC 6455, version 13)")]
pub struct NoHandshake;

impl IntoResponse for NoHandshake {
    fn into_response(self) -> Response {
        (StatusCode::UPGRADE_REQUIRED, [(header::SEC_WEBSOCKET_VERSION, "13")], self.to_string()).into_response()
    }
}

impl<S: Sync> FromRequestParts<S> for Upgrade {
    type Rejection = NoHandshake;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, NoHandshake> {
        let headers = &parts.headers;
        let asked = says(headers, header::CONNECTION, "upgrade")
            && says(headers, header::UPGRADE, "websocket")
            && says(headers, header::SEC_WEBSOCKET_VERSION, "13");
        let key = headers.get(header::SEC_WEBSOCKET_KEY).filter(|_| asked).ok_or(NoHandshake)?;
        let accept_key = derive_accept_key(key.as_bytes());
        let protocols = words(headers, header::SEC_WEBSOCKET_PROTOCOL).map(str::to_owned).collect();
        let on_upgrade = parts.extensions.remove::<OnUpgrade>().ok_or(NoHandshake)?;
        Ok(Upgrade { on_upgrade, accept_key, protocols })
    }
}

impl Upgrade {
    /// Whether the client offers a subprotocol.
    pub fn offers(&self, protocol: &str) -> bool {
        self.protocols.iter().any(|offered| offered == protocol)
    }

    /// Answers the handshake, and calls `then` with the stream and with what the client has already
    /// said after it.
    pub fn accept(
        self,
        protocol: Option<&'static str>,
        then: impl FnOnce(TcpStream, Vec<u8>) + Send + 'static,
    ) -> Response {
        let on_upgrade = self.on_upgrade;
        tokio::spawn(async move {
            match on_upgrade.await {
                Ok(upgraded) => match downcast::<TokioIo<TcpStream>>(upgraded) {
                    // A copy of what is most often nothing: the buffer itself holds 8 kB.
                    Ok(parts) => then(parts.io.into_inner(), parts.read_buf.to_vec()),
                    Err(_) => tracing::error!("the server listens on something that is no TCP socket"),
                },
                Err(error) => tracing::debug!(%error, "a WebSocket handshake was not finished"),
            }
        });
        let mut response = StatusCode::SWITCHING_PROTOCOLS.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONNECTION, header::HeaderValue::from_static("upgrade"));
        headers.insert(header::UPGRADE, header::HeaderValue::from_static("websocket"));
        if let Ok(key) = self.accept_key.try_into() {
            headers.insert(header::SEC_WEBSOCKET_ACCEPT, key);
        }
        if let Some(protocol) = protocol {
            headers.insert(header::SEC_WEBSOCKET_PROTOCOL, header::HeaderValue::from_static(protocol));
        }
        response
    }
}

/// The words of a header that lists them with commas.
fn words(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

fn says(headers: &HeaderMap, name: HeaderName, word: &str) -> bool {
    words(headers, name).any(|said| said.eq_ignore_ascii_case(word))
}
