//! Lists over several pages, and waiting for a status.

use std::time::Duration;

use oas_runtime::codegen::*;
use oas_runtime::test::{Answer, FakeTime, Script, block_on};
use oas_runtime::{Call, Client, Environment, Error, ErrorKind, Kind, Outcome, Position, WaitError};

use crate::sample::{API, Customer};

/// A list by offset.
#[derive(Clone)]
struct ByOffset {
    skip: Option<u64>,
}

impl Operation for ByOffset {
    type Output = Page<Customer>;
    const ABOUT: &'static About = &About::new("byOffset", "GET", "/list");
    const SUCCESSES: &'static [Success<Self::Output>] = &[Success::json(200, |raw| Page::decode_at(raw, &["items"]))];

    fn encode(&self, to: &mut dyn Parts) {
        to.query("skip", &self.skip, Style::FORM, &[]);
    }
}

impl Paged for ByOffset {
    type Item = Customer;
    const PAGING: Paging = Paging::Offset { id: "customer_id" };

    fn start(&self) -> Option<String> {
        self.skip.map(|skip| skip.to_string())
    }

    fn starting_at(mut self, start: &str) -> Self {
        self.skip = start.parse().ok();
        self
    }
}

/// A list by cursor.
#[derive(Clone)]
struct ByCursor {
    after: Option<String>,
}

impl Operation for ByCursor {
    type Output = Page<Customer>;
    const ABOUT: &'static About = &About::new("byCursor", "GET", "/list");
    const SUCCESSES: &'static [Success<Self::Output>] =
        &[Success::json(200, |raw| Page::decode_with_cursor(raw, &["items"], &["paging", "after"]))];

    fn encode(&self, to: &mut dyn Parts) {
        to.query("after", &self.after, Style::FORM, &[]);
    }
}

impl Paged for ByCursor {
    type Item = Customer;
    const PAGING: Paging = Paging::Cursor;

    fn start(&self) -> Option<String> {
        self.after.clone()
    }

    fn starting_at(mut self, start: &str) -> Self {
        self.after = Some(start.to_owned());
        self
    }
}

fn page(ids: &[&str], after: &str) -> Answer {
    let item = |id: &&str| format!(r#"{{"customer_id":"{id}","email":"e","balance":"1"}}"#);
    let items: Vec<_> = ids.iter().map(item).collect();
    Answer::json(200, format!(r#"{{"items":[{}],"paging":{{"after":{after}}}}}"#, items.join(",")))
}

fn client(script: &Script, time: &FakeTime) -> Client {
    let builder = Client::builder(&API).environment(Environment::custom("x", "https://x.example", Kind::Sandbox));
    builder.transport(script.clone()).clock(time.clone()).sleep(time.clone()).build().unwrap()
}

fn call<Op: Operation>(operation: Op, answers: Vec<Answer>) -> (Call<Op>, Script) {
    let script = Script::new();
    for answer in answers {
        script.push(answer);
    }
    (client(&script, &FakeTime::default()).call(operation), script)
}

fn ids(items: &[Customer]) -> Vec<&str> {
    items.iter().map(|item| item.customer_id.as_str()).collect()
}

fn queries(script: &Script) -> Vec<String> {
    script.requests().iter().map(|request| request.query().to_owned()).collect()
}

#[test]
fn an_offset_list_ends_with_an_empty_page_and_drops_repeats() {
    let answers = vec![page(&["a", "b"], "null"), page(&["b", "c"], "null"), page(&["d"], "null"), page(&[], "null")];
    let (call, script) = call(ByOffset { skip: Some(10) }, answers);
    let items = block_on(call.items().collect(100)).unwrap();
    assert_eq!(ids(&items), ["a", "b", "c", "d"]);
    assert_eq!(queries(&script), ["skip=10", "skip=12", "skip=14", "skip=15"]);
}

#[test]
fn a_cursor_list_ends_without_a_cursor() {
    let answers = vec![page(&["a"], r#""c1""#), page(&[], r#""c2""#), page(&["b"], "null")];
    let (call, script) = call(ByCursor { after: None }, answers);
    assert_eq!(ids(&block_on(call.items().collect(100)).unwrap()), ["a", "b"]);
    assert_eq!(queries(&script), ["", "after=c1", "after=c2"]);
}

#[test]
fn a_cursor_that_comes_again_is_an_error() {
    let (call, _) = call(ByCursor { after: None }, vec![page(&["a"], r#""c""#), page(&["b"], r#""c""#)]);
    let mut items = call.items();
    assert_eq!(block_on(items.next()).unwrap().unwrap().customer_id.as_str(), "a");
    let error = block_on(items.next()).unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Paging);
    assert!(block_on(items.next()).is_none(), "after an error there is nothing");
}

#[test]
fn a_server_that_does_not_know_the_offset_is_left() {
    let answers = (0..50).map(|_| page(&["a"], "null")).collect();
    let (call, script) = call(ByOffset { skip: None }, answers);
    assert_eq!(block_on(call.items().collect(100)).unwrap_err().kind(), ErrorKind::Paging);
    assert_eq!(script.requests().len(), 11);
}

#[test]
fn a_place_is_kept_and_come_back_to() {
    for (first, second, at) in [("null", "null", "0@2"), (r#""c1""#, "null", "1@c1")] {
        let (position, script) = if first == "null" {
            let (call, script) = call(ByOffset { skip: None }, vec![page(&["a", "b"], first), page(&[], second)]);
            let mut items = call.items();
            (0..2).for_each(|_| drop(block_on(items.next())));
            (items.position(), script)
        } else {
            let (call, script) = call(ByCursor { after: None }, vec![page(&["a"], first), page(&["b", "c"], second)]);
            let mut items = call.items();
            (0..2).for_each(|_| drop(block_on(items.next())));
            (items.position(), script)
        };
        assert!(!script.requests().is_empty());
        assert_eq!(position.to_string(), at);
        assert_eq!(at.parse::<Position>().unwrap(), position);
    }
    let (call, script) = call(ByCursor { after: None }, vec![page(&["b", "c"], "null")]);
    assert_eq!(ids(&block_on(call.items_from("1@c1".parse().unwrap()).collect(9)).unwrap()), ["c"]);
    assert_eq!(queries(&script), ["after=c1"]);
    assert!("x".parse::<Position>().is_err() && "".parse::<Position>().is_err());
}

#[test]
fn pages_come_one_by_one() {
    let (call, script) =
        call(ByCursor { after: Some("c0".into()) }, vec![page(&["a"], r#""c1""#), page(&["b"], r#""""#)]);
    let mut pages = call.pages();
    assert_eq!(block_on(pages.next()).unwrap().unwrap().next_cursor(), Some("c1"));
    assert_eq!(script.requests().len(), 1, "nothing is fetched ahead");
    assert_eq!(block_on(pages.next()).unwrap().unwrap().len(), 1);
    assert!(block_on(pages.next()).is_none());
}

#[cfg(feature = "stream")]
#[test]
fn items_are_a_stream() {
    use futures_core::Stream as _;
    let (call, _) = call(ByOffset { skip: None }, vec![page(&["a"], "null"), page(&[], "null")]);
    let mut items = std::pin::pin!(call.items());
    let mut next = || block_on(std::future::poll_fn(|context| items.as_mut().poll_next(context)));
    assert!(next().unwrap().is_ok() && next().is_none());
}

const DONE: Until = Until { status: &["status"], reached: &["done"], failed: &["failed"] };

/// A read of something that has a status.
#[derive(Clone)]
struct Get;

impl Operation for Get {
    type Output = Json;
    const ABOUT: &'static About = &About::new("get", "GET", "/thing");
    const SUCCESSES: &'static [Success<Json>] = &[Success::json(200, Decode::decode)];

    fn encode(&self, _to: &mut dyn Parts) {}
}

fn status(status: &str) -> Answer {
    Answer::json(200, format!(r#"{{"status":"{status}"}}"#))
}

fn wait(answers: Vec<Answer>) -> (Result<Json, WaitError<Json>>, Vec<Duration>) {
    let (script, time) = (Script::new(), FakeTime::default());
    for answer in answers {
        script.push(answer);
    }
    let waiter = client(&script, &time).call(Get).until(&DONE).deadline(Duration::from_mins(1));
    (block_on(waiter), time.waits())
}

#[test]
fn waiting_ends_with_the_status() {
    let (result, waits) = wait(vec![status("pending"), status("new to us"), status("done")]);
    assert_eq!(result.unwrap().get(&["status"]).unwrap().as_str(), "\"done\"");
    assert_eq!(waits, [1000, 1500].map(Duration::from_millis));
}

#[test]
fn a_final_bad_status_is_an_error_of_its_own() {
    let (result, _) = wait(vec![status("pending"), status("failed")]);
    let Err(WaitError::Failed { status, output }) = result else { panic!("it failed") };
    assert_eq!((status.as_str(), output.get(&["status"]).unwrap().as_str()), ("failed", "\"failed\""));
    let error = Error::from(WaitError::Failed { status, output });
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Waiting, Outcome::Unknown), "a failure is no refusal");
}

#[test]
fn a_read_that_failed_on_the_way_is_made_again() {
    let (result, _) =
        wait(vec![status("pending"), Answer::status(500), Answer::status(500), Answer::status(500), status("done")]);
    assert!(result.is_ok());
    let (result, _) = wait(vec![Answer::json(404, "{}")]);
    assert!(matches!(result, Err(WaitError::Call(error)) if error.outcome() == Outcome::Refused));
}

#[test]
fn waiting_ends_with_the_time() {
    let (result, waits) = wait((0..100).map(|_| status("pending")).collect());
    assert!(matches!(result, Err(WaitError::Deadline { last: Some(_) })));
    assert!(waits.iter().sum::<Duration>() < Duration::from_mins(1));
}
