//! What a stand-in answers: a status, headers and JSON, made by hand.
//! It may not be made of generated types: a sandbox that shared them would share their faults.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use rust_decimal::Decimal;
use serde_json::{Number, Value};

/// An answer before it is bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<Value>,
}

impl Answer {
    /// With JSON.
    pub(crate) fn json(status: u16, body: Value) -> Self {
        Self { status, headers: Vec::new(), body: Some(body) }
    }

    /// Without a body.
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: None }
    }

    /// With one more header.
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The bytes of the body.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.body.as_ref().map(|body| body.to_string().into_bytes()).unwrap_or_default()
    }

    /// The answer with this body in place of its own.
    pub(crate) fn with_body(&self, body: Body) -> Response<Body> {
        let mut response = Response::new(body);
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if self.body.is_some() {
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        for (name, value) in &self.headers {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(*name), HeaderValue::try_from(value)) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}

/// A decimal that came as text or as a number.
pub(crate) fn decimal(value: &Value) -> Option<Decimal> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    text.parse().or_else(|_| Decimal::from_scientific(&text)).ok()
}

/// A decimal as a JSON number.
pub(crate) fn number(value: Decimal) -> Value {
    let text = value.normalize().to_string();
    text.parse::<Number>().map_or(Value::Null, Value::Number)
}

/// Bytes as hexadecimal digits in lower case.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn decimals_come_and_go_as_text_and_as_numbers() {
        assert_eq!(decimal(&json!("100.50")), Some(Decimal::new(10050, 2)));
        assert_eq!(decimal(&json!(0.1)), Some(Decimal::new(1, 1)));
        assert_eq!(decimal(&json!(true)), None);
        assert_eq!(number(Decimal::new(10050, 2)).to_string(), "100.5");
        assert_eq!(number(Decimal::new(300, 2)).to_string(), "3");
    }
}
