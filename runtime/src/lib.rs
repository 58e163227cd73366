//! The runtime under generated API clients.

pub mod codegen;
pub mod credentials;
pub mod transport;

mod call;
mod check;
mod client;
mod decimal;
mod decode;
mod encode;
mod error;
mod idempotency;
mod macros;
mod media;
mod multipart;
mod operation;
mod response;
mod scan;
#[cfg(feature = "serde")]
mod store;
#[cfg(feature = "test")]
pub mod test;
mod trace;
mod url;
mod values;
mod world;

pub use bytes;
pub use call::Call;
pub use check::Fault;
pub use client::{Api, BuildError, Client, ClientBuilder, Environment, Kind};
pub use credentials::Authenticate;
pub use decimal::{ConvertError, Decimal, DecimalError};
pub use decode::{DecodeError, JsonKind, Unfit};
pub use error::{Error, ErrorKind, Outcome};
pub use http;
pub use idempotency::IdempotencyKey;
pub use operation::{About, ErrorBody, Idempotency, MovesMoney, Operation, Success};
pub use response::Response;
pub use secrecy;
pub use transport::Transport;
pub use values::{Base64, Date, FilePart, Json, JsonError, Map, Page, Patch, TimeError, Timestamp};
pub use world::{Clock, Random, Sleep, System};
