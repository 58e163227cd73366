//! A documented answer, and what is known of its fields.
//! All of it is typed by hand; what the crate makes of it is compared with that.

use oas_runtime::Json;
use oas_runtime::codegen::Encode;
use serde_json::Value;

/// The fields of a type, for those that stand in several answers.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// Null, or nothing, is an error that names the path.
    pub required: &'static [&'static str],
    /// Null, or nothing, is absence.
    pub optional: &'static [&'static str],
    /// Those of them in which an unknown text decodes.
    pub enums: &'static [&'static str],
}

/// A documented answer that is a success. Every field of it must be named as required or as optional.
pub struct Sample<T> {
    pub(crate) status: u16,
    pub(crate) body: &'static str,
    /// Where the output stands in the body, as a JSON pointer.
    pub(crate) at: &'static str,
    pub(crate) required: Vec<String>,
    pub(crate) optional: Vec<String>,
    pub(crate) enums: Vec<String>,
    pub(crate) maps: Vec<&'static str>,
    pub(crate) unfit: Vec<(&'static str, &'static str)>,
    pub(crate) holds: fn(&T),
    /// The output as JSON again; `None` where there is nothing to be written.
    pub(crate) written: Option<fn(&T) -> Json>,
}

impl<T: Encode> Sample<T> {
    /// A JSON answer. `holds` asserts what the decoded output is.
    #[must_use]
    pub fn new(status: u16, body: &'static str, holds: fn(&T)) -> Self {
        Self::written_by(status, body, holds, |output| Json::of(output))
    }

    /// A page: the output is the list in the field `items`.
    #[must_use]
    pub fn page(status: u16, body: &'static str, holds: fn(&T)) -> Self {
        let mut sample = Self::new(status, body, holds);
        sample.at = "/items";
        sample
    }
}

impl<T> Sample<T> {
    /// A JSON answer whose output is one of several types: `written` gives what it holds.
    #[must_use]
    pub fn written_by(status: u16, body: &'static str, holds: fn(&T), written: fn(&T) -> Json) -> Self {
        Self { written: Some(written), ..Self::bare(status, body, holds) }
    }

    /// An answer without a body.
    #[must_use]
    pub fn nothing(status: u16) -> Self {
        Self::bare(status, "", |_| {})
    }

    /// The output is what stands at this JSON pointer in the body, such as `/data`.
    #[must_use]
    pub fn under(mut self, at: &'static str) -> Self {
        self.at = at;
        self
    }

    fn bare(status: u16, body: &'static str, holds: fn(&T)) -> Self {
        Self {
            status,
            body,
            at: "",
            required: Vec::new(),
            optional: Vec::new(),
            enums: Vec::new(),
            maps: Vec::new(),
            unfit: Vec::new(),
            holds,
            written: None,
        }
    }

    /// Paths at which null, or nothing, is an error that names the path.
    #[must_use]
    pub fn required(mut self, paths: &[&str]) -> Self {
        self.required.extend(inside("", paths));
        self
    }

    /// Paths at which null, or nothing, is absence. They need not be in the sample.
    #[must_use]
    pub fn optional(mut self, paths: &[&str]) -> Self {
        self.optional.extend(inside("", paths));
        self
    }

    /// Paths at which an unknown text decodes, and comes back as it came.
    #[must_use]
    pub fn enums(mut self, paths: &[&str]) -> Self {
        self.enums.extend(inside("", paths));
        self
    }

    /// Objects whose names are data: all of them are declared.
    #[must_use]
    pub fn maps(mut self, paths: &[&'static str]) -> Self {
        self.maps.extend(paths);
        self
    }

    /// Paths without which a union fits no member, each with the path of the union, which then keeps its JSON.
    #[must_use]
    pub fn unfit(mut self, paths: &[(&'static str, &'static str)]) -> Self {
        self.unfit.extend(paths);
        self
    }

    /// The fields of a type that stands at a path; the whole body is at the empty one.
    #[must_use]
    pub fn fields(mut self, at: &str, fields: &Fields) -> Self {
        self.required.extend(inside(at, fields.required));
        self.optional.extend(inside(at, fields.optional));
        self.enums.extend(inside(at, fields.enums));
        self
    }

    pub(crate) fn is_json(&self) -> bool {
        self.written.is_some()
    }

    pub(crate) fn value(&self) -> Value {
        serde_json::from_str(self.body).expect("a sample in JSON")
    }

    /// Checks that the output is what `body` says, null being absence.
    pub(crate) fn assert_output(&self, output: &T, body: Value, says: &str) {
        self.assert_exact(output, &crate::json::without_nulls(body), says);
    }

    /// Checks that the output is what `body` says, to the last null.
    pub(crate) fn assert_exact(&self, output: &T, body: &Value, says: &str) {
        let Some(written) = self.written else { return };
        let written: Value = serde_json::from_str(written(output).as_str()).unwrap();
        let expected = body.pointer(self.at).cloned().unwrap_or(Value::Null);
        assert_eq!(written, expected, "the output, {says}");
    }
}

fn inside(at: &str, paths: &[&str]) -> Vec<String> {
    let dot = if at.is_empty() { "" } else { "." };
    paths.iter().map(|path| format!("{at}{dot}{path}")).collect()
}
