//! The form in which a prepared call is kept: a JSON object with the number of its format.
//! It may not lose a byte of the body, nor be read when it is of a later format.

use std::fmt;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

use super::{New, PreparedCall};
use crate::idempotency::IdempotencyKey;
use crate::operation::Operation;

/// The number of the format; it grows when an older reader would read it wrongly.
const FORMAT: u64 = 1;

/// A text is not a prepared call of that operation. It shows nothing of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PreparedError(&'static str);

impl fmt::Display for PreparedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for PreparedError {}

impl<Op: Operation> PreparedCall<Op> {
    /// The call as JSON, to be written to disk before it is sent. It holds the body, so keep it as you keep that.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_value().to_string()
    }

    /// Reads what [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// When it is not a prepared call, is of a later format, or of another operation.
    pub fn from_json(text: &str) -> Result<Self, PreparedError> {
        let value = serde_json::from_str(text).map_err(|_| PreparedError("this is not JSON"))?;
        Self::from_value(&value)
    }

    fn to_value(&self) -> Value {
        let request = &self.request;
        let at = request.at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        json!({
            "format": FORMAT,
            "operation": request.operation,
            "environment": request.environment,
            "base_url": request.base_url,
            "method": request.method,
            "path": request.path,
            "headers": request.headers,
            "body": STANDARD.encode(&request.body),
            "idempotency_key": request.key.as_ref().map(IdempotencyKey::as_str),
            "prepared_at_ms": u64::try_from(at.as_millis()).unwrap_or(u64::MAX),
        })
    }

    fn from_value(value: &Value) -> Result<Self, PreparedError> {
        if value.get("format").and_then(Value::as_u64) != Some(FORMAT) {
            return Err(PreparedError("this is no prepared call, or one of a later version of this library"));
        }
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let missing = PreparedError("the prepared call is not whole");
        let operation = text("operation").ok_or(missing)?;
        if operation != Op::ABOUT.id {
            return Err(PreparedError("the prepared call is one of another operation"));
        }
        let headers = value.get("headers").map(Vec::<(String, String)>::deserialize);
        let body = text("body").and_then(|body| STANDARD.decode(body).ok());
        let at = value.get("prepared_at_ms").and_then(Value::as_u64).map(Duration::from_millis);
        let new = New {
            operation,
            environment: text("environment").ok_or(missing)?,
            base_url: text("base_url").ok_or(missing)?,
            method: text("method").ok_or(missing)?,
            path: text("path").ok_or(missing)?,
            headers: headers.and_then(Result::ok).ok_or(missing)?,
            body: Bytes::from(body.ok_or(missing)?),
            key: text("idempotency_key").map(IdempotencyKey::from),
            // Whoever wrote it down may have sent it.
            own_key: true,
            at: at.and_then(|at| SystemTime::UNIX_EPOCH.checked_add(at)).ok_or(missing)?,
        };
        Ok(Self::with(new, true))
    }
}

impl<Op: Operation> Serialize for PreparedCall<Op> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(to)
    }
}

/// Formats that tell what a value is, such as JSON.
impl<'de, Op: Operation> Deserialize<'de> for PreparedCall<Op> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        Self::from_value(&value).map_err(serde::de::Error::custom)
    }
}
