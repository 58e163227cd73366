//! Places in a JSON sample, and changes at them.
//! A path is written as errors show it, `items[3].id`; a pattern leaves the index out, `items[].id`.

use serde_json::{Value, json};

/// A field or an item of a sample.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// `items[].id`
    pub(crate) pattern: String,
    /// `items[3].id`
    pub(crate) path: String,
    /// `/items/3/id`
    pub(crate) pointer: String,
    /// Whether it is the field of an object, not the item of a list.
    pub(crate) is_field: bool,
}

/// All fields and items of a sample, outermost first.
pub(crate) fn places(sample: &Value) -> Vec<Place> {
    let root = Place { pattern: String::new(), path: String::new(), pointer: String::new(), is_field: false };
    let mut places = vec![root];
    let mut next = 0;
    while next < places.len() {
        let outer = places[next].clone();
        next += 1;
        match sample.pointer(&outer.pointer) {
            Some(Value::Object(fields)) => {
                places.extend(fields.keys().map(|name| field(&outer, name)));
            }
            Some(Value::Array(items)) => {
                places.extend((0..items.len()).map(|index| item(&outer, index)));
            }
            _ => {}
        }
    }
    places
}

fn field(outer: &Place, name: &str) -> Place {
    let dot = if outer.path.is_empty() { "" } else { "." };
    Place {
        pattern: format!("{}{dot}{name}", outer.pattern),
        path: format!("{}{dot}{name}", outer.path),
        pointer: format!("{}/{}", outer.pointer, name.replace('~', "~0").replace('/', "~1")),
        is_field: true,
    }
}

fn item(outer: &Place, index: usize) -> Place {
    Place {
        pattern: format!("{}[]", outer.pattern),
        path: format!("{}[{index}]", outer.path),
        pointer: format!("{}/{index}", outer.pointer),
        is_field: false,
    }
}

/// The places that a pattern names. A field that the sample does not have is named where its object stands.
pub(crate) fn find(sample: &Value, pattern: &str) -> Vec<Place> {
    let places = places(sample);
    let of = |pattern: &str| -> Vec<Place> {
        let all = places.iter().filter(|place| place.pattern == pattern);
        all.cloned().collect()
    };
    let mut found = of(pattern);
    let (outer, name) = pattern.rsplit_once('.').unwrap_or(("", pattern));
    if !name.ends_with(']') {
        let there: Vec<_> = found.iter().map(|place| place.path.clone()).collect();
        let missing = of(outer).into_iter().map(|outer| field(&outer, name));
        found.extend(missing.filter(|place| !there.contains(&place.path)));
    }
    assert!(!found.is_empty(), "nothing in the sample is at {pattern}");
    found
}

/// The sample with another value at a place.
pub(crate) fn with(sample: &Value, place: &Place, value: Value) -> Value {
    let mut changed = sample.clone();
    match changed.pointer_mut(&place.pointer) {
        Some(there) => *there = value,
        None => drop(outer(&mut changed, place).insert(name(place), value)),
    }
    changed
}

/// The sample without a field.
pub(crate) fn without(sample: &Value, place: &Place) -> Value {
    let mut changed = sample.clone();
    outer(&mut changed, place).shift_remove(&name(place));
    changed
}

fn outer<'a>(sample: &'a mut Value, place: &Place) -> &'a mut serde_json::Map<String, Value> {
    let (outer, _) = place.pointer.rsplit_once('/').expect("a place inside");
    let outer = sample.pointer_mut(outer).expect("the object around it");
    outer.as_object_mut().expect("an object around it")
}

fn name(place: &Place) -> String {
    let (_, name) = place.pointer.rsplit_once('/').expect("a place inside");
    name.replace("~1", "/").replace("~0", "~")
}

/// Adds a field that no document names to every object, but not to `maps`, in which every name is declared.
pub(crate) fn with_new_fields(sample: &Value, maps: &[&str]) -> Value {
    let mut changed = sample.clone();
    for place in places(sample) {
        let object = changed.pointer_mut(&place.pointer).expect("a place");
        if let (Value::Object(fields), false) = (object, maps.contains(&place.pattern.as_str())) {
            fields.insert("x_new".to_owned(), json!({ "deep": [1.50, null, { "": "é" }] }));
        }
    }
    changed
}

/// The value as a decoded one is written again: null is absence.
pub(crate) fn without_nulls(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            let kept = std::mem::take(fields).into_iter().filter(|(_, value)| !value.is_null());
            *fields = kept.map(|(name, value)| (name, without_nulls(value))).collect();
        }
        Value::Array(items) => {
            *items = std::mem::take(items).into_iter().map(without_nulls).collect();
        }
        _ => {}
    }
    value
}

/// Checks that a body is this JSON, whatever the order of its fields: nothing twice, and no white space.
pub fn assert_json(body: &[u8], expected: &str) {
    let sent: Value = serde_json::from_slice(body).expect("a JSON body");
    let expected: Value = serde_json::from_str(expected).expect("the expected JSON");
    assert_eq!(sent, expected, "the body");
    let text = std::str::from_utf8(body).expect("a UTF-8 body");
    assert_eq!(text.len(), sent.to_string().len(), "white space, or a name twice: {text}");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{find, with, with_new_fields, without, without_nulls};

    #[test]
    fn places_are_found_there_or_missing() {
        let sample = json!({ "items": [{ "id": 1 }, { "id": 2, "note": null }] });
        let paths = |pattern| -> Vec<String> { find(&sample, pattern).into_iter().map(|place| place.path).collect() };
        assert_eq!(paths("items[].id"), ["items[0].id", "items[1].id"]);
        assert_eq!(paths("items[].note"), ["items[1].note", "items[0].note"]);
        assert_eq!(paths("items"), ["items"]);
        let note = &find(&sample, "items[].note")[1];
        assert_eq!(with(&sample, note, json!(3))["items"][0], json!({ "id": 1, "note": 3 }));
        let id = &find(&sample, "items[].id")[0];
        assert_eq!(without(&sample, id)["items"][0], json!({}));
    }

    #[test]
    fn new_fields_stand_in_every_object_but_maps() {
        let changed = with_new_fields(&json!({ "map": { "a": {} } }), &["map"]);
        assert!(changed.get("x_new").is_some() && changed["map"]["a"].get("x_new").is_some());
        assert!(changed["map"].get("x_new").is_none());
    }

    #[test]
    fn null_is_absence() {
        let value = json!({ "a": null, "b": [{ "c": null, "d": 1 }] });
        assert_eq!(without_nulls(value), json!({ "b": [{ "d": 1 }] }));
    }
}
