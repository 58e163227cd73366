//! Events, received over HTTP and verified by the crate.

use fintech_api_sandbox::{Builder, Receiver, Sandbox};
use juicyway_api::types::{
    AuthorizePaymentSession, CapturePaymentSession, Chain, CryptoAddress, Currency, PaymentMethodType,
};
use juicyway_api::webhooks::{WebhookEvent, Webhooks};

use crate::{Desk, refused, session};

/// A desk whose events are received.
async fn told(settings: Builder, act: impl AsyncFn(&Desk)) -> Vec<WebhookEvent> {
    let (desk, receiver) = (Desk::of(settings), Receiver::start().unwrap());
    desk.sandbox.juicyway().send_events_to(receiver.url());
    act(&desk).await;
    desk.sandbox.delivered().await;
    let webhooks = Webhooks::new(desk.sandbox.juicyway().business_id());
    let deliveries = receiver.received();
    deliveries.iter().map(|one| webhooks.verify(&one.body).unwrap()).collect()
}

async fn begin(desk: &Desk, reference: &str, method: PaymentMethodType) -> String {
    let begun = desk.juicyway.payment_sessions().create(session(reference, method)).await.unwrap();
    begun.payment.as_ref().unwrap().id.as_ref().unwrap().to_string()
}

#[tokio::test]
async fn a_payment_by_stablecoin_is_told_step_by_step() {
    use WebhookEvent::{CryptoPaymentCompleted, CryptoPaymentConfirmed, CryptoPaymentPending, PaymentSessionSucceeded};
    let events = told(Sandbox::builder(), async |desk| {
        let id = begin(desk, "order-1", PaymentMethodType::CryptoAddress).await;
        let capture = CapturePaymentSession::new(CryptoAddress::new(Chain::Eth, Currency::Usdc));
        desk.juicyway.payment_sessions().capture(id.as_str(), capture).await.unwrap();
        desk.sandbox.juicyway().confirm_payment(&id).unwrap();
        desk.sandbox.juicyway().complete_payment(&id).unwrap();
        assert!(desk.sandbox.juicyway().fail_payment(&id).is_err(), "it has ended");
    })
    .await;
    let [CryptoPaymentPending(_), CryptoPaymentConfirmed(_), CryptoPaymentCompleted(_), PaymentSessionSucceeded(last)] =
        &events[..]
    else {
        panic!("{events:?}")
    };
    assert_eq!(last.data.get(&["reference"]).and_then(|text| text.to_text()).as_deref(), Some("order-1"));
    let status = last.data.get(&["status"]).and_then(|text| text.to_text());
    assert_eq!(status.as_deref(), Some("pending"), "no other is documented");
}

#[tokio::test]
async fn the_wrong_code_fails_a_payment_and_is_told() {
    let settings = Sandbox::builder().without("juicyway.success-events").without("juicyway.payment-status");
    let events = told(settings, async |desk| {
        for (reference, code) in [("order-1", "123456"), ("order-2", "000000")] {
            let id = begin(desk, reference, PaymentMethodType::Card).await;
            desk.juicyway.payment_sessions().authorize(id.as_str(), AuthorizePaymentSession::new(code)).await.unwrap();
        }
        let twin = desk.juicyway.payment_sessions().create(session("order-1", PaymentMethodType::Card)).await;
        assert_eq!(refused(&twin.unwrap_err(), 400), "duplicate_reference");
        assert_eq!(desk.sandbox.juicyway().balance("NGN"), "100150000");
    })
    .await;
    let [WebhookEvent::PaymentSessionFailed(failed)] = &events[..] else { panic!("{events:?}") };
    assert_eq!(failed.data.get(&["reference"]).and_then(|text| text.to_text()).as_deref(), Some("order-2"));
    assert!(failed.data.get(&["status"]).is_none());
}
