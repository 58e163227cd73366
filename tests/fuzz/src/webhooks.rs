//! Any delivery: it is taken when the vendor's key made its signature, and never otherwise.
//! The first line is the vendor and a signature; the body follows.

use juicyway_api::runtime::webhook::Form;
use oas_runtime::codegen::Encode;
use oas_runtime::webhook::{WebhookError, WebhookErrorKind};
use oas_runtime::{Json, secrecy::SecretString};
use serde_json::Value;

use crate::{first_line, number};

/// Made up; nobody's.
const KEY: &str = "fuzz-key";

pub(crate) const WORDS: &[&str] = &[
    "align ",
    "juicyway ",
    "\"event\":",
    "\"data\":",
    "\"checksum\":",
    "\"event_type\":",
    "\"created_at\":",
    "|",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\u007c",
    "\\u0022",
    "null",
    "\"\"",
    ",",
    " ",
    "\u{feff}",
    "1e5",
    "\"payment.session.failed\"",
    "\"a\":1,\"a\":2",
];

/// Takes the delivery.
pub(crate) fn deliver(data: &[u8]) {
    let (first, body) = first_line(data);
    let first = String::from_utf8_lossy(first);
    let (vendor, signature) = first.split_once(' ').unwrap_or((&first, ""));
    if vendor == "juicyway" {
        in_body(body);
    } else {
        in_header(signature, body);
    }
}

fn in_header(signature: &str, body: &[u8]) {
    use align_api::webhooks::Webhooks;
    let key = || SecretString::from(KEY);
    let right = Webhooks::sign(KEY, body);
    let is_right = signature.trim_ascii().eq_ignore_ascii_case(&right);
    let check = |key, signature: &str, body: &[u8]| is_signed(&Webhooks::new(key).verify_signature(signature, body));
    assert_eq!(check(key(), signature, body), is_right, "{signature}");
    assert!(check(key(), &right, body), "what the key signed is refused");
    assert!(!check("other-key".into(), &right, body), "another key signed it");
    assert!(!check("".into(), &Webhooks::sign("", body), body), "an empty key is anybody's");
    if let Some(changed) = changed(body) {
        assert!(!check(key(), &right, &changed), "another body was signed");
    }
    if let Some(changed) = changed(right.as_bytes()) {
        let changed = String::from_utf8_lossy(&changed);
        assert!(changed.eq_ignore_ascii_case(&right) || !check(key(), &changed, body), "another signature: {changed}");
    }
}

fn in_body(body: &[u8]) {
    use juicyway_api::webhooks::Webhooks;
    let webhooks = Webhooks::new(KEY);
    assert!(!is_signed(&webhooks.verify(body)), "nobody signed it");
    for form in [Form::AsSent, Form::Sorted, Form::SortedSpaced] {
        let Some(signature) = Webhooks::sign(KEY, body, form) else { return };
        let Some(signed) = with_checksum(body, &signature) else { return };
        let taken = webhooks.verify(&signed);
        assert!(is_signed(&taken), "what the key signed is refused: {taken:?}");
        assert!(!is_signed(&Webhooks::new("other-key").verify(&signed)), "another key signed it");
        let (Ok(taken), Some(changed)) = (taken, changed(&signed)) else { continue };
        // Not every byte is signed; but what is taken is what was signed.
        if let Ok(other) = webhooks.verify(&changed) {
            assert_eq!(signed_parts(&other), signed_parts(&taken), "{}", String::from_utf8_lossy(&changed));
        }
    }
}

/// The same object with a checksum in front; nothing where there could be one already.
fn with_checksum(body: &[u8], signature: &str) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(body).ok()?.trim_start_matches('\u{feff}').trim_start();
    let rest = text.strip_prefix('{')?;
    let has_none = !text.contains("checksum") && !text.contains('\\');
    has_none.then(|| format!("{{\"checksum\":\"{signature}\",{rest}").into_bytes())
}

fn signed_parts(event: &dyn Encode) -> [Option<Value>; 2] {
    let json: Option<Value> = Json::of(event).parse().ok();
    ["event", "data"].map(|name| json.as_ref()?.get(name).cloned())
}

/// Whether the signature was found good, even if the body could not be read.
fn is_signed<T>(result: &Result<T, WebhookError>) -> bool {
    match result {
        Ok(_) => true,
        Err(error) => error.kind() == WebhookErrorKind::Unreadable,
    }
}

/// One byte is other than it was; which one depends on all of them.
fn changed(bytes: &[u8]) -> Option<Vec<u8>> {
    let number = number(bytes);
    let at = number.checked_rem(bytes.len())?;
    let mut changed = bytes.to_vec();
    *changed.get_mut(at)? ^= 1 << (number / 8 % 8);
    Some(changed)
}
