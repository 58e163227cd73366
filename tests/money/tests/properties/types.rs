//! The types of answers, and each of them as a function from JSON to JSON.
//! The list may not fall behind the crate: `api.txt` is compared with it.

use std::fmt::Debug;

use align_api::Json;
use align_api::runtime::codegen::serde::Serialize;
use align_api::runtime::codegen::serde::de::DeserializeOwned;
use align_api::runtime::codegen::{Decode, DecodeError, Encode, decode_slice};
use align_api::types;

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
    ($($name:ident)* ; $($inline:ident at $schema:literal)*) => {
        &[
            $(Type {
                name: stringify!($name),
                schema: concat!("/components/schemas/", stringify!($name)),
                again: again::<types::$name>,
                stored: stored::<types::$name>,
            },)*
            $(Type {
                name: stringify!($inline),
                schema: concat!("/components/schemas/", $schema),
                again: again::<types::$inline>,
                stored: stored::<types::$inline>,
            },)*
        ]
    };
}

pub(crate) const TYPES: &[Type] = types! {
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

/// The enums, and the records and unions of answers, that the crate says it has.
fn of_the_crate() -> Vec<&'static str> {
    let lines = include_str!("../../../../generated/align/api.txt").lines();
    let types = lines.filter_map(|line| line.strip_prefix("type ")?.split_once(": "));
    let kinds = ["enum", "response", "union, response"];
    types.filter(|(name, kind)| !name.contains(' ') && kinds.contains(kind)).map(|(name, _)| name).collect()
}

#[test]
fn every_type_of_answers_is_in_the_list() {
    let mut listed: Vec<_> = TYPES.iter().map(|listed| listed.name).collect();
    listed.sort_unstable();
    assert_eq!(listed, of_the_crate(), "left: the list of this test; right: api.txt");
}
