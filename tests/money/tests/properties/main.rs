//! Properties of all answers: what fits the document comes back whole, and what does not fit is an error that says where,
//! and nothing else.
//! They may not depend on chance: each run makes the same values, from the names of what is tested.
//!
//! Types of requests are not here: they are written and never read, so no value of them can be made from JSON. What
//! they write is compared with bytes typed by hand, per operation, in the package `wire`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod calls;
mod change;
mod document;
mod json;
mod types;
mod values;

use std::cell::Cell;

use align_api::{Error, ErrorKind, Outcome};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseResult, TestRng, TestRunner};

use crate::calls::CALLS;
use crate::change::{Changed, changes};
use crate::document::{ALIGN, Document};
use crate::json::Json;
use crate::types::{APIS, Type};
use crate::values::values;

/// How many values are made of each type.
const VALUES: u32 = 32;
/// How many changes are made to answers of each type, and of each call.
const CHANGES: u32 = 64;

/// Runs so many cases, the same ones each time.
fn check<S: Strategy>(what: &str, cases: u32, any: &S, holds: impl Fn(S::Value) -> TestCaseResult) {
    // Not all zeros, or this kind of chance stays where it is.
    let mut seed = [1; 16];
    what.bytes().enumerate().for_each(|(at, byte)| seed[at % 16] ^= byte);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::XorShift, &seed));
    runner.run(any, holds).unwrap_or_else(|failed| panic!("{what}: {failed}"));
}

/// All types of answers, each with its document.
fn types() -> impl Iterator<Item = (&'static Document, &'static Type)> {
    APIS.into_iter().flat_map(|api| api.types.iter().map(move |answer| (api.document(), answer)))
}

#[test]
fn what_fits_the_document_comes_back_whole() {
    for (document, answer) in types() {
        let any = (values(document, document.at(answer.schema)), any::<bool>());
        check(answer.name, VALUES, &any, |(value, escaped)| {
            let written = (answer.again)(value.sent.write(escaped).as_bytes());
            let written = Json::read(&written.map_err(|error| TestCaseError::fail(error.to_string()))?);
            prop_assert_eq!(written.sorted(), value.kept.unwrap_or(Json::Null).sorted());
            Ok(())
        });
    }
}

#[test]
fn what_is_stored_is_worth_the_same() {
    for (document, answer) in types() {
        check(answer.name, VALUES, &values(document, document.at(answer.schema)), |value| {
            let written = (answer.stored)(value.sent.write(false).as_bytes());
            let written = Json::read(&written.map_err(TestCaseError::fail)?).sorted();
            let kept = value.kept.unwrap_or(Json::Null).sorted();
            prop_assert!(written.is_worth(&kept), "{:?} became {:?}", kept, written);
            Ok(())
        });
    }
}

#[test]
fn what_does_not_fit_is_an_error_that_says_where_and_nothing_else() {
    let (made, refused) = (Cell::new(0), Cell::new(0));
    for (document, answer) in types() {
        let any = (values(document, document.at(answer.schema)), changes(), any::<bool>());
        check(answer.name, CHANGES, &any, |(value, change, escaped)| {
            let changed = Changed::new(document, &value.sent, &change, escaped);
            made.set(made.get() + 1);
            if let Err(error) = (answer.again)(&changed.body) {
                refused.set(refused.get() + 1);
                prop_assert!(changed.explains(&error.path()), "does not lead there: {}", error);
                changed.assert_silent(&format!("{error} {error:?} {error:#?}"));
            }
            Ok(())
        });
    }
    let (made, refused) = (made.get(), refused.get());
    assert!((made / 4..made * 3 / 4).contains(&refused), "{refused} of {made} refused: one side is hardly tested");
}

#[test]
fn a_call_is_accepted_whatever_its_success_holds() {
    for call in CALLS {
        for (status, schema) in ALIGN.answers(call.operation) {
            let any = (values(&ALIGN, schema), changes(), any::<bool>());
            check(call.operation, CHANGES, &any, |(mut value, change, escaped)| {
                value.sent.name("code", Json::Text("canary-7".to_owned()));
                prop_assert!(call.answered(status, value.sent.write(escaped).into_bytes()).is_ok(), "unchanged");
                let changed = Changed::new(&ALIGN, &value.sent, &change, escaped);
                match call.answered(status, changed.body.clone()) {
                    Ok(()) => Ok(()),
                    Err(error) => accepted(&error, &changed),
                }
            });
        }
    }
}

/// The vendor did what was asked for; only its answer cannot be read, and the error says where.
fn accepted(error: &Error, changed: &Changed) -> TestCaseResult {
    prop_assert_eq!((error.outcome(), error.kind()), (Outcome::Accepted, ErrorKind::Decode));
    prop_assert_eq!(error.raw_body().map(|body| &body[..]), Some(&changed.body[..]), "the body as it came");
    let path = error.path().unwrap_or_default();
    prop_assert!(changed.explains(&path), "does not lead there: {}", error);
    let source = std::error::Error::source(error).map(|source| format!("{source} {source:?}"));
    changed.assert_silent(&format!("{error} {error:?} {error:#?} {source:?}"));
    Ok(())
}
