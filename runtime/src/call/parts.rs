//! The parts of a request, as an operation states them: encoded, checked, and collected.
//! It may not refuse at once: what is wrong is collected, so that the caller sees all of it.

use std::fmt::Write as _;

use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderName};

use crate::check::{Bound, Fault, check_bounds, check_parameter, check_value};
use crate::encode::{Encode, Flat, NULL, Redacted, Visibility, flatten, json_body};
use crate::form;
use crate::headers;
use crate::multipart;
use crate::operation::{About, PartStyle, Parts, PathStyle, Style};
use crate::path;
use crate::query;
use crate::transport::Body;
use crate::values::FilePart;
use crate::world::Random;

/// What has been stated so far.
pub(super) struct Encoding<'a> {
    pub(super) about: &'a About,
    pub(super) random: &'a dyn Random,
    pub(super) path: Vec<(&'static str, String)>,
    pub(super) query: Vec<String>,
    pub(super) cookies: Vec<String>,
    pub(super) headers: HeaderMap,
    pub(super) body: Body,
    pub(super) faults: Vec<Fault>,
    /// The values in the path, as far as they may be shown.
    pub(super) resource: String,
}

impl<'a> Encoding<'a> {
    pub(super) fn new(about: &'a About, random: &'a dyn Random) -> Self {
        Self {
            about,
            random,
            path: Vec::new(),
            query: Vec::new(),
            cookies: Vec::new(),
            headers: HeaderMap::new(),
            body: Body::empty(),
            faults: Vec::new(),
            resource: String::new(),
        }
    }

    pub(super) fn fault(&mut self, path: &str, says: &str) {
        self.faults.push(Fault::new(path, says));
    }

    pub(super) fn insert_header(&mut self, name: &str, text: &str) {
        let Ok(header) = HeaderName::from_bytes(name.as_bytes()) else {
            // Not named: who swaps the two arguments would find the value here.
            return self.fault("a header", "has a name that a header cannot have");
        };
        match headers::value(text) {
            Some(mut value) => {
                // Nobody prints these.
                value.set_sensitive([AUTHORIZATION, COOKIE].contains(&header));
                self.headers.insert(header, value);
            }
            None => self.fault(name, "has characters that a header cannot carry"),
        }
    }

    /// Shows what Debug of the value shows: ids, and nothing personal.
    fn note_resource(&mut self, name: &str, value: &dyn Encode) {
        let separator = if self.resource.is_empty() { "" } else { " " };
        let shown = format!("{:?}", Redacted(value, Visibility::ByKind));
        // Writing to a string does not fail.
        let _ = write!(self.resource, "{separator}{name}={}", shown.trim_matches('"'));
    }

    fn add_query(&mut self, name: &str, pairs: Result<Vec<String>, &'static str>) {
        match pairs {
            Ok(pairs) => self.query.extend(pairs),
            Err(says) => self.fault(name, says),
        }
    }

    fn add_header(&mut self, name: &str, value: &dyn Encode, bounds: &'static [Bound], equals: &str) {
        check_parameter(name, value, bounds, &mut self.faults);
        match flatten(value) {
            Flat::Nothing => {}
            Flat::Text(text) => self.insert_header(name, &text),
            Flat::List(texts) => self.insert_header(name, &texts.join(",")),
            Flat::Entries(entries) => {
                let pairs: Vec<_> = entries.iter().map(|(key, text)| format!("{key}{equals}{text}")).collect();
                self.insert_header(name, &pairs.join(","));
            }
            Flat::Null => self.fault(name, NULL),
            Flat::Unfit(says) => self.fault(name, says),
        }
    }

    pub(super) fn set_body(&mut self, media_type: &str, body: Body) {
        self.insert_header(CONTENT_TYPE.as_str(), media_type);
        self.body = body;
    }
}

impl Parts for Encoding<'_> {
    fn path(&mut self, name: &'static str, value: &dyn Encode, siblings: &'static [&'static str]) {
        self.path_styled(name, value, PathStyle::Simple { explode: false }, siblings);
    }

    fn path_styled(
        &mut self,
        name: &'static str,
        value: &dyn Encode,
        style: PathStyle,
        siblings: &'static [&'static str],
    ) {
        check_parameter(name, value, &[], &mut self.faults);
        let segment = path::segment(name, value, style, siblings);
        self.note_resource(name, value);
        // Stated, even if wrongly: it is not missing as well.
        self.path.push((name, segment.clone().unwrap_or_default()));
        if let Err(says) = segment {
            self.fault(name, says);
        }
    }

    fn bounds(&mut self, name: &'static str, value: &dyn Encode, bounds: &'static [Bound]) {
        check_bounds(name, value, bounds, &mut self.faults);
    }

    fn query(&mut self, name: &'static str, value: &dyn Encode, style: Style, bounds: &'static [Bound]) {
        check_parameter(name, value, bounds, &mut self.faults);
        let pairs = query::pairs(name, value, style);
        self.add_query(name, pairs);
    }

    fn query_reserved(&mut self, name: &'static str, value: &dyn Encode, style: Style, bounds: &'static [Bound]) {
        check_parameter(name, value, bounds, &mut self.faults);
        let pairs = query::reserved_pairs(name, value, style);
        self.add_query(name, pairs);
    }

    fn header(&mut self, name: &'static str, value: &dyn Encode, bounds: &'static [Bound]) {
        self.add_header(name, value, bounds, ",");
    }

    fn header_exploded(&mut self, name: &'static str, value: &dyn Encode, bounds: &'static [Bound]) {
        self.add_header(name, value, bounds, "=");
    }

    fn cookie(&mut self, name: &'static str, value: &dyn Encode) {
        check_parameter(name, value, &[], &mut self.faults);
        // Cookies are a list of pairs as a query is, but for what stands between them.
        match query::pairs(name, value, Style::FORM) {
            Ok(pairs) => self.cookies.extend(pairs),
            Err(says) => self.fault(name, says),
        }
    }

    fn json(&mut self, media_type: &'static str, body: &dyn Encode) {
        check_value(body, &mut self.faults);
        match json_body(body) {
            Ok(text) => self.set_body(media_type, text.into()),
            Err(says) => self.fault("body", says),
        }
    }

    fn multipart(&mut self, body: &dyn Encode, styles: &'static [(&'static str, PartStyle)]) {
        check_value(body, &mut self.faults);
        match multipart::encode(body, styles, self.random) {
            Ok((media_type, body)) => self.set_body(&media_type, body),
            Err(fault) => self.faults.push(fault),
        }
    }

    fn form(&mut self, body: &dyn Encode, usual: Style, others: &'static [(&'static str, Style)]) {
        check_value(body, &mut self.faults);
        match form::encode(body, usual, others) {
            Ok(text) => self.set_body(form::MEDIA, text.into()),
            Err(faults) => self.faults.extend(faults),
        }
    }

    fn text(&mut self, media_type: &'static str, body: &str) {
        self.set_body(media_type, body.to_owned().into());
    }

    fn file(&mut self, body: &FilePart) {
        let media_type = body.media().unwrap_or(crate::media::BYTES).to_owned();
        self.set_body(&media_type, body.body().clone());
    }

    fn bytes(&mut self, media_type: &'static str, body: &Body) {
        self.set_body(media_type, body.clone());
    }
}
