//! `capturePaymentSession`, as documented.

use juicyway_api::Client;
use juicyway_api::types::{CapturePaymentSession, Chain, CryptoAddress, Currency, PaymentSession, PaymentStatus};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<PaymentSession> {
    let call = |juicyway: &Client| {
        let capture = CapturePaymentSession::new(CryptoAddress::new(Chain::Trx, Currency::Usdt));
        juicyway.payment_sessions().capture("2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08", capture)
    };
    juicyway::operation(module_path!(), call)
        .sends("POST", "/payment-sessions/2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08")
        .exactly("application/json", r#"{"crypto_address":{"chain":"TRX","currency":"USDT"}}"#)
        .answers(sample())
        .refuses(juicyway::refusals!(CapturePaymentSessionError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

/// The fields of this answer were not seen: nothing in it is required.
fn sample() -> Sample<PaymentSession> {
    let body = r#"{"data":{"status":"pending","message":"Pay to the address"}}"#;
    Sample::new(200, body, |session: &PaymentSession| {
        assert_eq!(session.status, Some(PaymentStatus::Pending));
        assert!(session.payment.is_none());
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::SESSION)
}
