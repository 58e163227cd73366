//! The header `X-Sandbox-Fault`: one fault for the request that carries it.
//! What it does not understand it refuses; a fault that was asked for and did not happen would be believed.

use std::time::Duration;

use super::Fault;

/// `name` or `name=value`, then `after` if it goes wrong after the commit and `retry-after=SECONDS`, between `;`.
pub(crate) fn of_header(text: &str) -> Result<Fault, String> {
    let mut words = text.split(';').map(str::trim);
    let (name, value) = pair(words.next().unwrap_or_default());
    let (mut after, mut retry_after) = (false, None);
    for word in words {
        match pair(word) {
            ("after", None) => after = true,
            ("retry-after", Some(seconds)) => retry_after = Some(number(seconds)?),
            _ => return Err(format!("`{word}` is neither `after` nor `retry-after=SECONDS`")),
        }
    }
    let fault = named(name, value, retry_after)?;
    Ok(if after { fault.after_commit() } else { fault })
}

fn named(name: &str, value: Option<&str>, retry_after: Option<u64>) -> Result<Fault, String> {
    Ok(match (name, value) {
        ("delay", Some(milliseconds)) => Fault::delay(Duration::from_millis(number(milliseconds)?)),
        ("drop", None) => Fault::drop_connection(),
        ("429", None) => Fault::too_many_requests(retry_after),
        ("503", None) => Fault::unavailable(retry_after),
        ("html", None) => Fault::html(502),
        ("html", Some(status)) => Fault::html(number(status)?),
        ("truncated", None) => Fault::truncated(),
        ("garbled", None) => Fault::garbled(),
        ("unknown-value", None) => Fault::unknown_value(),
        ("unknown-field", None) => Fault::unknown_field(),
        _ => return Err(format!("`{name}` is no fault; there are {NAMES}")),
    })
}

const NAMES: &str =
    "delay=MILLISECONDS, drop, 429, 503, html[=STATUS], truncated, garbled, unknown-value and unknown-field";

fn pair(word: &str) -> (&str, Option<&str>) {
    word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)))
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("`{text}` is no number that fits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_a_name() {
        assert_eq!(of_header("delay=20"), Ok(Fault::delay(Duration::from_millis(20))));
        assert_eq!(of_header("drop; after"), Ok(Fault::drop_connection().after_commit()));
        assert_eq!(of_header("429; retry-after=3"), Ok(Fault::too_many_requests(Some(3))));
        assert_eq!(of_header("503"), Ok(Fault::unavailable(None)));
        assert_eq!(of_header("html=504"), Ok(Fault::html(504)));
        for name in ["html", "truncated", "garbled", "unknown-value", "unknown-field"] {
            assert!(of_header(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "delay", "delay=x", "drop=1", "drop; before", "429; retry-after=soon"] {
            assert!(of_header(text).is_err(), "{text}");
        }
    }
}
