//! `getCustomer`, as documented.

use align_api::Client;
use align_api::types::{Customer, CustomerType, FiatCurrency, KycStatus, KycSubStatus, PaymentRail};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Customer> {
    let call = |align: &Client| align.customers().get("123e4567-e89b-12d3-a456-426614174000");
    align::operation(module_path!(), call)
        .sends("GET", "/v0/customers/123e4567-e89b-12d3-a456-426614174000")
        .answers(verified())
        .answers(webhook_shape())
        .refuses(align::refusals!(GetCustomerError:
            401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn verified() -> Sample<Customer> {
    let body = r#"{
        "customer_id": "123e4567-e89b-12d3-a456-426614174000",
        "email": "ada@example.com",
        "type": "individual",
        "company_name": null,
        "first_name": "Ada",
        "last_name": "Lovelace",
        "address": {
            "country": "United States",
            "city": "San Francisco",
            "street_line_1": "1 Example Street",
            "postal_code": "94105",
            "state": "CA"
        },
        "kycs": {
            "status": "approved",
            "status_breakdown": [
                { "currency": "eur", "payment_rails": "sepa", "status": "approved" },
                { "currency": "usd", "payment_rails": "ach", "status": "pending" }
            ],
            "sub_status": "kyc_form_submission_accepted",
            "kyc_flow_link": "https://kyc.example.com/flow/1"
        }
    }"#;
    Sample::new(200, body, |customer: &Customer| {
        assert_eq!(customer.r#type, CustomerType::Individual);
        let address = customer.address.as_ref().unwrap();
        assert_eq!(address.country.as_deref(), Some("United States"));
        assert_eq!(address.postal_code.as_deref(), Some("94105"));
        let kycs = customer.kycs.as_ref().unwrap();
        assert_eq!(kycs.status, Some(KycStatus::Approved));
        assert_eq!(kycs.sub_status, Some(KycSubStatus::KycFormSubmissionAccepted));
        let rails = kycs.status_breakdown.as_ref().unwrap();
        assert_eq!(rails[1].currency, Some(FiatCurrency::Usd));
        assert_eq!(rails[1].payment_rails, Some(PaymentRail::Ach));
        assert_eq!(rails[1].status, Some(KycStatus::Pending));
    })
    .fields("", fields::CUSTOMER)
    .fields("address", fields::CUSTOMER_ADDRESS)
    .fields("kycs", fields::KYCS)
    .fields("kycs.status_breakdown[]", fields::KYC_RAIL)
    .required(&["kycs.status_breakdown[]"])
}

/// What one client saw: nothing but what is required, and the rest null.
fn webhook_shape() -> Sample<Customer> {
    let body = r#"{
        "customer_id": "123e4567-e89b-12d3-a456-426614174000",
        "email": "office@example.com",
        "type": "corporate",
        "first_name": null,
        "last_name": null,
        "address": null,
        "kycs": null
    }"#;
    Sample::new(200, body, |customer: &Customer| {
        assert_eq!(customer.r#type, CustomerType::Corporate);
        assert!(customer.address.is_none() && customer.kycs.is_none());
    })
    .fields("", fields::CUSTOMER)
}
