//! `completeCrossChainTransfer`, as documented.

use align_api::Client;
use align_api::types::{CompleteCrossChainTransfer, CrossChainTransfer, CrossChainTransferStatus};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<CrossChainTransfer> {
    let call = |align: &Client| {
        let hash = "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b";
        let transfers = align.cross_chain_transfers();
        transfers.complete(
            "123e4567-e89b-12d3-a456-426614174000",
            "8e0f5c63-4d79-4a1b-9c2e-7b3d0f6a8c03",
            CompleteCrossChainTransfer::new(hash),
        )
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/cross-chain-transfer/8e0f5c63-4d79-4a1b-9c2e-7b3d0f6a8c03/complete")
        .json(r#"{ "deposit_transaction_hash": "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b" }"#)
        .answers(sample())
        .refuses(align::refusals!(CompleteCrossChainTransferError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<CrossChainTransfer> {
    let body = r#"{
        "id": "8e0f5c63-4d79-4a1b-9c2e-7b3d0f6a8c03",
        "status": "processing",
        "amount": "250.00",
        "source_network": "polygon",
        "source_token": "usdc",
        "source_address": null,
        "destination_network": "solana",
        "destination_token": "usdc",
        "destination_address": "7EqQdEULxWcraVx3mXKFjc84LhCkMGZCkRuDpvcMwJeK",
        "quote": {
            "deposit_token": "usdc",
            "deposit_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
            "deposit_network": "polygon",
            "deposit_amount": "250.90",
            "fee_amount": "0.90"
        }
    }"#;
    Sample::new(200, body, |transfer: &CrossChainTransfer| {
        assert_eq!(transfer.id.as_str(), "8e0f5c63-4d79-4a1b-9c2e-7b3d0f6a8c03");
        assert_eq!(transfer.status, CrossChainTransferStatus::Processing);
        assert_eq!(transfer.source_address, None);
        let quote = transfer.quote.as_ref().unwrap();
        assert_eq!(quote.deposit_address.as_deref(), Some("0x742d35Cc6634C0532925a3b844Bc454e4438f44e"));
        assert_eq!(quote.deposit_amount.as_ref().unwrap().as_str(), "250.90");
    })
    .fields("", fields::CROSS_CHAIN_TRANSFER)
    .fields("quote", fields::CROSS_CHAIN_TRANSFER_QUOTE)
}
