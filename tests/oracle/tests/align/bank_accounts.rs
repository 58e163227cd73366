//! Bank accounts: one of each of the six kinds with the JSON that the reference is given, and their creation.

use align_api::types::{AccountHolderAddressRequest, BankAccountRequest};
use align_api::types::{IbanDetailsRequest, InternationalWireDetailsRequest, UsDetailsRequest};
use oracle::align::pair;
use oracle::{KEY, Pair, json, text};

use crate::CUSTOMER;

/// An account, and the same in JSON.
type Account = (BankAccountRequest, String);

const ADDRESS: &str = r#"{
    "country": "US", "city": "San Francisco", "street_line_1": "1 Example Street", "street_line_2": "Flat 2",
    "postal_code": "94105", "state": "CA"
}"#;

fn address() -> AccountHolderAddressRequest {
    let address = AccountHolderAddressRequest::builder().country("US").city("San Francisco");
    address.street_line_1("1 Example Street").street_line_2("Flat 2").postal_code("94105").state("CA").into()
}

const INDIVIDUAL: &str = r#"
    "account_holder_type": "individual",
    "account_holder_first_name": "Ada",
    "account_holder_last_name": "Lovelace"
"#;
const BUSINESS: &str = r#"
    "account_holder_type": "business",
    "account_holder_business_name": "Acme Corporation"
"#;

const IBAN: &str = r#"
    "account_type": "iban",
    "iban": { "bic": "DEUTDEFF", "iban_number": "DE89370400440532013000" }
"#;
const US: &str = r#"
    "account_type": "us",
    "us": { "account_number": "000123456789", "routing_number": "021000021" }
"#;
const WIRE: &str = r#"
    "account_type": "international_wire",
    "international_wire": { "account_number": "000123456789", "routing_number": "021000021", "bic": "EXAMUS33" }
"#;

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

fn json_of(holder: &str, details: &str) -> String {
    format!(r#"{{ "bank_name": "Example Bank", "account_holder_address": {ADDRESS}, {holder}, {details} }}"#)
}

fn iban_individual() -> Account {
    let account = BankAccountRequest::iban_individual().bank_name("Example Bank").account_holder_first_name("Ada");
    let account = account.account_holder_last_name("Lovelace").account_holder_address(address()).iban(iban());
    (account.into(), json_of(INDIVIDUAL, IBAN))
}

pub(crate) fn iban_business() -> Account {
    let account = BankAccountRequest::iban_business().bank_name("Example Bank");
    let account = account.account_holder_business_name("Acme Corporation").account_holder_address(address());
    (account.iban(iban()).into(), json_of(BUSINESS, IBAN))
}

fn us_individual() -> Account {
    let account = BankAccountRequest::us_individual().bank_name("Example Bank").account_holder_first_name("Ada");
    let account = account.account_holder_last_name("Lovelace").account_holder_address(address()).us(us());
    (account.into(), json_of(INDIVIDUAL, US))
}

pub(crate) fn us_business() -> Account {
    let account = BankAccountRequest::us_business().bank_name("Example Bank");
    let account = account.account_holder_business_name("Acme Corporation").account_holder_address(address());
    (account.us(us()).into(), json_of(BUSINESS, US))
}

fn wire_individual() -> Account {
    let account = BankAccountRequest::international_wire_individual().bank_name("Example Bank");
    let account = account.account_holder_first_name("Ada").account_holder_last_name("Lovelace");
    let account = account.account_holder_address(address()).international_wire(wire());
    (account.into(), json_of(INDIVIDUAL, WIRE))
}

fn wire_business() -> Account {
    let account = BankAccountRequest::international_wire_business().bank_name("Example Bank");
    let account = account.account_holder_business_name("Acme Corporation").account_holder_address(address());
    (account.international_wire(wire()).into(), json_of(BUSINESS, WIRE))
}

fn created((account, body): &Account) -> Pair {
    pair(
        |align| align.external_accounts().create(CUSTOMER, account.clone()),
        async |client| client.create_external_account(&text(CUSTOMER), &text(KEY), &json(body)).await,
    )
}

pub(crate) fn create_iban_individual() -> Pair {
    created(&iban_individual())
}

pub(crate) fn create_iban_business() -> Pair {
    created(&iban_business())
}

pub(crate) fn create_us_individual() -> Pair {
    created(&us_individual())
}

pub(crate) fn create_us_business() -> Pair {
    created(&us_business())
}

pub(crate) fn create_wire_individual() -> Pair {
    created(&wire_individual())
}

pub(crate) fn create_wire_business() -> Pair {
    created(&wire_business())
}
