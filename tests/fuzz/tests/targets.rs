//! Every target over its corpus and over mutations of it, on any toolchain.
//! The mutations are the same ones in each run; a fuzzer looks for others.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use fuzz::{Mutations, TARGETS, Target, corpus, target};

/// A thousand times what the longest takes: whoever takes longer takes for ever.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longer files are run as they are; their mutations would take most of the time and find the same.
const MUTATED: usize = 20_000;
/// The whole corpus, in bytes.
const SMALL: usize = 300_000;

fn run(name: &str) {
    let target = target(name).unwrap();
    let corpus = corpus(target).unwrap();
    assert!(corpus.len() > 4, "{name}: the corpus has {} files", corpus.len());
    let mut mutations = Mutations::new(42, target.words);
    for (index, (path, bytes)) in corpus.iter().enumerate() {
        one(target, bytes, &format!("{}", path.display()));
        if bytes.len() > MUTATED {
            continue;
        }
        let other = &corpus[(index + 1) % corpus.len()].1;
        for number in 0..target.mutations {
            one(target, &mutations.next(bytes, other), &format!("mutation {number} of {}", path.display()));
        }
    }
}

/// Runs a target, and keeps what it panicked on.
fn one(target: &Target, bytes: &[u8], what: &str) {
    let begun = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
    let took = begun.elapsed();
    if result.is_err() || took > PATIENCE {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-failed", target.name));
        std::fs::write(&path, bytes).unwrap();
        panic!("{}: {what} failed after {took:?}; the input is in {}", target.name, path.display());
    }
}

#[test]
fn load() {
    run("load");
}

#[test]
fn generate() {
    run("generate");
}

#[test]
fn answers() {
    run("answers");
}

#[test]
fn calls() {
    run("calls");
}

#[test]
fn webhooks() {
    run("webhooks");
}

#[test]
fn signatures() {
    run("signatures");
}

#[test]
fn values() {
    run("values");
}

#[test]
fn every_target_is_a_test_here() {
    let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(names, ["load", "generate", "answers", "calls", "webhooks", "signatures", "values"]);
}

#[test]
fn the_corpus_is_small() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let folders = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let size: u64 = files.map(|file| file.unwrap().metadata().unwrap().len()).sum();
    assert!(size < SMALL as u64, "{size} bytes");
}
