//! `getDeveloperFees`, as documented.

use align_api::Client;
use align_api::types::{DeveloperFeeBasis, DeveloperFeeService, DeveloperFees};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<DeveloperFees> {
    let call = |align: &Client| align.developer_fees().get();
    align::operation(module_path!(), call).sends("GET", "/v0/developer/fees").answers(sample()).refuses(
        align::refusals!(GetDeveloperFeesError: 401 Unauthorized, 429 TooManyRequests, 500 InternalServerError),
    )
}

fn sample() -> Sample<DeveloperFees> {
    let body = r#"{
        "developer_receivable_fees": [
            { "service_type": "onramp", "accrual_basis": "percentage", "value": 1.250 },
            { "service_type": "cross_chain_transfer", "accrual_basis": "percentage", "value": 0 }
        ]
    }"#;
    Sample::new(200, body, |fees: &DeveloperFees| {
        let first = &fees.developer_receivable_fees[0];
        assert_eq!(first.service_type, DeveloperFeeService::Onramp);
        assert_eq!(first.accrual_basis, Some(DeveloperFeeBasis::Percentage));
        // A JSON number whose digits are kept.
        assert_eq!(first.value.as_ref().unwrap().as_str(), "1.250");
    })
    .required(&["developer_receivable_fees", "developer_receivable_fees[]", "developer_receivable_fees[].service_type"])
    .optional(&["developer_receivable_fees[].accrual_basis", "developer_receivable_fees[].value"])
    .enums(&["developer_receivable_fees[].service_type", "developer_receivable_fees[].accrual_basis"])
}
