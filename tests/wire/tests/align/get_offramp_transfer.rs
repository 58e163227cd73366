//! `getOfframpTransfer`, as documented.

use align_api::Client;
use align_api::types::{BankAccountType, OfframpTransfer, OfframpTransferStatus, TransferPurpose};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<OfframpTransfer> {
    let call = |align: &Client| {
        let transfers = align.offramp_transfers();
        transfers.get("123e4567-e89b-12d3-a456-426614174000", "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01")
    };
    align::operation(module_path!(), call)
        .sends(
            "GET",
            "/v0/customers/123e4567-e89b-12d3-a456-426614174000/offramp-transfer/5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
        )
        .answers(sample())
        .answers(of_clients())
        .refuses(align::refusals!(GetOfframpTransferError:
            401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<OfframpTransfer> {
    let body = r#"{
        "id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
        "status": "completed",
        "amount": "98.00",
        "source_token": "usdc",
        "source_network": "polygon",
        "destination_currency": "eur",
        "destination_payment_rails": "sepa",
        "transfer_purpose": "goods_bought",
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
            "source_amount": "100.50",
            "destination_amount": "98.00",
            "fee_amount": "2.50",
            "exchange_rate": "0.98",
            "deposit_transaction_hash": "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b"
        }
    }"#;
    Sample::new(200, body, |transfer: &OfframpTransfer| {
        assert_eq!(transfer.id.as_str(), "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01");
        assert_eq!(transfer.status, OfframpTransferStatus::Completed);
        assert_eq!(transfer.transfer_purpose, Some(TransferPurpose::GoodsBought));
        let account = transfer.destination_bank_account.as_ref().unwrap();
        assert_eq!(account.account_type, Some(BankAccountType::Iban));
        let quote = transfer.quote.as_ref().unwrap();
        assert_eq!(quote.source_amount.as_ref().unwrap().as_str(), "100.50");
        assert_eq!(quote.destination_amount.as_ref().unwrap().as_str(), "98.00");
        assert_eq!(quote.fee_amount.as_ref().unwrap().as_str(), "2.50");
        assert_eq!(quote.exchange_rate.as_ref().unwrap().as_str(), "0.98");
        let hash = "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b";
        assert_eq!(quote.deposit_transaction_hash.as_deref(), Some(hash));
    })
    .fields("", fields::OFFRAMP_TRANSFER)
    .fields("destination_bank_account", fields::BANK_ACCOUNT)
    .fields("destination_bank_account.iban", fields::IBAN)
    .fields("quote", fields::OFFRAMP_TRANSFER_QUOTE)
}

/// What live clients accept besides: another status, the hash outside the quote, times.
fn of_clients() -> Sample<OfframpTransfer> {
    let body = r#"{
        "id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
        "status": "refunded",
        "deposit_transaction_hash": "0x88",
        "created_at": "2025-10-30T18:51:09.237Z",
        "updated_at": "2025-10-30T18:52:00Z",
        "quote": { "expires_at": "2025-10-30T19:51:09.237Z", "deposit_transaction_hash": null }
    }"#;
    Sample::new(200, body, |transfer: &OfframpTransfer| {
        assert_eq!(transfer.status, OfframpTransferStatus::Refunded);
        assert_eq!(transfer.deposit_transaction_hash.as_deref(), Some("0x88"));
        assert_eq!(transfer.created_at.as_ref().unwrap().as_str(), "2025-10-30T18:51:09.237Z");
        assert_eq!(transfer.updated_at.as_ref().unwrap().as_str(), "2025-10-30T18:52:00Z");
        let quote = transfer.quote.as_ref().unwrap();
        assert_eq!(quote.expires_at.as_ref().unwrap().as_str(), "2025-10-30T19:51:09.237Z");
    })
    .fields("", fields::OFFRAMP_TRANSFER)
    .fields("quote", fields::OFFRAMP_TRANSFER_QUOTE)
}
