//! `default` is the error beside a declared success, and the success where there is none.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{GetProblem, ListThingsError};

#[test]
fn beside_a_success_it_is_the_error() {
    let server = Server::start();
    server.json(418, r#"{"why": "tea"}"#);
    let error = block_on(client!(api, server).things().list()).unwrap_err();
    let Some(Ok(ListThingsError::Default(problem))) = error.body() else { panic!("{error:?}") };
    assert_eq!(problem.why, "tea");
}

#[test]
fn alone_it_is_the_success() {
    let server = Server::start();
    server.json(200, r#"{"why": "none"}"#);
    let problem = block_on(client!(api, server).call(GetProblem::new())).unwrap();
    assert_eq!(problem.why, "none");
}
