//! The bank accounts that requests carry: one of each of the six kinds, and the JSON that it must be.
//! As documented, but for the international wire, which is inferred.

use align_api::types::{AccountHolderAddressRequest, BankAccountRequest};
use align_api::types::{IbanDetailsRequest, InternationalWireDetailsRequest, UsDetailsRequest};

fn berlin() -> AccountHolderAddressRequest {
    let address = AccountHolderAddressRequest::builder().country("DE").city("Berlin");
    address.street_line_1("Beispielweg 1").postal_code("10115").into()
}

fn san_francisco() -> AccountHolderAddressRequest {
    let address = AccountHolderAddressRequest::builder().country("US").city("San Francisco");
    address.street_line_1("1 Example Street").street_line_2("Flat 2").postal_code("94105").state("CA").into()
}

fn iban() -> IbanDetailsRequest {
    IbanDetailsRequest::builder().bic("DEUTDEFF").iban_number("DE89370400440532013000").into()
}

fn us() -> UsDetailsRequest {
    UsDetailsRequest::builder().account_number("000123456789").routing_number("021000021").into()
}

fn wire() -> InternationalWireDetailsRequest {
    let details = InternationalWireDetailsRequest::builder().account_number("000123456789");
    details.routing_number("021000021").bic("EXAMUS33").into()
}

pub(crate) fn iban_individual() -> BankAccountRequest {
    BankAccountRequest::iban_individual()
        .bank_name("Example Bank")
        .account_holder_first_name("Ada")
        .account_holder_last_name("Lovelace")
        .account_holder_address(berlin())
        .iban(iban())
        .into()
}

pub(crate) const IBAN_INDIVIDUAL: &str = r#"{
    "bank_name": "Example Bank",
    "account_holder_type": "individual",
    "account_holder_first_name": "Ada",
    "account_holder_last_name": "Lovelace",
    "account_holder_address": {
        "country": "DE", "city": "Berlin", "street_line_1": "Beispielweg 1", "postal_code": "10115"
    },
    "account_type": "iban",
    "iban": { "bic": "DEUTDEFF", "iban_number": "DE89370400440532013000" }
}"#;

pub(crate) fn iban_business() -> BankAccountRequest {
    BankAccountRequest::iban_business()
        .bank_name("Example Bank")
        .account_holder_business_name("Acme Corporation")
        .account_holder_address(berlin())
        .iban(iban())
        .into()
}

pub(crate) const IBAN_BUSINESS: &str = r#"{
    "bank_name": "Example Bank",
    "account_holder_type": "business",
    "account_holder_business_name": "Acme Corporation",
    "account_holder_address": {
        "country": "DE", "city": "Berlin", "street_line_1": "Beispielweg 1", "postal_code": "10115"
    },
    "account_type": "iban",
    "iban": { "bic": "DEUTDEFF", "iban_number": "DE89370400440532013000" }
}"#;

pub(crate) fn us_individual() -> BankAccountRequest {
    BankAccountRequest::us_individual()
        .bank_name("Example Bank")
        .account_holder_first_name("Ada")
        .account_holder_last_name("Lovelace")
        .account_holder_address(san_francisco())
        .us(us())
        .into()
}

pub(crate) const US_INDIVIDUAL: &str = r#"{
    "bank_name": "Example Bank",
    "account_holder_type": "individual",
    "account_holder_first_name": "Ada",
    "account_holder_last_name": "Lovelace",
    "account_holder_address": {
        "country": "US", "city": "San Francisco", "street_line_1": "1 Example Street",
        "street_line_2": "Flat 2", "postal_code": "94105", "state": "CA"
    },
    "account_type": "us",
    "us": { "account_number": "000123456789", "routing_number": "021000021" }
}"#;

pub(crate) fn us_business() -> BankAccountRequest {
    BankAccountRequest::us_business()
        .bank_name("Example Bank")
        .account_holder_business_name("Acme Corporation")
        .account_holder_address(san_francisco())
        .us(us())
        .into()
}

pub(crate) const US_BUSINESS: &str = r#"{
    "bank_name": "Example Bank",
    "account_holder_type": "business",
    "account_holder_business_name": "Acme Corporation",
    "account_holder_address": {
        "country": "US", "city": "San Francisco", "street_line_1": "1 Example Street",
        "street_line_2": "Flat 2", "postal_code": "94105", "state": "CA"
    },
    "account_type": "us",
    "us": { "account_number": "000123456789", "routing_number": "021000021" }
}"#;

pub(crate) fn wire_individual() -> BankAccountRequest {
    BankAccountRequest::international_wire_individual()
        .bank_name("Example Bank")
        .account_holder_first_name("Ada")
        .account_holder_last_name("Lovelace")
        .account_holder_address(san_francisco())
        .international_wire(wire())
        .into()
}

pub(crate) const WIRE_INDIVIDUAL: &str = r#"{
    "bank_name": "Example Bank",
    "account_holder_type": "individual",
    "account_holder_first_name": "Ada",
    "account_holder_last_name": "Lovelace",
    "account_holder_address": {
        "country": "US", "city": "San Francisco", "street_line_1": "1 Example Street",
        "street_line_2": "Flat 2", "postal_code": "94105", "state": "CA"
    },
    "account_type": "international_wire",
    "international_wire": { "account_number": "000123456789", "routing_number": "021000021", "bic": "EXAMUS33" }
}"#;

pub(crate) fn wire_business() -> BankAccountRequest {
    BankAccountRequest::international_wire_business()
        .bank_name("Example Bank")
        .account_holder_business_name("Acme Corporation")
        .account_holder_address(san_francisco())
        .international_wire(wire())
        .into()
}

pub(crate) const WIRE_BUSINESS: &str = r#"{
    "bank_name": "Example Bank",
    "account_holder_type": "business",
    "account_holder_business_name": "Acme Corporation",
    "account_holder_address": {
        "country": "US", "city": "San Francisco", "street_line_1": "1 Example Street",
        "street_line_2": "Flat 2", "postal_code": "94105", "state": "CA"
    },
    "account_type": "international_wire",
    "international_wire": { "account_number": "000123456789", "routing_number": "021000021", "bic": "EXAMUS33" }
}"#;

/// All six, each with its JSON.
pub(crate) fn all() -> [(BankAccountRequest, &'static str); 6] {
    [
        (iban_individual(), IBAN_INDIVIDUAL),
        (iban_business(), IBAN_BUSINESS),
        (us_individual(), US_INDIVIDUAL),
        (us_business(), US_BUSINESS),
        (wire_individual(), WIRE_INDIVIDUAL),
        (wire_business(), WIRE_BUSINESS),
    ]
}
