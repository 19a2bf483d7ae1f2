//! The few HTTP requests that the tests make, without an HTTP library: one request a connection.

use anyhow::{Context, bail};
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// The status with which a connection goes on in another protocol.
const SWITCHING_PROTOCOLS: u16 = 101;

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    /// 200 and so on.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

impl Answer {
    /// The first header of that name (in lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// How long the body is, if the answer says so.
    fn length(&self) -> Option<usize> {
        self.header("content-length")?.parse().ok()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// When it is none; the body is in the message.
    pub fn json(&self) -> anyhow::Result<serde_json::Value> {
        serde_json::from_str(&self.body).with_context(|| format!("no JSON: {} {}", self.status, self.body))
    }
}

/// `GET path`, with the cookie if there is one.
///
/// # Errors
/// When nobody answers, or what answers does not speak HTTP.
pub async fn get(address: SocketAddr, path: &str, cookie: Option<&str>) -> anyhow::Result<Answer> {
    ask(address, "GET", path, cookie, None).await
}

/// `POST path` with a JSON body.
///
/// # Errors
/// As [`get`].
pub async fn post(
    address: SocketAddr,
    path: &str,
    cookie: Option<&str>,
    body: &serde_json::Value,
) -> anyhow::Result<Answer> {
    ask(address, "POST", path, cookie, Some(body.to_string())).await
}

async fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    cookie: Option<&str>,
    body: Option<String>,
) -> anyhow::Result<Answer> {
    let origin = format!("http://{address}");
    let mut headers = vec![("origin", &*origin)];
    headers.extend(cookie.map(|cookie| ("cookie", cookie)));
    headers.extend(body.is_some().then_some(("content-type", "application/json")));
    send(address, method, path, &headers, body.as_deref().unwrap_or_default().as_bytes()).await
}

/// A request with these headers and no others than `Host`, `Connection` and `Content-Length`.
///
/// # Errors
/// As [`get`].
pub async fn send(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> anyhow::Result<Answer> {
    let length = body.len().to_string();
    let headers = [headers, &[("connection", "close"), ("content-length", &length)]].concat();
    let mut stream = begin(address, method, path, &headers).await?;
    stream.write_all(body).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    parse(&String::from_utf8_lossy(&bytes))
}

/// A request that may change to another protocol: of such an answer, the head alone.
///
/// # Errors
/// As [`get`].
pub async fn head(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> anyhow::Result<Answer> {
    let mut stream = begin(address, method, path, headers).await?;
    let mut bytes = Vec::new();
    loop {
        let heard = stream.read_buf(&mut bytes).await?;
        let answer = parse(&String::from_utf8_lossy(&bytes));
        match &answer {
            Ok(whole) if heard == 0 || whole.status == SWITCHING_PROTOCOLS => return answer,
            Ok(whole) if whole.length().is_some_and(|length| whole.body.len() >= length) => return answer,
            Ok(_) => {}
            Err(_) if heard == 0 => return answer,
            Err(_) => {}
        }
    }
}

async fn begin(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> anyhow::Result<TcpStream> {
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\n");
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    request += "\r\n";
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    Ok(stream)
}

fn parse(text: &str) -> anyhow::Result<Answer> {
    let Some((head, body)) = text.split_once("\r\n\r\n") else { bail!("no HTTP answer: {text:?}") };
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).context("an answer has a status")?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Ok(Answer { status: status.parse()?, headers, body: body.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read() {
        let answer = parse("HTTP/1.1 201 Created\r\nSet-Cookie: a=b; HttpOnly\r\n\r\n{\"id\":1}").expect("is HTTP");
        assert_eq!((answer.status, answer.header("set-cookie")), (201, Some("a=b; HttpOnly")));
        assert_eq!(answer.json().expect("is JSON")["id"], 1);
    }
}
