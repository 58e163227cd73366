//! Conversions to and from types of other crates, each behind its feature.

#[cfg(feature = "rust_decimal")]
mod rust_decimal {
    use oas_runtime::{Decimal, decimal};
    use rust_decimal::Decimal as Other;

    #[test]
    fn scale_is_kept_and_nothing_is_rounded() {
        let other = Other::try_from(&decimal!("1234567890123456.780")).unwrap();
        assert_eq!(other.to_string(), "1234567890123456.780");
        assert_eq!(Decimal::from(other).as_str(), "1234567890123456.780");
        assert_eq!(Other::try_from(decimal!("1e2")).unwrap().to_string(), "100");
        assert_eq!(Other::try_from(decimal!("-1.5e-3")).unwrap().to_string(), "-0.0015");
        assert!(Other::try_from(decimal!("0.12345678901234567890123456789")).is_err());
        assert!(Other::try_from(decimal!("1e40")).is_err());
        assert!(Other::try_from(decimal!("1e999999999999")).is_err());
    }
}

#[cfg(feature = "uuid")]
mod uuid {
    use crate::sample::CustomerId;
    use oas_runtime::IdempotencyKey;
    use uuid::Uuid;

    #[test]
    fn ids_are_uuids_when_they_are() {
        let uuid = Uuid::from_u128(7);
        assert_eq!(Uuid::try_from(&CustomerId::from(uuid)), Ok(uuid));
        assert!(Uuid::try_from(&CustomerId::from("x")).is_err());
        assert_eq!(IdempotencyKey::from(uuid).as_str(), uuid.to_string());
        let random = Uuid::parse_str(IdempotencyKey::random().unwrap().as_str()).unwrap();
        assert_eq!(random.get_version_num(), 4);
    }
}

#[cfg(feature = "jiff")]
mod jiff {
    use oas_runtime::{Date, Timestamp};

    #[test]
    fn moments_and_days_convert() {
        let text = "2026-01-31T12:30:00.123456789Z";
        let moment = jiff::Timestamp::try_from(&Timestamp::parse(text).unwrap()).unwrap();
        assert_eq!(Timestamp::from(moment).as_str(), text);
        let day = jiff::civil::Date::try_from(&Date::parse("2026-01-31").unwrap()).unwrap();
        assert_eq!(Date::from(day).as_str(), "2026-01-31");
    }
}

#[cfg(feature = "serde")]
mod serde {
    use crate::sample::{CUSTOMER, CreateTransfer, Customer, Instructions, customer};
    use oas_runtime::decimal;

    #[test]
    fn records_can_be_stored() {
        let text = r#"{"customer_id":"c","email":"e","balance":1234567890123456.780,"tags":["x"],"new":{"a":[1,null,true,-2]}}"#;
        let stored = serde_json::to_string(&customer(text)).unwrap();
        assert!(stored.contains(r#""balance":"1234567890123456.780""#), "{stored}");
        let read: Customer = serde_json::from_str(&stored).unwrap();
        assert_eq!(read, customer(text));
        let value = serde_json::to_value(customer(CUSTOMER)).unwrap();
        assert_eq!(serde_json::from_value::<Customer>(value).unwrap(), customer(CUSTOMER));
    }

    #[test]
    fn decimals_are_stored_as_strings_even_where_the_wire_has_numbers() {
        let mut body = CreateTransfer::new(decimal!("1.50"), "b");
        body.percent = Some(decimal!("0.10"));
        let stored = serde_json::to_value(&body).unwrap();
        assert_eq!(stored["percent"], "0.10");
    }

    #[test]
    fn no_number_of_raw_json_becomes_another_one() {
        let record = r#"{"customer_id":"c","email":"e","balance":"1","tags":["x"],"new":"#;
        let digits = "0.12345678901234567890123";
        for (wire, stored) in [
            ("1.10", "1.1"),
            ("1e2", "100.0"),
            (digits, &format!("\"{digits}\"")),
            ("1e999", r#""1e999""#),
            ("123456789012345678901234567890", r#""123456789012345678901234567890""#),
        ] {
            let text = serde_json::to_string(&customer(&format!("{record}[{wire}]}}"))).unwrap();
            assert!(text.ends_with(&format!("\"new\":[{stored}]}}")), "{text}");
            serde_json::from_str::<Customer>(&text).unwrap();
        }
    }

    #[test]
    fn floats_are_read_again_exactly() {
        let text = r#"{"customer_id":"c","email":"e","balance":"1","tags":["x"],"new":0.00000006001009541214271}"#;
        let stored = serde_json::to_string(&customer(text)).unwrap();
        assert_eq!(serde_json::from_str::<Customer>(&stored).unwrap(), customer(text));
    }

    #[test]
    fn errors_name_no_value() {
        let error = serde_json::from_str::<Customer>(r#"{"customer_id":{"canary":1}}"#).err().unwrap();
        assert!(error.to_string().starts_with("customer_id: expected a string, found an object"), "{error}");
        let union: Instructions = serde_json::from_str(r#"{"kind":"bank","iban":"I"}"#).unwrap();
        assert!(matches!(union, Instructions::Bank(_)));
    }
}
