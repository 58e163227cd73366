//! Operations that the document lacks, described by hand.
//! They may not do less than generated ones: credentials, checks, resending and errors are the same.

use super::{About, Operation, Parts, Status, Style, Success};
use crate::encode::{Encode, json_text};
use crate::values::Json;

/// An operation that the document lacks: `client.call(Custom::new(About::new(..)))`.
///
/// It takes all the credentials that the client has, unless [`About::security`] names some. Its answer is the JSON of the
/// body, whatever the 2xx status; an empty body reads as `{}`.
///
/// ```
/// use oas_runtime::{About, Custom};
///
/// let share = Custom::new(About::new("shareKyc", "POST", "/customers/{customer_id}/kyc/share"))
///     .path("customer_id", "c-1")
///     .query("dry_run", "true")
///     .json(&"a body");
/// ```
#[derive(Clone)]
#[must_use]
pub struct Custom {
    about: About,
    path: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
    body: Option<Json>,
}

impl Custom {
    /// An operation of this id, method and path. Say there where the vendor honours an idempotency key, if it does.
    pub fn new(about: About) -> Self {
        let about = if about.security.is_empty() { about.every_credential() } else { about };
        Self { about, path: Vec::new(), query: Vec::new(), body: None }
    }

    /// The value of a segment that the path names in braces. It is escaped.
    pub fn path(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.path.push((name, value.into()));
        self
    }

    /// A query parameter. It is escaped.
    pub fn query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push((name, value.into()));
        self
    }

    /// The body, in JSON: one of the crate's types, or [`Json`].
    pub fn json(mut self, body: &dyn Encode) -> Self {
        self.body = Some(Json::written(json_text(body)));
        self
    }
}

impl Operation for Custom {
    type Output = Json;
    const ABOUT: &'static About = &About::new("custom", "GET", "/");
    const SUCCESSES: &'static [Success<Json>] =
        &[Success::json(0, crate::decode::Decode::decode).status(Status::Range(2))];

    fn encode(&self, to: &mut dyn Parts) {
        for (name, value) in &self.path {
            to.path(name, value, &[]);
        }
        for (name, value) in &self.query {
            to.query(name, value, Style::FORM, &[]);
        }
        if let Some(body) = &self.body {
            to.json("application/json", body);
        }
    }

    fn about(&self) -> &About {
        &self.about
    }
}

crate::__operation_debug!(Custom);
