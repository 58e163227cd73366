//! The excerpts in `tests/corpus`: what the ledger says of each stands beside it, and crate and tour go to the compiler.
//! `UPDATE_GOLDENS=1` writes the ledgers anew, and fails.

use std::path::PathBuf;

use generator::emit::Runtime;
use generator::ledger::State;
use generator::lock::Lock;
use generator::lower::Origin;
use generator::text::Files;
use generator::{Generated, Output};
use generator_tests::{generate, read, repository};

fn folder() -> PathBuf {
    repository().join("tests/corpus")
}

fn names() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).expect("tests/corpus can be listed");
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter_map(|name| Some(name.strip_suffix(".yaml")?.to_owned())).collect();
    names.sort();
    assert!(!names.is_empty(), "tests/corpus holds no document");
    names
}

fn made(name: &str, runtime: &str) -> Generated {
    let origin = Origin { name: name.to_owned(), source: format!("{name}.yaml"), command: "a test".to_owned() };
    generate(&folder().join(format!("{name}.yaml")), &Lock::default(), &origin, Runtime::Path(runtime.to_owned()))
}

/// Crates and the programs that call all their operations, each with its name.
pub(crate) fn crates(runtime: &str) -> Vec<(String, Files)> {
    let both = |name: String| {
        let Output { api, files, .. } = made(&name, runtime).output.expect("an excerpt becomes a crate");
        let tour = super::tour_of(&api, &name);
        [(format!("{name}-tour"), tour), (name, files)]
    };
    names().into_iter().flat_map(both).collect()
}

#[test]
fn excerpts_become_crates_and_what_is_lost_is_told() {
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    for name in names() {
        let Generated { output, ledger, .. } = made(&name, "runtime");
        let api = output.unwrap_or_else(|| panic!("{name} has errors")).api;
        let rows = ledger.rows.iter().filter_map(|row| match &row.state {
            State::Generated => None,
            State::Degraded(why) | State::Skipped(why) => {
                Some(format!("{} {}: {why}\n", row.state.name(), row.at.pointer))
            }
        });
        let rows: String = rows.collect();
        let path = folder().join(format!("{name}.ledger.txt"));
        if update {
            generator::write::replace(&path, &rows).expect("a ledger can be written");
        } else {
            assert_eq!(rows, read(&path), "{name}");
        }
        // Every operation is called, with values of every kind that it takes.
        let tour = generator::lower::tour(&api);
        let lacks = tour.calls.iter().find_map(|call| call.inputs.as_ref().err());
        assert_eq!(lacks, None, "{name}");
        assert!((0..api.operations.len()).all(|index| tour.calls.iter().any(|call| call.operation == index)), "{name}");
    }
    assert!(!update, "all ledgers were written anew; run without UPDATE_GOLDENS");
}
