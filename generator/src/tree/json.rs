//! The tree as `serde_json` values, which is what typed readers take.
//! Places and duplicates are lost here and nowhere else (of duplicates the last one stays).

use serde_json::{Map, Number, Value as Json};

use super::{Node, Value};

/// The same value as JSON. A number that 64 bits cannot hold becomes the nearest double, and what no double can hold
/// (infinity, not-a-number, `1e999`) the largest finite one or null: bounds of that size bound nothing.
#[must_use]
pub fn to_json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(text) => number(text),
        Value::String(text) => Json::String(text.to_string()),
        Value::List(members) => Json::Array(members.iter().map(to_json).collect()),
        Value::Map(entries) => {
            let mut map = Map::with_capacity(entries.len());
            for entry in entries {
                map.insert(entry.key.to_string(), to_json(&entry.value));
            }
            Json::Object(map)
        }
    }
}

/// The number as JSON has it, or null.
pub(super) fn number(text: &str) -> Json {
    if let Some(value) = integer(text) {
        let small = i64::try_from(value).map(Number::from).or_else(|_| u64::try_from(value).map(Number::from));
        if let Ok(number) = small {
            return Json::Number(number);
        }
    }
    let float = float(text).clamp(f64::MIN, f64::MAX);
    Number::from_f64(float).map_or(Json::Null, Json::Number)
}

/// The value of a number written as a YAML or JSON integer, if 128 bits hold it.
pub(crate) fn integer(text: &str) -> Option<i128> {
    if let Some(digits) = text.strip_prefix("0x") {
        return i128::from_str_radix(digits, 16).ok();
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return i128::from_str_radix(digits, 8).ok();
    }
    text.parse().ok()
}

/// The value of any number as a double; not-a-number if it is none.
pub(crate) fn float(text: &str) -> f64 {
    match text.trim_start_matches(['+', '-']).to_ascii_lowercase().as_str() {
        ".inf" if text.starts_with('-') => f64::NEG_INFINITY,
        ".inf" => f64::INFINITY,
        // 128 bits are more than a double can tell apart, so the rounding is what is asked for.
        #[allow(clippy::cast_precision_loss)]
        _ => integer(text).map_or_else(|| text.parse().unwrap_or(f64::NAN), |value| value as f64),
    }
}
