//! `getPayoutCharge`, as documented.

use juicyway_api::Client;
use juicyway_api::types::{Currency, MinorUnits, PayoutCharge};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<PayoutCharge> {
    let call = |juicyway: &Client| juicyway.payouts().get_charge(MinorUnits::new(150_000), Currency::Ngn).rail("bank");
    juicyway::operation(module_path!(), call)
        .sends("GET", "/payouts/Charge?amount=150000&currency=NGN&rail=bank")
        .answers(sample())
        .refuses(juicyway::refusals!(GetPayoutChargeError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 422 UnprocessableEntity, 429 TooManyRequests,
            500 InternalServerError))
}

fn sample() -> Sample<PayoutCharge> {
    let body = r#"{"data":{"can_perform":false,"fee":{"amount":5000,"currency":"NGN"},"reason":"Too much"}}"#;
    Sample::new(200, body, |charge: &PayoutCharge| {
        assert_eq!(charge.can_perform, Some(false));
        let fee = charge.fee.as_ref().unwrap();
        assert_eq!((fee.amount, fee.currency.as_ref()), (Some(MinorUnits::new(5_000)), Some(&Currency::Ngn)));
        assert_eq!(charge.reason.as_deref(), Some("Too much"));
    })
    .under("/data")
    .required(&["data"])
    .optional(&["data.can_perform", "data.fee", "data.reason"])
    .fields("data.fee", fields::MONEY)
}
