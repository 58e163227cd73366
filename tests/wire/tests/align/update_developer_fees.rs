//! `updateDeveloperFees`, as documented.

use align_api::types::{DeveloperFeeBasis, DeveloperFeeRates, DeveloperFeeService, DeveloperFees, UpdateDeveloperFees};
use align_api::{Client, decimal};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<DeveloperFees> {
    let call = |align: &Client| {
        let rates = DeveloperFeeRates::new().onramp(decimal!("1.25")).offramp(decimal!("0.1"));
        align.developer_fees().update(UpdateDeveloperFees::new(rates))
    };
    align::operation(module_path!(), call)
        .sends("PUT", "/v0/developer/fees")
        .json(r#"{ "developer_receivable_fees": { "onramp": 1.25, "offramp": 0.1 } }"#)
        .answers(sample())
        .refuses(align::refusals!(UpdateDeveloperFeesError: 400 BadRequest, 401 Unauthorized, 429 TooManyRequests, 500 InternalServerError))
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

#[test]
fn the_digits_of_numbers_are_sent_as_given() {
    let request = align::sent(|align| {
        let rates = DeveloperFeeRates::new().onramp(decimal!("1.250")).cross_chain_transfer(decimal!("0.10"));
        align.developer_fees().update(UpdateDeveloperFees::new(rates))
    });
    let body = std::str::from_utf8(&request.body).unwrap();
    assert_eq!(body, r#"{"developer_receivable_fees":{"onramp":1.250,"cross_chain_transfer":0.10}}"#);
}
