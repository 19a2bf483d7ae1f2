//! A place to meet: rooms over a store in a folder of its own, and people who come over real sockets.

use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::get;
use board::id::{DocumentId, PersonId};
use board::network::sharing::Level;
use board::network::view::BoardFace;
use board::wire::message::{Hello, Manifest, Message, Reason, SUBPROTOCOL, Seal, read, read_plain};
use board::wire::varint::Reader;
use futures_util::{SinkExt, StreamExt};
use server::boards::Boards;
use server::limits::Limits;
use server::network::Change;
use server::rooms::access::{Access, Caller};
use server::rooms::seal::SealKey;
use server::rooms::{Rooms, Settings};
use server::sockets::upgrade::Upgrade;
use server::sockets::{enter_board, enter_sync};
use server::store::Store;
use server::store::sqlite::SqliteStore;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::broadcast;
use tokio_tungstenite::tungstenite::{self, client::IntoClientRequest};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use yrs::updates::{decoder::Decode, encoder::Encode};
use yrs::{ClientID, Doc, GetString, ReadTxn, StateVector, Text, TextRef, Transact, Update};

/// Nothing in these tests takes nearly as long.
pub const PATIENCE: Duration = Duration::from_secs(10);

pub struct Place {
    pub address: SocketAddr,
    pub rooms: Rooms,
    pub boards: Arc<Boards>,
    /// The store, where the place was opened over a folder.
    pub sqlite: Option<Arc<SqliteStore>>,
    all: Arc<All>,
}

pub fn person(name: &str) -> PersonId {
    name.parse().expect("a plain name is an id")
}

impl Place {
    /// Opens rooms over a folder; who comes says who they are by `?person=`. All may write.
    pub async fn open(folder: &std::path::Path, limits: Limits) -> Place {
        let all = Arc::new(All::default());
        Place { all: all.clone(), ..Place::governed(folder, limits, all).await }
    }

    /// Opens rooms over a folder, where others decide who may do what.
    pub async fn governed(folder: &std::path::Path, limits: Limits, access: Arc<dyn Access>) -> Place {
        let sqlite = Arc::new(SqliteStore::open(folder).expect("the folder takes a store"));
        Place { sqlite: Some(sqlite.clone()), ..Place::opened(sqlite, limits, access).await }
    }

    /// Opens rooms over a store. All may write.
    pub async fn over(store: Arc<dyn Store>, limits: Limits) -> Place {
        let all = Arc::new(All::default());
        Place { all: all.clone(), ..Place::opened(store, limits, all).await }
    }

    async fn opened(store: Arc<dyn Store>, limits: Limits, access: Arc<dyn Access>) -> Place {
        let boards = Arc::new(Boards::new(store.clone()));
        let settings = Settings { limits, open: false, key: SealKey::new([7; 32]), now_ms: || 0 };
        let rooms = Rooms::new(store.clone(), boards.clone(), access, settings);
        let (one, other) = (rooms.clone(), rooms.clone());
        type Who = Query<HashMap<String, String>>;
        let who = |query: Who| Caller { person: query.get("person").map(|name| person(name)), session: None };
        let sync = move |Path(name): Path<String>, query: Who, upgrade: Upgrade| async move {
            enter_sync(&one, &name, who(query), upgrade).await
        };
        let board = move |Path(name): Path<String>, query: Who, upgrade: Upgrade| async move {
            enter_board(&other, &name, who(query), upgrade).await
        };
        let app = Router::new().route("/sync/{document}", get(sync)).route("/board/{board}", get(board));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it listens");
        tokio::spawn(async move { axum::serve(listener, app).await });
        Place { address, rooms, boards, sqlite: None, all: Arc::default() }
    }

    /// A board that all may write.
    pub async fn board(&self, id: u128) -> DocumentId {
        self.all.boards.lock().expect("nobody panics over it").insert(DocumentId(id));
        DocumentId(id)
    }
}

/// Boards that all may write who say who they are.
struct All {
    boards: Mutex<HashSet<DocumentId>>,
    changes: broadcast::Sender<Change>,
}

impl Default for All {
    fn default() -> Self {
        All { boards: Mutex::default(), changes: broadcast::channel(1).0 }
    }
}

impl Access for All {
    fn knows(&self, board: DocumentId) -> bool {
        self.boards.lock().expect("nobody panics over it").contains(&board)
    }

    fn level(&self, person: Option<&PersonId>, _: DocumentId) -> Option<Level> {
        person.map(|_| Level::Write)
    }

    fn is_locked(&self, _: DocumentId) -> bool {
        false
    }

    fn face(&self, _: Option<&PersonId>, _: DocumentId) -> Option<BoardFace> {
        None
    }

    fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

pub async fn connect(url: String, subprotocol: Option<&'static str>) -> Result<Socket, tungstenite::Error> {
    let mut request = url.into_client_request()?;
    if let Some(subprotocol) = subprotocol {
        let value = subprotocol.parse().expect("a plain word fits into a header");
        request.headers_mut().insert("sec-websocket-protocol", value);
    }
    Ok(connect_async(request).await?.0)
}

/// The status with which the server answers a handshake that it refuses.
pub async fn status(url: String, subprotocol: Option<&'static str>) -> u16 {
    match connect(url, subprotocol).await {
        Ok(_) => 101,
        Err(tungstenite::Error::Http(response)) => response.status().as_u16(),
        Err(error) => panic!("{error}"),
    }
}

/// Somebody's copy of a document.
pub struct Copy {
    pub doc: Doc,
    text: TextRef,
}

impl Copy {
    pub fn new(client: u64) -> Copy {
        let mut options = yrs::Options::with_client_id(ClientID::new(client));
        options.offset_kind = yrs::OffsetKind::Utf16;
        let doc = Doc::with_options(options);
        let text = doc.get_or_insert_text("t");
        Copy { doc, text }
    }
    pub fn reads(&self) -> String {
        self.text.get_string(&self.doc.transact())
    }
    pub fn types(&self, at: u32, words: &str) -> Vec<u8> {
        let mut txn = self.doc.transact_mut();
        self.text.insert(&mut txn, at, words);
        txn.encode_update_v1()
    }
    pub fn deletes(&self, at: u32, len: u32) -> Vec<u8> {
        let mut txn = self.doc.transact_mut();
        self.text.remove_range(&mut txn, at, len);
        txn.encode_update_v1()
    }
    pub fn hears(&self, update: &[u8]) {
        let update = Update::decode_v1(update).expect("the server sends updates");
        self.doc.transact_mut().apply_update(update).expect("they apply");
    }
    pub fn state(&self) -> Vec<u8> {
        self.doc.transact().state_vector().encode_v1()
    }
    pub fn since(&self, state: &[u8]) -> Vec<u8> {
        let state = StateVector::decode_v1(state).expect("the server sends state vectors");
        self.doc.transact().encode_state_as_update_v1(&state)
    }
}

/// A plain Yjs client.
pub struct Plain {
    pub copy: Copy,
    pub socket: Socket,
    pub denied: Vec<String>,
    pub presences: Vec<Vec<u8>>,
    /// Step 1s that the server asked.
    pub questions: usize,
    pub answered: bool,
    /// Whether it answers the server's questions.
    pub answers: bool,
    pub closed: Option<String>,
    /// The code with which the server closed.
    pub code: Option<u16>,
    pub updates: usize,
}

impl Plain {
    /// Connects, and says nothing yet.
    pub async fn connect(place: &Place, document: DocumentId, who: &str, copy: Copy) -> Plain {
        let url = format!("ws://{}/sync/{document}?person={who}", place.address);
        let socket = connect(url, None).await.expect("the server lets them in");
        Plain {
            copy,
            socket,
            denied: vec![],
            presences: vec![],
            questions: 0,
            answered: false,
            answers: true,
            closed: None,
            code: None,
            updates: 0,
        }
    }

    /// Connects, and exchanges all there is.
    pub async fn join(place: &Place, document: DocumentId, who: &str, client: u64) -> Plain {
        let mut plain = Plain::connect(place, document, who, Copy::new(client)).await;
        plain.say(Message::Step1(&plain.copy.state())).await;
        plain.until("the first sync", |plain| plain.answered).await;
        plain
    }

    pub async fn say(&mut self, message: Message<'_>) {
        let mut frame = Vec::new();
        message.write_plain(&mut frame);
        self.send(frame).await;
    }

    pub async fn send(&mut self, frame: Vec<u8>) {
        self.socket.send(tungstenite::Message::binary(frame)).await.expect("the socket is open");
    }

    pub async fn types(&mut self, at: u32, words: &str) {
        let update = self.copy.types(at, words);
        self.say(Message::Update(&update)).await;
    }

    pub async fn hear(&mut self) {
        let frame = match self.socket.next().await {
            Some(Ok(tungstenite::Message::Binary(frame))) => frame,
            Some(Ok(tungstenite::Message::Close(close))) => {
                self.code = close.as_ref().map(|close| close.code.into());
                self.closed = Some(close.map(|close| close.reason.to_string()).unwrap_or_default());
                return;
            }
            Some(Ok(_)) => return,
            None | Some(Err(_)) => {
                self.closed.get_or_insert_default();
                tokio::task::yield_now().await;
                return;
            }
        };
        match read_plain(&mut Reader::new(&frame)).expect("the server speaks the protocol") {
            Message::Step1(state) => {
                self.questions += 1;
                if self.answers {
                    let answer = self.copy.since(state);
                    self.say(Message::Step2(&answer)).await;
                }
            }
            Message::Step2(update) => {
                self.copy.hears(update);
                self.answered = true;
            }
            Message::Update(update) => {
                self.updates += 1;
                self.copy.hears(update);
            }
            Message::Awareness(states) => self.presences.push(states.to_vec()),
            Message::Denied(reason) => self.denied.push(reason.to_owned()),
            other => panic!("the server says {other:?} to a plain client"),
        }
    }

    pub async fn until(&mut self, what: &str, done: impl Fn(&Plain) -> bool) {
        let waiting = async {
            while !done(self) {
                self.hear().await;
            }
        };
        tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|_| panic!("{what} did not come"));
    }
}

/// A document as our own client has it.
pub struct Talk {
    pub copy: Copy,
    pub number: u64,
    pub saved: u64,
    pub seal: Option<Seal>,
    pub refused: Vec<(u64, Reason)>,
    pub refused_bytes: Vec<Vec<u8>>,
    pub questions: usize,
    pub answered: bool,
    pub greeted: bool,
}

/// Our own client.
pub struct Ours {
    pub socket: Socket,
    pub manifest: Option<Manifest>,
    pub manifests: usize,
    pub talks: BTreeMap<DocumentId, Talk>,
    pub notices: usize,
    pub closing: bool,
    pub closed: Option<String>,
    /// The code with which the server closed.
    pub code: Option<u16>,
}

impl Ours {
    /// Connects and hears the manifest.
    pub async fn connect(place: &Place, board: DocumentId, who: &str) -> Ours {
        let mut ours = Ours::knock(place, board, Some(who)).await;
        ours.until("the manifest", |ours| ours.manifest.is_some()).await;
        ours
    }

    /// Connects, and hears nothing yet. Nobody knows one who is not named.
    pub async fn knock(place: &Place, board: DocumentId, who: Option<&str>) -> Ours {
        let who = who.map(|who| format!("?person={who}")).unwrap_or_default();
        let url = format!("ws://{}/board/{board}{who}", place.address);
        let socket = connect(url, Some(SUBPROTOCOL)).await.expect("the server lets them in");
        Ours {
            socket,
            manifest: None,
            manifests: 0,
            talks: BTreeMap::new(),
            notices: 0,
            closing: false,
            closed: None,
            code: None,
        }
    }

    /// Opens a document: says hello, and asks for all there is.
    pub async fn open(&mut self, document: DocumentId, copy: Copy, seal: Option<Seal>) {
        let listed = self.manifest.as_ref().and_then(|manifest| manifest.documents.iter().find(|d| d.id == document));
        let number = listed.expect("the manifest lists it").number;
        let writes = vec![copy.doc.client_id().get()];
        let state = copy.state();
        let talk = Talk {
            copy,
            number,
            saved: 0,
            seal: None,
            refused: vec![],
            refused_bytes: vec![],
            questions: 0,
            answered: false,
            greeted: false,
        };
        self.talks.insert(document, talk);
        self.say(document, Message::Hello(Hello { schema: 1, seal, writes, unsent: vec![] })).await;
        self.say(document, Message::Step1(&state)).await;
    }

    pub async fn join(place: &Place, board: DocumentId, who: &str, client: u64) -> Ours {
        let mut ours = Ours::connect(place, board, who).await;
        ours.open(board, Copy::new(client), None).await;
        ours.until("the first sync", |ours| ours.talks[&board].answered).await;
        ours
    }

    pub async fn say(&mut self, document: DocumentId, message: Message<'_>) {
        let mut frame = Vec::new();
        message.write(self.talks[&document].number, &mut frame);
        self.socket.send(tungstenite::Message::binary(frame)).await.expect("the socket is open");
    }

    pub async fn types(&mut self, document: DocumentId, at: u32, words: &str) {
        let update = self.talks[&document].copy.types(at, words);
        self.say(document, Message::Update(&update)).await;
    }

    pub fn listed(&self, document: DocumentId) -> Option<&board::wire::message::Listed> {
        self.manifest.as_ref()?.documents.iter().find(|listed| listed.id == document)
    }

    pub async fn hear(&mut self) {
        let frame = match self.socket.next().await {
            Some(Ok(tungstenite::Message::Binary(frame))) => frame,
            Some(Ok(tungstenite::Message::Close(close))) => {
                self.code = close.as_ref().map(|close| close.code.into());
                self.closed = Some(close.map(|close| close.reason.to_string()).unwrap_or_default());
                return;
            }
            Some(Ok(_)) => return,
            None | Some(Err(_)) => {
                self.closed.get_or_insert_default();
                tokio::task::yield_now().await;
                return;
            }
        };
        let mut reader = Reader::new(&frame);
        let mut answers = Vec::new();
        while let Some((number, message)) = read(&mut reader).expect("the server speaks the protocol") {
            match message {
                Message::Manifest(manifest) => {
                    self.manifests += 1;
                    self.manifest = Some(manifest);
                    continue;
                }
                Message::Notice(notice) => {
                    self.notices += 1;
                    self.closing |= notice.closing;
                    continue;
                }
                _ => {}
            }
            let (document, talk) =
                self.talks.iter_mut().find(|(_, talk)| talk.number == number).expect("we spoke of it first");
            match message {
                Message::Step1(state) => {
                    talk.questions += 1;
                    answers.push((*document, talk.copy.since(state)));
                }
                Message::Step2(update) => {
                    talk.copy.hears(update);
                    talk.answered = true;
                }
                Message::Update(update) => talk.copy.hears(update),
                Message::Saved(saved) => {
                    talk.greeted = true;
                    talk.saved = saved.count;
                    talk.seal = Some(saved.seal);
                }
                Message::Refused(refused) => {
                    talk.refused.push((refused.count, refused.reason));
                    talk.refused_bytes.push(refused.bytes.to_vec());
                }
                Message::Awareness(_) => {}
                other => panic!("the server says {other:?} to our client"),
            }
        }
        for (document, answer) in answers {
            self.say(document, Message::Step2(&answer)).await;
        }
    }

    pub async fn until(&mut self, what: &str, done: impl Fn(&Ours) -> bool) {
        let waiting = async {
            while !done(self) {
                self.hear().await;
            }
        };
        tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|_| panic!("{what} did not come"));
    }
}
