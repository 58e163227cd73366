//! Signatures inside of bodies: every form that is named is tried, and nothing that was not signed is taken.

use oas_runtime::webhook::{Algorithm, BodyScheme, BodyVerifier, Encoding, Form, WebhookErrorKind, sign_body};
use proptest::prelude::*;

const SCHEME: BodyScheme = BodyScheme {
    signature: &["proof", "sum"],
    signed: &[&["name"], &["data"]],
    separator: "|",
    forms: &[Form::AsSent, Form::Sorted],
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::HexUpper,
};
const FORMS: [Form; 3] = [Form::AsSent, Form::Sorted, Form::SortedSpaced];

fn body(name: &str, data: &str, sum: &str) -> Vec<u8> {
    format!(r#"{{"name":{name},"data":{data},"proof":{{"sum":"{sum}"}}}}"#).into_bytes()
}

fn signed(data: &str, form: Form) -> Vec<u8> {
    let sum = sign_body(&SCHEME, "key", &body(r#""n""#, data, ""), form).unwrap();
    body(r#""n""#, data, &sum)
}

fn check(scheme: &'static BodyScheme, body: &[u8]) -> Option<WebhookErrorKind> {
    BodyVerifier::new(scheme, "key").check(body).err().map(|error| error.kind())
}

/// The text of RFC 4231, case 2, cut in two by a space.
#[test]
fn the_vector_of_rfc_4231() {
    const SPACED: BodyScheme = BodyScheme { separator: " ", ..SCHEME };
    let sum = "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843";
    let body = body(r#""what do ya want""#, r#""for nothing?""#, sum);
    assert!(BodyVerifier::new(&SPACED, "Jefe").check(&body).is_ok());
    assert_eq!(sign_body(&SPACED, "Jefe", &body, Form::Sorted).as_deref(), Some(sum));
}

/// What is equal in all of them is signed alike: the name of the form is all that differs.
#[test]
fn a_form_that_is_not_named_is_not_tried() {
    let data = r#"{"b": 1, "a": [1, {"d": 2, "c": "\u00e9"}]}"#;
    assert_eq!(
        FORMS.map(|form| check(&SCHEME, &signed(data, form))),
        [None, None, Some(WebhookErrorKind::WrongSignature)]
    );
    let sums = FORMS.map(|form| sign_body(&SCHEME, "key", &body(r#""n""#, data, ""), form));
    assert!(sums[0] != sums[1] && sums[1] != sums[2]);
    let sorted = r#"{"a":[1,{"c":"\u00e9","d":2}],"b":1}"#;
    assert_eq!(sums[1], sign_body(&SCHEME, "key", &body(r#""n""#, sorted, ""), Form::AsSent));
    let spaced = r#"{"a": [1, {"c": "\u00e9", "d": 2}], "b": 1}"#;
    assert_eq!(sums[2], sign_body(&SCHEME, "key", &body(r#""n""#, spaced, ""), Form::AsSent));
}

#[test]
fn depth_has_a_bound() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    let kind = check(&SCHEME, &body(r#""n""#, &deep, "00"));
    assert!(
        matches!(kind, Some(WebhookErrorKind::MissingSignature | WebhookErrorKind::MalformedSignature)),
        "{kind:?}"
    );
}

#[test]
fn what_cannot_be_a_signature_is_told_apart() {
    let kinds = [(r#"{"name":"n","data":1}"#, WebhookErrorKind::MissingSignature)]
        .into_iter()
        .chain([(r#"{"name":"n","data":1,"proof":{"sum":1}}"#, WebhookErrorKind::MissingSignature)])
        .chain([(r#"{"name":"n","data":1,"proof":{"sum":"xy"}}"#, WebhookErrorKind::MalformedSignature)])
        .chain([(r#"{"name":"n","proof":{"sum":"00"}}"#, WebhookErrorKind::MalformedSignature)])
        .chain([(r#"{"name":"n","data":1,"proof":{"sum":"00"}}"#, WebhookErrorKind::WrongSignature)]);
    for (body, kind) in kinds {
        assert_eq!(check(&SCHEME, body.as_bytes()), Some(kind), "{body}");
    }
}

#[test]
fn keys_do_not_show() {
    let shown = format!("{:?}", BodyVerifier::new(&SCHEME, "canary").also("canary"));
    assert!(!shown.contains("canary") && shown.contains("keys: 2"), "{shown}");
}

proptest! {
    /// No byte of a signed part may change.
    #[test]
    fn one_changed_letter_is_noticed(at in 0_usize..9, letter in "[a-z]") {
        let mut text = "abcdefghi".to_owned();
        text.replace_range(at..=at, &letter);
        let data = |text: &str| format!(r#"{{"text":"{text}"}}"#);
        let good = signed(&data("abcdefghi"), Form::Sorted);
        let changed = String::from_utf8(good.clone()).unwrap().replace("abcdefghi", &text);
        let same = changed.as_bytes() == good;
        prop_assert_eq!(check(&SCHEME, changed.as_bytes()).is_none(), same);
    }
}
