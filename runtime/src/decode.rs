//! Reading responses: JSON text into values, one level at a time, with the digits and the path kept.
//! It may not fail on what is merely new (fields, members), and an error never holds a value.

mod error;
mod integer;
mod object;
mod raw;
mod union;
mod values;

pub use error::DecodeError;
pub use object::Object;
pub use raw::{JsonKind, Raw};
pub use union::{Member, Unfit, best_fit, tagged, untagged};

pub(crate) use integer::integer;

/// A value that can be read from JSON.
pub trait Decode: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// When the JSON is of another kind, or something required in it is missing.
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError>;

    /// What stands for a field that is not there; `None` when the field is required.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// A record that is read field by field; `record!` makes it [`Decode`].
pub trait DecodeRecord: Sized {
    /// Reads the record.
    ///
    /// # Errors
    /// When a field is missing or cannot be read.
    fn decode_record(from: &Object<'_>) -> Result<Self, DecodeError>;
}
