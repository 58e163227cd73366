//! The same document gives the same bytes, in whatever order its paths and components stand.
//! Properties, `required` and enum values keep their order and are not shuffled.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use generator::emit::Runtime;
use generator::lock::Lock;
use generator::lower::Origin;
use generator::text::Files;
use generator_tests::{apis, generate, read, regenerated, repository};
use serde_yaml::{Mapping, Value};

#[test]
fn twice_the_same_bytes() {
    for api in apis() {
        let document = repository().join(format!("spec/{api}.yaml"));
        let (first, second) = (regenerated(&api, &document), regenerated(&api, &document));
        assert_same(&first.files, &second.files, &api);
        assert_eq!(first.lock, second.lock);
    }
}

#[test]
fn order_of_paths_and_components_is_nothing() {
    for api in apis() {
        let document: Value = serde_yaml::from_str(&read(&repository().join(format!("spec/{api}.yaml")))).unwrap();
        let plain = written(&api, "plain", &document);
        let expected = regenerated(&api, &plain);
        for (name, order) in [("reversed", reverse as Order), ("interleaved", interleave)] {
            let shuffled = written(&api, name, &shuffled(document.clone(), order));
            let output = regenerated(&api, &shuffled);
            assert_same(&expected.files, &output.files, &format!("{api} {name}"));
            assert_eq!(expected.lock, output.lock, "{api} {name}");
        }
    }
}

/// Without a lock, the first names that are given must not depend on order either.
#[test]
fn first_names_do_not_depend_on_order() {
    let own = apis().into_iter().map(|api| (api.clone(), repository().join(format!("spec/{api}.yaml"))));
    // Their names collide with each other, and with those that generated code takes for itself.
    let goldens = ["hostile", "names", "unions"];
    let goldens = goldens
        .map(|name| (name.to_owned(), repository().join(format!("tests/generator/goldens/{name}/document.yaml"))));
    for (api, document) in own.chain(goldens) {
        let document: Value = serde_yaml::from_str(&read(&document)).unwrap();
        let lock = |name: &str, document: &Value| {
            let origin = Origin { name: api.clone(), source: String::new(), command: String::new() };
            let path = written(&api, name, document);
            let generated = generate(&path, &Lock::default(), &origin, Runtime::Version);
            generated.output.expect("the document is sound").lock
        };
        let expected = lock("first", &document);
        assert_eq!(expected, lock("first-reversed", &shuffled(document.clone(), reverse)), "{api}");
    }
}

/// Every map of the document in any order, paths, schemas and properties alike: no name changes, and the API is the same.
#[test]
fn names_do_not_depend_on_any_order() {
    let own = apis().into_iter().map(|api| repository().join(format!("spec/{api}.yaml")));
    let goldens = ["hostile", "names", "unions", "answers"];
    let goldens = goldens.map(|name| repository().join(format!("tests/generator/goldens/{name}/document.yaml")));
    for path in own.chain(goldens) {
        let document: Value = serde_yaml::from_str(&read(&path)).unwrap();
        let named = |seed: u64| {
            let mut document = document.clone();
            mix(&mut document, seed);
            let origin = Origin { name: "mixed".to_owned(), source: String::new(), command: String::new() };
            let generated = generate(&written("mixed", "", &document), &Lock::default(), &origin, Runtime::Version);
            let output = generated.output.expect("the document is sound");
            (output.lock, output.files["api.txt"].clone())
        };
        let expected = named(0);
        for seed in 1..4 {
            assert_eq!(expected, named(seed), "{} with seed {seed}", path.display());
        }
    }
}

/// Maps in an order that the seed decides; lists have a meaning and stay.
fn mix(value: &mut Value, seed: u64) {
    match value {
        Value::Mapping(map) => {
            let mut entries: Vec<(Value, Value)> = std::mem::take(map).into_iter().collect();
            entries.sort_by_key(|(key, _)| {
                let mut hasher = DefaultHasher::new();
                (seed, key.as_str()).hash(&mut hasher);
                hasher.finish()
            });
            *map = entries.into_iter().collect();
            map.values_mut().for_each(|value| mix(value, seed));
        }
        Value::Sequence(members) => members.iter_mut().for_each(|member| mix(member, seed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Tagged(_) => {}
    }
}

type Order = fn(Vec<(Value, Value)>) -> Vec<(Value, Value)>;

fn reverse(entries: Vec<(Value, Value)>) -> Vec<(Value, Value)> {
    entries.into_iter().rev().collect()
}

/// Every second entry first.
fn interleave(entries: Vec<(Value, Value)>) -> Vec<(Value, Value)> {
    let (even, odd): (Vec<_>, Vec<_>) = entries.into_iter().enumerate().partition(|(index, _)| index % 2 == 0);
    odd.into_iter().chain(even).map(|(_, entry)| entry).collect()
}

fn shuffled(mut document: Value, order: Order) -> Value {
    let root = document.as_mapping_mut().expect("a document is a map");
    reorder(root.get_mut("paths").expect("it has paths"), order);
    if let Some(components) = root.get_mut("components") {
        let sections = components.as_mapping_mut().expect("components are a map");
        sections.values_mut().for_each(|section| reorder(section, order));
        reorder(components, order);
    }
    document
}

fn reorder(value: &mut Value, order: Order) {
    let map = value.as_mapping_mut().expect("it is a map");
    let entries = std::mem::take(map).into_iter().collect();
    *map = order(entries).into_iter().collect::<Mapping>();
}

/// As JSON: `serde_yaml` writes the text `0x742d…` without quotes, which YAML 1.2 reads as a number.
fn written(api: &str, name: &str, document: &Value) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("determinism-{api}-{name}.json"));
    std::fs::write(&path, serde_json::to_string_pretty(document).unwrap()).unwrap();
    path
}

fn assert_same(expected: &Files, files: &Files, what: &str) {
    assert!(expected.keys().eq(files.keys()), "{what}: other files");
    for (path, text) in expected {
        assert_eq!(Some(text), files.get(path), "{what}: {path}");
    }
}
