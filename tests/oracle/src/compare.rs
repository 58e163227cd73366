//! Whether two requests are the same: method, path, decoded query, headers, and the body as JSON value or bytes.
//! It may not pass over a header unless `FIXED` names it with a reason, or it says nothing: see `says_something`.

use serde_json::Value;
use wire::Recorded;

use crate::Pair;

/// A header that always differs.
#[derive(Debug)]
pub struct Fixed {
    /// Its name.
    pub header: &'static str,
    /// The documents in whose calls it differs.
    pub documents: &'static [&'static str],
    /// Why it differs, and why that is right.
    pub why: &'static str,
}

const ALL: &[&str] = &["align", "juicyway", "offblocks"];

/// All of them.
pub const FIXED: &[Fixed] = &[
    Fixed {
        header: "api-key",
        documents: &["align"],
        why: "credentials: progenitor leaves them to the HTTP client, ours are part of the call",
    },
    Fixed {
        header: "authorization",
        documents: &["juicyway", "offblocks"],
        why: "credentials: progenitor leaves them to the HTTP client, ours are part of the call",
    },
    Fixed {
        header: "signature",
        documents: &["offblocks"],
        why: "progenitor knows no signatures; that ours stands where it must is what `wire` tests",
    },
    Fixed {
        header: "signature-input",
        documents: &["offblocks"],
        why: "progenitor knows no signatures; that ours stands where it must is what `wire` tests",
    },
    Fixed {
        header: "api-version",
        documents: ALL,
        why: "progenitor's own: the version of the document; the vendor reads no such header",
    },
    Fixed {
        header: "user-agent",
        documents: ALL,
        why: "ours names the crate and its version; progenitor leaves it to the HTTP client",
    },
];

/// What differs, in words; nothing if the requests are the same.
#[must_use]
pub fn differences(pair: &Pair) -> Vec<String> {
    let Pair { ours, theirs, document, .. } = pair;
    let mut found = Vec::new();
    let mut compare = |what: &str, ours: String, theirs: String| {
        if ours != theirs {
            found.push(format!("{what}: ours {ours}, theirs {theirs}"));
        }
    };
    compare("method", ours.method.clone(), theirs.method.clone());
    compare("path", path(ours), path(theirs));
    compare("query", format!("{:?}", query(ours)), format!("{:?}", query(theirs)));
    compare("headers", format!("{:?}", headers(ours, document)), format!("{:?}", headers(theirs, document)));
    compare("body", body(ours), body(theirs));
    found
}

fn path(request: &Recorded) -> String {
    request.target.split('?').next().unwrap_or_default().to_owned()
}

/// Names and values as a server reads them: a form's plus sign is a space. Ours are in the document's order, the reference's
/// in that of their names, which says the same; the values of one name keep theirs.
fn query(request: &Recorded) -> Vec<(String, String)> {
    let (_, query) = request.target.split_once('?').unwrap_or_default();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let mut pairs: Vec<_> = pairs.map(|(name, value)| (decoded(name), decoded(value))).collect();
    pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
    pairs
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = if *first == b'%' { escaped(after) } else { None };
        rest = if escaped.is_some() { &after[2..] } else { after };
        bytes.push(escaped.unwrap_or(if *first == b'+' { b' ' } else { *first }));
    }
    String::from_utf8(bytes).expect("a query in UTF-8")
}

/// The byte that the two digits after a percent sign are.
fn escaped(after: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(after.get(..2)?).ok()?;
    u8::from_str_radix(digits, 16).ok()
}

/// All headers but the fixed differences, by name.
fn headers(request: &Recorded, document: &str) -> Vec<(String, String)> {
    let fixed = |name: &str| FIXED.iter().any(|fixed| fixed.header == name && fixed.documents.contains(&document));
    let told = request.headers.iter().filter(|(name, value)| !fixed(name) && says_something(name, value));
    let mut headers: Vec<_> = told.cloned().collect();
    headers.sort();
    headers
}

/// That there is no body is seen without a header too. Ours says so whenever the method may have a body, for some servers
/// ask for it; the reference's HTTP library not in a PATCH.
fn says_something(name: &str, value: &str) -> bool {
    (name, value) != ("content-length", "0")
}

/// A JSON body as its value with sorted names, any other as its bytes.
fn body(request: &Recorded) -> String {
    let json = request.header("content-type") == Some("application/json");
    match serde_json::from_slice::<Value>(&request.body) {
        Ok(mut value) if json => {
            value.sort_all_objects();
            value.to_string()
        }
        _ => format!("{:?}", request.body),
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;
    use crate::Pair;
    use wire::Recorded;

    fn differences(ours: &Recorded, theirs: &Recorded) -> Vec<String> {
        super::differences(&Pair { document: "align", id: "test", ours: ours.clone(), theirs: theirs.clone() })
    }

    fn request(method: &str, target: &str, headers: &[(&str, &str)], body: &str) -> Recorded {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let headers = headers.iter().map(owned).collect();
        Recorded { method: method.to_owned(), target: target.to_owned(), headers, body: body.into() }
    }

    const JSON: (&str, &str) = ("content-type", "application/json");

    #[test]
    fn what_means_the_same_does_not_differ() {
        let ours = request("PUT", "/a?b=c+d%26", &[JSON, ("user-agent", "ours")], r#"{"x":1,"y":[{"p":1,"q":2}]}"#);
        let theirs = request("PUT", "/a?b=c%20d%26", &[("api-version", "0"), JSON], r#"{"y":[{"q":2,"p":1}],"x":1}"#);
        assert_eq!(differences(&ours, &theirs), Vec::<String>::new());
    }

    #[test]
    fn each_part_of_a_request_can_differ() {
        let one = request("PUT", "/a?b=c", &[JSON, ("idempotency-key", "1")], r#"{"x":"1.0"}"#);
        let parts: [(&str, Recorded); 6] = [
            ("method", Recorded { method: "POST".to_owned(), ..one.clone() }),
            ("path", Recorded { target: "/A?b=c".to_owned(), ..one.clone() }),
            ("query", Recorded { target: "/a?b=c&b=c".to_owned(), ..one.clone() }),
            ("headers", Recorded { headers: vec![], ..one.clone() }),
            ("headers", request("PUT", "/a?b=c", &[JSON, ("idempotency-key", "2")], r#"{"x":"1.0"}"#)),
            ("body", Recorded { body: br#"{"x":"1"}"#.to_vec(), ..one.clone() }),
        ];
        for (part, other) in parts {
            let found = differences(&one, &other);
            assert!(found.iter().any(|one| one.starts_with(part)), "{part}: {found:?}");
        }
    }

    #[test]
    fn the_order_counts_within_a_name_only() {
        let one = request("GET", "/a?b=1&c=2&b=3", &[("content-length", "0")], "");
        assert_eq!(differences(&one, &request("GET", "/a?c=2&b=1&b=3", &[], "")), Vec::<String>::new());
        assert_eq!(differences(&one, &request("GET", "/a?b=3&c=2&b=1", &[], "")).len(), 1);
    }

    /// White space is part of a body that is not JSON.
    #[test]
    fn other_bodies_are_bytes() {
        let text = |body| request("POST", "/a", &[("content-type", "text/plain")], body);
        assert_eq!(differences(&text("{}"), &text("{ }")).len(), 1);
    }

    #[test]
    fn a_percent_sign_without_digits_stays() {
        assert_eq!(decoded("%zz%4%C3%A4+"), "%zz%4ä ");
    }
}
