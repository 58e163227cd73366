//! What must hold of the comparison of a whole document: that it is complete, and that no exception outlives its reason.
//! It may not know a document.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Document, FIXED, Pair, differences};

/// The two requests are the same.
pub fn check(pair: &Pair) {
    let differences = differences(pair);
    assert!(differences.is_empty(), "{}:\n{}", pair.id, differences.join("\n"));
}

/// A new operation must be compared, or the reason written down why it cannot be.
pub fn every_operation_is_compared_or_listed(document: &Document, calls: &[fn() -> Pair]) {
    let compared: BTreeSet<_> = calls.iter().map(|call| call().id).collect();
    let left_out = document.inexpressible.iter().filter(|entry| !entry.compared).map(|entry| entry.id);
    let mut known = compared.clone();
    for id in left_out {
        assert!(known.insert(id), "{id} is compared, so it needs no entry that says otherwise");
    }
    let all: BTreeSet<_> = document.operations.iter().map(|operation| operation.id).collect();
    assert_eq!(known, all, "left: what is compared or listed; right: the document");
}

/// An entry that is no longer needed fails, and so does a refusal that has no entry or another reason.
pub fn refusals_are_listed(document: &Document) {
    let refused: BTreeMap<_, _> = document.operations.iter().filter_map(|one| Some((one.id, one.refused?))).collect();
    let listed: BTreeMap<_, _> = document.inexpressible.iter().map(|entry| (entry.id, entry.says)).collect();
    assert_eq!(refused.keys().collect::<Vec<_>>(), listed.keys().collect::<Vec<_>>(), "left: refused; right: listed");
    for (id, says) in listed {
        assert!(refused[id].contains(says), "{id}: the reason is another one: {}", refused[id]);
    }
}

/// A difference that is gone would hide a new one.
pub fn every_fixed_difference_is_one(pair: &Pair) {
    for fixed in FIXED.iter().filter(|fixed| fixed.documents.contains(&pair.document)) {
        assert_ne!(pair.ours.header(fixed.header), pair.theirs.header(fixed.header), "{}", fixed.why);
    }
}
