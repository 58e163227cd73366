//! The values that documents speak of and Rust has no type for.
//! They may not change what the vendor sent, nor show what may be personal.

mod binary;
mod file;
mod json;
mod map;
mod moment;
mod null;
mod page;
mod patch;
mod time;

pub(crate) use binary::encode as base64_text;
pub use binary::{Base64, Base64Error};
pub use file::FilePart;
pub(crate) use json::find_text;
pub use json::{Json, JsonError};
pub use map::Map;
pub use null::Null;
pub use page::Page;
pub use patch::Patch;
pub use time::{Date, TimeError, Timestamp};
