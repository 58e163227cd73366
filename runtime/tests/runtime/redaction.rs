//! Canaries: no Debug, Display or source shows a secret, a personal value or the vendor's words.

use std::error::Error as _;
use std::fmt::Write as _;

use oas_runtime::codegen::*;
use oas_runtime::credentials::{ApiKeyCookie, ApiKeyHeader, ApiKeyQuery, Basic, Bearer};
use oas_runtime::test::{Answer, Script, block_on};
use oas_runtime::transport::TransportErrorKind;
use oas_runtime::{Client, Environment, Error, Kind, Map, decimal};

use crate::sample::{
    API, CreateTransfer, Instructions, ListCustomers, Recipient, SECRET, Transfer, client, customer, shown, transfer,
};

#[track_caller]
fn silent(text: &str) {
    assert!(!text.contains("canary"), "{text}");
}

const FULL: &str = r#"{"customer_id":"c_1","email":"canary-mail","balance":"10.50","network":"base",
    "created":"2026-01-31T00:00:00Z","born":"canary-date","address":{"street":"canary-street","country":"DE"},
    "iban":"canary-iban","risk":7777,"tags":["canary-tag"],"canary-key":"canary-value"}"#;

#[test]
fn records_show_what_is_not_personal() {
    let text = format!("{:?}", customer(FULL));
    assert_eq!(
        text,
        "Customer { customer_id: \"c_1\", email: [redacted], balance: 10.50, network: \"base\", \
         created: \"2026-01-31T00:00:00Z\", born: [redacted], \
         address: Address { street: [redacted], country: \"DE\" }, iban: [redacted], risk: [redacted], \
         tags: [[redacted]], extra: {[redacted]: [redacted]} }"
    );
    let pretty = format!("{:#?}", customer(FULL));
    silent(&pretty);
    assert!(pretty.contains("\n    balance: 10.50,\n"));
}

#[test]
fn values_by_themselves_do_not_show() {
    let json = Json::new("\"canary\"").unwrap();
    silent(&shown(&json));
    silent(&shown(&Map::from([("canary", "canary".to_owned())])));
    silent(&shown(&Page::new(vec!["canary".to_owned()])));
    silent(&shown(&Patch::Value("canary".to_owned())));
    silent(&shown(&Base64::new("canary")));
    silent(&shown(&FilePart::new("canary").file_name("canary").media_type("canary/canary")));
    silent(&shown(&Body::from("canary")));
    silent(&shown(&json.decode::<Date>().unwrap()));
    assert_eq!(shown(&decimal!("1.50")), "1.50 1.50");
    silent(&shown(&json.decode::<i64>().err().unwrap()));
    silent(&shown(&json.parse::<i64>().err().unwrap()));
}

#[test]
fn operations_and_calls_show_their_parts_redacted() {
    let list = ListCustomers { email: Some("canary".into()), limit: Some(3), ..ListCustomers::of("g_1") };
    assert_eq!(format!("{list:?}"), "ListCustomers { group: \"g_1\", limit: 3, email: [redacted] }");
    let mut body = CreateTransfer::new(decimal!("1"), "canary");
    body.note = Patch::Value("canary".into());
    body.recipients = vec![Recipient { email: Some("canary".into()) }];
    body.more = Map::from([("canary", "canary".to_owned())]);
    let call = client(&Script::new()).call(Transfer(body)).header("X-Canary", "canary");
    let text = shown(&call);
    silent(&text);
    assert!(text.contains("amount: 1,") && text.contains("07070707-0707-4707-8707-070707070707"));
}

#[test]
fn shown_and_hidden_override_the_kind() {
    struct Both;
    impl Record for Both {
        fn name(&self) -> &'static str {
            "Both"
        }
        fn fields(&self, to: &mut dyn Fields) {
            let (strings, numbers) = (vec!["a".to_owned()], Map::from([("k", 1)]));
            to.shown("strings", &strings);
            to.shown("numbers", &numbers);
            to.hidden("hidden", &numbers);
            to.field("wrapped", &Hidden(&3));
            to.field("list", &Shown(&strings));
            to.shown("record", &customer(FULL));
            to.hidden("hidden_record", &customer(FULL));
        }
    }
    oas_runtime::__encoded!(Both);
    let text = shown(&Both);
    silent(&text);
    assert!(text.starts_with(
        "Both { strings: [\"a\"], numbers: {k: 1}, hidden: [redacted], wrapped: [redacted], list: [\"a\"], record: Customer {"
    ));
    assert!(text.contains("hidden_record: [redacted] }"));
}

#[test]
fn unions_are_redacted_like_their_members() {
    let bank: Instructions = Json::new(r#"{"kind":"bank","iban":"canary"}"#).unwrap().decode().unwrap();
    assert_eq!(format!("{bank:?}"), "Bank { kind: \"bank\", iban: [redacted] }");
    let new: Instructions = Json::new(r#"{"new":"canary"}"#).unwrap().decode().unwrap();
    silent(&shown(&new));
}

#[test]
fn clients_and_credentials_hold_their_secrets() {
    let script = Script::new().answer(Answer::status(204));
    let client = client(&script);
    let text = shown(&client);
    assert!(!text.contains(SECRET) && text.contains("\"ApiKey\""), "{text}");
    silent(&shown(&ApiKeyHeader::new("X", "canary")));
    silent(&shown(&ApiKeyQuery::new("x", "canary")));
    silent(&shown(&ApiKeyCookie::new("x", "canary")));
    silent(&shown(&Bearer::new("canary")));
    silent(&shown(&Basic::new("canary", "canary")));
    let builder = Client::builder(&API).credential("k", Bearer::new("canary")).header("X", "canary");
    silent(&shown(&builder));
    let _ = block_on(client.call(transfer()).send());
    silent(&shown(&script));
    silent(&shown(&script.requests()));
}

fn error(answer: Answer) -> Error {
    let script = Script::new().answer(answer);
    block_on(client(&script).call(transfer()).send()).err().unwrap()
}

/// The error and all that is under it, as a report would print it.
fn printed(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(inner) = source {
        write!(text, " {inner} {inner:?}").unwrap();
        source = inner.source();
    }
    text
}

#[test]
fn errors_show_codes_and_paths_and_never_words_or_values() {
    let body = r#"{"error":{"code":"invalid_amount","message":"canary prose"},"x":"canary"}"#;
    let refused = error(Answer::json(422, body).header("x-request-id", "req_1").header("x-canary", "canary"));
    silent(&printed(&refused));
    assert_eq!(
        refused.to_string(),
        "createTransfer: the vendor answered with an error; status 422; code invalid_amount; request id req_1; \
         refused, this call did nothing"
    );
    assert_eq!(refused.message().as_deref(), Some("canary prose"));
    let codes = error(Answer::json(400, r#"{"error":{"code":"canary prose"}}"#).header("x-request-id", "canary id"));
    silent(&printed(&codes));
    assert_eq!(codes.code().as_deref(), Some("canary prose"));
    silent(&printed(&error(Answer::json(201, r#"{"data":{"customer_id":"canary","email":["canary"]}}"#))));
    silent(&printed(&error(Answer::of(200, "text/html", "canary"))));
    silent(&printed(&error(Answer::nothing(TransportErrorKind::Other, true))));
}

#[test]
fn what_stands_in_a_success_is_no_code_of_an_error() {
    let unreadable = error(Answer::json(201, r#"{"error":{"code":"canary"},"data":7}"#));
    silent(&printed(&unreadable));
    assert_eq!(unreadable.code().as_deref(), Some("canary"), "whoever asks is told");
}

#[test]
fn faults_name_rules_and_no_values() {
    let mut body = CreateTransfer::new(decimal!("-1"), "canary canary canary");
    body.recipients = vec![Recipient { email: Some("canary".into()) }];
    let script = Script::new();
    let error = block_on(client(&script).call(Transfer(body)).send()).err().unwrap();
    silent(&printed(&error));
    assert!(error.to_string().contains("recipients[0].email is not an e-mail address"));
}

#[test]
fn credentials_that_cannot_be_written_are_not_shown() {
    for (name, credential) in [("line", "canary\n"), ("blank", ""), ("space", " canary")] {
        let script = Script::new();
        let client = Client::builder(&API)
            .environment(Environment::custom("x", "https://api.example", Kind::Sandbox))
            .credential("ApiKey", ApiKeyHeader::new("Api-Key", credential))
            .transport(script.clone())
            .build();
        let error = block_on(client.unwrap().call(transfer()).send()).err().unwrap();
        silent(&printed(&error));
        assert!(script.requests().is_empty(), "{name}");
    }
}

#[test]
fn responses_do_not_show_their_output() {
    let script = Script::new().answer(Answer::json(202, r#""canary""#).header("x-canary", "canary"));
    silent(&shown(&block_on(client(&script).call(transfer()).send()).unwrap()));
}
