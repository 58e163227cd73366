//! `verifyWalletOwnership`, as documented.

use align_api::Client;
use align_api::types::{VerifyWalletOwnership, WalletOwnershipVerification};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<WalletOwnershipVerification> {
    let call = |align: &Client| {
        let wallet = VerifyWalletOwnership::new("0x742d35Cc6634C0532925a3b844Bc454e4438f44e");
        align.customers().verify_wallet_ownership("123e4567-e89b-12d3-a456-426614174000", wallet)
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/wallet-ownership")
        .json(r#"{ "wallet_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e" }"#)
        .answers(sample())
        .refuses(align::refusals!(VerifyWalletOwnershipError:
            400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<WalletOwnershipVerification> {
    let body = r#"{ "verification_flow_link": "https://verify.example.com/wallet/1" }"#;
    Sample::new(201, body, |verification: &WalletOwnershipVerification| {
        let link = verification.verification_flow_link.as_deref();
        assert_eq!(link, Some("https://verify.example.com/wallet/1"));
    })
    .optional(&["verification_flow_link"])
}
