//! Parameters of the model: what they hold and how they travel.
//! Plain data.

use super::Field;

/// Where a parameter travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path, with the static segments that stand beside it.
    Path {
        /// Values that would call another operation.
        siblings: Vec<String>,
        /// How it is written.
        style: PathStyle,
    },
    /// In the query.
    Query(QueryStyle),
    /// In the query, with reserved characters left as they are.
    Reserved(QueryStyle),
    /// In a header.
    Header {
        /// An object is written as `k=v`.
        explode: bool,
    },
    /// In a cookie.
    Cookie,
}

impl Location {
    /// The word that documents have for it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Path { .. } => "path",
            Self::Query(_) | Self::Reserved(_) => "query",
            Self::Header { .. } => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How a value in the path is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathStyle {
    /// `1,2`, objects as `k,v`
    Simple,
    /// `1,2`, objects as `k=v`
    SimpleExploded,
    /// `.1,2`
    Label,
    /// `.1.2`
    LabelExploded,
    /// `;id=1,2`
    Matrix,
    /// `;id=1;id=2`
    MatrixExploded,
}

/// How a query parameter with several values is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QueryStyle {
    /// `a=1&a=2`
    FormExploded,
    /// `a=1,2`
    Form,
    /// `a=1%202`
    Space,
    /// `a=1|2`
    Pipe,
    /// `a[k]=v`
    DeepObject,
    /// `a={"k":"v"}`: lists and objects as a text that is their JSON. Only fields of forms have it.
    Json,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Names, type, presence, prose.
    pub field: Field,
    /// Where it travels.
    pub location: Location,
    /// Its value is written as JSON.
    pub as_json: bool,
}
