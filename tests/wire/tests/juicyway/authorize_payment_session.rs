//! `authorizePaymentSession`, as documented.

use juicyway_api::Client;
use juicyway_api::types::{AuthorizePaymentSession, PaymentSession};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<PaymentSession> {
    let call = |juicyway: &Client| {
        let code = AuthorizePaymentSession::new("123456");
        juicyway.payment_sessions().authorize("2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08", code)
    };
    juicyway::operation(module_path!(), call)
        .sends("POST", "/payment-sessions/2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08/authorize")
        .exactly("application/json", r#"{"otp":"123456"}"#)
        .answers(sample())
        .refuses(juicyway::refusals!(AuthorizePaymentSessionError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

/// The fields of this answer were not seen: nothing in it is required.
fn sample() -> Sample<PaymentSession> {
    let body = r#"{"data":{"message":"Done","payment":{"mode":"live"}}}"#;
    Sample::new(200, body, |session: &PaymentSession| {
        assert_eq!(session.message.as_deref(), Some("Done"));
        assert_eq!(session.payment.as_ref().unwrap().mode.as_deref(), Some("live"));
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::SESSION)
    .fields("data.payment", fields::PAYMENT)
}

#[test]
fn the_code_does_not_show() {
    assert!(!format!("{:?}", AuthorizePaymentSession::new("123456")).contains("123456"));
}
