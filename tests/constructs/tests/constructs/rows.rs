//! Every row has a case, or a reason why it is open; and every document has exactly the findings that stand beside it.
//! `UPDATE_CONSTRUCTS=1` writes the findings anew, and fails, so that no unread change passes.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use generator::Generated;
use generator::finding::render_human;
use generator_tests::read;

use crate::support::{Case, all, cases, folders, reason, rows};

#[test]
fn every_row_has_a_case_or_a_reason() {
    let cases = all();
    let (mut without, mut open) = (Vec::new(), Vec::new());
    for row in rows() {
        let of_row = || cases.iter().filter(|case| case.id == row.id || case.id.starts_with(&format!("{}/", row.id)));
        let is_open = of_row().find_map(|case| reason(&case.id)).or_else(|| reason(&row.id));
        match is_open {
            Some(reason) => open.push(format!("{}: {reason}", row.id)),
            None if of_row().next().is_some() || is_elsewhere(&row.id) => {}
            None => without.push(format!("{}: {}", row.id, row.what)),
        }
    }
    eprintln!("{} rows are open:\n{}", open.len(), open.join("\n"));
    assert!(without.is_empty(), "these rows have neither a case nor an `open.txt`:\n{}", without.join("\n"));
    assert!(open.iter().all(|line| !line.ends_with(": ")), "an `open.txt` gives no reason");
}

#[test]
fn every_folder_is_a_row() {
    let rows: BTreeSet<String> = rows().into_iter().map(|row| row.id).collect();
    let sections = folders(Path::new("cases"));
    let there = sections.iter().flat_map(|section| folders(section));
    let there = there.map(|path| path.strip_prefix("cases").unwrap().to_string_lossy().into_owned());
    let unknown: Vec<String> = there.filter(|id| !rows.contains(id)).collect();
    assert!(unknown.is_empty(), "these folders are no rows of rows.txt: {unknown:?}");
}

/// What needs no document of its own says in `elsewhere.txt` which tests hold it: `path/of/file.rs test_name`.
fn is_elsewhere(id: &str) -> bool {
    let Ok(proofs) = std::fs::read_to_string(format!("cases/{id}/elsewhere.txt")) else { return false };
    for line in proofs.lines() {
        let (path, test) = line.split_once(' ').unwrap_or_else(|| panic!("{id}: `{line}` is no file and test"));
        let file = read(&generator_tests::repository().join(path));
        assert!(file.contains(&format!("fn {test}()")), "{id}: {path} has no test `{test}`");
    }
    !proofs.trim().is_empty()
}

#[test]
fn documents_have_the_findings_beside_them() {
    let update = std::env::var_os("UPDATE_CONSTRUCTS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let generated = case.generated();
        for (name, is) in [("findings.txt", findings(&case, &generated)), ("ledger.txt", ledger(&generated))] {
            let path = case.folder.join(name);
            let should = std::fs::read_to_string(&path).unwrap_or_default();
            if is != should {
                wrong.push(format!("{}: {name} should hold\n{should}\nand would now hold\n{is}", case.id));
                if update {
                    write(&path, &is);
                }
            }
        }
        if let (None, Some(_)) = (&generated.output, case.wire()) {
            wrong.push(format!("{}: the document became no crate, but there is a `wire.rs`", case.id));
        }
    }
    let hint = "write them by hand, or with UPDATE_CONSTRUCTS=1 and read them";
    assert!(wrong.is_empty(), "{}\n{} differ; {hint}", wrong.join("\n"), wrong.len());
}

/// As people see them, with paths from the document's folder.
fn findings(case: &Case, generated: &Generated) -> String {
    let folder = format!("{}/", case.folder.display());
    render_human(&generated.findings, &generated.sources, false).replace(&folder, "")
}

/// What is degraded or skipped, unless errors say why there is no crate at all.
fn ledger(generated: &Generated) -> String {
    let mut text = String::new();
    for row in generated.ledger.rows.iter().filter(|_| generated.ledger.generated) {
        let Some(why) = row.state.why() else { continue };
        let start = row.at.span.start;
        let (state, kind, name) = (row.state.name(), row.kind.name(), &row.name);
        writeln!(text, "{state} {kind} `{name}` at {}:{}: {why}", start.line, start.column).unwrap();
    }
    text
}

fn write(path: &Path, text: &str) {
    if text.is_empty() {
        let _ = std::fs::remove_file(path);
    } else {
        std::fs::write(path, text).unwrap();
    }
}
