//! The names lock: names stay, a name that would change in silence is refused, and old names can be kept.
#![allow(clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

mod small;

use std::fmt::Write as _;

use generator::finding::Rule;
use generator::lock::Lock;
use generator::model::{Api, Type};

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
    let parameters = "operationId: listCats, parameters: [{ name: id, in: query, required: true, schema: { type: string } }, \
                      { name: breed, in: query, schema: { type: string } }]";
    let text = text.replace("operationId: listCats", parameters);
    let bad = [
        ("Kitten", "Kat", "nothing is called `Kat`"),
        ("ListDogs", "ListCats", "`ListDogs` is the name of something else today"),
        ("pets.list_dogs", "pets.list_cats", "`pets.list_dogs` is the name of something else today"),
        ("dogs.list", "pets.list_cats", "a method stays in its resource"),
        ("a b", "Cat", "`a b` is no name in Rust"),
        ("fn", "pets", "`fn` is no name in Rust"),
        ("Cat.old", "Cat.a", "a field of an answer is read by its name"),
        ("Cat.old", "Cat.b", "nothing that it holds is called `b`"),
        ("Kitten.a", "Cat.a", "`Kitten` is not `Cat`"),
        ("Dog.a", "Dog.b", "nothing is called `Dog`"),
        ("Environment.live", "Environment.Default", "names there begin with a capital"),
        ("Environment.Custom", "Environment.Default", "`Custom` is the name of something else today"),
        ("ListCats.old", "ListCats.id", "it is an argument of `new`"),
        ("ListCats.Old", "ListCats.breed", "names there begin without a capital"),
        ("ListCats.timeout", "ListCats.breed", "`timeout` is the name of something else today"),
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

const PARAMETERS: [&str; 6] = [
    "{ name: state, in: query, schema: { type: string, enum: [c, d] } }",
    "{ name: state, in: path, required: true, schema: { type: string, enum: [a, b] } }",
    "{ name: X-State, in: header, schema: { type: string, enum: [e, f] } }",
    "{ name: x_state, in: query, schema: { type: string, enum: [g, h] } }",
    // Of one shape: the type has the name of one of them.
    "{ name: until, in: query, schema: { type: string, enum: [now, then] } }",
    "{ name: from, in: query, schema: { type: string, enum: [now, then] } }",
];

const MEDIA: [&str; 4] = [
    "text/plain: { schema: { type: string } }",
    "application/pdf: { schema: { type: string, format: binary } }",
    "application/json: { schema: { type: object, properties: { a: { type: string } } } }",
    "application/vnd.b+json: { schema: { type: object, properties: { b: { type: string } } } }",
];

/// An operation whose parameters, and the media types of whose body and answer, stand in this order.
fn in_order(parameters: &[&str], media: &[&str]) -> String {
    let content = media.join(", ");
    format!(
        "paths:\n  /pets/{{state}}:\n    post:\n      operationId: changePets\n      tags: [Pets]\n      parameters: [{}]\n      \
         requestBody: {{ content: {{ {content} }} }}\n      responses: {{ '200': {{ description: d, content: {{ {content} }} }}, \
         '4XX': {{ description: d, content: {{ {content} }} }} }}\n",
        parameters.join(", ")
    )
}

/// What everything is called that stands in a list or map without an order, by what the document calls it.
fn names(text: &str, lock: &Lock) -> (Lock, Vec<String>) {
    let lowered = lowered(text, lock);
    let api = lowered.api.unwrap_or_else(|| panic!("{:?}", lowered.findings));
    let operation = &api.operations[0];
    let fields = operation.parameters.iter().map(|each| (each.location.word(), &each.field));
    let parameters = fields.map(|(place, field)| {
        let Type::Named(id) = &field.ty else { panic!("{field:?}") };
        format!("{place} {}: {} {}", field.name.wire, field.name.ident, api.type_of(*id).ident)
    });
    let successes = operation.successes.iter().map(|success| &success.response);
    let answers = successes.chain(&operation.errors).map(|answer| format!("{}: {}", answer.media, answer.variant));
    let forms = operation.body.iter().flat_map(|body| &body.forms);
    let forms = forms.map(|form| format!("{}: {} {}", form.media_type, form.variant, form.constructor));
    let mut all: Vec<String> = parameters.chain(answers).chain(forms).collect();
    all.sort();
    (lowered.lock, all)
}

/// With a lock and without, whatever stands first.
#[test]
fn names_do_not_depend_on_the_order_of_parameters_and_media_types() {
    let (mut parameters, mut media) = (PARAMETERS, MEDIA);
    let first = names(&in_order(&parameters, &media), &Lock::default());
    assert!(first.1.contains(&"path state: state ChangePetsState".to_owned()), "{first:#?}");
    assert!(first.1.contains(&"query state: state_query ChangePetsState2".to_owned()), "{first:#?}");
    assert!(first.0.types.contains_key("/paths/~1pets~1{state}/post/parameters/query state/schema"), "{first:#?}");
    for _ in 0..PARAMETERS.len() {
        parameters.rotate_left(1);
        media.rotate_left(1);
        for order in [parameters, { parameters.iter().rev().copied().collect::<Vec<_>>().try_into().expect("as many") }]
        {
            assert_eq!(names(&in_order(&order, &media), &Lock::default()), first);
            assert_eq!(names(&in_order(&order, &media), &first.0), first);
        }
    }
}

/// A query's parameter has the plain name until the path names one so: that one came later.
#[test]
fn a_parameter_of_the_path_takes_no_name_of_the_query() {
    let path = |path: &str, parameters: &[&str]| in_order(parameters, &MEDIA[..1]).replace("/pets/{state}", path);
    let mut before = names(&path("/pets", &PARAMETERS[..1]), &Lock::default());
    // Types of a path that moved are named by hand, as the finding says.
    let moved = |(key, name): (String, String)| (key.replace("~1pets/", "~1pets~1{state}/"), name);
    before.0.types = before.0.types.into_iter().map(moved).collect();
    let (text, state) = (path("/pets/{state}", &PARAMETERS[..2]), "query state: state ChangePetsState".to_owned());
    assert!(before.1.contains(&state), "{before:#?}");
    let now = names(&text, &before.0);
    let added = "path state: state_path ChangePetsState2".to_owned();
    assert!(now.1.contains(&state) && now.1.contains(&added), "{now:#?}");
    assert_eq!(names(&text, &now.0), now);
}

/// A lock that knew parameters and members by their places in lists: what they are called stays.
#[test]
fn a_lock_of_before_keeps_its_names() {
    let text = in_order(&PARAMETERS, &MEDIA);
    let mut old = names(&text, &Lock::default()).0;
    let place = |at: usize| format!("/paths/~1pets~1{{state}}/post/parameters/{at}/schema");
    old.types.retain(|key, _| !key.contains("/parameters/"));
    for (at, name) in [(0, "Query"), (1, "Path"), (2, "Header"), (3, "Other"), (4, "Until")] {
        old.types.insert(place(at), name.to_owned());
    }
    old.members.insert(place(1), [("a".to_owned(), "First".to_owned())].into());
    let (new, found) = names(&text, &old);
    for (parameter, name) in
        [("path state: state", "Path"), ("query from: from_param", "Until"), ("query until: until", "Until")]
    {
        assert!(found.contains(&format!("{parameter} {name}")), "{found:#?}");
    }
    let key = "/paths/~1pets~1{state}/post/parameters/path state/schema";
    assert_eq!((new.types[key].as_str(), new.members[key]["a"].as_str()), ("Path", "First"));
}

/// A vendor adds a member in front: each type keeps the name that it has.
#[test]
fn members_of_a_choice_keep_their_names_wherever_they_stand() {
    let kind = |title: &str| {
        format!(
            "{{ title: {title}, type: object, required: [{title}_id], properties: {{ {title}_id: {{ type: string }} }} }}"
        )
    };
    let text = |titles: &[&str]| {
        let kinds: Vec<String> = titles.iter().map(|title| kind(title)).collect();
        document(&[("/pets", "getPet", &format!("{{ oneOf: [{}] }}", kinds.join(", ")))], &[])
    };
    let mut lock = lowered(&text(&["cat", "dog"]), &Lock::default()).lock;
    for name in lock.types.values_mut().filter(|name| *name != "GetPetResponse") {
        name.push_str("Kept");
    }
    let more = lowered(&text(&["eel", "dog", "cat"]), &lock).lock.types;
    let names: Vec<&str> = more.values().map(String::as_str).collect();
    assert_eq!(names, ["GetPetResponse", "GetPetResponseCatKept", "GetPetResponseDogKept", "GetPetResponseEel"]);

    // One that calls itself otherwise may be the same, or not: the lock must say.
    let renamed = text(&["hound", "cat"]);
    let found = refused(&renamed, &lock);
    let [(Rule::SilentRename, at, says)] = found.as_slice() else { panic!("{found:?}") };
    assert!(at.ends_with("/schema/oneOf/0"), "{at}");
    assert!(says.contains("`GetPetResponseHound`") && says.contains("`GetPetResponseDogKept`"), "{says}");
    let (dog, hound) = {
        let key =
            |title: &str| format!("/paths/~1pets/get/responses/200/content/application~1json/schema/oneOf/{title}");
        (key("dog"), key("hound"))
    };
    let kept = lock.types.remove(&dog).expect("it is there");
    lock.types.insert(hound.clone(), kept.clone());
    assert_eq!(lowered(&renamed, &lock).lock.types[&hound], kept);
}

/// A component with a choice of these members, which travels both ways.
fn choice(members: &[&str]) -> String {
    let schema = "{ content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }";
    format!(
        "paths:\n  /a: {{ post: {{ operationId: sendA, requestBody: {schema}, responses: {{ '200': {{ description: d, {} }} }} }}\n\
         components:\n  schemas:\n    A: {{ type: object, properties: {{ m: {{ oneOf: [{}] }} }} }}\n",
        schema.trim_start_matches('{'),
        members.join(", ")
    )
}

fn member(title: &str, property: &str) -> String {
    format!("{{ {title} type: object, required: [{property}], properties: {{ {property}: {{ type: string }} }} }}")
}

/// A member's title that ends as the keys of requests do.
#[test]
fn a_title_is_no_mark_of_a_request() {
    let (card, request) = (member("title: Card,", "number"), member("title: Card request,", "num2"));
    let text = choice(&[&card, &request]);
    let first = lowered(&text, &Lock::default());
    let api = first.api.unwrap_or_else(|| panic!("{:?}", first.findings));
    let idents = |api: &Api| api.types.iter().map(|def| def.ident.clone()).collect::<Vec<_>>();
    let mut names = idents(&api);
    assert_eq!(first.lock.types.len(), names.len(), "{:#?}", first.lock.types);
    let again = lowered(&text, &first.lock);
    assert_eq!(again.lock, first.lock);
    assert_eq!(idents(&again.api.expect("nothing changed")), names);
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 8);

    // A lock of before, of a component that only answers have: there the words are the member's.
    let text = document(&[("/a", "getA", "{ $ref: '#/components/schemas/A' }")], &[])
        + &format!("    A: {{ type: object, properties: {{ m: {{ oneOf: [{card}, {request}] }} }} }}\n");
    let mut lock = lowered(&text, &Lock::default()).lock;
    let key = "/components/schemas/A/properties/m/oneOf/Card";
    let new = format!("{key}~2request");
    lock.types.remove(&new).expect("it is there");
    lock.types.insert(format!("{key} request"), "Kept".to_owned());
    let read = lowered(&text, &lock);
    assert_eq!(read.lock.types.get(&new).map(String::as_str), Some("Kept"), "{:?}", read.findings);
}

/// Members without a title: by the property that is theirs alone, or by their one value.
#[test]
fn members_without_a_title_keep_their_names_wherever_they_stand() {
    let [alpha, beta, gamma] = ["alpha", "beta", "gamma"].map(|property| member("", property));
    let [on, off] = ["on", "off"].map(|value| format!("{{ type: string, enum: [{value}] }}"));
    let first = lowered(&choice(&[&alpha, &beta]), &Lock::default()).lock.types;
    let lock = Lock { types: first.clone(), ..Lock::default() };
    assert_eq!(lowered(&choice(&[&beta, &alpha]), &lock).lock.types, first);
    let more = lowered(&choice(&[&gamma, &on, &alpha, &off, &beta]), &lock);
    let more = more.api.map_or_else(|| panic!("{:?}", more.findings), |_| more.lock.types);
    assert!(first.iter().all(|(key, name)| more.get(key) == Some(name)), "{first:#?} {more:#?}");
    let key = |word: &str| format!("/components/schemas/A/properties/m/oneOf/{word}");
    assert_eq!(more[&key("With gamma")], "AMWithGamma");

    // The property is not its alone any more: the lock must say which it was.
    let both = "{ type: object, properties: { alpha: { type: string }, delta: { type: string } } }";
    let found = refused(&choice(&[&both.replace("delta", "epsilon"), &beta, both]), &lock);
    assert_eq!(found.len(), 2, "one for requests, one for answers: {found:?}");
    assert!(
        found.iter().all(|(rule, _, says)| *rule == Rule::SilentRename && says.contains("With alpha")),
        "{found:?}"
    );

    // A lock of before knows them by index: where they stand as before, their names stay; else it must say.
    let mut old = Lock::default();
    for (key, name) in &first {
        old.types.insert(key.replace("With alpha", "0").replace("With beta", "1"), name.clone());
    }
    assert_eq!(lowered(&choice(&[&alpha, &beta]), &old).lock.types, first);
    for moved in [vec![beta.as_str(), &alpha], vec![&gamma, &alpha, &beta], vec![&beta, &gamma]] {
        let found = refused(&choice(&moved), &old);
        let [(Rule::SilentRename, _, says)] = found.as_slice() else { panic!("{found:#?}") };
        assert!(says.contains("seem to have changed places"), "{says}");
    }
}

/// Another title of the same name in Rust: the name of one that is gone, and one new member where one is gone.
#[test]
fn a_member_that_is_gone_is_one_finding() {
    let lock = lowered(&choice(&[&member("title: Card,", "a"), &member("title: Bank,", "b")]), &Lock::default()).lock;
    let found = refused(&choice(&[&member("title: card,", "a"), &member("title: Bank,", "b")]), &lock);
    assert_eq!(found.len(), 2, "one for requests, one for answers: {found:#?}");
}
