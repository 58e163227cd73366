//! Any bytes as any type of answers or events: they do not fit, or what was read comes back the same.
//! The first line names the type; the rest is JSON.

use std::fmt::Debug;

use oas_runtime::Json;
use oas_runtime::codegen::{Decode, Encode, decode_slice};

use crate::{first_line, number};

/// A type, and what reads it.
struct Type {
    name: &'static str,
    read: fn(&[u8]),
}

const TYPES: &[Type] = include!(concat!(env!("OUT_DIR"), "/types.rs"));

/// No error may show what begins so.
pub(crate) const CANARY: &str = "canary-";

pub(crate) const WORDS: &[&str] = &[
    "null",
    "true",
    "{}",
    "[]",
    "\"\"",
    "\"canary-1\"",
    "\"canary-2\":",
    "{\"canary-3\":0}",
    "1e999",
    "-0.0",
    "1e-9",
    "9999999999999999999999",
    "\\ud800",
    "\\u0000",
    "\\\\",
    "\"2024-02-30T25:00:00Z\"",
    "\"2024-01-01\"",
    "\u{feff}",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "0.1",
    " ",
];

/// Reads the second line as what the first one says.
pub(crate) fn read(data: &[u8]) {
    let (name, json) = first_line(data);
    let named = TYPES.iter().find(|known| known.name.as_bytes() == name);
    // A name that nothing has stands for some type, so that every input reads something.
    let Some(known) = named.or_else(|| TYPES.get(number(name) % TYPES.len())) else { return };
    (known.read)(json);
}

/// What was read is written as what is read as the same.
fn again<T: Decode + Encode + Debug + Clone + PartialEq>(json: &[u8]) {
    let first: T = match decode_slice(json) {
        Ok(value) => value,
        Err(error) => {
            let shown = format!("{error} {error:?} {}", error.path());
            assert!(!shown.contains(CANARY), "an error shows what was sent: {shown}");
            return;
        }
    };
    let _ = format!("{first:?} {first:#?}");
    let once = Json::of(&first);
    let second: T = decode_slice(once.as_str().as_bytes()).expect("what was written can be read");
    assert!(first == second, "another value came back: {}", once.as_str());
    assert_eq!(once.as_str(), Json::of(&second).as_str(), "it is not written the same again");
}

#[cfg(test)]
mod tests {
    use super::TYPES;

    #[test]
    fn every_api_has_types_and_its_events() {
        for api in ["align", "juicyway", "offblocks"] {
            let of_api = TYPES.iter().filter(|known| known.name.starts_with(api));
            assert!(of_api.count() > 15, "{api}");
            assert!(TYPES.iter().any(|known| known.name == format!("{api} WebhookEvent")), "{api}");
        }
    }
}
