//! `simulateOnrampTransfer`, as documented.

use align_api::Client;
use align_api::types::{SimulateOnrampTransfer, SimulationResult};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<SimulationResult> {
    let call = |align: &Client| {
        align.onramp_transfers().simulate(
            "123e4567-e89b-12d3-a456-426614174000",
            SimulateOnrampTransfer::new("7d9e4b52-3c68-4f0a-8b1d-6a2c9e5f7b02"),
        )
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/onramp-transfer/simulate")
        .json(r#"{ "action": "complete_transfer", "transfer_id": "7d9e4b52-3c68-4f0a-8b1d-6a2c9e5f7b02" }"#)
        .answers(sample())
        .refuses(align::refusals!(SimulateOnrampTransferError: 400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<SimulationResult> {
    Sample::new(201, r#"{"message":"Transfer completed"}"#, |result: &SimulationResult| {
        assert_eq!(result.message.as_deref(), Some("Transfer completed"));
    })
    .optional(&["message"])
}
