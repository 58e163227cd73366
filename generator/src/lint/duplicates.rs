//! Keys that stand twice in one map, anywhere in the document.
//! It needs no table: JSON itself leaves open what such a map means.

use std::collections::HashMap;

use super::survey::shortened;
use crate::finding::{Finding, Pointer, Rule};
use crate::tree::{Entry, Path, Segment, Span, Tree, walk};

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    walk(&tree.root, &mut |path, _, node| {
        let entries = node.as_map().unwrap_or_default();
        for (first, second) in repeated(entries) {
            findings.push(finding(path, first, second));
        }
        true
    });
}

fn finding(path: &Path<'_>, first: Span, second: &Entry) -> Finding {
    let at = Pointer { span: second.key_span, pointer: format!("{path}/{}", Segment::Key(&second.key)) };
    let says = format!("`{}` stands twice in this map", shortened(&second.key));
    let help = format!("the first is in line {}; remove or rename one", first.start.line);
    // Of two, most readers take the last.
    Finding::new(Rule::DuplicateKey, at, says, help).drops_key(first)
}

/// Where a key stood first, and each entry that repeats it. Most maps are small, and need no table of keys.
fn repeated(entries: &[Entry]) -> Vec<(Span, &Entry)> {
    if entries.len() <= 12 {
        let earlier = |index: usize, entry: &Entry| entries.iter().take(index).find(|first| first.key == entry.key);
        return entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| Some((earlier(index, entry)?.key_span, entry)))
            .collect();
    }
    let mut seen: HashMap<&str, Span> = HashMap::with_capacity(entries.len());
    let mut found = Vec::new();
    for entry in entries {
        match seen.get(&*entry.key) {
            Some(first) => found.push((*first, entry)),
            None => drop(seen.insert(&entry.key, entry.key_span)),
        }
    }
    found
}
