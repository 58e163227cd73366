//! Credentials: which header carries the key, and what is said when it is refused. As documented.

use align_api::runtime::ErrorKind;
use align_api::{Client, ClientBuilder, Credentials, Environment, Error, Kind, Outcome};
use wire::{Answer, Recorded, Server, align};

/// What a client with these credentials sends, or why it does not.
fn sent(credentials: Credentials) -> Result<Recorded, Error> {
    let server = Server::start();
    server.answer(Answer::json(200, r#"{"items":[]}"#));
    let client = builder(&server, credentials).build().unwrap();
    let result = wire::block_on(client.customers().list());
    let mut requests = server.requests();
    assert_eq!(requests.len(), usize::from(result.is_ok()), "{result:?}");
    result.map(|_| requests.remove(0))
}

fn builder(server: &Server, credentials: Credentials) -> ClientBuilder {
    let environment = Environment::custom("loopback", server.url(), Kind::Sandbox);
    Client::builder(credentials).environment(environment)
}

/// What an answer of 401 is shown as.
fn unauthorized(credentials: Credentials) -> String {
    let server = Server::start();
    server.answer(Answer::json(401, r#"{"message":"Unauthorized canary-key"}"#));
    let client = builder(&server, credentials).build().unwrap();
    let error = wire::block_on(client.customers().list()).unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Status, Outcome::Refused));
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("canary"), "{shown}");
    shown
}

#[test]
fn the_key_is_in_a_header_of_its_own_by_default() {
    for credentials in [Credentials::api_key("canary-key"), "canary-key".into()] {
        let request = sent(credentials).unwrap();
        assert_eq!(request.header("api-key"), Some("canary-key"));
        assert_eq!(request.header("authorization"), None);
    }
}

#[test]
fn the_older_form_is_the_bare_key_in_authorization() {
    let request = sent(Credentials::raw_authorization("canary-key")).unwrap();
    assert_eq!(request.header("authorization"), Some("canary-key"));
    assert_eq!(request.header("api-key"), None);
}

#[test]
fn the_form_of_the_guide_is_a_bearer_token() {
    let request = sent(Credentials::bearer("canary-key")).unwrap();
    assert_eq!(request.header("authorization"), Some("Bearer canary-key"));
    assert_eq!(request.header("api-key"), None);
}

#[test]
fn a_refused_key_names_the_two_other_forms() {
    let shown = unauthorized(Credentials::api_key("canary-key"));
    for form in ["Credentials::raw_authorization", "Credentials::bearer"] {
        assert!(shown.contains(form), "{shown}");
    }
}

#[test]
fn nothing_is_sent_without_a_key() {
    let error = sent(Credentials::None).unwrap_err();
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Credentials, Outcome::NotSent, 0));
    for scheme in ["ApiKey", "RawAuthorization", "Bearer"] {
        assert!(error.to_string().contains(scheme), "{error}");
    }
}

#[test]
fn a_key_that_no_header_can_carry_is_neither_sent_nor_shown() {
    for key in ["", " ", "canary\nkey", " canary-key", "canary-key\r\n"] {
        for credentials in [Credentials::api_key(key), Credentials::raw_authorization(key)] {
            let error = sent(credentials).unwrap_err();
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::Credentials, Outcome::NotSent), "{key:?}");
            let shown = format!("{error} {error:?} {:?}", std::error::Error::source(&error));
            assert!(!shown.contains("canary"), "{shown}");
        }
    }
}

#[test]
fn a_client_shows_no_key() {
    let server = Server::start();
    let client = align::client(&server);
    assert!(!format!("{client:?}").contains(align::KEY), "{client:?}");
    let credentials = Credentials::bearer("canary-key");
    assert!(!format!("{credentials:?}").contains("canary"), "{credentials:?}");
}
