//! `createVirtualAccount`, as documented.

use align_api::operations::CreateVirtualAccountOutput as Output;
use align_api::types::{CreateVirtualAccount, DepositInstructions, FiatCurrency, Network, PaymentRail, Token};
use align_api::types::{VirtualAccount, VirtualAccountStatus};
use align_api::{Client, Json, decimal};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<Output> {
    let call = |align: &Client| {
        let account = CreateVirtualAccount::new(FiatCurrency::Eur, Network::Polygon)
            .destination_token(Token::Usdc)
            .destination_address("0x742d35Cc6634C0532925a3b844Bc454e4438f44e")
            .developer_fee_percent(decimal!("0.5"));
        align.virtual_accounts().create("123e4567-e89b-12d3-a456-426614174000", account)
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/virtual-account")
        .json(
            r#"{
                "source_currency": "eur",
                "destination_token": "usdc",
                "destination_network": "polygon",
                "destination_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
                "developer_fee_percent": "0.5"
            }"#,
        )
        .answers(iban())
        .answers(us())
        .answers(international_wire())
        .answers(pending())
        .refuses(align::refusals!(CreateVirtualAccountError:
            400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 429 TooManyRequests,
            500 InternalServerError))
}

fn written(output: &Output) -> Json {
    match output {
        Output::Created(account) => Json::of(account),
        Output::Accepted(account) => Json::of(account),
        _ => panic!("another variant"),
    }
}

fn created(output: &Output) -> &VirtualAccount {
    match output {
        Output::Created(account) => account,
        _ => panic!("not created at once"),
    }
}

fn iban() -> Sample<Output> {
    let body = r#"{
        "id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04",
        "status": "active",
        "destination_token": "usdc",
        "destination_network": "polygon",
        "destination_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
        "deposit_instructions": {
            "payment_rails": ["sepa"],
            "currency": "eur",
            "bank_name": "Example Bank",
            "bank_address": "Beispielweg 1, 10115 Berlin",
            "account_holder_name": "Ada Lovelace",
            "iban": { "bic": "DEUTDEFF", "iban_number": "DE89370400440532013000" }
        }
    }"#;
    let holds = |output: &Output| {
        let account = created(output);
        assert_eq!(account.id.as_str(), "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04");
        assert_eq!(account.status, VirtualAccountStatus::Active);
        assert_eq!(account.destination_token, Some(Token::Usdc));
        let Some(DepositInstructions::Iban(iban)) = &account.deposit_instructions else {
            panic!("{:?}", account.deposit_instructions);
        };
        assert_eq!(iban.payment_rails.as_deref(), Some(&[PaymentRail::Sepa][..]));
        assert_eq!(iban.iban.iban_number.as_deref(), Some("DE89370400440532013000"));
    };
    Sample::written_by(201, body, holds, written)
        .required(&["id", "status"])
        .optional(&[
            "destination_token",
            "destination_network",
            "destination_address",
            "deposit_instructions",
            "deposit_instructions.payment_rails",
            "deposit_instructions.currency",
            "deposit_instructions.bank_name",
            "deposit_instructions.bank_address",
            "deposit_instructions.account_holder_name",
            "deposit_instructions.iban.bic",
            "deposit_instructions.iban.iban_number",
        ])
        .unfit(&[("deposit_instructions.iban", "deposit_instructions")])
        .enums(&[
            "status",
            "destination_token",
            "destination_network",
            "deposit_instructions.payment_rails[]",
            "deposit_instructions.currency",
        ])
}

fn us() -> Sample<Output> {
    let body = r#"{
        "id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04",
        "status": "active",
        "deposit_instructions": {
            "payment_rails": ["ach", "wire"],
            "currency": "usd",
            "bank_name": "Example Bank",
            "bank_address": "1 Example Street, San Francisco",
            "account_beneficiary_name": null,
            "account_beneficiary_address": null,
            "us": { "account_number": "000123456789", "routing_number": "021000021" }
        }
    }"#;
    let holds = |output: &Output| {
        let Some(DepositInstructions::Us(us)) = &created(output).deposit_instructions else {
            panic!("{output:?}");
        };
        assert_eq!(us.payment_rails.as_deref(), Some(&[PaymentRail::Ach, PaymentRail::Wire][..]));
        assert_eq!(us.account_beneficiary_name, None);
        assert_eq!(us.us.account_number.as_deref(), Some("000123456789"));
    };
    Sample::written_by(201, body, holds, written)
        .required(&["id", "status"])
        .optional(&[
            "deposit_instructions",
            "deposit_instructions.payment_rails",
            "deposit_instructions.currency",
            "deposit_instructions.bank_name",
            "deposit_instructions.bank_address",
            "deposit_instructions.account_beneficiary_name",
            "deposit_instructions.account_beneficiary_address",
            "deposit_instructions.us.account_number",
            "deposit_instructions.us.routing_number",
        ])
        .unfit(&[("deposit_instructions.us", "deposit_instructions")])
        .enums(&["deposit_instructions.payment_rails[]", "deposit_instructions.currency"])
}

fn international_wire() -> Sample<Output> {
    let body = r#"{
        "id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04",
        "status": "active",
        "deposit_instructions": {
            "payment_rails": ["swift"],
            "currency": "usd",
            "bank_name": "Example Bank",
            "bank_address": "1 Example Street, San Francisco",
            "account_beneficiary_name": "Ada Lovelace",
            "account_beneficiary_address": "1 Example Street, San Francisco",
            "international_wire": {
                "account_number": "000123456789",
                "routing_number": "021000021",
                "bic": "EXAMUS33"
            }
        }
    }"#;
    let holds = |output: &Output| {
        let Some(DepositInstructions::InternationalWire(wire)) = &created(output).deposit_instructions else {
            panic!("{output:?}");
        };
        assert_eq!(wire.account_beneficiary_name.as_deref(), Some("Ada Lovelace"));
        assert_eq!(wire.international_wire.bic.as_deref(), Some("EXAMUS33"));
    };
    Sample::written_by(201, body, holds, written)
        .required(&["id", "status"])
        .optional(&[
            "deposit_instructions",
            "deposit_instructions.payment_rails",
            "deposit_instructions.currency",
            "deposit_instructions.bank_name",
            "deposit_instructions.bank_address",
            "deposit_instructions.account_beneficiary_name",
            "deposit_instructions.account_beneficiary_address",
            "deposit_instructions.international_wire.account_number",
            "deposit_instructions.international_wire.routing_number",
            "deposit_instructions.international_wire.bic",
        ])
        .unfit(&[("deposit_instructions.international_wire", "deposit_instructions")])
        .enums(&["deposit_instructions.payment_rails[]", "deposit_instructions.currency"])
}

fn pending() -> Sample<Output> {
    let body = r#"{ "id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04", "status": "pending" }"#;
    let holds = |output: &Output| {
        let Output::Accepted(account) = output else {
            panic!("not to be created later: {output:?}");
        };
        assert_eq!(account.id.as_str(), "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04");
        assert_eq!(account.status, VirtualAccountStatus::Pending);
    };
    Sample::written_by(202, body, holds, written).required(&["id", "status"]).enums(&["status"])
}

#[test]
fn a_usd_account_may_ask_for_swift_and_no_destination() {
    let request = align::sent(|align| {
        let account = CreateVirtualAccount::new(FiatCurrency::Usd, Network::Solana);
        align.virtual_accounts().create("c", account.source_rails(PaymentRail::Swift))
    });
    wire::assert_json(
        &request.body,
        r#"{ "source_currency": "usd", "source_rails": "swift", "destination_network": "solana" }"#,
    );
}
