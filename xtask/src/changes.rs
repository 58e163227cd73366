//! What became different in an API, in words: operations, types, fields and values added, removed, changed.
//! It compares two texts of `api.txt` line by line, and knows of them only that subject and statement are told apart
//! by the first `: `, and that a subject's first two words name the operation, type or event that it belongs to.

use std::collections::{BTreeMap, BTreeSet};

/// The differences, one a line, in order of their subject.
pub(crate) fn in_words(was: &str, is: &str) -> Vec<String> {
    let (was, is) = (parse(was), parse(is));
    let subjects: BTreeSet<&str> = was.keys().chain(is.keys()).copied().collect();
    let mut lines = Vec::new();
    for subject in subjects {
        let whole = owner(subject);
        let part_of_new = whole != subject && !was.contains_key(whole) && is.contains_key(whole);
        let part_of_old = whole != subject && was.contains_key(whole) && !is.contains_key(whole);
        // An operation or type that is new or gone is said once, not again for each of its parts.
        if !part_of_new && !part_of_old {
            lines.extend(compare(subject, was.get(subject).copied(), is.get(subject).copied()));
        }
    }
    lines
}

fn compare(subject: &str, was: Option<&str>, is: Option<&str>) -> Option<String> {
    match (was, is) {
        (Some(was), Some(is)) if was == is => None,
        (Some(was), Some(is)) => Some(format!("changed: {subject}: {was} -> {is}")),
        (None, Some(is)) => Some(said("added", subject, is)),
        (Some(was), None) => Some(said("removed", subject, was)),
        (None, None) => None,
    }
}

fn said(what: &str, subject: &str, statement: &str) -> String {
    if statement.is_empty() { format!("{what}: {subject}") } else { format!("{what}: {subject}: {statement}") }
}

/// Subject to statement.
fn parse(text: &str) -> BTreeMap<&str, &str> {
    text.lines().filter(|line| !line.is_empty()).map(|line| line.split_once(": ").unwrap_or((line, ""))).collect()
}

/// `type Customer` of `type Customer field email`.
fn owner(subject: &str) -> &str {
    subject.match_indices(' ').nth(1).map_or(subject, |(at, _)| &subject[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_said_in_words() {
        let was = "operation getA: GET /a as as.get -> A\noperation getA answer 200: A\ntype A: response\n\
                   type A field x: string required\ntype E: enum\ntype E value a: b\n";
        let is = "operation listA: GET /a as as.list -> page of A\noperation listA answer 200: A\ntype A: response\n\
                  type A field x: string optional\ntype A field y: i64 optional\ntype E: enum\ntype E value c\n";
        let expected = [
            "removed: operation getA: GET /a as as.get -> A",
            "added: operation listA: GET /a as as.list -> page of A",
            "changed: type A field x: string required -> string optional",
            "added: type A field y: i64 optional",
            "removed: type E value a: b",
            "added: type E value c",
        ];
        assert_eq!(in_words(was, is), expected);
        assert!(in_words(is, is).is_empty());
    }
}
