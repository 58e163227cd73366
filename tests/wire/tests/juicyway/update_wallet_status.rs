//! `updateWalletStatus`, as documented.

use juicyway_api::Client;
use juicyway_api::types::{UpdateWalletStatus, Wallet, WalletStatus};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Wallet> {
    let call = |juicyway: &Client| {
        let status = UpdateWalletStatus::new(WalletStatus::Frozen).reason("Asked for by its owner");
        juicyway.wallets().update_status("5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01", status)
    };
    juicyway::operation(module_path!(), call)
        .sends("PATCH", "/wallets/5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01/status")
        .exactly("application/json", r#"{"status":"frozen","reason":"Asked for by its owner"}"#)
        .answers(sample())
        .refuses(juicyway::refusals!(UpdateWalletStatusError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Wallet> {
    let body = r#"{"data":{"id":"5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01","status":"frozen"}}"#;
    Sample::new(200, body, |wallet: &Wallet| {
        assert_eq!(wallet.id.as_str(), "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01");
        assert_eq!(wallet.status, Some(WalletStatus::Frozen));
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::WALLET)
}
