//! What can go wrong in an answer: one change at one place, or in the text.
//! It may not forget where: errors are asked for the place.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::document::Document;
use crate::json::{Json, Place, Step};
use crate::values::{json, names};

/// A change that is to be made somewhere.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Replace(Json),
    /// A field, or an item, is no longer there.
    Remove,
    Add(String, Json),
    /// A field stands there again, before or after.
    Twice(Json, bool),
    CutOff,
    /// Bytes in the midst of the text.
    Insert(&'static [u8]),
}

/// A changed answer.
pub(crate) struct Changed {
    pub(crate) body: Vec<u8>,
    document: &'static Document,
    /// Where it was changed; nowhere in particular if that was in its text.
    place: Option<Place>,
    /// Whether there is something inside what is new, in which an error may stand.
    is_deep: bool,
    value: Json,
}

/// Any change, and where: an index into the places, or into the bytes.
pub(crate) fn changes() -> impl Strategy<Value = (Change, Index)> {
    let change = prop_oneof![
        6 => value().prop_map(Change::Replace),
        3 => Just(Change::Remove),
        // Where the vendor of this API writes what went wrong; in a success it is a value like others.
        2 => (prop_oneof![names(), Just("code".to_owned())], value()).prop_map(|(name, value)| Change::Add(name, value)),
        2 => (value(), any::<bool>()).prop_map(|(value, before)| Change::Twice(value, before)),
        1 => Just(Change::CutOff),
        2 => select(BYTES).prop_map(Change::Insert),
    ];
    (change, any::<Index>())
}

/// Half a character in two ways, ends of all kinds, what no text may hold, and a mark that some servers write.
const BYTES: &[&[u8]] =
    &[b"\\ud800", b"\xe2\x82", b"\xff", b"\"", b"}", b"]", b",", b"\0", b"\\", b"null", b"1", b"\xef\xbb\xbf"];

fn value() -> BoxedStrategy<Json> {
    let verbatim = |text: String| Json::Verbatim(text);
    prop_oneof![
        4 => json(),
        2 => select(vec![Json::Null, Json::Bool(true), Json::Text(String::new()), Json::List(vec![]), Json::Object(vec![])]),
        1 => (1_usize..5_000).prop_map(|digits| Json::Number("9".repeat(digits))),
        1 => select(vec!["1e999999999999", "-1e-999999999999", "-0.0", "1E+400"]).prop_map(|text| Json::Number(text.into())),
        1 => (1_usize..3_000).prop_map(move |depth| verbatim("[".repeat(depth) + &"]".repeat(depth))),
        1 => (1_usize..3_000).prop_map(move |depth| verbatim(r#"{"items":"#.repeat(depth) + "0" + &"}".repeat(depth))),
        1 => select(vec![r#""\ud800""#, r#""\udc00 \ud83d\ude00""#]).prop_map(move |text| verbatim(text.into())),
    ]
    .boxed()
}

impl Changed {
    /// Makes the change.
    pub(crate) fn new(
        document: &'static Document,
        sent: &Json,
        (change, index): &(Change, Index),
        escaped: bool,
    ) -> Self {
        let mut value = sent.clone();
        let place = apply(change, &mut value, index.get(&sent.places()).clone());
        let mut body = value.write(escaped).into_bytes();
        spoil(change, &mut body, *index);
        Self { body, document, place, is_deep: is_deep(change), value }
    }

    /// Whether a path of an error leads to what was changed, or, where that is new, to something inside it.
    pub(crate) fn explains(&self, path: &str) -> bool {
        let Some(place) = &self.place else {
            // What is no JSON at all has no places; what still is JSON may be wrong anywhere.
            return path.is_empty() || serde_json::from_slice::<&serde_json::value::RawValue>(&self.body).is_ok();
        };
        let steps: Vec<_> = path.split(['.', '[']).filter(|step| !step.is_empty()).collect();
        let same = steps.iter().zip(place).all(|(said, step)| is_said(said, step));
        same && (steps.len() == place.len() || (steps.len() > place.len() && self.is_deep))
    }

    /// Fails when a text shows what stands in the answer, and not in the document.
    pub(crate) fn assert_silent(&self, shown: &str) {
        for text in self.value.texts().into_iter().filter(|text| text.chars().count() > 5) {
            assert!(!shown.contains(text) || self.document.text.contains(text), "{text:?} is seen in: {shown}");
        }
    }
}

/// Changes the value, and gives the place of what is other now.
fn apply(change: &Change, value: &mut Json, place: Place) -> Option<Place> {
    match change {
        Change::CutOff | Change::Insert(_) => None,
        Change::Replace(new) => {
            *value.at(&place) = new.clone();
            Some(place)
        }
        Change::Remove => Some(remove(value, place)),
        Change::Add(name, new) => Some(add(value, place, name, new)),
        Change::Twice(new, before) => Some(twice(value, place, new, *before)),
    }
}

/// Changes the text.
fn spoil(change: &Change, body: &mut Vec<u8>, index: Index) {
    match change {
        Change::CutOff => body.truncate(index.index(body.len())),
        Change::Insert(bytes) => {
            let at = index.index(body.len() + 1);
            body.splice(at..at, bytes.iter().copied());
        }
        Change::Replace(_) | Change::Remove | Change::Add(..) | Change::Twice(..) => {}
    }
}

/// The keys of maps are not said.
fn is_said(said: &str, step: &Step) -> bool {
    match step {
        Step::Name(name) => said == name || said == "*",
        Step::Index(index) => said.trim_end_matches(']') == index.to_string(),
    }
}

fn is_deep(change: &Change) -> bool {
    match change {
        Change::Replace(new) | Change::Add(_, new) | Change::Twice(new, _) => {
            matches!(new, Json::List(_) | Json::Object(_) | Json::Verbatim(_))
        }
        // The items behind a missing one move up, which changes nothing inside them.
        Change::Remove | Change::CutOff | Change::Insert(_) => false,
    }
}

/// Takes away what stands there; the whole cannot be taken away, and becomes null.
fn remove(value: &mut Json, place: Place) -> Place {
    let Some((last, outer)) = place.split_last() else {
        *value = Json::Null;
        return place;
    };
    match (value.at(outer), last) {
        (Json::Object(fields), Step::Name(name)) => fields.retain(|(field, _)| field != name),
        (Json::List(items), Step::Index(index)) => drop(items.remove(*index)),
        _ => {}
    }
    place
}

/// Adds a field to the object that stands there; to anything else nothing can be added, and it becomes that value.
fn add(value: &mut Json, mut place: Place, name: &str, new: &Json) -> Place {
    match value.at(&place) {
        Json::Object(fields) => {
            fields.push((name.to_owned(), new.clone()));
            place.push(Step::Name(name.to_owned()));
        }
        Json::List(items) => {
            items.push(new.clone());
            place.push(Step::Index(items.len() - 1));
        }
        other => *other = new.clone(),
    }
    place
}

/// Repeats the field with another value; what is no field becomes that value.
fn twice(value: &mut Json, place: Place, new: &Json, before: bool) -> Place {
    match place.split_last() {
        Some((Step::Name(name), outer)) => {
            if let Json::Object(fields) = value.at(outer) {
                fields.insert(if before { 0 } else { fields.len() }, (name.clone(), new.clone()));
            }
        }
        _ => *value.at(&place) = new.clone(),
    }
    place
}
