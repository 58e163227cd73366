//! What generated API clients stand on: values, encoders, calls, errors and transports.
//!
//! Programs meet this crate through a generated client, which re-exports what they need. It is written by hand and knows
//! no vendor. Its parts:
//!
//! - **Values** keep what the vendor sent: [`Decimal`] its digits, [`Timestamp`] its text, [`Json`] everything. None of
//!   them goes through a float, and none shows personal data in `Debug`.
//! - **Operations** are plain values that implement [`Operation`]. They do no I/O: encoding one needs no server.
//! - A **[`Client`]** is one API in one environment, with credentials. There is no default environment.
//! - A **[`Call`]** is an operation with its options. It is sent when it is awaited, and checked before: what the document
//!   forbids never leaves.
//! - **[`credentials`]** prove who calls, in each attempt. More schemes come with features: `signatures` signs the request
//!   (and verifies), `tokens` fetches a token and renews it, `wallet` answers challenges of Ethereum accounts.
//! - A **[`Transport`]** sends one attempt. The ready-made one comes with the features `rustls`, `rustls-no-provider` and
//!   `native-tls`; the runtime names no executor, and keeps time by what is passed in.
//! - An **[`Error`]** says first of all what became of the effect: [`Outcome`] is `NotSent`, `Refused`, `Accepted` or
//!   `Unknown`. Its `Display` and `Debug` show no value and none of the vendor's words; those are reached by
//!   [`Error::message`] and [`Error::raw_body`].
//! - [`codegen`] is what generated code is written against.
//!
//! # An operation by hand
//!
//! Generated code looks like this. The transport here is the scripted one of the feature `test`.
//!
#![cfg_attr(feature = "test", doc = "```")]
#![cfg_attr(not(feature = "test"), doc = "```ignore")]
//! use oas_runtime::codegen::*;
//! use oas_runtime::credentials::Bearer;
//! use oas_runtime::test::{Answer, Script, block_on};
//! use oas_runtime::{Client, Decimal, Environment, Error, Kind, Outcome};
//!
//! static API: Api = Api::new("Example", "example-api", "0.1.0").error_code(&["code"]);
//!
//! #[derive(Clone, PartialEq)]
//! pub struct Balance {
//!     pub account: String,
//!     pub amount: Decimal,
//! }
//!
//! // A record states its fields once; JSON, Debug, checks and the rest walk that list.
//! record!(Balance [account, amount]);
//!
//! operation! {
//!     /// The balance of an account.
//!     struct GetBalance {
//!         required {
//!             /// The account.
//!             account: into String,
//!         }
//!     }
//!     gives Balance;
//!     about("getBalance", "GET", "/accounts/{account}/balance");
//!     successes [json(200)]
//!     encode(self, to) {
//!         to.path("account", &self.account, &[]);
//!     }
//! }
//!
//! mod client {
//!     /// The credentials that operations take unless they say otherwise.
//!     pub(crate) const SECURITY: &[&[&str]] = &[&["token"]];
//! }
//!
//! fn main() -> Result<(), Error> {
//!     let script = Script::new()
//!         .answer(Answer::json(200, r#"{ "account": "DE89", "amount": "100.50", "new": true }"#))
//!         .answer(Answer::json(404, r#"{ "code": "no_such_account" }"#));
//!     let client = Client::builder(&API)
//!         .environment(Environment::custom("example", "https://api.example", Kind::Sandbox))
//!         .credential("token", Bearer::new("secret"))
//!         .transport(script.clone())
//!         .build()?;
//!
//!     let balance = block_on(client.call(GetBalance::new("DE/89")))?;
//!     assert_eq!(balance.amount.as_str(), "100.50");
//!     assert_eq!(format!("{balance:?}"), "Balance { account: [redacted], amount: 100.50 }");
//!     assert_eq!(script.requests()[0].path(), "/accounts/DE%2F89/balance");
//!
//!     let error = block_on(client.call(GetBalance::new("x"))).unwrap_err();
//!     assert_eq!(error.outcome(), Outcome::Refused);
//!     assert_eq!(error.code().as_deref(), Some("no_such_account"));
//!
//!     // Refused here: it would be another address.
//!     let error = block_on(client.call(GetBalance::new(".."))).unwrap_err();
//!     assert_eq!(error.outcome(), Outcome::NotSent);
//!     Ok(())
//! }
//! ```

#[cfg(feature = "wallet")]
pub mod challenge;
pub mod codegen;
pub mod credentials;
pub mod transport;

mod answer_headers;
mod attempt;
mod call;
mod check;
mod client;
mod decimal;
mod decode;
mod encode;
mod error;
mod events;
mod form;
mod headers;
mod idempotency;
mod macros;
mod media;
#[doc = include_str!("money.md")]
pub mod money {}
mod multipart;
mod operation;
mod paging;
mod path;
mod prepared;
mod query;
mod rate_limit;
mod response;
mod retry;
mod scan;
#[cfg(feature = "signatures")]
pub mod signature;
#[cfg(feature = "serde")]
mod store;
mod stream;
#[cfg(feature = "test")]
pub mod test;
#[cfg(feature = "tokens")]
pub mod token;
mod trace;
mod url;
mod values;
mod wait;
#[cfg(feature = "webhooks")]
pub mod webhook;
mod world;

pub use attempt::{Attempt, Begun, Hook, Resend};
pub use bytes;
pub use call::Call;
pub use check::Fault;
pub use client::{Api, BuildError, Client, ClientBuilder, Environment, Kind};
pub use credentials::{Authenticate, Authenticator, ProvideSecret, Secret};
pub use decimal::{ConvertError, Decimal, DecimalError};
pub use decode::{DecodeError, JsonKind, Unfit};
pub use error::{Error, ErrorKind, Outcome};
pub use events::{Event, Events};
pub use http;
pub use idempotency::IdempotencyKey;
pub use operation::{About, Custom, ErrorBody, Idempotency, KeyForm, KnownKey, MovesMoney, Operation, Success};
pub use paging::{Items, Pages, Position, PositionError};
pub use prepared::{PreparedCall, PreparedError, Replayed};
pub use rate_limit::RateLimit;
pub use response::Response;
pub use retry::RetryPolicy;
pub use secrecy;
pub use stream::Streamed;
pub use transport::Transport;
pub use values::{Base64, Base64Error, Date, FilePart, Json, JsonError, Map, Null, Page, Patch, TimeError, Timestamp};
pub use wait::{WaitError, Waiter};
pub use world::{Clock, Random, Sleep, System};
