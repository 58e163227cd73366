//! Bodies of `application/x-www-form-urlencoded`, flat or nested, made of the same description of a record as JSON.
//! It may not guess how a field with several values is written: each has the document's style.

use crate::check::Fault;
use crate::encode::{Encode, Encoder, Fields, Record, nested};
use crate::operation::Style;
use crate::query::pairs;
use crate::url::percent_encoded;
use crate::values::{FilePart, Json};

/// The media type.
pub(crate) const MEDIA: &str = "application/x-www-form-urlencoded";

/// The text of the body. `usual` is the style of every field that `others` does not name.
pub(crate) fn encode(
    body: &dyn Encode,
    usual: Style,
    others: &'static [(&'static str, Style)],
) -> Result<String, Vec<Fault>> {
    let mut form = Form { usual, others, pairs: Vec::new(), faults: Vec::new() };
    if !body.is_absent() {
        body.encode(&mut form);
    }
    if form.faults.is_empty() { Ok(form.pairs.join("&")) } else { Err(form.faults) }
}

/// What a field with a bracketed name is called: brackets stay as they are, as the clients of such APIs send them.
fn bracketed(name: &str, path: &[String]) -> String {
    let below = path.iter().map(|key| format!("[{}]", percent_encoded(key)));
    std::iter::once(percent_encoded(name)).chain(below).collect()
}

struct Form {
    usual: Style,
    others: &'static [(&'static str, Style)],
    pairs: Vec<String>,
    faults: Vec<Fault>,
}

impl Form {
    fn style(&self, name: &str) -> Style {
        self.others.iter().find(|(other, _)| *other == name).map_or(self.usual, |(_, style)| *style)
    }

    /// A fault shows `shown`, which is not the name where the name is a key of the caller's: it may be personal.
    fn entry(&mut self, name: &str, shown: &str, value: &dyn Encode) {
        let made = match self.style(name) {
            // JSON has a word for null.
            Style::Json => pairs(name, value, Style::Json),
            // What may be left out was, so this is null.
            _ if value.is_absent() => Err("is null, which a form cannot say"),
            Style::DeepObject => nested(value).map(|found| {
                let pairs = found.into_iter();
                pairs.map(|(path, text)| format!("{}={}", bracketed(name, &path), percent_encoded(&text))).collect()
            }),
            style => pairs(name, value, style),
        };
        match made {
            Ok(pairs) => self.pairs.extend(pairs),
            Err(says) => self.faults.push(Fault::new(shown, says)),
        }
    }

    fn refuse(&mut self) {
        self.faults.push(Fault::new("the body", "has no fields, which a form needs"));
    }
}

impl Encoder for Form {
    fn null(&mut self) {
        self.refuse();
    }

    fn boolean(&mut self, _value: bool) {
        self.refuse();
    }

    fn number(&mut self, _text: &str) {
        self.refuse();
    }

    fn decimal(&mut self, _text: &str) {
        self.refuse();
    }

    fn string(&mut self, _text: &str) {
        self.refuse();
    }

    fn symbol(&mut self, _text: &str) {
        self.refuse();
    }

    fn json(&mut self, raw: &Json) {
        let object = crate::decode::Raw::from_text(raw.as_str()).and_then(crate::decode::Raw::object);
        match object {
            Ok(object) => object.iter().for_each(|(name, value)| self.entry(name, "*", &Json::from_raw(value))),
            Err(_) => self.refuse(),
        }
    }

    fn file(&mut self, _file: &FilePart) {
        self.refuse();
    }

    fn record(&mut self, record: &dyn Record) {
        record.fields(self);
    }

    fn list(&mut self, _items: &mut dyn Iterator<Item = &dyn Encode>) {
        self.refuse();
    }

    fn map(&mut self, entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>) {
        entries.for_each(|(name, value)| self.entry(name, "*", value));
    }

    fn decimals_as_numbers(&mut self, _yes: bool) {}
}

impl Fields for Form {
    fn field(&mut self, name: &'static str, value: &dyn Encode) {
        if !value.is_absent() {
            self.entry(name, name, value);
        }
    }

    /// One that is absent must be said to be null.
    fn nullable(&mut self, name: &'static str, value: &dyn Encode) {
        self.entry(name, name, value);
    }

    fn constant(&mut self, name: &'static str, value: &'static str) {
        self.entry(name, name, &value);
    }

    fn extra(&mut self, map: &dyn Encode) {
        if !map.is_absent() {
            map.encode(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::encode;
    use crate::operation::Style;
    use crate::values::Json;

    const DEEP: &[(&str, Style)] = &[("ids", Style::FORM), ("joined", Style::COMMA), ("range", Style::FORM)];

    fn form(json: &str) -> Result<String, usize> {
        let body = Json::new(json).map_err(|_| 0_usize)?;
        encode(&body, Style::DeepObject, DEEP).map_err(|faults| faults.len())
    }

    #[test]
    fn what_is_nested_has_brackets_and_digits_stay() {
        let json =
            r#"{"metadata":{"a b":"1&2","k":"v"},"items":[{"price":0.10,"tags":["x"]},{"price":"p"}],"on":true}"#;
        let sent =
            "metadata[a%20b]=1%262&metadata[k]=v&items[0][price]=0.10&items[0][tags][0]=x&items[1][price]=p&on=true";
        assert_eq!(form(json), Ok(sent.to_owned()));
    }

    #[test]
    fn lists_and_objects_without_brackets_are_as_their_style_says() {
        assert_eq!(form(r#"{"ids":["a","b"],"joined":[1,2]}"#), Ok("ids=a&ids=b&joined=1,2".to_owned()));
        assert_eq!(form(r#"{"range":{"gte":1,"lt":2}}"#), Ok("gte=1&lt=2".to_owned()));
    }

    #[test]
    fn what_is_documented_as_json_is_its_text() {
        let body = r#"{"o":{"a b":[1.10,null],"c":"&"},"l":["x"],"t":"as it is","n":null,"e":{}}"#;
        let body = Json::new(body).unwrap_or_else(|error| panic!("{error}"));
        let sent = "o=%7B%22a%20b%22%3A%5B1.10%2Cnull%5D%2C%22c%22%3A%22%26%22%7D&l=%5B%22x%22%5D&t=as%20it%20is&n=null&e=%7B%7D";
        assert_eq!(encode(&body, Style::Json, &[]).ok().as_deref(), Some(sent));
    }

    #[test]
    fn what_a_form_cannot_say_is_refused() {
        assert_eq!(form(r#"{"metadata":{"k":null},"ids":[["deep"]]}"#), Err(2));
        assert_eq!(form(r#"["no fields"]"#), Err(1));
        assert_eq!(form("{}"), Ok(String::new()));
    }

    #[test]
    fn no_null_is_left_out_in_silence() {
        let body = crate::values::Map::from([("a", None::<i32>), ("b", Some(1))]);
        for style in [Style::FORM, Style::COMMA, Style::DeepObject] {
            assert!(encode(&body, style, &[]).is_err(), "{style:?}");
        }
    }

    #[test]
    fn no_fault_shows_a_key_of_the_callers() {
        let body = Json::new(r#"{"ada@example.com":null}"#).unwrap_or_else(|error| panic!("{error}"));
        let Err(faults) = encode(&body, Style::FORM, &[]) else { panic!("null cannot be said") };
        assert!(!format!("{faults:?}").contains("ada"), "{faults:?}");
    }
}
