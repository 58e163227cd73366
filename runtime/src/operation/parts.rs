//! What an operation states its request to.
//! It may not see the transport: the same statements make requests, tests and Debug.

use crate::check::Bound;
use crate::encode::{Encode, Record};
use crate::transport::Body;

/// The parts of a request. Values that are absent are left out, except in the path, where they are a fault.
pub trait Parts {
    /// A segment of the path. Refused when empty, a dot segment, or one of the static `siblings`.
    fn path(&mut self, name: &'static str, value: &dyn Encode, siblings: &'static [&'static str]);
    /// A query parameter.
    fn query(&mut self, name: &'static str, value: &dyn Encode, style: Style, bounds: &'static [Bound]);
    /// A header.
    fn header(&mut self, name: &'static str, value: &dyn Encode, bounds: &'static [Bound]);
    /// A cookie.
    fn cookie(&mut self, name: &'static str, value: &dyn Encode);
    /// A body in JSON.
    fn json(&mut self, media_type: &'static str, body: &dyn Encode);
    /// A body in parts, some of which may be files.
    fn multipart(&mut self, body: &dyn Record);
    /// A body of form fields.
    fn form(&mut self, body: &dyn Record);
    /// A body of text.
    fn text(&mut self, media_type: &'static str, body: &str);
    /// A body of bytes.
    fn bytes(&mut self, media_type: &'static str, body: &Body);
}

/// How a query parameter with several values is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a=1&a=2`, or `a=1,2` without `explode`.
    Form {
        /// Whether each value is a parameter of its own.
        explode: bool,
    },
    /// `a=1%202`
    Space,
    /// `a=1%7C2`
    Pipe,
    /// `a[x]=1&a[y]=2`
    DeepObject,
}

impl Style {
    /// The default of documents: `a=1&a=2`.
    pub const FORM: Self = Self::Form { explode: true };
    /// `a=1,2`
    pub const COMMA: Self = Self::Form { explode: false };
}
