//! Bank accounts of Align's, to which deposits go: made up, in the forms that are documented.
//! No account here exists; check digits are not right on purpose.

use serde_json::{Value, json};

use crate::stand_in::Context;

fn iban(context: &mut Context<'_>, country: &str) -> Value {
    json!({ "bic": "SANDBOXX", "iban_number": format!("{country}00{}", context.ids.digits(18)) })
}

fn us(context: &mut Context<'_>) -> Value {
    json!({ "account_number": context.ids.digits(12), "routing_number": "000000000" })
}

/// Where the money of an on-ramp transfer goes.
pub(super) fn of_onramp(context: &mut Context<'_>, currency: &str) -> Value {
    let mut account = json!({
        "bank_name": "Sandbox Bank", "bank_address": "1 Sandbox Street", "account_beneficiary_type": "business",
        "account_beneficiary_name": "Sandbox"
    });
    let (kind, details) = match currency {
        "eur" => ("iban", iban(context, "DE")),
        "aed" => ("iban", iban(context, "AE")),
        _ => ("us", us(context)),
    };
    account["account_type"] = json!(kind);
    account[kind] = details;
    account
}

/// Where the money for a virtual account goes.
pub(super) fn of_virtual_account(context: &mut Context<'_>, currency: &str, swift: bool, holder: &str) -> Value {
    let bank = json!({ "currency": currency, "bank_name": "Sandbox Bank", "bank_address": "1 Sandbox Street" });
    let with = |more: Value| {
        let mut all = bank.clone();
        if let (Some(all), Value::Object(more)) = (all.as_object_mut(), more) {
            all.extend(more);
        }
        all
    };
    match (currency, swift) {
        ("eur", _) => {
            with(json!({ "payment_rails": ["sepa"], "account_holder_name": holder, "iban": iban(context, "DE") }))
        }
        ("aed", _) => {
            with(json!({ "payment_rails": ["uaefts"], "account_holder_name": holder, "iban": iban(context, "AE") }))
        }
        (_, true) => {
            let mut details = us(context);
            details["bic"] = json!("SANDBOXX");
            with(json!({
                "payment_rails": ["swift"], "account_beneficiary_name": holder,
                "account_beneficiary_address": null, "international_wire": details
            }))
        }
        (_, false) => with(json!({
            "payment_rails": ["ach", "wire"], "account_beneficiary_name": holder,
            "account_beneficiary_address": null, "us": us(context)
        })),
    }
}
