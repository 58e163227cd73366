//! The names lock: names stay, a name that would change in silence is refused, and old names can be kept.
#![allow(clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

mod small;

use std::fmt::Write as _;

use generator::finding::Rule;
use generator::lock::Lock;

use small::lowered;

/// One path for each `(path, id, schema)`, and components of these names.
fn document(paths: &[(&str, &str, &str)], components: &[&str]) -> String {
    let mut text = "paths:\n".to_owned();
    for (path, id, schema) in paths {
        let _ = writeln!(
            text,
            "  {path}: {{ get: {{ operationId: {id}, tags: [Pets], responses: {{ '200': {{ description: d, \
             content: {{ application/json: {{ schema: {schema} }} }} }} }} }} }}"
        );
    }
    text += "components:\n  schemas:\n    Unused: { type: string }\n";
    for name in components {
        let _ = writeln!(text, "    {name}: {{ type: object, properties: {{ a: {{ type: string }} }} }}");
    }
    text
}

/// The rule, the place and the words of each finding.
fn refused(text: &str, lock: &Lock) -> Vec<(Rule, String, String)> {
    let lowered = lowered(text, lock);
    assert!(lowered.api.is_none(), "it must stop");
    lowered.findings.into_iter().map(|finding| (finding.rule, finding.at.pointer, finding.says)).collect()
}

const CAT: &str = "{ $ref: '#/components/schemas/Cat' }";

#[test]
fn another_id_at_the_same_place_is_refused() {
    let lock = lowered(&document(&[("/cats", "listCats", CAT)], &["Cat"]), &Lock::default()).lock;
    let renamed = document(&[("/cats", "findCats", CAT)], &["Cat"]);
    let found = refused(&renamed, &lock);
    let [(Rule::SilentRename, at, says)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(at, "/paths/~1cats/get/operationId");
    assert!(says.contains("`listCats` is called `findCats` now") && says.contains("`pets().list_cats`"), "{says}");

    // What the help offers: the entry under its new key keeps all names, …
    let mut kept = lock.clone();
    let entry = kept.operations.remove("listCats").expect("it is there");
    kept.operations.insert("findCats".to_owned(), entry);
    let api = lowered(&renamed, &kept).api.expect("it is no rename now");
    assert_eq!(
        (api.operations[0].name.ident.as_str(), api.operations[0].method_ident.as_str()),
        ("ListCats", "list_cats")
    );

    // … and aliases keep the old names beside the new ones.
    let mut aliased = lock;
    aliased.operations.clear();
    let both = [("ListCats", "FindCats"), ("pets.list_cats", "pets.find_cats")];
    aliased.aliases.extend(both.map(|(old, new)| (old.to_owned(), new.to_owned())));
    let lowered = lowered(&renamed, &aliased);
    assert_eq!(lowered.api.expect("the rename is said").old_names.len(), 2);
    assert_eq!(lowered.lock.aliases, aliased.aliases);
}

#[test]
fn the_name_of_what_is_gone_goes_to_nobody_else() {
    let lock = lowered(&document(&[("/cats", "listCats", CAT)], &["Cat"]), &Lock::default()).lock;
    // The same name in Rust, of another component; and the same operation's name, at another path.
    let other = document(&[("/cats", "listCats", "{ $ref: '#/components/schemas/cat' }")], &["cat"]);
    let found = refused(&other, &lock);
    let [(Rule::SilentRename, at, says)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(at, "/components/schemas/cat");
    assert!(says.contains("`Cat`, which is the name of `/components/schemas/Cat`"), "{says}");

    let other = document(&[("/kittens", "list_cats", CAT)], &["Cat"]);
    let found = refused(&other, &lock);
    let [(Rule::SilentRename, _, says)] = found.as_slice() else { panic!("{found:?}") };
    assert!(says.contains("`ListCats`, which is the name of `listCats`"), "{says}");
}

#[test]
fn what_is_gone_and_wanted_by_nobody_is_forgotten() {
    let lock = lowered(&document(&[("/a", "a", CAT), ("/b", "b", CAT)], &["Cat"]), &Lock::default()).lock;
    let fewer = lowered(&document(&[("/a", "a", CAT)], &["Cat"]), &lock);
    assert!(fewer.api.is_some() && !fewer.lock.operations.contains_key("b"));
}

/// Equal shapes are one type, named after the first of their places: one that is new and sorts earlier must not rename it.
#[test]
fn a_shape_stays_named_after_the_place_that_the_lock_has() {
    let shape = "{ type: object, properties: { size: { type: integer } } }";
    let text = document(&[("/m", "m", shape), ("/n", "n", shape)], &[]);
    let lock = lowered(&text, &Lock::default()).lock;
    assert_eq!(lock.types.values().collect::<Vec<_>>(), ["MResponse"]);
    let more = lowered(&document(&[("/a", "a", shape), ("/m", "m", shape), ("/n", "n", shape)], &[]), &lock);
    assert_eq!(more.lock.types, lock.types);
    let without = lowered(&document(&[("/a", "a", shape), ("/m", "m", shape)], &[]), &Lock::default());
    assert_eq!(without.lock.types.values().collect::<Vec<_>>(), ["AResponse"]);
}

#[test]
fn aliases_that_lead_nowhere_or_hide_a_name_are_refused() {
    let text = document(&[("/cats", "listCats", CAT), ("/dogs", "listDogs", CAT)], &["Cat"]);
    let bad = [
        ("Kitten", "Kat", "nothing is called `Kat`"),
        ("ListDogs", "ListCats", "`ListDogs` is the name of something else today"),
        ("pets.list_dogs", "pets.list_cats", "`pets.list_dogs` is the name of something else today"),
        ("dogs.list", "pets.list_cats", "a method stays in its resource"),
        ("a b", "Cat", "`a b` is no name in Rust"),
        ("fn", "pets", "`fn` is no name in Rust"),
    ];
    for (old, new, why) in bad {
        let mut lock = Lock::default();
        lock.aliases.insert(old.to_owned(), new.to_owned());
        let found = refused(&text, &lock);
        let [(Rule::BadAlias, _, says)] = found.as_slice() else { panic!("{old}: {found:?}") };
        assert!(says.contains(why), "{says}");
    }
}

/// An event's own schema is named after the event: nothing else there has a name.
#[test]
fn a_type_that_stands_in_an_event_is_named_after_it() {
    let schema = "{ type: object, properties: { type: { type: string, enum: [cat_found] }, size: { type: integer } } }";
    let text = format!(
        "{}x-webhooks:\n  cat_found:\n    post: {{ requestBody: {{ content: {{ application/json: {{ schema: {schema} }} }} }}, \
         responses: {{ '204': {{ description: d }} }} }}\n",
        document(&[("/cats", "listCats", CAT)], &["Cat"])
    );
    let lowered = lowered(&text, &Lock::default());
    let names: Vec<String> = lowered.lock.types.into_values().collect();
    assert!(names.contains(&"CatFound".to_owned()), "{names:?} {:?}", lowered.findings);
}
