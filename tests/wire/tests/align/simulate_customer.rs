//! `simulateCustomer`, as documented.

use align_api::Client;
use align_api::types::{Acknowledgement, SimulateCustomer};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<Acknowledgement> {
    let call =
        |align: &Client| align.customers().simulate(SimulateCustomer::new("123e4567-e89b-12d3-a456-426614174000"));
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/simulate")
        .json(r#"{ "action": "kyc.status.approve", "customer_id": "123e4567-e89b-12d3-a456-426614174000" }"#)
        .answers(Sample::new(201, "{}", |_: &Acknowledgement| {}))
        .refuses(align::refusals!(SimulateCustomerError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 429 TooManyRequests, 500 InternalServerError))
}
