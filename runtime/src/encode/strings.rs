//! Strings as JSON writes them.
//! It may escape only what must be: other text goes out as it came.

use crate::world::hex;

/// Writes `text` as a JSON string.
pub(crate) fn write_json_string(text: &str, out: &mut String) {
    out.push('"');
    let mut plain_from = 0;
    for (at, byte) in text.bytes().enumerate() {
        // All bytes that need an escape are ASCII, so `at` is the border of a character.
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(text.get(plain_from..at).unwrap_or_default());
        write_escape(byte, out);
        plain_from = at + 1;
    }
    out.push_str(text.get(plain_from..).unwrap_or_default());
    out.push('"');
}

fn write_escape(byte: u8, out: &mut String) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        other => out.extend(["\\u00", &hex(&[other])]),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut out = String::new();
        super::write_json_string(text, &mut out);
        out
    }

    #[test]
    fn escapes_are_those_that_json_demands() {
        assert_eq!(written("a\"b\\c\n\r\t\u{1}é\u{7f}/"), "\"a\\\"b\\\\c\\n\\r\\t\\u0001é\u{7f}/\"");
    }

    proptest! {
        #[test]
        fn any_text_reads_back_as_itself(text in any::<String>()) {
            let read: String = serde_json::from_str(&written(&text)).expect("is JSON");
            prop_assert_eq!(read, text);
        }
    }
}
