//! The names lock holds what types and operations hold: an existing field, value, member, parameter or header keeps its
//! name, whoever comes beside it.
#![allow(clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

mod small;

use std::collections::BTreeMap;

use generator::finding::Rule;
use generator::lock::Lock;
use generator::lower::Lowered;
use generator::model::{Api, TypeKind};
use generator::names::Name;

use small::lowered;

fn api(lowered: &Lowered) -> &Api {
    lowered.api.as_ref().unwrap_or_else(|| panic!("{:?}", lowered.findings))
}

/// An operation that answers with a `Cat`, with these parameters and this schema.
fn document(parameters: &[&str], schema: &str) -> String {
    format!(
        "paths:\n  /cats: {{ get: {{ operationId: listCats, tags: [Pets], parameters: [{}], responses: {{ '200': {{ \
         description: d, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Cat' }} }} }} }} }} }} }}\n\
         components:\n  schemas:\n    Cat: {schema}\n",
        parameters.join(", ")
    )
}

fn with_fields(fields: &[&str]) -> String {
    let properties: Vec<String> = fields.iter().map(|field| format!("{field}: {{ type: string }}")).collect();
    document(&[], &format!("{{ type: object, properties: {{ {} }} }}", properties.join(", ")))
}

fn with_values(values: &[&str]) -> String {
    document(&[], &format!("{{ type: string, enum: [{}, other] }}", values.join(", ")))
}

/// A union of components of these names.
fn with_members(members: &[&str]) -> String {
    let reference = |name: &&str| format!("{{ $ref: '#/components/schemas/{name}' }}");
    let references: Vec<String> = members.iter().map(reference).collect();
    let component =
        |name: &&str| format!("    {name}: {{ type: object, required: [{name}], properties: {{ {name}: {{}} }} }}\n");
    let components: String = members.iter().map(component).collect();
    document(&[], &format!("{{ oneOf: [{}] }}", references.join(", "))) + &components
}

fn with_parameters(parameters: &[(&str, &str)]) -> String {
    let parameter =
        |(place, name): &(&str, &str)| format!("{{ in: {place}, name: {name}, schema: {{ type: string }} }}");
    let parameters: Vec<String> = parameters.iter().map(parameter).collect();
    document(&parameters.iter().map(String::as_str).collect::<Vec<_>>(), "{ type: object }")
}

fn pairs<'n>(names: impl Iterator<Item = (String, &'n str)>) -> BTreeMap<String, String> {
    names.map(|(wire, ident)| (wire, ident.to_owned())).collect()
}

/// Wire name to Rust name of all that `Cat` holds.
fn in_cat(lowered: &Lowered) -> BTreeMap<String, String> {
    let cat = api(lowered).types.iter().find(|def| def.place == "/components/schemas/Cat").expect("it is there");
    match &cat.kind {
        TypeKind::Record(record) => {
            pairs(record.fields.iter().map(|field| (field.name.wire.clone(), field.name.ident.as_str())))
        }
        TypeKind::StringEnum(known) => {
            pairs(known.values.iter().map(|value| (value.name.wire.clone(), value.name.ident.as_str())))
        }
        TypeKind::Union(union) => {
            pairs(union.members.iter().map(|member| (member.name.wire.clone(), member.name.ident.as_str())))
        }
        other => panic!("{other:?}"),
    }
}

/// Place and wire name to Rust name of all parameters.
fn parameters(lowered: &Lowered) -> BTreeMap<String, String> {
    let all = &api(lowered).operations[0].parameters;
    pairs(all.iter().map(|parameter| {
        let Name { wire, ident } = &parameter.field.name;
        (format!("{} {wire}", parameter.location.word()), ident.as_str())
    }))
}

/// All orders of the items.
fn orders<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
    if items.len() < 2 {
        return vec![items.to_vec()];
    }
    let mut all = Vec::new();
    for (at, first) in items.iter().enumerate() {
        let mut rest = items.to_vec();
        rest.remove(at);
        all.extend(orders(&rest).into_iter().map(|rest| [vec![first.clone()], rest].concat()));
    }
    all
}

#[test]
fn names_do_not_depend_on_order() {
    let same = |documents: Vec<String>, names: fn(&Lowered) -> BTreeMap<String, String>| {
        let all: Vec<Lowered> = documents.iter().map(|text| lowered(text, &Lock::default())).collect();
        for one in &all {
            assert_eq!(names(one), names(&all[0]));
            assert_eq!(one.lock, all[0].lock);
        }
    };
    let fields = ["fooBar", "foo_bar", "FooBar", "FOO-BAR"];
    same(orders(&fields).iter().map(|fields| with_fields(fields)).collect(), in_cat);
    same(orders(&fields).iter().map(|values| with_values(values)).collect(), in_cat);
    let placed = [("query", "id"), ("header", "id"), ("cookie", "id"), ("query", "Id")];
    same(orders(&placed).iter().map(|placed| with_parameters(placed)).collect(), parameters);
    let members = ["GreenCat", "green_cat", "BlueCat"];
    same(orders(&members).iter().map(|members| with_members(members)).collect(), in_cat);
}

/// Whatever stands there first keeps its name when any other comes beside it, wherever that is written.
#[test]
fn what_comes_beside_leaves_the_old_name() {
    let kept = |old: &dyn Fn(&[&str]) -> String, spellings: &[&str]| {
        for first in spellings {
            let before = lowered(&old(&[first]), &Lock::default());
            for second in spellings.iter().filter(|second| second != &first) {
                for both in [[*first, *second], [*second, *first]] {
                    let after = lowered(&old(&both), &before.lock);
                    assert_eq!(in_cat(&after)[*first], in_cat(&before)[*first], "{both:?}");
                    assert_ne!(in_cat(&after)[*first], in_cat(&after)[*second], "{both:?}");
                    // It is the same from now on, and the lock needs nothing more.
                    let again = lowered(&old(&both), &after.lock);
                    assert_eq!((in_cat(&again), again.lock), (in_cat(&after), after.lock));
                }
            }
        }
    };
    kept(&with_fields, &["foo_bar", "fooBar", "FooBar", "FOO_BAR", "foo bar"]);
    kept(&with_values, &["foo_bar", "fooBar", "FooBar", "FOO_BAR", "foo bar", "foo_bar2"]);
    kept(&with_values, &["+one", "plus_one", "Plus one"]);
}

#[test]
fn a_parameter_keeps_its_name_beside_one_of_another_place() {
    let all = [("query", "id"), ("header", "id"), ("cookie", "id"), ("query", "Id"), ("header", "ID")];
    for first in all {
        let before = lowered(&with_parameters(&[first]), &Lock::default());
        let key = format!("{} {}", first.0, first.1);
        for second in all.into_iter().filter(|second| *second != first) {
            for both in [[first, second], [second, first]] {
                let after = lowered(&with_parameters(&both), &before.lock);
                assert_eq!(parameters(&after)[&key], parameters(&before)[&key], "{both:?}");
            }
        }
    }
}

/// Members are called without the words that all share: a new one that does not share them renames none of the old.
#[test]
fn a_member_keeps_its_short_name() {
    let before = lowered(&with_members(&["GreenCat", "BlueCat"]), &Lock::default());
    assert_eq!(in_cat(&before)["GreenCat"], "Green");
    let members = ["GreenCat", "BlueCat", "Dog", "Green"];
    let after = lowered(&with_members(&members), &before.lock);
    assert_eq!((in_cat(&after)["GreenCat"].as_str(), in_cat(&after)["BlueCat"].as_str()), ("Green", "Blue"));
    assert_eq!(in_cat(&after)["Green"], "Green2");
    let fewer = lowered(&with_members(&["GreenCat", "Dog"]), &after.lock);
    assert_eq!(in_cat(&fewer)["GreenCat"], "Green");
}

#[test]
fn what_is_gone_and_comes_again_has_its_old_name() {
    let first = lowered(&with_fields(&["fooBar"]), &Lock::default());
    let both = lowered(&with_fields(&["fooBar", "foo_bar"]), &first.lock);
    let names = in_cat(&both);
    assert_eq!((names["fooBar"].as_str(), names["foo_bar"].as_str()), ("foo_bar", "foo_bar2"));
    for gone in ["fooBar", "foo_bar"] {
        let left = if gone == "fooBar" { "foo_bar" } else { "fooBar" };
        let without = lowered(&with_fields(&[left]), &both.lock);
        assert_eq!(in_cat(&without)[left], names[left], "what stays is not renamed by what goes");
        let again = lowered(&with_fields(&["foo_bar", "fooBar"]), &without.lock);
        assert_eq!((in_cat(&again), again.lock), (names.clone(), both.lock.clone()));
    }
}

/// Only what a reader could not tell from the wire name is in the lock.
#[test]
fn a_name_that_is_its_wire_name_is_not_in_the_lock() {
    let lock = |text: &str| {
        let mut members = lowered(text, &Lock::default()).lock.members;
        let server = BTreeMap::from([("https://example.com".to_owned(), "Default".to_owned())]);
        assert_eq!(members.remove("servers"), Some(server), "the document does not say what its server is called");
        members
    };
    assert_eq!(lock(&with_fields(&["name", "foo_bar", "type"])), BTreeMap::new());
    assert_eq!(lock(&with_values(&["in_transit", "done"])), BTreeMap::new());
    let held = lock(&with_values(&["EUR", "done"]));
    assert_eq!(held["/components/schemas/Cat"], BTreeMap::from([("EUR".to_owned(), "Eur".to_owned())]));
    let held = lock(&with_parameters(&[("query", "limit"), ("header", "X-Trace")]));
    assert_eq!(held["listCats parameters"], BTreeMap::from([("header X-Trace".to_owned(), "x_trace".to_owned())]));
}

/// A person may write a better name into the lock.
#[test]
fn the_lock_has_the_last_word() {
    let text = with_fields(&["fooBar", "other"]);
    let mut lock = lowered(&text, &Lock::default()).lock;
    let names = lock.members.get_mut("/components/schemas/Cat").expect("it has one");
    names.insert("fooBar".to_owned(), "better".to_owned());
    let better = lowered(&text, &lock);
    assert_eq!((in_cat(&better)["fooBar"].as_str(), better.lock), ("better", lock));
}

#[test]
fn a_name_of_the_lock_that_cannot_be_kept_is_a_silent_rename() {
    let text = with_fields(&["fooBar", "barFoo"]);
    let lock = lowered(&text, &Lock::default()).lock;
    for taken in ["additional_properties", "bar_foo"] {
        let mut lock = lock.clone();
        let names = lock.members.get_mut("/components/schemas/Cat").expect("it has some");
        names.insert("fooBar".to_owned(), taken.to_owned());
        let lowered = lowered(&text, &lock);
        assert!(lowered.api.is_none(), "it must stop");
        let [finding] = lowered.findings.as_slice() else { panic!("{:?}", lowered.findings) };
        assert_eq!((finding.rule, finding.at.pointer.as_str()), (Rule::SilentRename, "/components/schemas/Cat"));
        assert!(finding.says.contains(&format!("`{taken}`")), "{}", finding.says);
    }
}

/// A label goes into idempotency keys: were it another after servers moved, one effect could happen twice.
#[test]
fn a_server_keeps_its_name_and_label_whatever_is_beside_it() {
    let with_servers = |servers: &[&str]| {
        let list: Vec<String> = servers.iter().map(|url| format!("{{ url: '{url}' }}")).collect();
        format!("paths: {{}}\nservers: [{}]\n", list.join(", "))
    };
    let of = |text: &str, lock: &Lock| {
        let lowered = lowered(text, lock);
        let environments = lowered.api.expect("no errors").environments;
        let names = environments.into_iter().map(|one| (one.url, (one.name.ident, one.name.wire)));
        (names.collect::<BTreeMap<_, _>>(), lowered.lock)
    };
    let (first, lock) = of(&with_servers(&["https://api.example"]), &Lock::default());
    assert_eq!(first["https://api.example"], ("Default".to_owned(), "default".to_owned()));
    let (more, lock) = of(&with_servers(&["https://eu.api.example", "https://api.example"]), &lock);
    assert_eq!(more["https://api.example"], first["https://api.example"]);
    assert_eq!(more["https://eu.api.example"], ("Eu".to_owned(), "eu".to_owned()));
    let (moved, _) = of(&with_servers(&["https://api.example", "https://eu.api.example"]), &lock);
    assert_eq!(moved, more);
    let gone = lowered(&with_servers(&["https://api.example/v2", "https://eu.api.example"]), &lock);
    assert_eq!(gone.findings.iter().filter(|finding| finding.rule == Rule::SilentRename).count(), 1);
}
