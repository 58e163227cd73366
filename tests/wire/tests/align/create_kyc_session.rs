//! `createKycSession`, as documented.

use align_api::Client;
use align_api::types::{CreateKycSession, KycSession, KycStatus};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<KycSession> {
    let call = |align: &Client| {
        let body = CreateKycSession::new().redirect_uri("https://app.example.com/verified");
        align.customers().create_kyc_session("123e4567-e89b-12d3-a456-426614174000").body(body)
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/kycs")
        .json(r#"{ "redirect_uri": "https://app.example.com/verified" }"#)
        .answers(sample())
        .refuses(align::refusals!(CreateKycSessionError:
            400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<KycSession> {
    let body = r#"{ "kycs": { "status": "pending", "kyc_flow_link": "https://kyc.example.com/flow/1" } }"#;
    Sample::new(201, body, |session: &KycSession| {
        let kycs = session.kycs.as_ref().unwrap();
        assert_eq!(kycs.status, Some(KycStatus::Pending));
        assert_eq!(kycs.kyc_flow_link.as_deref(), Some("https://kyc.example.com/flow/1"));
    })
    .optional(&["kycs"])
    .fields("kycs", fields::KYCS)
}

/// Both known clients send no body at all.
#[test]
fn the_body_may_be_left_out() {
    let request = align::sent(|align| align.customers().create_kyc_session("c"));
    assert_eq!((request.method.as_str(), request.target.as_str()), ("POST", "/v0/customers/c/kycs"));
    assert_eq!((request.text(), request.header("content-type")), ("", None));
    assert_eq!(request.header("content-length"), Some("0"));
}
