//! What is let in: credentials, paths, parameters and bodies, each held against the document.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use fintech_api_sandbox::{Api, Sandbox};
use reqwest::Method;
use serde_json::json;

use crate::{Desk, ada, json_of};

#[tokio::test]
async fn without_the_right_key_nothing_is_done() {
    let desk = Desk::new().await;
    for request in [
        desk.anonymous(Method::GET, "/v0/customers"),
        desk.anonymous(Method::GET, "/v0/customers").header("api-key", "another"),
        desk.anonymous(Method::GET, "/v0/customers").header("authorization", "Bearer another"),
    ] {
        json_of(request.send().await.unwrap(), 401).await;
    }
    for older in ["align-sandbox-key", "Bearer align-sandbox-key"] {
        let request = desk.anonymous(Method::GET, "/v0/customers").header("authorization", older);
        json_of(request.send().await.unwrap(), 200).await;
    }
}

#[tokio::test]
async fn an_assumption_that_is_switched_off_does_not_hold() {
    let desk = Desk::of(Sandbox::builder().without("align.authorization-header").start().await.unwrap());
    let request = desk.anonymous(Method::GET, "/v0/customers").header("authorization", "align-sandbox-key");
    json_of(request.send().await.unwrap(), 401).await;
    assert!(desk.sandbox.assumptions().iter().any(|(one, on)| one.id == "align.authorization-header" && !on));
    let wrong = Sandbox::builder().without("align.no-such-thing").start().await;
    assert!(wrong.unwrap_err().to_string().contains("align.no-such-thing"));
}

#[tokio::test]
async fn bodies_are_held_against_the_document() {
    let desk = Desk::new().await;
    let mut nameless = ada("ada@example.com");
    nameless.as_object_mut().unwrap().remove("last_name");
    for body in [json!({}), nameless, ada("no address"), json!([])] {
        let refused = json_of(desk.post("/v0/customers", &body).send().await.unwrap(), 400).await;
        assert_eq!(refused["code"], "bad_request", "{body}");
        assert!(!refused.to_string().contains("no address"), "values are not repeated: {refused}");
    }
    let broken = desk.request(Method::POST, "/v0/customers").header("content-type", "application/json").body("{");
    json_of(broken.send().await.unwrap(), 400).await;
    let text = desk.request(Method::POST, "/v0/customers").header("content-type", "text/plain");
    json_of(text.body(ada("a@example.com").to_string()).send().await.unwrap(), 400).await;
    json_of(desk.request(Method::POST, "/v0/customers").send().await.unwrap(), 400).await;
    assert_eq!(desk.customers().await, 0);
}

#[tokio::test]
async fn a_form_that_is_none_is_refused_as_any_other_body() {
    let desk = Desk::new().await;
    for (media_type, body) in [
        ("multipart/form-data", "no boundary"),
        ("multipart/form-data; boundary=b", "no parts"),
        (
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n",
        ),
    ] {
        let form = desk.request(Method::POST, "/v0/files").header("content-type", media_type).body(body);
        assert_eq!(json_of(form.send().await.unwrap(), 400).await["code"], "bad_request", "{body}");
    }
}

#[test]
fn a_test_without_an_executor_has_a_sandbox_too() {
    let sandbox = Sandbox::builder().start_blocking().unwrap();
    let address = sandbox.origin().strip_prefix("http://").unwrap().to_owned();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    assert!(page.starts_with("HTTP/1.1 200 OK") && page.contains("<h1>Sandbox</h1>"), "{page}");
}

#[tokio::test]
async fn parameters_are_held_against_the_document() {
    let desk = Desk::new().await;
    json_of(desk.get("/v0/customers?email=nobody").send().await.unwrap(), 400).await;
    json_of(desk.get("/v0/customers/no-uuid").send().await.unwrap(), 404).await;
    let path = format!("/v0/customers/{}/offramp-transfer", desk.created("a+b@example.com").await);
    for (query, status) in [("limit=1&skip=405922947493851572714438918144", 200), ("limit=0", 400), ("skip=many", 400)]
    {
        json_of(desk.get(&format!("{path}?{query}")).send().await.unwrap(), status).await;
    }
    let found = json_of(desk.get("/v0/customers?email=a%2Bb%40example.com").send().await.unwrap(), 200).await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_no_document_has_is_not_there() {
    let desk = Desk::new().await;
    json_of(desk.get("/v0/nothing").send().await.unwrap(), 404).await;
    let method = desk.request(Method::DELETE, "/v0/customers").send().await.unwrap();
    let allowed = method.headers()["allow"].to_str().unwrap().to_owned();
    assert!(allowed.contains("GET") && allowed.contains("POST"), "{allowed}");
    json_of(method, 405).await;
    let elsewhere = reqwest::get(format!("{}/elsewhere", desk.sandbox.origin())).await.unwrap();
    assert_eq!(elsewhere.status(), 404);
    let paths: Vec<_> = desk.sandbox.requests().into_iter().map(|request| request.target).collect();
    assert_eq!(paths, ["/align/v0/nothing", "/align/v0/customers"]);
}

#[tokio::test]
async fn sandboxes_share_nothing() {
    let (first, second) = (Desk::new().await, Desk::of(Sandbox::builder().only(Api::Align).start_blocking().unwrap()));
    first.created("ada@example.com").await;
    assert_eq!((first.customers().await, second.customers().await), (1, 0));
    assert_ne!(first.sandbox.origin(), second.sandbox.origin());
}

#[tokio::test]
async fn a_sandbox_ends_with_its_value() {
    let desk = Desk::new().await;
    let url = desk.sandbox.origin();
    drop(desk);
    // The port is closed by another thread, at once but not now.
    for _ in 0..500 {
        if reqwest::get(&url).await.is_err() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("it still answers");
}

#[tokio::test]
async fn requests_are_recorded_without_credentials() {
    let desk = Desk::new().await;
    desk.created("ada@example.com").await;
    let requests = desk.sandbox.requests();
    assert_eq!(requests.len(), 1);
    let recorded = &requests[0];
    assert_eq!((recorded.api, recorded.operation.as_str(), recorded.status), ("align", "createCustomer", Some(201)));
    assert_eq!(recorded.header("Api-Key"), Some("***"));
    assert_eq!(recorded.body, ada("ada@example.com").to_string().into_bytes());
    assert!(!format!("{recorded:?}").contains("Lovelace"));
}
