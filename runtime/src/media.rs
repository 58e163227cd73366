//! Comparing media types.
//! It may not guess one from a body.

/// The media type of JSON.
pub(crate) const JSON: &str = "application/json";
/// The media type of bytes that say no more about themselves.
pub(crate) const BYTES: &str = "application/octet-stream";

/// The type without its parameters, such as a charset.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// JSON, or a format that is written in JSON.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type).to_ascii_lowercase();
    essence == JSON || essence == "text/json" || essence.ends_with("+json")
}

/// A page for people, which is what proxies answer with.
pub(crate) fn is_html(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.eq_ignore_ascii_case("text/html") || essence.eq_ignore_ascii_case("application/xhtml+xml")
}

/// How closely a declared media type says what an answer is: the later, the closer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// It does not.
    Not,
    /// `*/*`.
    Any,
    /// A range such as `image/*`.
    Range,
    Exact,
}

/// How closely `declared`, which may be a range, says what is `found`.
pub(crate) fn fit(found: &str, declared: &str) -> Fit {
    let (found, declared) = (essence(found), essence(declared));
    if found.eq_ignore_ascii_case(declared) {
        return Fit::Exact;
    }
    if declared == "*/*" {
        return Fit::Any;
    }
    match (found.split_once('/'), declared.strip_suffix("/*")) {
        (Some((found, _)), Some(range)) if found.eq_ignore_ascii_case(range) => Fit::Range,
        _ => Fit::Not,
    }
}

/// Whether `found` is the `declared` type, which may be a range such as `image/*`.
pub(crate) fn matches(found: &str, declared: &str) -> bool {
    fit(found, declared) != Fit::Not
}

#[cfg(test)]
mod tests {
    use super::{Fit, fit, is_html, is_json, matches};

    #[test]
    fn parameters_and_case_do_not_matter() {
        assert!(is_json("Application/JSON; charset=utf-8") && is_json("application/problem+json"));
        assert!(!is_json("application/jsonp") && !is_json("text/html") && !is_json(""));
        assert!(is_html("text/HTML;charset=utf-8") && !is_html("text/plain"));
        assert!(matches("application/pdf; x=y", "application/PDF") && matches("image/png", "image/*"));
        assert!(matches("anything", "*/*") && !matches("image", "image/*"));
    }

    #[test]
    fn a_name_is_closer_than_a_range_and_that_than_any() {
        let fits = ["*/*", "image/*", "IMAGE/png; q=1", "image/jpeg"].map(|declared| fit("image/png", declared));
        assert_eq!(fits, [Fit::Any, Fit::Range, Fit::Exact, Fit::Not]);
        assert!(Fit::Not < Fit::Any && Fit::Any < Fit::Range && Fit::Range < Fit::Exact);
    }
}
