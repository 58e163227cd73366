//! Credentials are typed and set once; each operation uses what it declares, and no other.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{
    GetBasic, GetBearer, GetBoth, GetCookie, GetEither, GetHeader, GetMaybe, GetNone, GetOauth, GetQuery,
};
use api::{Credentials, Outcome};

fn client(server: &Server) -> api::Client {
    api::Client::builder(Credentials::header("h"))
        .credentials(Credentials::query("q&"))
        .credentials(Credentials::cookie("c"))
        .credentials(Credentials::bearer("b"))
        .credentials(Credentials::basic("u", "p"))
        .credentials(Credentials::oauth("o"))
        .environment(api::Environment::custom("test", server.url(), api::Kind::Sandbox))
        .build()
        .unwrap()
}

#[test]
fn each_operation_uses_what_it_declares() {
    let server = Server::start();
    let client = client(&server);
    macro_rules! sent {
        ($operation:expr) => {{
            server.answer("HTTP/1.1 204 Done\n\n");
            block_on(client.call($operation)).unwrap();
            server.sent().to_string().replace("accept: application/json\n", "").replace(" HTTP/1.1", "")
        }};
    }
    assert_eq!(sent!(GetHeader::new()), "GET /header\nx-key: h\n\n");
    assert_eq!(sent!(GetQuery::new()), "GET /query?key=q%26\n\n");
    assert_eq!(sent!(GetCookie::new()), "GET /cookie\ncookie: session=c\n\n");
    assert_eq!(sent!(GetBearer::new()), "GET /bearer\nauthorization: Bearer b\n\n");
    assert_eq!(sent!(GetBasic::new()), "GET /basic\nauthorization: Basic dTpw\n\n");
    assert_eq!(sent!(GetOauth::new()), "GET /oauth\nauthorization: Bearer o\n\n");
    assert_eq!(sent!(GetBoth::new()), "GET /both\nauthorization: Bearer b\nx-key: h\n\n");
    assert_eq!(sent!(GetEither::new()), "GET /either\nauthorization: Bearer b\n\n");
    assert_eq!(sent!(GetNone::new()), "GET /none\n\n");
    assert_eq!(sent!(GetMaybe::new()), "GET /maybe?key=q%26\n\n");
}

#[test]
fn of_alternatives_the_first_that_there_is_counts_and_none_may_do() {
    let server = Server::start();
    let client = client!(api, server, Credentials::query("q"));
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.call(GetEither::new())).unwrap();
    assert_eq!(server.sent().line, "GET /either?key=q HTTP/1.1");
    assert_eq!(block_on(client.call(GetBearer::new())).unwrap_err().outcome(), Outcome::NotSent);
    let anonymous = client!(api, server);
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(anonymous.call(GetMaybe::new())).unwrap();
    assert_eq!(server.sent().line, "GET /maybe HTTP/1.1");
}

#[test]
fn nobody_sees_in_debug_who_calls() {
    for credentials in [Credentials::basic("ada@example.com", "p4ss"), Credentials::header("p4ss")] {
        let shown = format!("{credentials:?}");
        assert!(!shown.contains("ada") && !shown.contains("p4ss"), "{shown}");
    }
}
