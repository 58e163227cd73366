//! What proves who calls in a way of its own is given by the caller.

use constructs::{Server, block_on};

use super::api;
use api::runtime::credentials::{AttemptInfo, Authorized};
use api::runtime::transport::{BoxFuture, Request};

struct Digest;

impl api::runtime::Authenticate for Digest {
    fn authorize<'a>(&'a self, request: &'a mut Request, _: AttemptInfo) -> BoxFuture<'a, Authorized> {
        request.headers.insert("authorization", "Digest d".parse().unwrap());
        Box::pin(async { Ok(()) })
    }
}

#[test]
fn the_caller_gives_it() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let client = api::Client::builder(api::Credentials::None)
        .authenticate("digest", Digest)
        .environment(api::Environment::custom("test", server.url(), api::Kind::Sandbox))
        .build()
        .unwrap();
    block_on(client.things().get()).unwrap();
    server.received("GET /things HTTP/1.1\naccept: application/json\nauthorization: Digest d\n\n");
}
