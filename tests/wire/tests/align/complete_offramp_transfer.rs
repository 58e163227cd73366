//! `completeOfframpTransfer`, as documented. No key: it is not known that one is honoured here.

use align_api::Client;
use align_api::types::{CompleteOfframpTransfer, OfframpTransfer, OfframpTransferStatus};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<OfframpTransfer> {
    let call = |align: &Client| {
        let hash = "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b";
        align.offramp_transfers().complete(
            "123e4567-e89b-12d3-a456-426614174000",
            "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
            CompleteOfframpTransfer::new(hash),
        )
    };
    align::operation(module_path!(), call)
        .sends(
            "POST",
            "/v0/customers/123e4567-e89b-12d3-a456-426614174000/offramp-transfer/\
             5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01/complete",
        )
        .json(
            r#"{
                "deposit_transaction_hash": "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b"
            }"#,
        )
        .answers(sample())
        .refuses(align::refusals!(CompleteOfframpTransferError:
            400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<OfframpTransfer> {
    let body = r#"{
        "id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
        "status": "processing",
        "amount": "98.00",
        "source_token": "usdc",
        "source_network": "polygon",
        "destination_currency": "eur",
        "destination_bank_account": {
            "bank_name": "Example Bank",
            "account_holder_type": "individual",
            "account_holder_first_name": "Ada",
            "account_holder_last_name": "Lovelace",
            "account_type": "iban",
            "iban": { "bic": "DEUTDEFF", "iban_number": "DE89370400440532013000" }
        },
        "quote": {
            "deposit_network": "polygon",
            "deposit_token": "usdc",
            "deposit_blockchain_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
            "deposit_amount": "100.50",
            "fee_amount": "2.50"
        }
    }"#;
    Sample::new(200, body, |transfer: &OfframpTransfer| {
        assert_eq!(transfer.status, OfframpTransferStatus::Processing);
        assert_eq!(transfer.amount.as_ref().unwrap().as_str(), "98.00");
        assert_eq!(transfer.destination_payment_rails, None);
        let quote = transfer.quote.as_ref().unwrap();
        assert_eq!(quote.fee_amount.as_ref().unwrap().as_str(), "2.50");
    })
    .fields("", fields::OFFRAMP_TRANSFER)
    .fields("destination_bank_account", fields::BANK_ACCOUNT)
    .fields("destination_bank_account.iban", fields::IBAN)
    .fields("quote", fields::OFFRAMP_TRANSFER_QUOTE)
}
