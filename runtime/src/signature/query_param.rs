//! The value of one parameter of the query, as a signature covers it (`@query-param`).
//! It may not choose between two of one name, nor take an escape for what it is not.

use super::SignatureError;
use crate::world::hex;

/// The value of the parameter of this name, not encoded; `None` when there is no such parameter.
pub(super) fn value(query: &str, name: &str) -> Result<Option<String>, SignatureError> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let mut named = pairs.filter(|(found, _)| decoded(found) == name.as_bytes());
    let Some((_, value)) = named.next() else { return Ok(None) };
    if named.next().is_some() {
        return Err(SignatureError::Repeated(name.to_owned()));
    }
    // Decoders put the same sign in place of everything that is not UTF-8, so that many values would be one.
    let value = String::from_utf8(decoded(value)).map_err(|_| SignatureError::NotText(name.to_owned()))?;
    Ok(Some(encoded(&value)))
}

/// A name or a value as a form writes it, but with `%20` for a space.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"*-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&hex(&[byte]).to_ascii_uppercase());
        }
    }
    out
}

/// What a form means; a `%` that begins no escape is itself.
pub(super) fn decoded(text: &str) -> Vec<u8> {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        out.push(match (byte, digit(after.first()), digit(after.get(1))) {
            (b'%', Some(high), Some(low)) => {
                rest = after.get(2..).unwrap_or_default();
                high << 4 | low
            }
            (b'+', ..) => b' ',
            _ => byte,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::SignatureError::{NotText, Repeated};
    use super::{decoded, encoded, value};

    #[test]
    fn values_are_those_of_the_standard() {
        let query = "param=value&foo=bar&baz=batman&qux=";
        for (name, is) in [("baz", "batman"), ("qux", ""), ("param", "value")] {
            assert_eq!(value(query, name).unwrap().as_deref(), Some(is), "{name}");
        }
        let query =
            "var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus+whitespace&fa%C3%A7ade%22%3A%20=something";
        let expected = [
            ("var", "this%20is%20a%20big%0Amultiline%20value"),
            ("bar", "with%20plus%20whitespace"),
            ("façade\": ", "something"),
        ];
        for (name, is) in expected {
            assert_eq!(value(query, name).unwrap().as_deref(), Some(is), "{name}");
        }
        assert_eq!(encoded("façade\": "), "fa%C3%A7ade%22%3A%20");
    }

    #[test]
    fn what_is_there_twice_has_no_value() {
        assert_eq!(value("a=1&b=2&%61=3", "a"), Err(Repeated("a".to_owned())));
        assert_eq!(value("a=1&&b", "b"), Ok(Some(String::new())));
        assert_eq!(value("a=1", "c"), Ok(None));
        assert_eq!(value("", ""), Ok(None));
        assert_eq!(value("a=%FF", "a"), Err(NotText("a".to_owned())));
    }

    #[test]
    fn escapes_that_are_none_stay() {
        assert_eq!(decoded("%4g%zz%+%4"), b"%4g%zz% %4");
        assert_eq!(encoded("~*-._aZ9"), "%7E*-._aZ9");
        assert_eq!(value("q=100%", "q").unwrap().as_deref(), Some("100%25"));
    }
}
