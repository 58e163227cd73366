//! README shows what the demo prints.
#![allow(missing_docs)]

const README: &str = include_str!("../../../README.md");

#[test]
fn readme_shows_what_the_demo_prints() {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut told = Vec::new();
    executor.block_on(demo::run(&mut told)).unwrap();
    let told = String::from_utf8(told).unwrap();
    let shown = README.split_once("$ cargo xtask demo\n").and_then(|(_, rest)| rest.split_once("```"));
    assert_eq!(shown.map(|(shown, _)| shown), Some(told.as_str()), "README should show:\n{told}");
}
