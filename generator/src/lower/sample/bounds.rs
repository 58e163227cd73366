//! Whether a value of an example is as long as its bounds have it: what is not would be refused by the client itself.
//! Patterns and numbers it leaves to the runtime.

use serde_json::Value;

use crate::model::Bound;

/// Whether lengths, of the value and of what is in it, are within bounds.
pub(super) fn keeps(bounds: &[Bound], value: &Value) -> bool {
    bounds.iter().all(|bound| match (bound, value) {
        (Bound::MinLength(least), Value::String(text)) => count(text.chars().count()) >= *least,
        (Bound::MaxLength(most), Value::String(text)) => count(text.chars().count()) <= *most,
        (Bound::MinItems(least), Value::Array(items)) => count(items.len()) >= *least,
        (Bound::MaxItems(most), Value::Array(items)) => count(items.len()) <= *most,
        (Bound::MinProperties(least), Value::Object(entries)) => count(entries.len()) >= *least,
        (Bound::MaxProperties(most), Value::Object(entries)) => count(entries.len()) <= *most,
        (Bound::Each(each), Value::Array(items)) => items.iter().all(|item| keeps(each, item)),
        (Bound::Each(each), Value::Object(entries)) => entries.values().all(|entry| keeps(each, entry)),
        (Bound::Values(values), Value::String(text)) => values.contains(text),
        (Bound::Any(all), _) => all.iter().any(|one| keeps(one, value)),
        _ => true,
    })
}

/// The bounds with the first list of those of which one must be kept.
pub(super) fn first(bounds: &[Bound]) -> Vec<Bound> {
    let one = |bound: &Bound| match bound {
        Bound::Any(all) => all.first().map(|one| first(one)).unwrap_or_default(),
        other => vec![other.clone()],
    };
    bounds.iter().flat_map(one).collect()
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
