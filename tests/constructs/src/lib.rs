//! What the wire tests of the constructs stand on: a server that records, a client against it, and an executor.
//! It knows no document; each `wire.rs` below `cases/` is compiled against the crate of the document beside it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "all of this is test support: a panic is how it says that something is wrong"
)]

mod sent;
mod server;

pub use oas_runtime;
pub use sent::Sent;
pub use server::Server;

/// A client of the generated crate `$api` that talks to `$server`, sends nothing twice and gives up after ten seconds.
///
/// Without credentials the crate's `Credentials::None` are taken.
#[macro_export]
macro_rules! client {
    ($api:ident, $server:expr) => {
        $crate::client!($api, $server, $api::Credentials::None)
    };
    ($api:ident, $server:expr, $credentials:expr) => {
        $api::Client::builder($credentials)
            .environment($api::Environment::custom("test", $server.url(), $api::Kind::Sandbox))
            .retry($api::RetryPolicy::never())
            .timeout(::std::time::Duration::from_secs(10))
            .build()
            .unwrap()
    };
}

/// Runs a future to its end, with sockets and a clock.
pub fn block_on<F: IntoFuture>(future: F) -> F::Output {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    executor.block_on(async { future.into_future().await })
}
