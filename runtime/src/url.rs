//! Percent-encoding, and base URLs.
//! It may not leave anything in a value that could be read as a part of the address.

use http::Uri;

use crate::world::hex;

/// Everything but the unreserved characters of RFC 3986 as `%XX`.
pub(crate) fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&hex(&[byte]).to_ascii_uppercase());
        }
    }
    out
}

/// The same, but for those reserved characters that cannot be mistaken for the end of a value.
pub(crate) fn with_reserved(text: &str) -> String {
    text.split_inclusive(is_kept).fold(String::new(), |out, part| {
        let kept = part.strip_suffix(is_kept).map_or("", |before| &part[before.len()..]);
        out + &percent_encoded(part.strip_suffix(is_kept).unwrap_or(part)) + kept
    })
}

fn is_kept(character: char) -> bool {
    // An apostrophe is reserved too, but URL parsers encode it in queries: what was signed would not be what is sent.
    ":/?@!$()*,;=".contains(character)
}

/// A base URL, without a slash at its end; or a sentence about what is wrong with it.
pub(crate) fn base_url(text: &str, allow_http: bool) -> Result<String, &'static str> {
    let uri: Uri = text.parse().map_err(|_| "the base URL is not a URL")?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Err("the base URL has no scheme or no host, such as https://api.example.com");
    };
    if authority.as_str().contains('@') {
        return Err("the base URL holds credentials; pass them as credentials");
    }
    if uri.query().is_some() || text.contains('#') {
        return Err("the base URL has a query or a fragment");
    }
    match scheme {
        "https" => {}
        "http" if allow_http || is_loopback(authority.host()) => {}
        "http" => {
            return Err("the base URL is not encrypted (http); use https, or allow_http() if you must");
        }
        _ => return Err("the base URL is neither https nor http"),
    }
    let path = uri.path().trim_end_matches('/');
    Ok(format!("{scheme}://{authority}{path}"))
}

/// This machine, which nobody listens to on the way.
fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{base_url, percent_encoded, with_reserved};

    #[test]
    fn only_unreserved_characters_stay() {
        assert_eq!(percent_encoded("aZ09-._~"), "aZ09-._~");
        assert_eq!(percent_encoded("a b+c/d?e&f=g%é"), "a%20b%2Bc%2Fd%3Fe%26f%3Dg%25%C3%A9");
    }

    #[test]
    fn reserved_characters_stay_where_they_may() {
        assert_eq!(with_reserved("a/b?c=d,e f&g#h[i]+é:"), "a/b?c=d,e%20f%26g%23h%5Bi%5D%2B%C3%A9:");
    }

    #[test]
    fn base_urls_are_encrypted_or_loopback() {
        assert_eq!(base_url("https://x.example/v1/", false).as_deref(), Ok("https://x.example/v1"));
        assert_eq!(base_url("http://127.0.0.1:80/", false).as_deref(), Ok("http://127.0.0.1:80"));
        assert!(base_url("http://[::1]:80", false).is_ok() && base_url("http://localhost", false).is_ok());
        assert!(base_url("http://x.example", false).is_err() && base_url("http://x.example", true).is_ok());
        for wrong in ["", "/v1", "x.example", "ftp://x.example", "https://u:p@x.example", "https://x.example/?a"] {
            assert!(base_url(wrong, true).is_err(), "{wrong}");
        }
    }
}
