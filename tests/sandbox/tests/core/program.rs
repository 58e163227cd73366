//! The sandbox as a program: it says where it is, and refuses what it does not understand.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_fintech-api-sandbox");

#[tokio::test]
async fn it_says_where_it_is_and_is_there() {
    let mut child = Command::new(PROGRAM).args(["align", "--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let page = lines.next().unwrap().unwrap();
    let align = lines.next().unwrap().unwrap();
    let answer = reqwest::get(page.strip_prefix("The page is at ").unwrap()).await;
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(answer.unwrap().status(), 200);
    assert!(align.starts_with("align ") && align.contains("/align") && align.contains("Api-Key"), "{align}");
}

#[test]
fn what_it_does_not_understand_it_refuses() {
    for args in [&["another"][..], &["--port", "many"], &["--quick"], &["--port", "0", "--without", "align.nothing"]] {
        let output = Command::new(PROGRAM).args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stderr.starts_with(b"error: "), "{args:?}");
    }
    let help = Command::new(PROGRAM).arg("--help").output().unwrap();
    assert!(help.status.success() && help.stdout.starts_with(b"Starts stand-ins"));
}
