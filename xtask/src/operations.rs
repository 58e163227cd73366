//! Lists every operation: what it rests on, what it is called in Rust, and which tests send it for real.
//! It reads the model, never generated code; a test belongs to an operation by its place alone.

use generator::model::{Api, Operation};
use serde_json::json;

use crate::args::Format;
use crate::project::Project;
use crate::say::{self, Failure};
use crate::{Exit, plan};

/// One operation, ready for printing.
struct Row {
    api: String,
    id: String,
    method: String,
    path: String,
    evidence: &'static str,
    rust: String,
    tests: Vec<String>,
}

/// `cargo xtask operations`.
pub(crate) fn run(format: Format) -> Result<Exit, Failure> {
    let Some(rows) = rows()? else { return Ok(Exit::Wrong) };
    match format {
        Format::Human => say::result(&table(&rows))?,
        Format::Json => say::result(&format!("{:#}", rows.iter().map(object).collect::<serde_json::Value>()))?,
    }
    Ok(untested(&rows))
}

/// The check alone, for `test`.
pub(crate) fn check() -> Result<Exit, Failure> {
    let Some(rows) = rows()? else { return Ok(Exit::Wrong) };
    say::progress(&say::count(rows.len(), "operation"));
    Ok(untested(&rows))
}

fn untested(rows: &[Row]) -> Exit {
    let without: Vec<&Row> = rows.iter().filter(|row| row.tests.is_empty()).collect();
    if without.is_empty() {
        return Exit::Fine;
    }
    say::progress(&format!("error: {} without a test in tests/wire/tests/<api>/<operation>.rs:", without.len()));
    for row in without {
        say::progress(&format!("  {} {} ({} {})", row.api, row.id, row.method, row.path));
    }
    Exit::Drift
}

fn rows() -> Result<Option<Vec<Row>>, Failure> {
    let project = Project::find()?;
    let plans = plan::all(&project, project.documents()?)?;
    let Some(outputs) = plan::outputs(&plans) else { return Ok(None) };
    let of = |api: &Api| api.operations.iter().map(|operation| row(&project, api, operation)).collect::<Vec<_>>();
    Ok(Some(outputs.iter().flat_map(|(_, output)| of(&output.api)).collect()))
}

fn row(project: &Project, api: &Api, operation: &Operation) -> Row {
    let test = format!("tests/wire/tests/{}/{}.rs", api.name, operation.module);
    Row {
        api: api.name.clone(),
        id: operation.name.wire.clone(),
        method: operation.http_method.clone(),
        path: operation.path.clone(),
        evidence: operation.evidence.map_or("", generator::model::Evidence::wire),
        rust: rust(api, operation),
        tests: if project.at(&test).is_file() { vec![test] } else { Vec::new() },
    }
}

/// The accessor's method, or the operation itself where no resource has it.
fn rust(api: &Api, operation: &Operation) -> String {
    let package = api.package.name.replace('-', "_");
    let has = |index: &usize| api.operations.get(*index).is_some_and(|one| one.name == operation.name);
    match api.resources.iter().find(|resource| resource.operations.iter().any(has)) {
        Some(resource) => format!("{package}::resources::{}::{}", resource.type_ident, operation.method_ident),
        None => format!("{package}::operations::{}", operation.name.ident),
    }
}

fn object(row: &Row) -> serde_json::Value {
    json!({
        "api": row.api, "id": row.id, "method": row.method, "path": row.path,
        "evidence": if row.evidence.is_empty() { None } else { Some(row.evidence) },
        "rust": row.rust, "tests": row.tests,
    })
}

const HEAD: [&str; 7] = ["API", "ID", "METHOD", "PATH", "EVIDENCE", "RUST", "TESTS"];

fn table(rows: &[Row]) -> String {
    let mut cells: Vec<[String; 7]> = vec![HEAD.map(str::to_owned)];
    cells.extend(rows.iter().map(|row| {
        let tests = if row.tests.is_empty() { "none".to_owned() } else { row.tests.join(" ") };
        let evidence = if row.evidence.is_empty() { "-" } else { row.evidence };
        [&row.api, &row.id, &row.method, &row.path, evidence, &row.rust, &tests].map(str::to_owned)
    }));
    let mut widths = [0; 7];
    for line in &cells {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |line: &[String; 7]| {
        let padded: Vec<String> = line.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        padded.join("  ").trim_end().to_owned()
    };
    cells.iter().map(line).collect::<Vec<_>>().join("\n")
}
