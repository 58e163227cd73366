//! Null where nothing else may stand.
//! It may not be mistaken for a value that is left out: it is always written.

use crate::encode::{Encode, Encoder};

/// The only value of what the document allows to be null and nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Null;

impl Encode for Null {
    fn encode(&self, to: &mut dyn Encoder) {
        to.null();
    }
}
