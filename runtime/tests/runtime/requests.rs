//! Requests: what goes on the wire, and what is refused before it does.

use oas_runtime::codegen::*;
use oas_runtime::test::{Answer, Recorded, Script, block_on};
use oas_runtime::{Error, ErrorKind, Json, Outcome, decimal};

use crate::sample::{
    Call, CreateTransfer, CustomerId, ListCustomers, Network, Recipient, SECURITY, Transfer, client, transfer,
};

/// Sends a call of any kind, and gives what was recorded, or the error.
fn sent<Op: Operation>(operation: Op) -> Result<Recorded, Error> {
    let script = Script::new().answer(Answer::json(200, "{}"));
    let result = block_on(client(&script).call(operation).send());
    match script.requests().pop() {
        Some(recorded) => Ok(recorded),
        None => Err(result.err().unwrap()),
    }
}

fn faults<Op: Operation>(operation: Op) -> Vec<String> {
    let error = sent(operation).err().unwrap();
    assert_eq!((error.outcome(), error.kind()), (Outcome::NotSent, ErrorKind::InvalidRequest));
    error.faults().iter().map(ToString::to_string).collect()
}

/// An operation that states whatever a test wants.
#[derive(Clone, Copy)]
struct States(fn(&mut dyn Parts));

impl Operation for States {
    type Output = ();
    const ABOUT: &'static About = &About::new("states", "POST", "/x").security(SECURITY);
    const SUCCESSES: &'static [Success<()>] = &[Success::json(200, Decode::decode)];

    fn encode(&self, to: &mut dyn Parts) {
        (self.0)(to);
    }
}

struct Path(&'static str);

impl Operation for Path {
    type Output = ();
    const ABOUT: &'static About = &About::new("path", "GET", "/a/{id}/b");
    const SUCCESSES: &'static [Success<()>] = &[Success::json(200, Decode::decode)];

    fn encode(&self, to: &mut dyn Parts) {
        to.path("id", &CustomerId::from(self.0), &["list", "quote"]);
    }
}

#[test]
fn a_call_has_method_address_and_headers() {
    let script = Script::new().answer(Answer::json(200, r#"{"data":{"items":[]}}"#));
    let call = client(&script).call(ListCustomers { email: Some("a b@c".into()), ..ListCustomers::of("g/1") });
    let call = Call::from(call).limit(20).header("X-Own", "1");
    assert_eq!(call.operation().limit, Some(20));
    assert!(block_on(call).unwrap().is_empty());
    let [request] = &script.requests()[..] else { panic!("one request") };
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri().to_string(), "https://api.example/v1/groups/g%2F1/customers?limit=20&email=a%20b%40c");
    let headers = ["user-agent", "api-key", "accept", "x-own", "idempotency-key", "content-type"];
    assert_eq!(
        headers.map(|name| request.header(name)),
        [Some("sample-api/1.2.3"), Some("canary-secret-key"), Some("application/json"), Some("1"), None, None]
    );
    assert!(request.headers()["api-key"].is_sensitive());
    assert_eq!(request.timeout().unwrap().as_secs(), 60);
    assert!(request.body().is_empty());
}

#[test]
fn path_values_are_one_segment() {
    let path = |value| sent(Path(value)).unwrap().path().to_owned();
    assert_eq!(path("a/../b?c#d"), "/v1/a/a%2F..%2Fb%3Fc%23d/b");
    assert_eq!(path("%2e%2e"), "/v1/a/%252e%252e/b");
    assert_eq!(path("..."), "/v1/a/.../b");
    assert_eq!(path("é\n"), "/v1/a/%C3%A9%0A/b");
}

#[test]
fn path_values_that_mean_another_address_are_refused() {
    assert_eq!(faults(Path("")), ["id is empty"]);
    assert_eq!(faults(Path("."))[0], "id is a dot segment, which means another address");
    assert_eq!(faults(Path(".."))[0], "id is a dot segment, which means another address");
    assert_eq!(faults(Path("quote"))[0], "id is the name of another operation's path");
}

#[test]
fn queries_have_their_styles() {
    let request = sent(States(|to| {
        let list = vec!["a b", "c,d"];
        let map = Map::from([("x", 1), ("y y", 2)]);
        to.query("form", &list, Style::FORM, &[]);
        to.query("comma", &list, Style::COMMA, &[]);
        to.query("space", &list, Style::Space, &[]);
        to.query("pipe", &list, Style::Pipe, &[]);
        to.query("deep", &map, Style::DeepObject, &[]);
        to.query("entries", &map, Style::FORM, &[]);
        to.query("flat", &map, Style::COMMA, &[]);
        to.query("none", &None::<i32>, Style::FORM, &[]);
        to.query("empty", &Vec::<i32>::new(), Style::COMMA, &[]);
        to.query("network", &Network::Base, Style::FORM, &[]);
        to.query("yes", &true, Style::FORM, &[]);
    }));
    assert_eq!(
        request.unwrap().query(),
        "form=a%20b&form=c%2Cd&comma=a%20b,c%2Cd&space=a%20b%20c%2Cd&pipe=a%20b%7Cc%2Cd\
         &deep%5Bx%5D=1&deep%5By%20y%5D=2&x=1&y%20y=2&flat=x,1,y%20y,2&network=base&yes=true"
    );
}

#[test]
fn parameters_that_cannot_be_written_are_refused_together() {
    let says = faults(States(|to| {
        to.query("deep", &vec![vec![1]], Style::FORM, &[]);
        to.query("limit", &101, Style::FORM, &[Bound::Maximum("100")]);
        to.query("null", &vec![None::<i32>], Style::FORM, &[]);
        to.header("X-Line", &"a\r\nb: c", &[]);
        to.header("X-Space", &" a", &[]);
        to.header("X-Umlaut", &"ä", &[]);
    }));
    assert_eq!(
        says,
        [
            "deep has more levels than can be written here",
            "limit is more than 100",
            "null has an item that is null, which cannot be written here",
            "X-Line has characters that a header cannot carry",
            "X-Space has characters that a header cannot carry",
            "X-Umlaut has characters that a header cannot carry",
        ]
    );
}

#[test]
fn no_null_is_left_out_in_silence() {
    let says = faults(States(|to| {
        let json = |text: &str| Json::new(text).unwrap();
        let map = Map::from([("a", Some(1)), ("b", None)]);
        for (name, style) in [("form", Style::FORM), ("comma", Style::COMMA), ("deep", Style::DeepObject)] {
            to.query(name, &map, style, &[]);
        }
        to.query("json", &json(r#"{"a":null}"#), Style::FORM, &[]);
        to.query("alone", &json("null"), Style::FORM, &[]);
        to.query("brackets", &json("null"), Style::DeepObject, &[]);
        to.header("X-Entries", &map, &[]);
        to.header("X-Alone", &json("null"), &[]);
        to.cookie("cookie", &json("null"));
        // A field that must be said, and is null.
        to.query("record", &CreateTransfer::new(decimal!("1"), "b"), Style::FORM, &[]);
    }));
    let within = ["form", "comma", "json", "X-Entries", "record"];
    let expected = within.map(|name| format!("{name} has an item that is null, which cannot be written here"));
    let alone = ["alone", "X-Alone", "cookie"].map(|name| format!("{name} is null, which cannot be written here"));
    let deep = ["deep", "brackets"].map(|name| format!("{name} holds a null, which cannot be written there"));
    let sorted = |mut all: Vec<String>| {
        all.sort();
        all
    };
    assert_eq!(sorted(says), sorted(expected.into_iter().chain(alone).chain(deep).collect()));
}

#[test]
fn headers_and_cookies_are_written() {
    let request = sent(States(|to| {
        to.header("X-List", &vec![1, 2], &[]);
        to.header("X-None", &None::<i32>, &[]);
        to.cookie("a", &"x;y");
        to.cookie("b", &1);
    }));
    let request = request.unwrap();
    let headers = ["x-list", "x-none", "cookie"].map(|name| request.header(name));
    assert_eq!(headers, [Some("1,2"), None, Some("a=x%3By; b=1")]);
}

#[test]
fn json_bodies_keep_order_nulls_and_constants() {
    let mut body = CreateTransfer::new(decimal!("10.50"), "Bänk\n");
    body.percent = Some(decimal!("0.250"));
    body.note = Patch::Null;
    body.recipients = vec![Recipient { email: Some("a@b".into()) }];
    body.more = Map::from([("k", "v".to_owned())]);
    let request = sent(Transfer(body)).unwrap();
    assert_eq!(
        request.text(),
        r#"{"type":"bank","amount":"10.50","percent":0.250,"bank_name":"Bänk\n","note":null,"reason":null,"recipients":[{"email":"a@b"}],"k":"v"}"#
    );
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.length(), u64::try_from(request.body().len()).ok());
}

#[test]
fn bodies_are_checked_with_paths() {
    let mut body = CreateTransfer::new(decimal!("-0.001"), "a very long name");
    body.note = Patch::Value("x".into());
    body.weight = Some(f64::NAN);
    let twice = Recipient { email: Some("canary".into()) };
    body.recipients = vec![twice.clone(), twice, Recipient { email: None }];
    body.more = Map::from([("type", "canary".to_owned())]);
    assert_eq!(
        faults(Transfer(body)),
        [
            "amount is not more than 0",
            "amount is not a multiple of 0.01",
            "bank_name is longer than 10 characters",
            "recipients has more than 2 items",
            "recipients has two items that are alike",
            "note is shorter than 2 characters",
            "recipients[0].email is not an e-mail address",
            "recipients[1].email is not an e-mail address",
            "recipients[2].email is required",
            "weight is not a finite number",
            "the body has an additional property with the name of a declared one",
        ]
    );
}

const STEP: &[Bound] = &[Bound::MultipleOf("0.05"), Bound::Minimum("0.1"), Bound::ExclusiveMaximum("1e3")];

struct Bounded(oas_runtime::Decimal);
impl Operation for Bounded {
    type Output = ();
    const ABOUT: &'static About = &About::new("bounded", "GET", "/x");
    const SUCCESSES: &'static [Success<()>] = &[Success::json(200, Decode::decode)];
    fn encode(&self, to: &mut dyn Parts) {
        to.query("n", &self.0, Style::FORM, STEP);
    }
}

#[test]
fn bounds_compare_numbers_exactly() {
    let ok = |text: &'static str| {
        let script = Script::new().answer(Answer::json(200, "{}"));
        let operation = Bounded(decimal_of(text));
        block_on(client(&script).call(operation).send()).is_ok()
    };
    for right in ["0.1", "0.10", "0.15", "999.95", "1e2", "1e-1"] {
        assert!(ok(right), "{right}");
    }
    for wrong in ["0.05", "0.11", "1000", "1000.00", "0.1000000000000000000001", "1e999999999"] {
        assert!(!ok(wrong), "{wrong}");
    }
}

fn decimal_of(text: &str) -> oas_runtime::Decimal {
    text.parse().unwrap()
}

#[test]
fn lists_and_maps_have_bounds_for_each() {
    let says = faults(States(|to| {
        const EACH: &[Bound] = &[Bound::MinItems(3), Bound::Each(&[Bound::Format(Format::Uuid)])];
        to.query("ids", &vec!["a", "123e4567-e89b-12d3-a456-426614174000"], Style::FORM, EACH);
        let map = Map::from([("canary", 5)]);
        to.query("map", &map, Style::FORM, &[Bound::MinProperties(2), Bound::Each(&[Bound::Maximum("4")])]);
        to.query("p", &"b", Style::FORM, &[Bound::Pattern("^a$", |text| text == "a")]);
    }));
    assert_eq!(
        says,
        [
            "ids[0] is not a UUID",
            "ids has fewer than 3 items",
            "map.* is more than 4",
            "map has fewer than 2 entries",
            "p does not match the pattern ^a$",
        ]
    );
}

#[test]
fn keys_are_made_once_and_sent_where_the_document_says() {
    let script = Script::new().answer(Answer::json(202, "{}"));
    let call = client(&script).call(transfer());
    let made = call.idempotency().unwrap().clone();
    assert_eq!(made.as_str(), "07070707-0707-4707-8707-070707070707");
    let response = block_on(call.send()).unwrap();
    assert_eq!(script.requests()[0].header("idempotency-key"), Some(made.as_str()));
    assert_eq!(response.idempotency_key(), Some(&made));
}

#[test]
fn keys_of_the_caller_are_kept() {
    let script = Script::new().answer(Answer::json(202, "{}"));
    let call = client(&script).call(transfer()).idempotency_key("mine");
    block_on(call.send()).unwrap();
    assert_eq!(script.requests()[0].header("idempotency-key"), Some("mine"));
    let empty = block_on(client(&script).call(transfer()).idempotency_key("").send()).err().unwrap();
    assert_eq!(empty.faults()[0].to_string(), "the idempotency key is empty");
}

/// A transfer whose key travels in the body.
struct Referenced(Option<&'static str>);

impl Operation for Referenced {
    type Output = ();
    const ABOUT: &'static About = &About::new("referenced", "POST", "/x").idempotency_body("reference");
    const SUCCESSES: &'static [Success<()>] = &[Success::json(200, Decode::decode)];

    fn encode(&self, to: &mut dyn Parts) {
        to.json("application/json", &self.0.map_or_else(Map::new, |name| Map::from([(name, 1)])));
    }
}

#[test]
fn keys_can_travel_in_the_body() {
    let body = |operation| sent(operation).unwrap().text();
    let key = "07070707-0707-4707-8707-070707070707";
    assert_eq!(body(Referenced(None)), format!(r#"{{"reference":"{key}"}}"#));
    assert_eq!(body(Referenced(Some("a"))), format!(r#"{{"a":1,"reference":"{key}"}}"#));
    assert_eq!(faults(Referenced(Some("reference"))), ["reference is set by idempotency_key(..)"]);
}

#[test]
fn headers_that_follow_from_the_request_cannot_be_set() {
    let script = Script::new();
    let call = client(&script).call(transfer());
    let call = call.header("Content-Length", "3").header("idempotency-key", "x").header("a b", "x").header("X", "\n");
    let error = block_on(call.send()).err().unwrap();
    let faults: Vec<_> = error.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "Content-Length follows from the request and cannot be set",
            "idempotency-key is set by idempotency_key(..)",
            "a header has a name that a header cannot have",
            "X has characters that a header cannot carry",
        ]
    );
    assert!(error.idempotency_key().is_some() && script.requests().is_empty());
}

#[test]
fn other_bodies_are_written() {
    let text = sent(States(|to| to.text("text/plain", "hi"))).unwrap();
    assert_eq!((text.text().as_str(), text.header("content-type")), ("hi", Some("text/plain")));
    let bytes = sent(States(|to| to.bytes("application/pdf", &Body::from(vec![1, 2])))).unwrap();
    assert_eq!((bytes.body().as_ref(), bytes.length()), (&[1, 2][..], Some(2)));
    let form = sent(States(|to| to.form(&Map::from([("a b", "1&2")]), Style::FORM, &[]))).unwrap();
    assert_eq!(form.text(), "a%20b=1%262");
    assert_eq!(form.header("content-type"), Some("application/x-www-form-urlencoded"));
}

#[test]
fn a_null_that_must_be_said_has_no_word_in_forms() {
    let form = faults(States(|to| to.form(&CreateTransfer::new(decimal!("1.50"), "x"), Style::FORM, &[])));
    assert_eq!(form, ["reason is null, which a form cannot say"]);
    let parts = faults(States(|to| to.multipart(&CreateTransfer::new(decimal!("1.50"), "x"), &[])));
    assert_eq!(parts, ["reason is null, which a form cannot say"]);
}

#[test]
fn files_travel_in_json_as_their_text() {
    assert_eq!(Json::of(&FilePart::new("x")).as_str(), "\"x\"");
    let faults = faults(States(|to| to.json("application/json", &FilePart::new(vec![0xff]))));
    assert_eq!(faults, ["body holds a file that is no text, which JSON cannot carry"]);
}
