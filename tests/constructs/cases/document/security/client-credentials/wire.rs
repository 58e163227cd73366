//! The client gets a token for its id and secret where the document says, once, and at the environment's own host.

use constructs::{Server, block_on, client};

use super::api;
use api::Credentials;
use api::runtime::token::ClientCredentials;

const GIVEN: &str = "HTTP/1.1 200 OK\ncontent-type: application/json\n\n{\"access_token\":\"t\",\"expires_in\":60}";

#[test]
fn a_token_is_fetched_once() {
    let server = Server::with(GIVEN);
    let client = client!(api, server, Credentials::own_by(ClientCredentials::new("id", "secret").scope("a b")));
    for _ in 0..2 {
        server.answer("HTTP/1.1 204 Done\n\n");
        block_on(client.things().get_own()).unwrap();
    }
    let sent: Vec<String> = server.all_sent().iter().map(ToString::to_string).collect();
    let own = "GET /own HTTP/1.1\naccept: application/json\nauthorization: Bearer t\n\n";
    let token = "POST /oauth/token HTTP/1.1\naccept: application/json\nauthorization: Basic aWQ6c2VjcmV0\n\
                 content-type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&scope=a%20b";
    assert_eq!(sent, [token, own, own]);
}

#[test]
fn what_the_document_calls_another_server_can_be_named_too() {
    let server = Server::with(GIVEN);
    let environment = api::runtime::Environment::custom("test", "http://127.0.0.1:1", api::Kind::Sandbox)
        .server("https://auth.example", server.url());
    let credentials = Credentials::other_by(ClientCredentials::new("id", "secret").in_body());
    let client = api::Client::builder(credentials).environment(api::Environment::Custom(environment));
    let client = client.retry(api::RetryPolicy::never()).build().unwrap();
    // The token is there; the call itself goes to where nobody listens.
    assert!(block_on(client.things().get_other()).is_err());
    server.received(
        "POST /token HTTP/1.1\naccept: application/json\ncontent-type: application/x-www-form-urlencoded\n\n\
         grant_type=client_credentials&client_id=id&client_secret=secret",
    );
}
