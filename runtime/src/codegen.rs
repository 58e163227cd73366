//! What generated code is written against. Programs use the crate's root and the generated crates instead.
//! Nothing here may change its meaning without a new [`VERSION`].

pub use crate::answer_headers::AnswerHeaders;
pub use crate::check::{Bound, Checks, Fault, Format};
pub use crate::client::Api;
pub use crate::credentials::{ApiKeyCookie, ApiKeyHeader, ApiKeyQuery, Basic, Bearer};
pub use crate::decimal::DecimalLiteral;
pub use crate::decode::{
    Decode, DecodeError, DecodeRecord, JsonKind, Member, Object, Raw, Unfit, best_fit, tagged, untagged,
};
pub use crate::encode::{
    AsJson, AsNumber, Encode, Encoder, Fields, Hidden, Record, Shown, Visibility, Within, debug_variant, redacted,
};
pub use crate::events::EventStream;
pub use crate::operation::{
    About, Content, ErrorBody, Idempotency, MovesMoney, Operation, PartStyle, Parts, PathStyle, Status, Style, Success,
    debug_operation,
};
pub use crate::paging::{Paged, Paging};
pub use crate::rate_limit::RateLimitHeaders;
pub use crate::scan::Scan;
pub use crate::transport::Body;
pub use crate::values::{Base64, Date, FilePart, Json, Map, Null, Page, Patch, Timestamp};
pub use crate::wait::Until;
#[cfg(feature = "webhooks")]
pub use crate::webhook::{BodyScheme, Scheme, identity, order};
pub use crate::{
    __body as body, __call as call, __client as client, __decimal_number as decimal_number,
    __environments as environments, __error_body as error_body, __guide as guide, __headers as headers,
    __integer as integer, __integer_enum as integer_enum, __needs as needs, __old_members as old_members,
    __old_setters as old_setters, __old_values as old_values, __operation as operation, __record as record,
    __request as request, __request_union as request_union, __resource as resource, __secret as secret,
    __string_enum as string_enum, __text as text, __union as union, __variant as variant,
};
#[cfg(feature = "webhooks")]
pub use crate::{__body_webhooks as body_webhooks, __webhooks as webhooks};
pub use crate::{Decimal, decimal};
pub use bytes::Bytes;

#[cfg(feature = "serde")]
pub use crate::store::{deserialize, serialize};
#[cfg(feature = "serde")]
pub use serde;
#[cfg(feature = "uuid")]
pub use uuid;

/// The version of this contract.
pub const VERSION: u32 = 3;

/// Stops the compiler when generated code needs another version: `const _: () = runtime::codegen::requires(3);`
///
/// # Panics
/// When the version is another one; in a constant, that is an error of the compiler.
pub const fn requires(version: u32) {
    assert!(version == VERSION, "generated for another version of the runtime: generate again");
}

/// Reads a record.
///
/// # Errors
/// When the value is not an object, or a field cannot be read.
pub fn decode_record<T: DecodeRecord>(raw: Raw<'_>) -> Result<T, DecodeError> {
    T::decode_record(&raw.object()?)
}

/// Reads a value from the bytes of a JSON text.
///
/// # Errors
/// When it is not JSON, or not such a value.
pub fn decode_slice<T: Decode>(json: &[u8]) -> Result<T, DecodeError> {
    T::decode(Raw::from_bytes(json)?)
}

/// The document's example of a type, for tests.
///
/// # Panics
/// When the example is not such a value; the generator has checked that it is.
#[cfg(feature = "test")]
#[must_use]
#[allow(clippy::panic, reason = "only tests call it, and only a mistake of the generator makes it fail")]
pub fn example<T: Decode>(json: &str) -> T {
    match decode_slice(json.as_bytes()) {
        Ok(value) => value,
        Err(error) => panic!("the example in the document does not fit its type: {error}"),
    }
}
