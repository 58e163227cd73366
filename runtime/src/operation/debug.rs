//! Debug of operations: what they would send, redacted.
//! It may not show more of a value than Debug of the value itself.

use std::fmt::{self, DebugStruct, Formatter};

use super::{PartStyle, Parts, PathStyle, Style};
use crate::check::Bound;
use crate::encode::{Encode, REDACTED, Record, Redacted, Visibility};
use crate::transport::Body;
use crate::values::FilePart;
use crate::world::Opaque;

/// Shows an operation by the parts that it states.
///
/// # Errors
/// When the formatter fails.
pub fn debug_operation(name: &str, encode: &dyn Fn(&mut dyn Parts), f: &mut Formatter<'_>) -> fmt::Result {
    let mut parts = DebugParts(f.debug_struct(name));
    encode(&mut parts);
    parts.0.finish()
}

struct DebugParts<'a, 'f>(DebugStruct<'a, 'f>);

impl DebugParts<'_, '_> {
    fn show(&mut self, name: &str, value: &dyn Encode) {
        if !value.is_absent() {
            self.0.field(name, &Redacted(value, Visibility::ByKind));
        }
    }
}

impl Parts for DebugParts<'_, '_> {
    fn path(&mut self, name: &'static str, value: &dyn Encode, _: &'static [&'static str]) {
        self.show(name, value);
    }

    fn path_styled(&mut self, name: &'static str, value: &dyn Encode, _: PathStyle, _: &'static [&'static str]) {
        self.show(name, value);
    }

    fn bounds(&mut self, _: &'static str, _: &dyn Encode, _: &'static [Bound]) {}

    fn query(&mut self, name: &'static str, value: &dyn Encode, _: Style, _: &'static [Bound]) {
        self.show(name, value);
    }

    fn query_reserved(&mut self, name: &'static str, value: &dyn Encode, _: Style, _: &'static [Bound]) {
        self.show(name, value);
    }

    fn header(&mut self, name: &'static str, value: &dyn Encode, _: &'static [Bound]) {
        self.show(name, value);
    }

    fn header_exploded(&mut self, name: &'static str, value: &dyn Encode, _: &'static [Bound]) {
        self.show(name, value);
    }

    fn cookie(&mut self, name: &'static str, _value: &dyn Encode) {
        self.0.field(name, &format_args!("{REDACTED}"));
    }

    fn json(&mut self, _media_type: &'static str, body: &dyn Encode) {
        self.show("body", body);
    }

    fn multipart(&mut self, body: &dyn Encode, _: &'static [(&'static str, PartStyle)]) {
        self.show("body", body);
    }

    fn form(&mut self, body: &dyn Encode, _: Style, _: &'static [(&'static str, Style)]) {
        self.show("body", body);
    }

    fn text(&mut self, _media_type: &'static str, _body: &str) {
        self.0.field("body", &Opaque);
    }

    fn file(&mut self, body: &FilePart) {
        self.0.field("body", body);
    }

    fn bytes(&mut self, _media_type: &'static str, body: &Body) {
        self.0.field("body", body);
    }
}

/// A record that is no sized type here.
pub(crate) struct AsRecord<'a>(pub(crate) &'a dyn Record);

impl Encode for AsRecord<'_> {
    fn encode(&self, to: &mut dyn crate::encode::Encoder) {
        to.record(self.0);
    }
}
