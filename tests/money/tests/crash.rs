//! A process is killed between writing a call down and reading its answer; another one sends it again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use wire::{Answer, Recorded, Server, block_on};

fn file(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}.json", std::process::id()));
    let _ = std::fs::remove_file(&path);
    path
}

fn pays(server: &Server, file: &Path, how: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pays"));
    command.arg(server.url()).arg(file).args(how).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn ended(child: Child) -> Output {
    child.wait_with_output().unwrap()
}

fn created() -> Answer {
    Answer::json(201, r#"{"id":"t-1","status":"processing"}"#)
}

/// The effects that a vendor who honours keys has of these requests.
fn effects(requests: &[Recorded]) -> usize {
    requests.iter().map(|request| request.header("idempotency-key").unwrap()).collect::<BTreeSet<_>>().len()
}

fn pays_after_all(server: &Server, file: &Path) {
    server.answer(created());
    let output = ended(pays(server, file, &[]));
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "t-1");
    assert!(!file.exists(), "what is done is no longer written down");
}

#[test]
fn killed_while_the_vendor_has_it() {
    let (server, file) = (Server::start(), file("killed"));
    server.answer(Answer::silence());
    let mut child = pays(&server, &file, &[]);
    block_on(server.arrived());
    child.kill().unwrap();
    assert!(!ended(child).status.success());
    pays_after_all(&server, &file);
    let requests = server.requests();
    assert_eq!((requests.len(), effects(&requests)), (2, 1));
    assert_eq!((&requests[0].target, &requests[0].body), (&requests[1].target, &requests[1].body));
    assert_eq!(requests[0].header_names(), requests[1].header_names());
}

#[test]
fn dead_before_it_was_sent() {
    let (server, file) = (Server::start(), file("unsent"));
    assert!(!ended(pays(&server, &file, &["die before sending"])).status.success());
    assert!(server.requests().is_empty() && file.exists());
    pays_after_all(&server, &file);
    assert_eq!(effects(&server.requests()), 1);
}

#[test]
fn a_no_after_a_crash_is_not_taken_for_final() {
    let (server, file) = (Server::start(), file("refused"));
    server.answer(Answer::silence());
    let mut child = pays(&server, &file, &[]);
    block_on(server.arrived());
    child.kill().unwrap();
    ended(child);
    server.answer(Answer::json(409, r#"{"code":"in_flight"}"#));
    let output = ended(pays(&server, &file, &[]));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && said.contains("not known whether it was done"), "{said}");
    pays_after_all(&server, &file);
    assert_eq!(effects(&server.requests()), 1);
}
