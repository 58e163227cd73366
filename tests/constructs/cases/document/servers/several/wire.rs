//! Servers are environments, with the defaults of their variables; those of single operations follow a custom environment.

use constructs::{Server, block_on};

use super::api;
use api::operations::{CreateFile, GetFile, GetRoot, GetThing};
use api::{Environment, Kind, runtime};

fn client(environment: Environment) -> api::Client {
    api::Client::builder(api::Credentials::None).environment(environment).build().unwrap()
}

#[test]
fn servers_are_environments() {
    let url = |environment: Environment| runtime::Environment::from(environment).base_url().to_owned();
    assert_eq!(url(Environment::Live), "https://api.example/v1");
    assert_eq!(url(Environment::EuV2), "https://eu.api.example/v2");
}

#[test]
fn a_custom_environment_has_the_servers_of_single_operations_too() {
    let server = Server::start();
    let client = client(Environment::custom("test", format!("{}/base/", server.url()), Kind::Sandbox));
    for _ in 0..3 {
        server.answer("HTTP/1.1 204 Done\n\n");
    }
    block_on(client.call(GetThing::new())).unwrap();
    block_on(client.call(GetFile::new())).unwrap();
    block_on(client.call(CreateFile::new())).unwrap();
    let lines: Vec<String> = server.all_sent().into_iter().map(|sent| sent.line).collect();
    assert_eq!(lines, ["GET /base/things HTTP/1.1", "GET /base/files HTTP/1.1", "POST /base/files HTTP/1.1"]);
}

#[test]
fn it_may_say_where_those_are() {
    let (server, uploads) = (Server::start(), Server::with("HTTP/1.1 204 Done\n\n"));
    let custom = runtime::Environment::custom("test", server.url(), Kind::Sandbox);
    let client = client(Environment::Custom(custom.server("https://upload.example/api", uploads.url())));
    block_on(client.call(CreateFile::new())).unwrap();
    assert_eq!(uploads.sent().line, "POST /files HTTP/1.1");
    assert!(server.all_sent().is_empty());
}

#[test]
fn no_call_leaves_a_sandbox_for_a_server_that_may_be_real() {
    let error = block_on(client(Environment::Sandbox).call(CreateFile::new())).unwrap_err();
    assert_eq!(error.outcome(), runtime::Outcome::NotSent);
    assert!(error.to_string().contains("nothing says that it is one of a sandbox"), "{error}");
}

#[test]
fn the_root_of_the_host_is_a_server_too() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let url = format!("{}/base", server.url());
    let documented = runtime::Environment::new("live", url, Kind::Production).server("/", "/");
    block_on(client(Environment::Custom(documented)).call(GetRoot::new())).unwrap();
    assert_eq!(server.sent().line, "GET /root HTTP/1.1");
}
