//! Multipart bodies (RFC 7578), made of the same description of a record as JSON.
//! It may not read a file before it is sent, nor let a name break out of its header.

use crate::check::Fault;
use crate::decode::Raw;
use crate::encode::{AsNumber, Encode, Encoder, Fields, Record, json_text, nested, write_json_string};
use crate::operation::PartStyle;
use crate::transport::Body;
use crate::values::{FilePart, Json};
use crate::world::{Random, hex};

/// The media type with its boundary, and the body. `styles` has the parts of which the document says how they are written.
pub(crate) fn encode(
    body: &dyn Encode,
    styles: &'static [(&'static str, PartStyle)],
    random: &dyn Random,
) -> Result<(String, Body), Fault> {
    let mut bytes = [0_u8; 16];
    let no_randomness = |_| Fault::new("the boundary", "cannot be made: there is no randomness");
    random.fill(&mut bytes).map_err(no_randomness)?;
    // 128 random bits: no content holds them by chance, so the content need not be searched.
    let boundary = format!("oas-{}", hex(&bytes));
    let mut writer = Writer {
        boundary,
        name: None,
        shown: None,
        numbers: false,
        styles,
        text: String::new(),
        parts: Vec::new(),
        fault: None,
    };
    body.encode(&mut writer);
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
    /// The field that is being written; none before the first.
    name: Option<String>,
    /// The name, where it is the document's. A key of the caller's may be personal, so that no fault shows it.
    shown: Option<&'static str>,
    /// Whether decimals are written as numbers in parts that are JSON.
    numbers: bool,
    styles: &'static [(&'static str, PartStyle)],
    text: String,
    parts: Vec<Body>,
    fault: Option<Fault>,
}

impl Writer {
    /// Opens a part. The content follows, then a line break.
    fn open(&mut self, file_name: Option<&str>, media_type: Option<&str>) {
        let name = quoted(self.name.as_deref().unwrap_or_default());
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

    fn style(&self) -> Option<PartStyle> {
        let name = self.name.as_deref()?;
        self.styles.iter().find(|(field, _)| *field == name).map(|(_, style)| *style)
    }

    /// The media type that the document has for the part.
    fn declared(&self) -> Option<&'static str> {
        match self.style() {
            Some(PartStyle::Typed(media_type)) => Some(media_type),
            Some(PartStyle::Brackets) | None => None,
        }
    }

    fn scalar(&mut self, text: &str) {
        if self.name.is_none() {
            return self.refuse("has no fields, which a form needs");
        }
        self.open(None, self.declared());
        self.text.extend([text, "\r\n"]);
    }

    fn as_json(&mut self, text: &str) {
        if self.declared().is_some_and(|media_type| !crate::media::is_json(media_type)) {
            return self.refuse("is documented under a media type that its value cannot be written in");
        }
        self.open(None, Some(self.declared().unwrap_or(crate::media::JSON)));
        self.text.extend([text, "\r\n"]);
    }

    /// An entry whose name is the document's.
    fn named(&mut self, name: &'static str, value: &dyn Encode) {
        self.shown = Some(name);
        self.entry(name, value);
        self.shown = None;
    }

    /// The JSON of a value within a part.
    fn json_of(&self, value: &dyn Encode) -> String {
        if self.numbers { json_text(&AsNumber(value)) } else { json_text(value) }
    }

    fn entry(&mut self, name: &str, value: &dyn Encode) {
        let outer = self.name.replace(name.to_owned());
        match self.style() {
            Some(PartStyle::Brackets) => self.bracketed(name, value),
            _ => value.encode(self),
        }
        self.name = outer;
    }

    /// A part for each text in the value, named by the way to it.
    fn bracketed(&mut self, name: &str, value: &dyn Encode) {
        match nested(value) {
            Ok(pairs) => pairs.into_iter().for_each(|(path, text)| {
                let below = path.iter().map(|key| format!("[{key}]"));
                self.name = Some(std::iter::once(name.to_owned()).chain(below).collect());
                self.scalar(&text);
            }),
            Err(says) => self.refuse(says),
        }
    }

    fn refuse(&mut self, says: &str) {
        let unnamed = if self.name.is_some() { "*" } else { "the body" };
        let fault = Fault::new(self.shown.unwrap_or(unnamed), says);
        self.fault.get_or_insert(fault);
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
    fn null(&mut self) {
        self.refuse("is null, which a form cannot say");
    }

    crate::encode::scalars!(scalar);

    fn json(&mut self, raw: &Json) {
        if self.name.is_some() {
            return self.as_json(raw.as_str());
        }
        let object = Raw::from_text(raw.as_str()).and_then(Raw::object);
        match object {
            Ok(object) => object.iter().for_each(|(name, value)| self.entry(name, &Json::from_raw(value))),
            Err(_) => self.refuse("has no fields, which a form needs"),
        }
    }

    fn file(&mut self, file: &FilePart) {
        let Some(name) = self.name.clone() else { return self.refuse("has no fields, which a form needs") };
        let media_type = file.media().or_else(|| self.declared()).unwrap_or(crate::media::BYTES).to_owned();
        if !is_media_type(&media_type) {
            return self.refuse("has a media type that cannot be sent");
        }
        // Without a file name, servers take the part for a text field.
        self.open(Some(file.name().unwrap_or(&name)), Some(&media_type));
        self.parts.push(std::mem::take(&mut self.text).into());
        self.parts.push(file.body().clone());
        self.text.push_str("\r\n");
    }

    fn record(&mut self, record: &dyn Record) {
        if self.name.is_none() {
            return record.fields(self);
        }
        self.as_json(&json_text(&crate::operation::AsRecord(record)));
    }

    fn list(&mut self, items: &mut dyn Iterator<Item = &dyn Encode>) {
        // A list that is documented as JSON is one part; any other has a part for each item.
        if self.declared().is_some_and(crate::media::is_json) {
            let texts: Vec<_> = items.map(|item| self.json_of(item)).collect();
            return self.as_json(&format!("[{}]", texts.join(",")));
        }
        items.for_each(|item| item.encode(self));
    }

    fn map(&mut self, entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>) {
        if self.name.is_none() {
            return entries.for_each(|(name, value)| self.entry(name, value));
        }
        let texts = entries.map(|(name, value)| {
            let mut entry = String::new();
            write_json_string(name, &mut entry);
            entry + ":" + &self.json_of(value)
        });
        let texts: Vec<_> = texts.collect();
        self.as_json(&format!("{{{}}}", texts.join(",")));
    }

    fn decimals_as_numbers(&mut self, yes: bool) {
        self.numbers = yes;
    }
}

impl Fields for Writer {
    fn field(&mut self, name: &'static str, value: &dyn Encode) {
        if !value.is_absent() {
            self.named(name, value);
        }
    }

    fn nullable(&mut self, name: &'static str, value: &dyn Encode) {
        if value.is_absent() {
            let fault = Fault::new(name, "is null, which a form cannot say");
            self.fault.get_or_insert(fault);
            return;
        }
        self.named(name, value);
    }

    fn constant(&mut self, name: &'static str, value: &'static str) {
        self.named(name, &value);
    }

    fn extra(&mut self, map: &dyn Encode) {
        if !map.is_absent() {
            map.encode(self);
        }
    }
}
