//! The committed crates are what their documents say, to the byte.
//! The quick form of `cargo xtask regen --check`, for whoever runs only `cargo test`.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use generator::write::{Drift, drift};
use generator_tests::{apis, regenerated, repository};

#[test]
fn committed_crates_are_in_step() {
    let apis = apis();
    assert!(!apis.is_empty(), "spec/ has documents");
    for api in apis {
        let output = regenerated(&api, &repository().join(format!("spec/{api}.yaml")));
        let found = drift(&output.files, &repository().join("generated").join(&api)).expect("the crate can be read");
        let paths: Vec<&str> = found.iter().map(Drift::path).collect();
        assert!(found.is_empty(), "generated/{api} is out of step in {paths:?}; run `cargo xtask regen`");
    }
}

#[test]
fn names_locks_are_in_step() {
    for api in apis() {
        let output = regenerated(&api, &repository().join(format!("spec/{api}.yaml")));
        let committed =
            std::fs::read_to_string(repository().join(format!("spec/{api}.names.yaml"))).unwrap_or_default();
        let should = output.lock.write().expect("a lock can be written");
        assert!(committed == should, "spec/{api}.names.yaml is out of step; run `cargo xtask regen`");
    }
}
