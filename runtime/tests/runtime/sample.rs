//! What the generator would write for a small API: the other tests stand on it.

// As in generated crates: the document decides what fields are called and how large members are.
#![allow(clippy::struct_field_names, clippy::large_enum_variant)]

#[path = "sample/instructions.rs"]
mod instructions;

use std::fmt;

use oas_runtime as runtime;

use runtime::codegen::*;
use runtime::credentials::ApiKeyHeader;
use runtime::test::{FixedRandom, Script};
use runtime::{Client, Decimal, Environment, Kind};

pub(crate) use instructions::Instructions;

const _: () = runtime::codegen::requires(3);

pub(crate) static API: Api = Api::new("Sample", "sample-api", "1.2.3")
    .error_code(&["error", "code"])
    .error_message(&["error", "message"])
    .request_id_headers(&["x-request-id"])
    .help_401("Look at the key");

pub(crate) const SECURITY: &[&[&str]] = &[&["ApiKey"]];
pub(crate) const SECRET: &str = "canary-secret-key";

pub(crate) fn client(script: &Script) -> Client {
    client_in(Kind::Sandbox, script)
}

pub(crate) fn client_in(kind: Kind, script: &Script) -> Client {
    Client::builder(&API)
        .environment(Environment::custom("stand-in", "https://api.example/v1", kind))
        .credential("ApiKey", ApiKeyHeader::new("Api-Key", SECRET))
        .random(FixedRandom(7))
        .transport(script.clone())
        .build()
        .unwrap()
}

runtime::codegen::call!(Call);

/// Id of a customer.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct CustomerId(String);
text!(CustomerId);

/// Account number.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Iban(String);
text!(Iban, hidden);

string_enum! {
    /// Network.
    enum Network {
        /// Base.
        "base" => Base,
        /// Solana.
        "solana" => Solana,
    }
}

/// Address.
#[derive(Clone, PartialEq)]
pub(crate) struct Address {
    pub(crate) street: String,
    pub(crate) country: String,
}

record!(Address [street, country as shown]);

/// Customer.
#[derive(Clone, PartialEq)]
pub(crate) struct Customer {
    pub(crate) customer_id: CustomerId,
    pub(crate) email: String,
    pub(crate) balance: Decimal,
    pub(crate) network: Option<Network>,
    pub(crate) created: Option<Timestamp>,
    pub(crate) born: Option<Date>,
    pub(crate) address: Option<Address>,
    pub(crate) iban: Option<Iban>,
    pub(crate) risk: Option<i64>,
    pub(crate) tags: Vec<String>,
    pub(crate) extra: Map<Json>,
}

record!(Customer [
    customer_id, email, balance, network, created, born, address, iban, risk as hidden, tags = Vec::new(); ..extra
]);

/// A transfer that is to be made.
#[derive(Clone)]
pub(crate) struct CreateTransfer {
    pub(crate) amount: Decimal,
    pub(crate) percent: Option<Decimal>,
    pub(crate) bank_name: String,
    pub(crate) note: Patch<String>,
    pub(crate) reason: Option<String>,
    pub(crate) recipients: Vec<Recipient>,
    pub(crate) weight: Option<f64>,
    pub(crate) more: Map<String>,
}

impl CreateTransfer {
    pub(crate) fn new(amount: Decimal, bank_name: &str) -> Self {
        Self {
            amount,
            percent: None,
            bank_name: bank_name.to_owned(),
            note: Patch::Unset,
            reason: None,
            recipients: Vec::new(),
            weight: None,
            more: Map::new(),
        }
    }
}

impl Record for CreateTransfer {
    fn name(&self) -> &'static str {
        "CreateTransfer"
    }

    fn fields(&self, to: &mut dyn Fields) {
        to.constant("type", "bank");
        to.field("amount", &self.amount);
        to.field("percent", &AsNumber(&self.percent));
        to.field("bank_name", &self.bank_name);
        to.field("note", &self.note);
        to.nullable("reason", &self.reason);
        if !self.recipients.is_empty() {
            to.field("recipients", &self.recipients);
        }
        to.field("weight", &self.weight);
        to.extra(&self.more);
    }

    fn check(&self, to: &mut Checks<'_>) {
        to.bounds("amount", &self.amount, &[Bound::ExclusiveMinimum("0"), Bound::MultipleOf("0.01")]);
        to.bounds("bank_name", &self.bank_name, &[Bound::MinLength(1), Bound::MaxLength(10)]);
        to.bounds("recipients", &self.recipients, &[Bound::MaxItems(2), Bound::UniqueItems]);
        to.bounds("note", &self.note, &[Bound::MinLength(2)]);
    }
}
runtime::__encoded!(CreateTransfer);

/// A recipient.
#[derive(Clone)]
pub(crate) struct Recipient {
    pub(crate) email: Option<String>,
}

impl Record for Recipient {
    fn name(&self) -> &'static str {
        "Recipient"
    }

    fn fields(&self, to: &mut dyn Fields) {
        to.field("email", &self.email);
    }

    fn check(&self, to: &mut Checks<'_>) {
        to.required("email", &self.email);
        to.bounds("email", &self.email, &[Bound::Format(Format::Email)]);
    }
}
runtime::__encoded!(Recipient);

/// GET with an envelope, query and path.
#[derive(Clone)]
pub(crate) struct ListCustomers {
    pub(crate) group: CustomerId,
    pub(crate) limit: Option<u32>,
    pub(crate) email: Option<String>,
}

impl ListCustomers {
    pub(crate) fn of(group: &str) -> Self {
        Self { group: group.into(), limit: None, email: None }
    }
}

impl Operation for ListCustomers {
    type Output = Page<Customer>;
    const ABOUT: &'static About = &About::new("listCustomers", "GET", "/groups/{group}/customers").security(SECURITY);
    const SUCCESSES: &'static [Success<Self::Output>] =
        &[Success::json(200, |raw| Page::decode_at(raw, &["data", "items"]))];

    fn encode(&self, to: &mut dyn Parts) {
        to.path("group", &self.group, &["quote"]);
        to.query("limit", &self.limit, Style::FORM, &[Bound::Maximum("100")]);
        to.query("email", &Hidden(&self.email), Style::FORM, &[]);
    }
}
runtime::__operation_debug!(ListCustomers);

impl Call<ListCustomers> {
    pub(crate) fn limit(self, limit: u32) -> Self {
        self.map_operation(|operation| ListCustomers { limit: Some(limit), ..operation })
    }
}

/// POST that moves money, with several successes.
#[derive(Clone)]
pub(crate) struct Transfer(pub(crate) CreateTransfer);

#[derive(Debug, PartialEq)]
pub(crate) enum TransferOutput {
    Created(Customer),
    Accepted,
}

impl Operation for Transfer {
    type Output = TransferOutput;
    const ABOUT: &'static About = &About::new("createTransfer", "POST", "/transfers")
        .security(SECURITY)
        .idempotency_header("Idempotency-Key")
        .moves_money(Some("getTransfer"));
    const SUCCESSES: &'static [Success<Self::Output>] = &[
        Success::json(201, |raw| raw.decode_at(&["data"]).map(TransferOutput::Created)),
        Success::empty(202, || TransferOutput::Accepted),
    ];

    fn encode(&self, to: &mut dyn Parts) {
        to.json("application/json", &self.0);
    }
}
runtime::__operation_debug!(Transfer);

/// The declared error body of `createTransfer`.
#[derive(Debug, PartialEq)]
pub(crate) struct TransferError {
    pub(crate) status: u16,
    pub(crate) code: String,
}

impl ErrorBody for TransferError {
    const OPERATION: &'static str = "createTransfer";

    fn decode(status: u16, raw: Raw<'_>) -> Result<Self, DecodeError> {
        Ok(Self { status, code: raw.decode_at(&["error", "code"])? })
    }
}

pub(crate) const CUSTOMER: &str = r#"{"customer_id":"c_1","email":"canary@example.com","balance":"10.50"}"#;

pub(crate) fn customer(text: &str) -> Customer {
    Json::new(text).unwrap().decode().unwrap()
}

pub(crate) fn transfer() -> Transfer {
    Transfer(CreateTransfer::new(runtime::decimal!("10.50"), "Bank"))
}

pub(crate) fn shown(value: &dyn fmt::Debug) -> String {
    format!("{value:?} {value:#?}")
}
