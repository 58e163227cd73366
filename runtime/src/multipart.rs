//! Multipart bodies (RFC 7578), made of the same description of a record as JSON.
//! It may not read a file before it is sent, nor let a name break out of its header.

use crate::check::Fault;
use crate::encode::{Encode, Encoder, Fields, Record, json_text, write_json_string};
use crate::transport::Body;
use crate::values::{FilePart, Json};
use crate::world::{Random, hex};

/// The media type with its boundary, and the body.
pub(crate) fn encode(record: &dyn Record, random: &dyn Random) -> Result<(String, Body), Fault> {
    let mut bytes = [0_u8; 16];
    let no_randomness = |_| Fault::new("the boundary", "cannot be made: there is no randomness");
    random.fill(&mut bytes).map_err(no_randomness)?;
    // 128 random bits: no content holds them by chance, so the content need not be searched.
    let boundary = format!("oas-{}", hex(&bytes));
    let mut writer = Writer { boundary, name: "", text: String::new(), parts: Vec::new(), fault: None };
    record.fields(&mut writer);
    if let Some(fault) = writer.fault {
        return Err(fault);
    }
    let Writer { boundary, mut text, mut parts, .. } = writer;
    text.extend(["--", &boundary, "--\r\n"]);
    parts.push(text.into());
    Ok((format!("multipart/form-data; boundary={boundary}"), Body::chain(parts)))
}

/// Collects text until a file comes, which stays a source of its own.
struct Writer {
    boundary: String,
    /// The field that is being written.
    name: &'static str,
    text: String,
    parts: Vec<Body>,
    fault: Option<Fault>,
}

impl Writer {
    /// Opens a part. The content follows, then a line break.
    fn open(&mut self, file_name: Option<&str>, media_type: Option<&str>) {
        let name = quoted(self.name);
        let head = "\r\nContent-Disposition: form-data; name=";
        self.text.extend(["--", &self.boundary, head, &name]);
        if let Some(file_name) = file_name {
            self.text.extend(["; filename=", &quoted(file_name)]);
        }
        if let Some(media_type) = media_type {
            self.text.extend(["\r\nContent-Type: ", media_type]);
        }
        self.text.push_str("\r\n\r\n");
    }

    fn scalar(&mut self, text: &str) {
        self.open(None, None);
        self.text.push_str(text);
        self.text.push_str("\r\n");
    }

    fn as_json(&mut self, text: &str) {
        self.open(None, Some("application/json"));
        self.text.push_str(text);
        self.text.push_str("\r\n");
    }
}

/// As browsers do: the three characters that would end the value or the header are percent-encoded.
fn quoted(text: &str) -> String {
    let escaped = text.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    format!("\"{escaped}\"")
}

/// A media type goes into a header as it is, so it may hold nothing that ends one.
fn is_media_type(text: &str) -> bool {
    text.contains('/') && text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

impl Encoder for Writer {
    fn null(&mut self) {}

    fn boolean(&mut self, value: bool) {
        self.scalar(if value { "true" } else { "false" });
    }

    fn number(&mut self, text: &str) {
        self.scalar(text);
    }

    fn decimal(&mut self, text: &str) {
        self.scalar(text);
    }

    fn string(&mut self, text: &str) {
        self.scalar(text);
    }

    fn symbol(&mut self, text: &str) {
        self.scalar(text);
    }

    fn json(&mut self, raw: &Json) {
        self.as_json(raw.as_str());
    }

    fn file(&mut self, file: &FilePart) {
        let media_type = file.media().unwrap_or(crate::media::BYTES);
        if !is_media_type(media_type) {
            let fault = Fault::new(self.name, "has a media type that cannot be sent");
            self.fault.get_or_insert(fault);
            return;
        }
        // Without a file name, servers take the part for a text field.
        self.open(Some(file.name().unwrap_or(self.name)), Some(media_type));
        self.parts.push(std::mem::take(&mut self.text).into());
        self.parts.push(file.body().clone());
        self.text.push_str("\r\n");
    }

    fn record(&mut self, record: &dyn Record) {
        self.as_json(&json_text(&crate::operation::AsRecord(record)));
    }

    fn list(&mut self, items: &mut dyn Iterator<Item = &dyn Encode>) {
        items.for_each(|item| item.encode(self));
    }

    fn map(&mut self, entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>) {
        let texts = entries.map(|(name, value)| {
            let mut entry = String::new();
            write_json_string(name, &mut entry);
            entry + ":" + &json_text(value)
        });
        let texts: Vec<_> = texts.collect();
        self.as_json(&format!("{{{}}}", texts.join(",")));
    }

    fn decimals_as_numbers(&mut self, _yes: bool) {}
}

impl Fields for Writer {
    fn field(&mut self, name: &'static str, value: &dyn Encode) {
        if !value.is_absent() {
            self.name = name;
            value.encode(self);
        }
    }

    fn nullable(&mut self, name: &'static str, value: &dyn Encode) {
        self.field(name, value);
    }

    fn constant(&mut self, name: &'static str, value: &'static str) {
        self.name = name;
        self.scalar(value);
    }

    fn extra(&mut self, map: &dyn Encode) {
        if !map.is_absent() {
            let fault = Fault::new("the body", "has additional properties, which multipart cannot carry");
            self.fault.get_or_insert(fault);
        }
    }
}
