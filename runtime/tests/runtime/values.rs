//! Values: what came is what is kept, and what is compared is the value.

use std::collections::HashSet;

use oas_runtime::codegen::{AsNumber, Decode, Encode, Raw};
use oas_runtime::{Base64, Date, Decimal, Json, Map, Page, Patch, Timestamp, decimal};
use proptest::prelude::*;

use crate::sample::{CUSTOMER, CustomerId, Network, customer};

fn read<T: Decode>(text: &str) -> T {
    T::decode(Raw::from_text(text).unwrap()).unwrap()
}

fn refused<T: Decode>(text: &str) -> String {
    T::decode(Raw::from_text(text).unwrap()).err().unwrap().to_string()
}

#[test]
fn decimals_keep_their_digits_from_strings_and_numbers() {
    for digits in ["0.1", "1234567890123456.78", "1e2", "0.10", "-0", "100.000000000000000000000000000001"] {
        assert_eq!(read::<Decimal>(digits).as_str(), digits);
        assert_eq!(read::<Decimal>(&format!("\"{digits}\"")).as_str(), digits);
    }
    assert_eq!(refused::<Decimal>("\"1,000\""), "the body: expected a decimal, found a string that is not a decimal");
    assert_eq!(refused::<Decimal>("true"), "the body: expected a decimal, found a boolean");
}

#[test]
fn decimals_have_one_grammar() {
    for right in ["0", "007.50", "-1", "1e2", "1E+2", "1.5e-10"] {
        assert!(Decimal::parse(right).is_ok(), "{right}");
    }
    for wrong in ["", "-", ".5", "5.", "+5", "1e", "1e+", " 1", "1 ", "1_0", "0x1", "NaN", "inf", "--1", "1.2.3", "١"]
    {
        assert!(Decimal::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn decimals_compare_by_value() {
    assert_eq!(decimal!("1.0"), decimal!("1.00"));
    assert_eq!(decimal!("1e2"), Decimal::from(100));
    assert_eq!(decimal!("-0"), decimal!("0.000"));
    assert!(decimal!("0.1") < decimal!("0.11") && decimal!("-2") < decimal!("-1.5"));
    assert!(decimal!("9999999999999999.99") > decimal!("9999999999999999.98"));
    assert!(decimal!("1e999999999999999999999") > decimal!("1e5"));
    assert!(decimal!("1e-999999999999999999999") < decimal!("1e-5"));
    assert!(decimal!("0") < decimal!("1e-9") && decimal!("0") > decimal!("-1e-9"));
    let set: HashSet<_> = [decimal!("1.0"), decimal!("1"), decimal!("10e-1")].into();
    assert_eq!(set.len(), 1);
}

proptest! {
    #[test]
    fn decimals_are_ordered_as_their_integers(a in any::<i64>(), b in any::<i64>(), places in 0_usize..12) {
        let scaled = |value: i64| format!("{value}e-{places}").parse::<Decimal>().unwrap();
        prop_assert_eq!(scaled(a).cmp(&scaled(b)), a.cmp(&b));
    }

    #[test]
    fn any_decimal_survives_json_as_string_and_as_number(text in "-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?") {
        let decimal = Decimal::parse(&text).unwrap();
        let stays = read::<Decimal>(&json(&decimal));
        prop_assert_eq!(stays.as_str(), text.as_str());
        prop_assert_eq!(read::<Decimal>(&json(&AsNumber(&decimal))), decimal);
    }
}

/// The JSON that is sent for a value.
fn json(value: &dyn Encode) -> String {
    Json::of(value).as_str().to_owned()
}

#[test]
fn the_schema_decides_whether_a_decimal_is_a_number() {
    let decimals = vec![decimal!("1.10"), decimal!("-007.50"), decimal!("00")];
    assert_eq!(json(&decimals), r#"["1.10","-007.50","00"]"#);
    assert_eq!(json(&AsNumber(&decimals)), "[1.10,-7.50,0]");
}

#[test]
fn integers_are_lenient_about_their_form_and_strict_about_their_value() {
    assert_eq!((read::<i64>("3.0"), read::<i64>("3e0"), read::<i64>("-300e-2")), (3, 3, -3));
    assert_eq!(read::<u64>("18446744073709551615"), u64::MAX);
    assert_eq!(read::<i64>("-9223372036854775808"), i64::MIN);
    assert!(refused::<i32>("2147483648").contains("out of range"));
    assert!(refused::<u32>("-1").contains("out of range"));
    assert!(refused::<i64>("1e99999999999").contains("out of range"));
    assert!(refused::<i64>("1.5").contains("a fraction"));
    assert!(refused::<i64>("\"3\"").contains("found a string"));
}

#[test]
fn floats_are_finite() {
    assert_eq!(read::<f64>("1e3").to_bits(), 1000_f64.to_bits());
    assert_eq!(json(&1e21_f64), "1000000000000000000000");
    assert!(refused::<f64>("1e999").contains("out of range"));
    assert!(refused::<f32>("1e39").contains("out of range"));
}

#[test]
fn strings_have_their_escapes_resolved() {
    assert_eq!(read::<String>(r#""a\"b\\c\u00e9\ud83d\ude00""#), "a\"b\\cé😀");
    assert!(refused::<String>(r#""\ud800""#).contains("not Unicode"));
    assert_eq!(read::<Option<String>>("null"), None);
}

#[test]
fn patches_tell_unset_from_null() {
    assert_eq!(json(&Map::from([("a", Patch::Value(1)), ("b", Patch::Null)])), r#"{"a":1,"b":null}"#);
    assert!(Patch::<i32>::Unset.is_absent() && !Patch::<i32>::Null.is_absent());
    assert_eq!(Patch::<i32>::from(None::<i32>), Patch::Null);
    assert_eq!(Patch::from(3).value(), Some(&3));
}

#[test]
fn maps_keep_their_order_and_the_last_of_two() {
    let map: Map<i64> = read(r#"{"b":1,"a":2,"b":3}"#);
    assert_eq!(map.iter().collect::<Vec<_>>(), [("b", &3), ("a", &2)]);
    assert_eq!((map.get("b"), map.get("c"), map.len()), (Some(&3), None, 2));
}

#[test]
fn times_are_checked_when_given_and_kept_when_received() {
    assert_eq!(read::<Timestamp>("\"yesterday\"").as_str(), "yesterday");
    let nanoseconds = Timestamp::parse("2026-01-31T12:30:00.123456789+02:00").unwrap();
    assert_eq!(json(&nanoseconds), "\"2026-01-31T12:30:00.123456789+02:00\"");
    assert!(Timestamp::parse("yesterday").is_err() && Date::parse("2026-02-30").is_err());
    assert_eq!(Date::parse("2026-01-31").unwrap().to_string(), "2026-01-31");
}

#[test]
fn base64_is_read_in_both_alphabets() {
    assert_eq!(json(&Base64::new(vec![251, 255])), "\"+/8=\"");
    for text in ["\"+/8=\"", "\"-_8=\"", "\"-_8\"", "\"+/8\""] {
        assert_eq!(read::<Base64>(text).as_bytes().as_ref(), [251, 255]);
    }
    assert!(refused::<Base64>("\"!\"").contains("base64"));
    assert_eq!("+/8=".parse::<Base64>().unwrap().as_bytes().as_ref(), [251, 255]);
    assert_eq!("-_8".parse::<Base64>().unwrap(), Base64::new(vec![251, 255]));
    assert_eq!("p@ss".parse::<Base64>().unwrap_err().to_string(), "not base64");
}

#[test]
fn raw_json_keeps_its_text() {
    let json = Json::new(" {\"a\": {\"b\": [1.10, 2]}, \"c\": \"x\"}\n").unwrap();
    assert_eq!(json.as_str(), "{\"a\": {\"b\": [1.10, 2]}, \"c\": \"x\"}");
    assert_eq!(json.get(&["a", "b"]).unwrap().as_str(), "[1.10, 2]");
    assert_eq!(json.get(&["c"]).unwrap().to_text().as_deref(), Some("x"));
    assert!(json.get(&["a", "x"]).is_none() && Json::new("{").is_err());
    assert_eq!(json.get(&["a", "b"]).unwrap().parse::<Vec<f64>>().unwrap().len(), 2);
    assert!(json.parse::<Vec<f64>>().is_err());
}

#[test]
fn records_round_trip_with_their_unknown_fields() {
    let text = r#"{"customer_id":"c_1","email":"e","balance":"1.10","network":"base","tags":["x"],"new":{"a":1.0}}"#;
    let read = customer(text);
    assert_eq!(read.network, Some(Network::Base));
    assert_eq!(read.extra.get("new").unwrap().as_str(), r#"{"a":1.0}"#);
    assert_eq!(json(&read), text);
    assert_eq!(read, customer(text));
    assert_ne!(read, customer(CUSTOMER));
}

#[test]
fn texts_and_enums_are_open() {
    let id = CustomerId::from("c 1");
    assert_eq!((id.as_str(), id.to_string(), CustomerId::from(&id)), ("c 1", "c 1".to_owned(), id.clone()));
    let network: Network = read("\"new-one\"");
    assert_eq!(network, Network::Unknown("new-one".to_owned()));
    assert!(network == "new-one" && json(&network) == "\"new-one\"");
    assert_eq!("solana".parse::<Network>().unwrap(), Network::Solana);
}

#[test]
fn pages_are_slices() {
    let page = Page::new(vec![1, 2, 3]);
    assert_eq!((page.len(), page.first(), (&page).into_iter().sum::<i32>()), (3, Some(&1), 6));
    assert_eq!(page.into_items(), [1, 2, 3]);
}
