//! Decoding: paths, missing and unknown fields, unions, depth and hostile input.

use oas_runtime::codegen::{Decode, DecodeError, Object, Raw, tagged};
use oas_runtime::{Json, Page};

use crate::sample::{Address, CUSTOMER, Customer, Instructions, Network};

fn decode<T: Decode>(text: &str) -> Result<T, DecodeError> {
    T::decode(Raw::from_text(text)?)
}

fn refused<T: Decode>(text: &str) -> DecodeError {
    decode::<T>(text).err().unwrap()
}

#[test]
fn errors_name_the_path_and_the_kinds_and_no_value() {
    let items = format!(r#"{{"data":{{"items":[{CUSTOMER},{{"customer_id":"canary","email":7,"balance":"1"}}]}}}}"#);
    let error = Page::<Customer>::decode_at(Raw::from_text(&items).unwrap(), &["data", "items"]).err().unwrap();
    assert_eq!(error.path(), "data.items[1].email");
    assert_eq!(error.to_string(), "data.items[1].email: expected a string, found a number");
    assert!(!format!("{error:?}").contains("canary"));
}

#[test]
fn required_fields_are_not_null_and_optional_ones_may_be() {
    let missing = refused::<Customer>(r#"{"customer_id":"c"}"#);
    assert!(missing.is_missing());
    assert_eq!(missing.to_string(), "email: expected a value, found nothing");
    let null = refused::<Customer>(r#"{"customer_id":"c","email":null,"balance":"1"}"#);
    assert_eq!(null.to_string(), "email: expected a string, found null");
    let nulls = r#"{"customer_id":"c","email":"e","balance":"1","network":null,"tags":null,"address":null}"#;
    let customer: Customer = decode(nulls).unwrap();
    assert!(customer.network.is_none() && customer.tags.is_empty() && customer.address.is_none());
}

#[test]
fn the_last_of_two_fields_counts() {
    let address: Address = decode(r#"{"street":"a","country":"b","street":"c","\u0063ountry":"d"}"#).unwrap();
    assert_eq!((address.street.as_str(), address.country.as_str()), ("c", "d"));
}

#[test]
fn keys_of_maps_are_not_named() {
    let error = refused::<oas_runtime::Map<i64>>(r#"{"canary":"x"}"#);
    assert_eq!(error.to_string(), "*: expected an integer of 64 bits, found a string");
}

#[test]
fn paths_that_do_not_exist_are_errors_with_the_path() {
    let raw = Raw::from_text(r#"{"data":{"x":1},"list":[]}"#).unwrap();
    assert_eq!(raw.decode_at::<i64>(&["data", "x"]).unwrap(), 1);
    let missing = raw.decode_at::<i64>(&["data", "y"]).err().unwrap();
    assert_eq!(missing.to_string(), "data.y: expected a value, found nothing");
    let through = raw.decode_at::<i64>(&["list", "y"]).err().unwrap();
    assert_eq!(through.to_string(), "list: expected an object, found an array");
}

#[test]
fn deep_values_are_refused_and_not_followed() {
    #[derive(Debug)]
    struct Nested(#[allow(dead_code)] Vec<Nested>);
    impl Decode for Nested {
        fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
            Vec::decode(raw).map(Self)
        }
    }
    let nest = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(decode::<Nested>(&nest(120)).is_ok());
    let error = refused::<Nested>(&nest(100_000));
    assert_eq!((error.what(), error.found()), ("at most 128 levels", "more of them"));
    assert!(decode::<Json>(&nest(100_000)).is_ok(), "what is not read may be as deep as it likes");
}

#[test]
fn bodies_that_are_not_json_say_so() {
    let refused = |body: &[u8]| Raw::from_bytes(body).err().unwrap().to_string();
    assert_eq!(refused(b"<html>"), "the body: expected JSON, found text that is not JSON");
    assert_eq!(refused(b"\xff"), "the body: expected JSON, found bytes that are not UTF-8");
    assert_eq!(refused(b" "), "the body: expected JSON, found nothing");
    assert_eq!(refused(b"{} {}"), "the body: expected JSON, found text that is not JSON");
    assert!(Raw::from_bytes(b"\xEF\xBB\xBF{}").is_ok());
}

#[test]
fn the_best_fitting_member_is_chosen() {
    let more: Instructions = decode(r#"{"iban":"I","address":"a","network":"base"}"#).unwrap();
    assert!(matches!(more, Instructions::Wallet(ref w) if w.network == Network::Base), "{more:?}");
    let equal = r#"{"kind":"bank","iban":"I","address":"a","network":"base"}"#;
    assert!(matches!(decode(equal).unwrap(), Instructions::Bank(_)), "ties go by order");
}

#[test]
fn constants_and_required_fields_exclude_members() {
    let wallet: Instructions = decode(r#"{"kind":"other","iban":"I","address":"a","network":"solana"}"#).unwrap();
    assert!(matches!(wallet, Instructions::Wallet(ref w) if w.address == "a"));
    let bank: Instructions = decode(r#"{"iban":"I","address":"a"}"#).unwrap();
    assert!(matches!(bank, Instructions::Bank(ref b) if b.iban.as_str() == "I" && b.reference.is_none()));
}

#[test]
fn a_member_that_cannot_be_read_makes_room() {
    let bank: Instructions = decode(r#"{"iban":"I","address":7,"network":"base"}"#).unwrap();
    assert!(matches!(bank, Instructions::Bank(_)));
}

#[test]
fn what_fits_no_member_is_kept() {
    let text = r#"{"kind":"canary","x":1.10}"#;
    let Instructions::Unknown(unfit) = decode::<Instructions>(text).unwrap() else { panic!("fits") };
    assert_eq!(unfit.json().as_str(), text);
    let why = unfit.why().to_string();
    assert_eq!(
        why,
        "the body: expected one of the declared members, found an object; not member 0: kind: expected the constant \
         of this member, found another value; not member 1: address: expected a value, found nothing"
    );
    assert!(!format!("{unfit:?}").contains("canary"));
    assert_eq!(Json::of(&unfit).as_str(), text);
}

#[test]
fn tags_are_read_by_themselves() {
    let raw = Raw::from_text(r#"{"kind":"b\u0061nk"}"#).unwrap();
    assert_eq!(tagged(raw, "kind").unwrap(), "bank");
    assert_eq!(tagged(raw, "type").err().unwrap().path(), "type");
}

#[test]
fn fields_can_be_walked_without_a_schema() {
    let raw = Raw::from_text(r#"{"a":1,"b":[true]}"#).unwrap();
    let object: Object<'_> = raw.object().unwrap();
    let all: Vec<_> = object.iter().map(|(name, value)| (name.to_owned(), value.text())).collect();
    assert_eq!(all, [("a".to_owned(), "1"), ("b".to_owned(), "[true]")]);
}
