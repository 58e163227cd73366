//! Answers that the caller reads: which success they are, and what is said when reading or writing them fails.

use std::io::{self, Write};

use oas_runtime::codegen::*;
use oas_runtime::test::{Answer, Script, block_on};
use oas_runtime::{Error, ErrorKind, Event, Outcome, Response};

use crate::sample::{client, transfer};

#[derive(Debug)]
enum Got {
    Text(String),
    Bytes(usize),
    Events(Vec<String>),
}

/// Declares ranges before what they hold, as a document may.
struct Watch;

impl Operation for Watch {
    type Output = Watched;
    const ABOUT: &'static About = &About::new("watch", "GET", "/x").streams();
    const SUCCESSES: &'static [Success<Watched>] = &[
        Success::bytes(200, |bytes| Watched::Bytes(bytes.len())).media("*/*"),
        Success::text(200, Watched::Text).media("text/*"),
        Success::events(200, |events| Watched::Events(events.typed())),
        Success::json(201, |raw| Ok(Watched::Count(raw.object()?.field("count")?))),
    ];

    fn encode(&self, _to: &mut dyn Parts) {}
}

enum Watched {
    Text(String),
    Bytes(usize),
    Count(Option<i64>),
    Events(oas_runtime::Events<String>),
}

fn watch(answer: Answer) -> Result<Got, Error> {
    let response: Response<_> = block_on(client(&Script::new().answer(answer)).call(Watch).send())?;
    Ok(match response.into_output() {
        Watched::Text(text) => Got::Text(text),
        Watched::Bytes(length) => Got::Bytes(length),
        Watched::Count(count) => Got::Text(format!("{count:?}")),
        Watched::Events(mut events) => {
            let mut all = Vec::new();
            while let Some(event) = block_on(events.next()) {
                all.push(Event::text(&event?).to_owned());
            }
            Got::Events(all)
        }
    })
}

#[test]
fn the_closest_media_type_wins_wherever_it_stands() {
    let got = |media, body: &'static str| watch(Answer::of(200, media, body)).unwrap();
    assert!(matches!(got("text/event-stream", "data: 1\n\n"), Got::Events(all) if all == ["1"]));
    assert!(matches!(got("text/plain", "hello"), Got::Text(text) if text == "hello"));
    assert!(matches!(got("image/png", "abc"), Got::Bytes(3)));
}

#[test]
fn events_that_no_success_of_the_status_declares_are_not_an_empty_body() {
    let error = watch(Answer::of(201, "text/event-stream", "data: 1\n\n")).unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Outcome::Unknown));
    assert!(matches!(watch(Answer::json(201, "")), Ok(Got::Text(text)) if text == "None"));
}

#[test]
fn events_that_break_off_say_what_was_answered() {
    let answer = Answer::of(200, "text/event-stream", "data: 1\n\nda").header("x-request-id", "r1");
    let error = watch(answer.cut_off(io::ErrorKind::BrokenPipe)).unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Truncated, Outcome::Accepted));
    assert_eq!((error.request_id(), error.attempts()), (Some("r1"), 1));
}

/// A disk that fails so after some bytes.
struct Disk(usize, io::ErrorKind);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(self.1)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn written(answer: Answer, disk: &mut Disk) -> Result<u64, Error> {
    let call = client(&Script::new().answer(answer)).call(transfer()).idempotency_key("key-1");
    block_on(block_on(call.stream()).unwrap().write_to(disk))
}

#[test]
fn a_disk_that_is_full_is_not_an_answer_that_broke_off() {
    let answer = || Answer::json(201, "1234").body("5678").header("x-request-id", "r1");
    assert_eq!(written(answer(), &mut Disk(8, io::ErrorKind::StorageFull)).unwrap(), 8);
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::TimedOut] {
        let error = written(answer(), &mut Disk(4, kind)).unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Write, Outcome::Accepted), "{kind}");
        assert_eq!((error.status().map(|s| s.as_u16()), error.request_id()), (Some(201), Some("r1")));
        assert_eq!(error.idempotency_key().map(oas_runtime::IdempotencyKey::as_str), Some("key-1"));
    }
    let broken = written(answer().cut_off(io::ErrorKind::BrokenPipe), &mut Disk(99, io::ErrorKind::Other));
    assert_eq!(broken.unwrap_err().kind(), ErrorKind::Truncated);
}
