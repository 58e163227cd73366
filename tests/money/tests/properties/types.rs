//! The types of answers, and each of them as a function from JSON to JSON.
//! The lists may not fall behind the crates: `api.txt` is compared with them.

use std::fmt::Debug;

use align_api::Json;
use align_api::runtime::codegen::serde::Serialize;
use align_api::runtime::codegen::serde::de::DeserializeOwned;
use align_api::runtime::codegen::{Decode, DecodeError, Encode, decode_slice};

use crate::document::{ALIGN, Document, JUICYWAY, OFFBLOCKS};

/// An API: its document, the types of its answers, and what its crate says that it has.
pub(crate) struct Api {
    document: fn() -> &'static Document,
    pub(crate) types: &'static [Type],
    listing: &'static str,
}

impl Api {
    pub(crate) fn document(&self) -> &'static Document {
        (self.document)()
    }
}

pub(crate) const APIS: [Api; 3] = [
    Api { document: || &ALIGN, types: OF_ALIGN, listing: include_str!("../../../../generated/align/api.txt") },
    Api { document: || &JUICYWAY, types: OF_JUICYWAY, listing: include_str!("../../../../generated/juicyway/api.txt") },
    Api {
        document: || &OFFBLOCKS,
        types: OF_OFFBLOCKS,
        listing: include_str!("../../../../generated/offblocks/api.txt"),
    },
];

/// A type of answers.
pub(crate) struct Type {
    pub(crate) name: &'static str,
    /// Where its schema stands in the document.
    pub(crate) schema: &'static str,
    /// Reads JSON as this type and writes it again.
    pub(crate) again: fn(&[u8]) -> Result<String, DecodeError>,
    /// Reads JSON as this type, stores it, and writes what was stored.
    pub(crate) stored: fn(&[u8]) -> Result<String, String>,
}

fn again<T: Decode + Encode + Debug + Clone + PartialEq>(json: &[u8]) -> Result<String, DecodeError> {
    let value: T = decode_slice(json)?;
    // Whoever logs a value must come through it, whatever is in it.
    let _ = format!("{value:?} {value:#?}");
    assert!(value == value.clone(), "a value is not its own copy");
    Ok(Json::of(&value).as_str().to_owned())
}

fn stored<T: Decode + Encode + Serialize + DeserializeOwned>(json: &[u8]) -> Result<String, String> {
    let value: T = decode_slice(json).map_err(|error| error.to_string())?;
    let stored = serde_json::to_vec(&value).map_err(|error| error.to_string())?;
    let value: T = serde_json::from_slice(&stored).map_err(|error| error.to_string())?;
    Ok(Json::of(&value).as_str().to_owned())
}

macro_rules! types {
    ($api:ident: $($name:ident)* ; $($inline:ident at $schema:literal)*) => {
        &[
            $(Type {
                name: stringify!($name),
                schema: concat!("/components/schemas/", stringify!($name)),
                again: again::<$api::types::$name>,
                stored: stored::<$api::types::$name>,
            },)*
            $(Type {
                name: stringify!($inline),
                schema: concat!("/components/schemas/", $schema),
                again: again::<$api::types::$inline>,
                stored: stored::<$api::types::$inline>,
            },)*
        ]
    };
}

const OF_ALIGN: &[Type] = types! {
    align_api:
    AccountHolderAddress AccountHolderType AccountPurpose Acknowledgement ApiError BankAccount BankAccountType
    CrossChainEventPayload CrossChainQuote CrossChainTransfer CrossChainTransferQuote CrossChainTransferStatus
    CrossChainTransferStatusUpdatedEvent Customer CustomerAddress CustomerKycsUpdatedEvent CustomerType
    DepositInstructions DeveloperFee DeveloperFeeBasis DeveloperFeeService DeveloperFees DocumentPurpose
    EventEntityType ExternalAccount FiatCurrency IbanDepositInstructions IbanDetails IbanOnrampDepositAccount
    InternationalWireDepositInstructions InternationalWireDetails KycRailStatus KycSession KycStatus KycSubStatus Kycs
    Network OfframpQuote OfframpTransfer OfframpTransferQuote OfframpTransferStatus OfframpTransferStatusUpdatedEvent
    OnrampDepositAccount OnrampEventPayload OnrampQuote OnrampTransfer OnrampTransferQuote OnrampTransferStatus
    OnrampTransferStatusUpdatedEvent PaymentRail PendingVirtualAccount PermanentRouteAddress
    PermanentRouteAddressReference RouteChainAddress RouteDestination SimulationResult Token TransferPurpose
    UploadedFile UsDepositInstructions UsDetails UsOnrampDepositAccount VirtualAccount VirtualAccountCreatedEvent
    VirtualAccountEvent VirtualAccountEventDestination VirtualAccountEventSource VirtualAccountEventType
    VirtualAccountReference VirtualAccountStatus WalletOwnershipVerification WebhookEndpoint WebhookEndpointStatus
    ;
    CrossChainTransferStatusUpdatedEventType at "CrossChainTransferStatusUpdatedEvent/properties/event_type"
    CustomerKycsUpdatedEventType at "CustomerKycsUpdatedEvent/properties/event_type"
    OfframpTransferStatusUpdatedEventType at "OfframpTransferStatusUpdatedEvent/properties/event_type"
    OnrampTransferStatusUpdatedEventType at "OnrampTransferStatusUpdatedEvent/properties/event_type"
    VirtualAccountCreatedEventType at "VirtualAccountCreatedEvent/properties/event_type"
};

const OF_JUICYWAY: &[Type] = types! {
    juicyway_api:
    ApiError BankAccountType BillingAddress Chain CryptoPaymentCompleted CryptoPaymentConfirmed
    CryptoPaymentPending Currency Customer CustomerSort CustomerStatus CustomerType ErrorAnswer ExchangeQuote
    ExchangeQuoteType ExchangeSwap ExchangeSwapStatus FeePayer FieldError Money Payment PaymentAuthType
    PaymentMethodType PaymentSession PaymentSessionFailed PaymentSessionSucceeded PaymentStatus PayoutCharge
    Wallet WalletBalance WalletEvent WalletPaymentMethod WalletStatus WalletTransaction WalletTransactionType
    ;
    CryptoPaymentCompletedEvent at "CryptoPaymentCompleted/properties/event"
    CryptoPaymentConfirmedEvent at "CryptoPaymentConfirmed/properties/event"
    CryptoPaymentPendingEvent at "CryptoPaymentPending/properties/event"
    PaymentSessionFailedEvent at "PaymentSessionFailed/properties/event"
    PaymentSessionSucceededEvent at "PaymentSessionSucceeded/properties/event"
};

const OF_OFFBLOCKS: &[Type] = types! {
    offblocks_api:
    Account AccountStatus AccountType AccountUpdatedEvent Address ApiError Authorisation AuthorisationStatus
    AuthorisationUpdatedEvent Card CardNetwork CardStatus CardType CardUpdatedEvent ChallengeToSign
    CreatedAccount CreatedCustomer Customer CustomerStatus CustomerUpdatedEvent Merchant SigningKey Token
    Transaction TransactionStatus TransactionUpdatedEvent WebhookEndpoint WebhookType
    ;
    AccountUpdatedEventWebhookType at "AccountUpdatedEvent/allOf/1/properties/webhookType"
    AuthorisationUpdatedEventWebhookType at "AuthorisationUpdatedEvent/allOf/1/properties/webhookType"
    CardUpdatedEventWebhookType at "CardUpdatedEvent/allOf/1/properties/webhookType"
    CustomerUpdatedEventWebhookType at "CustomerUpdatedEvent/allOf/1/properties/webhookType"
    TransactionUpdatedEventWebhookType at "TransactionUpdatedEvent/allOf/1/properties/webhookType"
};

/// The enums, and the records and unions of answers, that a crate says it has.
fn of_the_crate(listing: &'static str) -> Vec<&'static str> {
    let types = listing.lines().filter_map(|line| line.strip_prefix("type ")?.split_once(": "));
    let kinds = ["enum", "response", "union, response"];
    types.filter(|(name, kind)| !name.contains(' ') && kinds.contains(kind)).map(|(name, _)| name).collect()
}

#[test]
fn every_type_of_answers_is_in_the_list() {
    for api in APIS {
        let mut listed: Vec<_> = api.types.iter().map(|listed| listed.name).collect();
        listed.sort_unstable();
        assert_eq!(listed, of_the_crate(api.listing), "left: the list of this test; right: api.txt");
    }
}
