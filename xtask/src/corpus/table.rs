//! The table of a corpus, as Markdown, so that it can be copied into the documentation.
//! It knows no document and decides nothing.

use std::collections::BTreeMap;

use super::made::{Became, Made};

/// A column of what others say, by document.
pub(crate) type Column<'a> = (&'a str, BTreeMap<&'a str, String>);

/// The table, with these columns at its end.
pub(crate) fn table(made: &[Made], columns: &[Column<'_>]) -> String {
    let names = ["document", "operations", "generated", "degraded", "skipped", "seconds", "lines"];
    let names = names.into_iter().chain(columns.iter().map(|(name, _)| *name));
    let mut rows = vec![names.map(str::to_owned).collect::<Vec<_>>()];
    for one in made {
        let said = |(_, said): &Column<'_>| said.get(one.name.as_str()).cloned().unwrap_or_else(|| "-".to_owned());
        let mut row = row(one);
        row.extend(columns.iter().map(said));
        rows.push(row);
    }
    printed(&rows)
}

fn row(made: &Made) -> Vec<String> {
    let seconds = format!("{:.2}", made.seconds);
    let cells = match &made.became {
        Became::Crate { operations, lines, states, .. } => {
            let [generated, degraded, skipped] = states.map(|number| number.to_string());
            [operations.to_string(), generated, degraded, skipped, seconds, lines.to_string()]
        }
        Became::Refused(rules) => {
            let errors: usize = rules.values().sum();
            [
                format!("refused: {}", crate::say::count(errors, "error")),
                "-".into(),
                "-".into(),
                "-".into(),
                seconds,
                "-".into(),
            ]
        }
        Became::Failed(_) => ["FAILED".into(), "-".into(), "-".into(), "-".into(), seconds, "-".into()],
    };
    std::iter::once(made.name.clone()).chain(cells).collect()
}

fn printed(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or_default()).collect();
    let dashes: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let mut lines: Vec<String> = rows.iter().map(|row| line(row, &widths)).collect();
    lines.insert(1, line(&dashes, &widths));
    lines.join("\n")
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let cells: Vec<String> = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
    format!("| {} |", cells.join(" | "))
}
