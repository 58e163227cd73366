//! Drift for reading: a unified diff of what is stale, one line for what is missing or stray.
//! It makes text of it and prints nothing.

use std::time::Duration;

use generator::write::Drift;
use similar::TextDiff;

/// A file of megabytes on one line must not hold a check up; the diff is then coarser, and still right.
const PATIENCE: Duration = Duration::from_secs(2);

/// One difference as text.
pub(crate) fn show(folder: &str, drift: &Drift, colour: bool) -> String {
    match drift {
        Drift::Missing { path, .. } => format!("missing: {folder}{path}"),
        Drift::Stray { path } => format!("stray: {folder}{path}"),
        Drift::Stale { path, is, should } => stale(&format!("{folder}{path}"), is, should, colour),
    }
}

fn stale(path: &str, is: &str, should: &str, colour: bool) -> String {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(is, should);
    let text = diff.unified_diff().context_radius(3).header(path, &format!("{path} (as it should be)")).to_string();
    if text.is_empty() {
        return format!("stale: {path} (in bytes that are no text)");
    }
    if colour { text.lines().map(painted).collect::<Vec<_>>().join("\n") } else { text }
}

fn painted(line: &str) -> String {
    let paint = match line.as_bytes().first() {
        Some(b'+') => "\x1b[32m",
        Some(b'-') => "\x1b[31m",
        Some(b'@') => "\x1b[36m",
        _ => return line.to_owned(),
    };
    format!("{paint}{line}\x1b[0m")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_file_is_a_unified_diff() {
        let drift = Drift::Stale { path: "a.rs".to_owned(), is: "a\nb\n".to_owned(), should: "a\nc\n".to_owned() };
        let expected = "--- x/a.rs\n+++ x/a.rs (as it should be)\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n";
        assert_eq!(show("x/", &drift, false), expected);
        assert!(show("x/", &drift, true).contains("\x1b[32m+c\x1b[0m"));
    }
}
