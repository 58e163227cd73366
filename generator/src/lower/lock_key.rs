//! What the names lock calls a place. A list whose order means nothing gives its members no place that lasts: parameters
//! are known by where they are sent and what they are called, members of a choice by what they call themselves.
//! Everything else is called as its JSON pointer is.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::context::{self, REQUEST};
use super::place_name;
use super::places::Places;
use super::usage::Usage;
use crate::lock::Lock;
use crate::tree::{Node, Tree, escape};

/// How a type is marked in the lock that only requests have.
const LOCKED: &str = " request";

/// A place that ends in the same words of itself ends so.
const OWN: &str = "~2request";

/// The lock's name of a place.
pub(super) fn of<'p>(places: &Places<'_>, place: &'p str) -> Cow<'p, str> {
    let pointer = context::pointer(place);
    let is_request = pointer.len() < place.len();
    let mut key = by_words(places, pointer);
    if let Some(start) = key.strip_suffix(LOCKED) {
        key = Cow::Owned(format!("{start}{OWN}"));
    }
    if is_request { Cow::Owned(format!("{key}{LOCKED}")) } else { key }
}

/// What a key of the lock says: where, and whether only in requests.
pub(super) fn parts(key: &str) -> (&str, bool) {
    key.strip_suffix(LOCKED).map_or((key, false), |pointer| (pointer, true))
}

fn by_words<'p>(places: &Places<'_>, pointer: &'p str) -> Cow<'p, str> {
    if !LISTS.iter().any(|list| pointer.contains(list)) {
        return Cow::Borrowed(pointer);
    }
    let mut key = String::with_capacity(pointer.len() + 16);
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
    Cow::Owned(key)
}

/// The lock with the keys of today, and which of them are those of members of choices that it knew by their index: a lock of
/// before knew the members of lists by their places in them, and took words of the document for the mark of a request.
pub(super) fn renewed<'l>(tree: &Tree, usage: &Usage, lock: &'l Lock) -> (Cow<'l, Lock>, BTreeSet<String>) {
    let is_by_place = |key: &String| {
        let mut segments = parts(key).0.split('/').peekable();
        let mut is_list = false;
        segments.any(|segment| {
            let was_list = std::mem::replace(&mut is_list, LISTS.iter().any(|list| list.trim_matches('/') == segment));
            was_list && segment.parse::<usize>().is_ok()
        })
    };
    let mut by_index = BTreeSet::new();
    if !lock.types.keys().chain(lock.members.keys()).any(|key| is_by_place(key) || parts(key).1) {
        return (Cow::Borrowed(lock), by_index);
    }
    let places = Places::of(tree);
    let today = |key: &str| of(&places, &read(&places, usage, key)).into_owned();
    let mut renewed = lock.clone();
    renewed.types = with_keys(&lock.types, today);
    renewed.members = with_keys(&lock.members, today);
    for key in lock.types.keys().filter(|key| is_index_of_choice(key)) {
        let new = today(key);
        if new == *key || !lock.types.contains_key(&new) {
            by_index.insert(new);
        }
    }
    (Cow::Owned(renewed), by_index)
}

/// The place of a key. Where the document itself has the words that mark a request, they are a mark only if requests have
/// types of their own there.
fn read(places: &Places<'_>, usage: &Usage, key: &str) -> String {
    let (pointer, true) = parts(key) else { return key.to_owned() };
    let component = pointer.strip_prefix("/components/schemas/").and_then(|rest| rest.split('/').next());
    let is_shared = component.is_some_and(|name| usage.is_shared(&format!("/components/schemas/{name}")));
    let is_own = stands(places, key) && !(is_shared && stands(places, pointer));
    if is_own { key.to_owned() } else { format!("{pointer}{REQUEST}") }
}

/// Whether a key without a mark leads to something.
fn stands(places: &Places<'_>, key: &str) -> bool {
    let mut place = String::new();
    for segment in key.split('/').skip(1) {
        let words = if is_list(&place) { places.words(&place).to_vec() } else { Vec::new() };
        let index = words.iter().position(|word| word.as_deref().is_some_and(|word| escape(word) == segment));
        place.push('/');
        place.push_str(&index.map_or_else(|| segment.to_owned(), |index| index.to_string()));
    }
    places.at(&place).is_some()
}

fn is_index_of_choice(key: &str) -> bool {
    choice(key).is_some_and(|(_, member)| member.parse::<usize>().is_ok())
}

/// The choice that a key stands right below, and the key's last word.
pub(super) fn choice(key: &str) -> Option<(&str, &str)> {
    let found = parts(key).0.rsplit_once('/')?;
    (found.0.ends_with("/oneOf") || found.0.ends_with("/anyOf")).then_some(found)
}

/// An entry that has the key of today already wins over one that gets it now.
fn with_keys<T: Clone>(entries: &BTreeMap<String, T>, today: impl Fn(&str) -> String) -> BTreeMap<String, T> {
    let mut all = BTreeMap::new();
    for (key, value) in entries {
        let new = today(key);
        if new == *key || !entries.contains_key(&new) {
            all.insert(new, value.clone());
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
/// index. It is what a member calls itself, or else its one value, or else the property that only it has.
pub(super) fn words(list: &Node) -> Vec<Option<String>> {
    let members: Vec<&Node> = list.members().collect();
    let mut all: Vec<Option<String>> = members.iter().map(|member| called(member)).collect();
    let said: HashSet<String> = all.iter().flatten().cloned().collect();
    keep_own(&mut all, &HashSet::new());
    let mut holders: HashMap<&str, usize> = HashMap::new();
    members.iter().flat_map(|member| properties(member)).for_each(|key| *holders.entry(key).or_default() += 1);
    let by_property = |member: &Node| {
        place_name::first_property(member, |key| holders.get(key).is_none_or(|all| *all == 1 && has(member, key)))
    };
    let values: Vec<_> = members.iter().map(|member| place_name::only_value(member)).collect();
    let properties: Vec<_> = members.iter().map(|member| by_property(member)).collect();
    for mut others in [values, properties] {
        keep_own(&mut others, &said);
        let taken: HashSet<String> = all.iter().flatten().cloned().collect();
        for (word, other) in all.iter_mut().zip(others) {
            *word = word.take().or_else(|| other.filter(|other| !taken.contains(other)));
        }
    }
    all
}

/// Takes away what several are called, what is called so in `said`, and what could be an index.
fn keep_own(words: &mut [Option<String>], said: &HashSet<String>) {
    let mut times: HashMap<String, usize> = HashMap::new();
    words.iter().flatten().for_each(|word| *times.entry(word.clone()).or_default() += 1);
    for slot in words {
        let is_own = |word: &String| times[word] == 1 && !said.contains(word) && word.parse::<usize>().is_err();
        *slot = slot.take().filter(is_own);
    }
}

fn properties(node: &Node) -> impl Iterator<Item = &str> {
    node.get("properties").into_iter().flat_map(Node::entries).map(|entry| &*entry.key)
}

fn has(node: &Node, key: &str) -> bool {
    node.get("properties").is_some_and(|properties| properties.get(key).is_some())
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
            "anyOf": [{ "type": "string" }, { "type": "string" }, { "type": "string", "enum": ["on"] }, { "title": "b request" }]
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
                "/paths/~1a~1{b}/get/parameters/1/schema ~request",
                "/paths/~1a~1{b}/get/parameters/query b/schema request",
            ),
            ("/paths/~1a~1{b}/parameters/0/schema", "/paths/~1a~1{b}/parameters/query x~1y/schema"),
            ("/components/schemas/A/oneOf/0", "/components/schemas/A/oneOf/Card"),
            ("/components/schemas/A/oneOf/0 ~request", "/components/schemas/A/oneOf/Card request"),
            // Without a word of its own, or with that of another.
            (
                "/components/schemas/A/oneOf/1/properties/oneOf",
                "/components/schemas/A/oneOf/With oneOf/properties/oneOf",
            ),
            ("/components/schemas/A/oneOf/2", "/components/schemas/A/oneOf/2"),
            ("/components/schemas/A/anyOf/1", "/components/schemas/A/anyOf/1"),
            ("/components/schemas/A/anyOf/2", "/components/schemas/A/anyOf/on"),
            // The mark of a request is no word of a member's.
            ("/components/schemas/A/anyOf/3", "/components/schemas/A/anyOf/b~2request"),
            ("/components/schemas/A/anyOf/3 ~request", "/components/schemas/A/anyOf/b~2request request"),
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
        let usage = Usage::of(&tree(), &super::super::children::Children::of(&tree()));
        assert!(matches!(renewed(&tree(), &usage, &lock).0, Cow::Borrowed(_)));
        let mut add = |key: &str, name: &str| lock.types.insert(key.to_owned(), name.to_owned());
        add("/paths/~1a~1{b}/get/parameters/1/schema", "Old");
        add("/components/schemas/A/oneOf/0", "Older");
        add("/components/schemas/A/oneOf/Card", "Newer");
        let renewed = renewed(&tree(), &usage, &lock).0.into_owned();
        let types: Vec<(&str, &str)> = renewed.types.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
        let parameter = ("/paths/~1a~1{b}/get/parameters/query b/schema", "Old");
        assert_eq!(types, [("/components/schemas/A", "A"), ("/components/schemas/A/oneOf/Card", "Newer"), parameter]);
    }
}
