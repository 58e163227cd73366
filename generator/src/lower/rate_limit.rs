//! Which headers tell how many requests may still be made, from `x-rate-limit`.
//! When to wait for how long is the runtime's business.

use serde_json::Value;

use super::context::Context;
use crate::model::{RateLimit, ResetUnit};

pub(super) fn lower(cx: &Context<'_>) -> Option<RateLimit> {
    let payload = cx.doc.extensions.get("x-rate-limit")?;
    let header = |key: &str| payload.get(key).and_then(Value::as_str).unwrap_or_default().to_ascii_lowercase();
    let unit = match payload.get("unit").and_then(Value::as_str) {
        Some("epoch") => ResetUnit::Epoch,
        _ => ResetUnit::Seconds,
    };
    Some(RateLimit { limit: header("limit"), remaining: header("remaining"), reset: header("reset"), unit })
}
