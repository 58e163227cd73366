//! Exclusive bounds, which are numbers in 3.1 and flags beside a bound in 3.0.
//! Of two bounds the one that lets less through stays.

use super::edit;
use crate::tree::{Entry, Node, Value, float};

pub(super) fn bounds(entries: &mut Vec<Entry>) {
    exclusive(entries, "exclusiveMinimum", "minimum", |bound, other| bound >= other);
    exclusive(entries, "exclusiveMaximum", "maximum", |bound, other| bound <= other);
}

fn exclusive(entries: &mut Vec<Entry>, key: &str, plain: &str, is_tighter: fn(f64, f64) -> bool) {
    let Some(bound) = edit::find(entries, key).and_then(Node::as_number).map(str::to_owned) else { return };
    let Some(entry) = edit::take(entries, key) else { return };
    let other = edit::find(entries, plain).and_then(Node::as_number).map(float);
    if other.is_none_or(|other| is_tighter(float(&bound), other)) {
        edit::set(entries, plain, Value::Number(bound.into()), entry.value.span);
        edit::set(entries, key, Value::Bool(true), entry.key_span);
    }
}
