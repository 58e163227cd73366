//! What the names lock calls a place. A list whose order means nothing gives its members no place that lasts: parameters
//! are known by where they are sent and what they are called, members of a choice by what they call themselves.
//! Everything else is called as its JSON pointer is.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::context::REQUEST;
use super::place_name;
use super::places::Places;
use crate::lock::Lock;
use crate::tree::{Node, Tree, escape};

/// The lock's name of a place.
pub(super) fn of<'p>(places: &Places<'_>, place: &'p str) -> Cow<'p, str> {
    if !LISTS.iter().any(|list| place.contains(list)) {
        return Cow::Borrowed(place);
    }
    let (pointer, request) = place.strip_suffix(REQUEST).map_or((place, ""), |pointer| (pointer, REQUEST));
    let mut key = String::with_capacity(place.len() + 16);
    let mut end = 0;
    for segment in pointer.split('/').skip(1) {
        let list = &pointer[..end];
        end += 1 + segment.len();
        let word = is_list(list)
            .then(|| segment.parse().ok())
            .flatten()
            .and_then(|index: usize| places.words(list).get(index)?.clone());
        key.push('/');
        key.push_str(&word.map_or(Cow::Borrowed(segment), |word| Cow::Owned(escape(&word).into_owned())));
    }
    Cow::Owned(key + request)
}

/// The lock with the keys of today: a lock of before knew the members of lists by their places in them.
pub(super) fn renewed<'l>(tree: &Tree, lock: &'l Lock) -> Cow<'l, Lock> {
    let is_by_place = |key: &String| {
        let mut segments = key.trim_end_matches(REQUEST).split('/').peekable();
        let mut is_list = false;
        segments.any(|segment| {
            let was_list = std::mem::replace(&mut is_list, LISTS.iter().any(|list| list.trim_matches('/') == segment));
            was_list && segment.parse::<usize>().is_ok()
        })
    };
    if !lock.types.keys().chain(lock.members.keys()).any(is_by_place) {
        return Cow::Borrowed(lock);
    }
    let places = Places::of(tree);
    let mut renewed = lock.clone();
    renewed.types = with_keys(&places, &lock.types);
    renewed.members = with_keys(&places, &lock.members);
    Cow::Owned(renewed)
}

/// An entry that has the key of today already wins over one that gets it now.
fn with_keys<T: Clone>(places: &Places<'_>, entries: &BTreeMap<String, T>) -> BTreeMap<String, T> {
    let mut all = BTreeMap::new();
    for (key, value) in entries {
        let new = of(places, key);
        if new == *key || !entries.contains_key(&*new) {
            all.insert(new.into_owned(), value.clone());
        }
    }
    all
}

const LISTS: [&str; 3] = ["/parameters/", "/oneOf/", "/anyOf/"];

/// Whether a pointer leads to such a list: the parameters of an operation or of a path, or a choice.
fn is_list(pointer: &str) -> bool {
    let is_choice = pointer.ends_with("/oneOf") || pointer.ends_with("/anyOf");
    let is_parameters = pointer.starts_with("/paths/") && pointer.ends_with("/parameters");
    is_choice || (is_parameters && matches!(pointer.matches('/').count(), 3 | 4))
}

/// What the members of a list are called: each by what no other member of its list is called, and nobody could take for an
/// index.
pub(super) fn words(list: &Node) -> Vec<Option<String>> {
    let all: Vec<Option<String>> = list.members().map(called).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    all.iter().flatten().for_each(|word| *times.entry(word).or_default() += 1);
    let is_own = |word: &&String| times[word.as_str()] == 1 && word.parse::<usize>().is_err();
    all.iter().map(|word| word.as_ref().filter(is_own).cloned()).collect()
}

fn called(node: &Node) -> Option<String> {
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    match (text("in"), text("name")) {
        (Some(place), Some(name)) => Some(format!("{place} {name}")),
        _ => place_name::named(node),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r##"{
        "paths": { "/a/{b}": {
            "parameters": [{ "in": "query", "name": "x/y" }],
            "get": { "parameters": [{ "in": "path", "name": "b" }, { "in": "query", "name": "b" }, { "$ref": "#/c" }] }
        } },
        "components": { "schemas": { "A": {
            "oneOf": [{ "title": "Card" }, { "properties": { "oneOf": { "enum": ["a", "b"] } } }, { "title": "2" }],
            "anyOf": [{ "type": "string" }, { "type": "string" }]
        } } }
    }"##;

    fn tree() -> Tree {
        crate::load::parse("t.json", TEXT, &crate::load::Limits::default()).0.expect("it is JSON")
    }

    #[test]
    fn members_of_lists_without_order_are_called_by_name() {
        let tree = tree();
        let places = Places::of(&tree);
        for (place, key) in [
            ("/paths/~1a~1{b}/get/parameters/0/schema", "/paths/~1a~1{b}/get/parameters/path b/schema"),
            (
                "/paths/~1a~1{b}/get/parameters/1/schema request",
                "/paths/~1a~1{b}/get/parameters/query b/schema request",
            ),
            ("/paths/~1a~1{b}/parameters/0/schema", "/paths/~1a~1{b}/parameters/query x~1y/schema"),
            ("/components/schemas/A/oneOf/0", "/components/schemas/A/oneOf/Card"),
            ("/components/schemas/A/oneOf/0 request", "/components/schemas/A/oneOf/Card request"),
            // Without a word of its own, or with that of another.
            ("/components/schemas/A/oneOf/1/properties/oneOf", "/components/schemas/A/oneOf/1/properties/oneOf"),
            ("/components/schemas/A/oneOf/2", "/components/schemas/A/oneOf/2"),
            ("/components/schemas/A/anyOf/1", "/components/schemas/A/anyOf/1"),
            ("/components/schemas/A/oneOf/9", "/components/schemas/A/oneOf/9"),
            ("/components/schemas/A", "/components/schemas/A"),
        ] {
            assert_eq!(of(&places, place), key);
        }
    }

    #[test]
    fn a_lock_of_before_gets_the_keys_of_today() {
        let mut lock = Lock::default();
        let mut add = |key: &str, name: &str| lock.types.insert(key.to_owned(), name.to_owned());
        add("/components/schemas/A", "A");
        assert!(matches!(renewed(&tree(), &lock), Cow::Borrowed(_)));
        let mut add = |key: &str, name: &str| lock.types.insert(key.to_owned(), name.to_owned());
        add("/paths/~1a~1{b}/get/parameters/1/schema", "Old");
        add("/components/schemas/A/oneOf/0", "Older");
        add("/components/schemas/A/oneOf/Card", "Newer");
        let renewed = renewed(&tree(), &lock).into_owned();
        let types: Vec<(&str, &str)> = renewed.types.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
        let parameter = ("/paths/~1a~1{b}/get/parameters/query b/schema", "Old");
        assert_eq!(types, [("/components/schemas/A", "A"), ("/components/schemas/A/oneOf/Card", "Newer"), parameter]);
    }
}
