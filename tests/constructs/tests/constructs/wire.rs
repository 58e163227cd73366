//! Compiles the crates of all cases in one workspace, without a warning, and runs the tests that stand beside the documents.
//! One build for all: `CONSTRUCT=part-of-an-id` takes only some.

use crate::{build, support};

#[test]
fn cases_compile_and_speak_as_expected() {
    let cases = support::cases();
    let build = build::write(&cases);
    let said = build.test();
    if said.passed {
        return;
    }
    let failed = said.failed(&cases);
    panic!("{}\n{}\n\nthese failed:\n{}", said.out, said.err, failed.join("\n"));
}
