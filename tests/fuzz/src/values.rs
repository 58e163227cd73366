//! Any text as each of the values that texts are read as: it is refused, or kept as it came.
//! Nothing here may know how a value is read, only what is always true of one.

use std::cmp::Ordering;
use std::time::SystemTime;

use oas_runtime::{Date, Decimal, IdempotencyKey, Json, Timestamp};

pub(crate) const WORDS: &[&str] = &[
    "0",
    "-",
    "+",
    ".",
    "e",
    "E",
    "e999999999",
    "e-999999999",
    "00",
    "-0",
    "0.10",
    "2024-02-29T23:59:60Z",
    "T",
    "Z",
    "+23:59",
    "-00:00",
    ":60",
    ".123456789012",
    "9999-12-31",
    "0000-01-01",
    "{",
    "}",
    "\"a\":",
    "[",
    "]",
    "null",
    "\\u00e9",
    "\u{660}",
];

/// Reads the text as everything.
pub(crate) fn read(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    decimal(text);
    if let Ok(at) = Timestamp::parse(text) {
        assert_eq!(Timestamp::parse(at.as_str()).as_ref(), Ok(&at));
        let _ = format!("{at:?} {at}");
        let _ = SystemTime::try_from(&at);
    }
    if let Ok(date) = Date::parse(text) {
        assert_eq!(Date::parse(date.as_str()).as_ref(), Ok(&date));
    }
    json(text);
    // Two lines are an operation and an id: the same ones give the same key, and others another.
    let (operation, id) = text.split_once('\n').unwrap_or((text, ""));
    let key = IdempotencyKey::derive(operation, "test", id);
    assert_eq!(key.to_string(), IdempotencyKey::derive(operation, "test", id).to_string());
    assert_ne!(key.to_string(), IdempotencyKey::derive(operation, "test", &format!("{id}.")).to_string());
    assert_ne!(key.to_string(), IdempotencyKey::derive(&format!("{operation}."), "test", id).to_string());
}

fn decimal(text: &str) {
    let Ok(decimal) = Decimal::parse(text) else { return };
    assert_eq!(decimal.as_str(), text, "the digits as they came");
    assert!(decimal.numeric_eq(&decimal) && decimal.cmp_value(&decimal) == Ordering::Equal);
    let zero = Decimal::parse("0").expect("zero");
    let side = decimal.cmp_value(&zero);
    assert_eq!(decimal.is_zero(), side == Ordering::Equal, "{text}");
    assert_eq!(zero.cmp_value(&decimal), side.reverse(), "{text}");
    if !decimal.is_zero() {
        assert_eq!(decimal.is_negative(), side == Ordering::Less, "{text}");
    }
    assert_eq!(format!("{decimal}"), text);
}

fn json(text: &str) {
    let theirs = serde_json::from_str::<&serde_json::value::RawValue>(text);
    let Ok(ours) = Json::new(text) else { return };
    assert!(theirs.is_ok(), "it is no JSON: {theirs:?}");
    let again = Json::new(ours.as_str()).expect("what was kept is JSON");
    assert_eq!(again.as_str(), ours.as_str());
    let _ = (ours.to_text(), ours.get(&["a", "b"]), ours.parse::<serde_json::Value>());
}
