//! `simulateOfframpTransfer`, as documented.

use align_api::Client;
use align_api::types::{SimulateOfframpTransfer, SimulationResult};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<SimulationResult> {
    let call = |align: &Client| {
        let step = SimulateOfframpTransfer::new("5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01");
        align.offramp_transfers().simulate("123e4567-e89b-12d3-a456-426614174000", step)
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/offramp-transfer/simulate")
        .json(r#"{ "action": "complete_transfer", "transfer_id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01" }"#)
        .answers(sample())
        .refuses(align::refusals!(SimulateOfframpTransferError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 429 TooManyRequests,
            500 InternalServerError))
}

fn sample() -> Sample<SimulationResult> {
    Sample::new(201, r#"{"message":"Transfer completed"}"#, |result: &SimulationResult| {
        assert_eq!(result.message.as_deref(), Some("Transfer completed"));
    })
    .optional(&["message"])
}
