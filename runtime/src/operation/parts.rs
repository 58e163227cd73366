//! What an operation states its request to.
//! It may not see the transport: the same statements make requests, tests and Debug.

use crate::check::Bound;
use crate::encode::Encode;
use crate::transport::Body;
use crate::values::FilePart;

/// The parts of a request. Values that are absent are left out, except in the path, where they are a fault.
pub trait Parts {
    /// A segment of the path. Refused when empty, a dot segment, or one of the static `siblings`.
    fn path(&mut self, name: &'static str, value: &dyn Encode, siblings: &'static [&'static str]);
    /// A part of the path in another style than that of a bare segment. Refused as [`path`](Self::path) refuses.
    fn path_styled(
        &mut self,
        name: &'static str,
        value: &dyn Encode,
        style: PathStyle,
        siblings: &'static [&'static str],
    );
    /// The document's rules for a value that is written in another way than they are stated for, or in the path.
    fn bounds(&mut self, name: &'static str, value: &dyn Encode, bounds: &'static [Bound]);
    /// A query parameter.
    fn query(&mut self, name: &'static str, value: &dyn Encode, style: Style, bounds: &'static [Bound]);
    /// A query parameter in which reserved characters stay as they are.
    fn query_reserved(&mut self, name: &'static str, value: &dyn Encode, style: Style, bounds: &'static [Bound]);
    /// A header; an object is written as `k,v`.
    fn header(&mut self, name: &'static str, value: &dyn Encode, bounds: &'static [Bound]);
    /// A header in which an object is written as `k=v`.
    fn header_exploded(&mut self, name: &'static str, value: &dyn Encode, bounds: &'static [Bound]);
    /// A cookie.
    fn cookie(&mut self, name: &'static str, value: &dyn Encode);
    /// A body in JSON.
    fn json(&mut self, media_type: &'static str, body: &dyn Encode);
    /// A body in parts, some of which may be files. `styles` has the parts of which the document says more.
    fn multipart(&mut self, body: &dyn Encode, styles: &'static [(&'static str, PartStyle)]);
    /// A body of form fields. `usual` is the style of every field that `others` does not name.
    fn form(&mut self, body: &dyn Encode, usual: Style, others: &'static [(&'static str, Style)]);
    /// A body of text.
    fn text(&mut self, media_type: &'static str, body: &str);
    /// A body of bytes.
    fn bytes(&mut self, media_type: &'static str, body: &Body);
    /// A body of bytes whose media type the caller says.
    fn file(&mut self, body: &FilePart);
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
    /// `a[x]=1&a[y]=2`, to any depth: `a[x][0]=1`
    DeepObject,
    /// `a={"x":1}`: lists and objects as a text that is their JSON, a single value as itself.
    Json,
}

impl Style {
    /// The default of documents: `a=1&a=2`.
    pub const FORM: Self = Self::Form { explode: true };
    /// `a=1,2`
    pub const COMMA: Self = Self::Form { explode: false };
}

/// How a value is written in the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathStyle {
    /// `1,2`
    Simple {
        /// Whether an object is written as `k=v`, not as `k,v`.
        explode: bool,
    },
    /// `.1,2`
    Label {
        /// Whether several values have a dot between them, and an object is written as `k=v`.
        explode: bool,
    },
    /// `;id=1,2`
    Matrix {
        /// Whether several values are repeated: `;id=1;id=2`.
        explode: bool,
    },
}

/// How a part of a multipart body is written, where the document says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartStyle {
    /// Under this media type.
    Typed(&'static str),
    /// As a part for each text in it: `a[x][0]`.
    Brackets,
}
