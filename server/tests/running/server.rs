//! A server in a process of its own, and requests to it, byte by byte.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A debug build on a busy machine starts in far less.
const READY_WITHIN: Duration = Duration::from_secs(20);
const LOOK_AGAIN: Duration = Duration::from_millis(10);

pub struct Running {
    child: Child,
    /// What it printed.
    said: PathBuf,
    pub address: SocketAddr,
    pub data: PathBuf,
}

/// Runs `samtavle` to its end.
pub fn samtavle(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_samtavle")).args(args).output().expect("the binary runs")
}

impl Running {
    /// Starts a server in `folder` and waits until it says that it is ready.
    pub fn start(folder: &Path, options: &[&str]) -> Running {
        Self::start_logging(folder, &[&["--log-filter", "warn"], options].concat(), Stdio::inherit())
    }

    /// As [`Running::start`]; the log goes to `log`.
    pub fn start_logging(folder: &Path, options: &[&str], log: Stdio) -> Running {
        let (data, ready, said) = (folder.join("data"), folder.join("ready"), folder.join("said"));
        // It may be a killed server's.
        let _ = std::fs::remove_file(&ready);
        let mut child = Command::new(env!("CARGO_BIN_EXE_samtavle"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .arg("--data")
            .arg(&data)
            .arg("--ready-file")
            .arg(&ready)
            .args(options)
            .stdout(std::fs::File::create(&said).expect("the folder takes files"))
            .stderr(log)
            .spawn()
            .expect("the binary runs");
        let began = Instant::now();
        loop {
            if let Ok(address) = std::fs::read_to_string(&ready) {
                let address = address.parse().expect("the file holds an address");
                return Running { child, said, address, data };
            }
            assert!(began.elapsed() < READY_WITHIN, "the server was not ready in time");
            if let Some(status) = child.try_wait().expect("we may ask after our child") {
                panic!("the server ended with {status}");
            }
            std::thread::sleep(LOOK_AGAIN);
        }
    }

    /// SIGKILL, as a power-hungry kernel or a careless operator does it.
    pub fn kill(mut self) {
        self.child.kill().expect("we may kill our child");
        self.child.wait().expect("a killed child ends");
    }

    /// SIGTERM, and waits for the end.
    pub fn stop(mut self) -> std::process::ExitStatus {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).expect("we may stop our child");
        self.child.wait().expect("a stopped child ends")
    }

    /// The link that makes the first administrator, if it printed one.
    pub fn first_link(&self) -> Option<String> {
        let said = std::fs::read_to_string(&self.said).expect("what it prints is text");
        let line = said.lines().find(|line| line.contains("/i/"))?;
        line.rsplit(' ').next().map(str::to_owned)
    }

    /// `samtavle admin` for this server.
    pub fn admin(&self, order: &[&str]) -> Output {
        let data = self.data.to_string_lossy();
        samtavle(&[&["admin", "--data", &data], order].concat())
    }

    /// Somebody new, whom the operator lets in by a link; gives their cookie.
    #[track_caller]
    pub fn member(&self, name: &str) -> String {
        self.sign_in(&self.sign_in_link(name), &[]).cookie()
    }

    /// The secret of a link by which somebody new signs in.
    #[track_caller]
    pub fn sign_in_link(&self, name: &str) -> String {
        static PEOPLE: AtomicUsize = AtomicUsize::new(0);
        let email = format!("person-{}@example.no", PEOPLE.fetch_add(1, Ordering::Relaxed));
        let output = self.admin(&["sign-in-link", "--email", &email, "--name", name]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8_lossy(&output.stdout);
        said.trim().rsplit('/').next().expect("a link has parts").to_owned()
    }

    /// Follows such a link.
    pub fn sign_in(&self, secret: &str, headers: &[(&str, &str)]) -> Answer {
        self.post("/api/sign-in/link", headers, &format!(r#"{{"token":"{secret}"}}"#))
    }

    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("GET", path, headers, "")
    }

    pub fn post(&self, path: &str, headers: &[(&str, &str)], json: &str) -> Answer {
        self.ask("POST", path, &[headers, &[("content-type", "application/json")]].concat(), json)
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        ask(self.address, method, path, headers, body).expect("the server answers")
    }
}

/// A request to a server that may be killed over it.
pub fn try_post(address: SocketAddr, path: &str, json: &str) -> std::io::Result<Answer> {
    try_post_with(address, path, &[], json)
}

/// As [`try_post`], with headers.
pub fn try_post_with(address: SocketAddr, path: &str, headers: &[(&str, &str)], json: &str) -> std::io::Result<Answer> {
    ask(address, "POST", path, &[headers, &[("content-type", "application/json")]].concat(), json)
}

fn ask(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> std::io::Result<Answer> {
    let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    request += &format!("content-length: {}\r\n\r\n{body}", body.len());
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Answer::parse(&bytes).ok_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Option<Answer> {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n")?;
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        Some(Answer { status, headers, body: body.to_owned() })
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The cookie that it sets, as a browser sends it back.
    #[track_caller]
    pub fn cookie(&self) -> String {
        let cookie = self.header("set-cookie").expect("a cookie is set");
        cookie.split(';').next().expect("a cookie has a value").to_owned()
    }
}
