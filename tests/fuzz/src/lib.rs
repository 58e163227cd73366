//! Functions that take any bytes, and panic when something does not hold that must hold of all bytes.
//! They may not read the clock, the environment or a file, so that the same bytes always end the same way.
//!
//! Each is run over its corpus and over mutations of it by a plain test, and by a coverage-guided fuzzer
//! (`cargo xtask fuzz`). What a fuzzer finds becomes a test where the mistake was, and a file of the corpus.
#![allow(clippy::panic, clippy::expect_used, reason = "a target fails by panicking")]

mod answers;
mod calls;
mod corpus;
mod documents;
mod message;
mod mutate;
mod signatures;
mod values;
mod webhooks;

pub use corpus::corpus;
pub use mutate::Mutations;

/// One thing that reads bytes of others.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// What it is called, and its folder in the corpus.
    pub name: &'static str,
    /// What it reads, in a few words.
    pub about: &'static str,
    /// Reads the bytes, and panics when a property does not hold.
    pub run: fn(&[u8]),
    /// Folders of the repository whose files it can begin with too.
    pub beside: &'static [&'static str],
    /// Bytes that mutations put in.
    pub words: &'static [&'static str],
    /// How many mutations of each file of the corpus the plain test tries.
    pub mutations: usize,
}

/// Documents that exist for other tests.
const DOCUMENTS: &[&str] = &["generator/tests/lint", "tests/generator/goldens"];

/// All of them.
pub const TARGETS: &[Target] = &[
    Target {
        name: "load",
        about: "the generator's readers of YAML and JSON",
        run: documents::load,
        beside: DOCUMENTS,
        words: documents::SYNTAX,
        mutations: 40,
    },
    Target {
        name: "generate",
        about: "the generator as a whole, from a document to files",
        run: documents::generate,
        beside: DOCUMENTS,
        words: documents::KEYS,
        mutations: 10,
    },
    Target {
        name: "answers",
        about: "every type of answers and events, decoded and encoded again",
        run: answers::read,
        beside: &[],
        words: answers::WORDS,
        mutations: 400,
    },
    Target {
        name: "calls",
        about: "whole calls, by status, headers and body of what is answered",
        run: calls::call,
        beside: &[],
        words: calls::WORDS,
        mutations: 200,
    },
    Target {
        name: "webhooks",
        about: "deliveries, signed and changed",
        run: webhooks::deliver,
        beside: &[],
        words: webhooks::WORDS,
        mutations: 300,
    },
    Target {
        name: "signatures",
        about: "signatures of requests, and what they cover",
        run: signatures::sign,
        beside: &[],
        words: signatures::WORDS,
        mutations: 300,
    },
    Target {
        name: "values",
        about: "texts as decimals, times, dates, JSON and addresses",
        run: values::read,
        beside: &[],
        words: values::WORDS,
        mutations: 2000,
    },
];

/// The target of that name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

/// The first line, and what stands behind it.
fn first_line(data: &[u8]) -> (&[u8], &[u8]) {
    match data.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&data[..end], &data[end + 1..]),
        None => (data, b""),
    }
}

/// A number that depends on all of these bytes.
fn number(data: &[u8]) -> usize {
    data.iter().fold(5381_usize, |sum, byte| sum.wrapping_mul(33) ^ usize::from(*byte))
}
