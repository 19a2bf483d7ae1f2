//! The system from outside: a real server process, real sockets, clients that speak each protocol.
//!
//! [`server_process`] starts and kills the server; [`http_request`] and [`person`] are a browser's cookie jar;
//! [`replica`] is a person's copy of a document, which [`plain_client`] carries over `/sync/{document}` (what
//! y-websocket speaks) and [`board_client`] over `/board/{board}` (`samtavle.1`). [`load`] is the benchmarks'.
//!
//! [`plan`] is what people do and what befalls them, at random; [`ledger`] counts what is there in the end.
//! [`model_world`] carries plans out on [`model_server`], which has the real admission and no sockets; [`live_world`]
//! on a server process, with a [`peer`] for each page. A [`visitor`] is somebody with such a page, who does what a test says.

pub mod board_client;
pub mod hostile_bytes;
pub mod http_request;
pub mod ledger;
pub mod live_world;
pub mod load;
pub mod meeting;
pub mod model_server;
pub mod model_world;
pub mod peer;
pub mod person;
pub mod plain_client;
pub mod plan;
pub mod presence;
pub mod process_usage;
pub mod replica;
pub mod seed;
pub mod server_process;
pub mod socket;
pub mod visitor;
