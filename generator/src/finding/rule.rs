//! Every rule: its id, how bad a breach is, and why it matters to the generated code.
//! Names and explanations only; the checks are in `load`, `lint`, `normalise` and `lower`.

use super::Severity;

/// One line for each rule, so that no rule can be without an id, a severity or an explanation.
macro_rules! rules {
    ($($name:ident $id:literal $severity:ident $explain:literal)*) => {
        /// Every rule, with its explanation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $explain] $name,)*
        }

        impl Rule {
            /// All of them, in the order of their explanation.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name by which people and programs know it.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),* }
            }

            /// Why it matters to the generated code, and how to mend a breach.
            #[must_use]
            pub const fn explain(self) -> &'static str {
                match self { $(Self::$name => $explain),* }
            }

            /// How bad a breach is, unless the finding says otherwise.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }
        }
    };
}

rules! {
    // The text.
    Syntax "syntax" Error "The text is not one YAML or JSON document in UTF-8, so nothing behind the fault can be read. Mend the text at the place shown, or just above it: indentation and quotes are the usual causes."
    TooLarge "too-large" Error "The document has more bytes or values than the limits allow; aliases count as all that they stand for, so that a small text cannot fill the memory. Take a part of it, use `$ref` in place of aliases, or call the generator from a program of yours with other `Limits`."
    TooDeep "too-deep" Error "Lists and maps are nested deeper than the limit, which every later step relies on. Move inner schemas to `components` and refer to them."
    NotJson "not-json" Repaired "OpenAPI documents hold JSON values, and JSON has no infinity and no not-a-number. Quote the value if it is text, or leave the bound out."
    DuplicateKey "duplicate-key" Repaired "A key stands twice in one map. YAML readers differ in which one they take, so one of the two is silently lost. Remove or rename one."

    // The shape of single objects.
    UnsupportedVersion "unsupported-version" Error "The generator reads OpenAPI 3.0.x and 3.1.x. A document of another version would be misread rather than refused. Convert it."
    UnknownKey "unknown-key" Repaired "The object has no such key, so what it says would be dropped in silence; most are misspelt. Correct the key, or start it with `x-` if it is a note of your own."
    MissingKey "missing-key" Repaired "The object means nothing without this key, so nothing can be generated from it. Add the key."
    WrongType "wrong-type" Repaired "The value is not of the type that OpenAPI defines for the key, so it cannot be read. Correct the value; `required: yes` and `version: 1.0` are the usual slips."
    NullValue "null-value" Repaired "A key without a value, or with null, is not the same as no key, but says as little. It is read as if the key were not there; remove it, or give it a value."
    WrongValue "wrong-value" Repaired "The key takes one of a few words, and this is none of them: `type: strnig` would generate a type that accepts anything. Use one of the words listed."
    BadKey "bad-key" Repaired "The keys of this map have a form of their own (status codes, media types, paths, component names), and this one does not have it, so it would match nothing. Correct the key."

    // References.
    DanglingReference "dangling-reference" Repaired "The reference points to nothing, so there is no type to generate. Correct the name, or add what it names."
    WrongReference "wrong-reference" Repaired "The reference points to something of another kind, such as a parameter where a schema must stand. Correct the reference."
    ReferenceCycle "reference-cycle" Repaired "References lead in a circle without ever reaching a definition. Replace one of them by what is meant."
    ExternalReference "external-reference" Repaired "The reference leaves the document's folder, names no file there, or is a URL. None of these is followed, so that no document makes the generator read what is not part of it; the value is read as anything. Copy what is referred to into the folder, or into `components`."
    IgnoredSibling "ignored-sibling" Warning "Outside of schemas, keys beside `$ref` are ignored by OpenAPI 3.0, so what they say has no effect. Move them to what is referred to."

    // Names and paths.
    DuplicateOperationId "duplicate-operation-id" Repaired "Two operations have one operationId, but each becomes a type of its own by that name. Rename one."
    CollidingNames "colliding-names" Repaired "Two names differ only by case or separators (`getFoo`, `get_foo`), so that they would become the same name in Rust. Rename one."
    CollidingPaths "colliding-paths" Repaired "Two paths differ only in the names of their parameters, so no server can tell them apart. Merge them."
    UndeclaredPathParameter "undeclared-path-parameter" Repaired "The path has a `{name}` for which no parameter is declared, so the URL could not be built. Add a parameter with `in: path`."
    UnknownPathParameter "unknown-path-parameter" Repaired "A path parameter is declared whose name is not in the path, so its value would go nowhere. Correct its name, or add it to the path."
    OptionalPathParameter "optional-path-parameter" Repaired "A path parameter must say `required: true`, since a URL cannot lack a segment. It is read as required; add the key."
    DuplicateParameter "duplicate-parameter" Repaired "Two parameters of one operation have the same name and place, so one would overwrite the other. Remove one."
    BadParameter "bad-parameter" Repaired "A parameter has exactly one of `schema` and `content` (with one media type); otherwise it is unknown how it is written. A header has a name that a header can have; otherwise it cannot be sent. Keep one, correct the other."
    BadStyle "bad-style" Repaired "The style does not exist for this place or type of value, so that the request could not be encoded. Choose a style that the place knows."
    ReservedHeader "reserved-header" Warning "Parameters named Accept, Content-Type or Authorization are ignored by OpenAPI: media types and security schemes say the same. Where no scheme says who calls, `Authorization` is read as one. Remove the parameter, and describe the scheme."

    // Schemas.
    UnknownRequired "unknown-required" Warning "`required` names a property that is not described, so the generated type has no such field. Correct the name, or describe the property."
    DuplicateValue "duplicate-value" Warning "A list of distinct values has one twice; the second has no effect. Remove it."
    EmptyEnum "empty-enum" Repaired "No value is valid for an `enum` without values, so the type could never be made. List the values, or remove the key."
    ReversedBounds "reversed-bounds" Repaired "The lower bound is above the upper one, so no value is valid. Correct one of them."
    MismatchedKeyword "mismatched-keyword" Warning "The keyword or format says nothing about values of this type, so it has no effect; often the type is the wrong one. Correct the one that is wrong."
    MisspeltFormat "misspelt-format" Warning "The format looks like one that the generator knows, but is not, so that the value would be plain text. Correct it if that one was meant."
    NullableWithoutType "nullable-without-type" Warning "In OpenAPI 3.0 `nullable` has an effect only beside `type` in the same schema. Add the type."
    MissingItems "missing-items" Warning "An array without `items` has members of any type, which the generated code can only hand on as raw JSON. Add `items`."
    BadDiscriminator "bad-discriminator" Repaired "The discriminator must name a property that its members have, and its mapping must lead to them; otherwise an answer would be read as the wrong type. Correct the property or mapping."
    BadPattern "bad-pattern" Repaired "The pattern is no regular expression, or one that no text matches, so it cannot be what the server checks, and requests are not checked against it. Correct it."
    UncheckedPattern "unchecked-pattern" Warning "The pattern is right, but the crate has no engine of regular expressions: it checks by plain functions that never go back. Requests are sent without a check of it, and the server checks. Nothing has to be done."
    BothDirections "both-directions" Repaired "A property cannot be both `readOnly` and `writeOnly`: it would be in neither the request nor the response. Keep one."
    InvalidExample "invalid-example" Warning "The example does not fit its schema, so one of them is wrong, and readers follow the example. Correct the wrong one."
    InvalidDefault "invalid-default" Warning "The default does not fit its schema, so it cannot be what the server assumes. Correct it."
    InvalidEnumValue "invalid-enum-value" Repaired "A value of the enum does not fit the schema's own type, so it can never occur. Among strings, an unquoted number or boolean is read as its text. Quote it, or correct the type."
    Contradiction "contradiction" Warning "Schemas that must all hold name different types, so that no value can satisfy them. The generated code hands the value on as raw JSON. Correct the type of one of them."
    Inexpressible "inexpressible" Warning "The schema says something that no Rust type says, so that the generated code hands the value on as raw JSON. Nothing is lost, but nothing is checked either. Say it in a plainer way, if the document is yours."

    // The document as a whole.
    UnknownScheme "unknown-scheme" Repaired "A security requirement names a scheme that is not in `components.securitySchemes`, so requests would carry no credentials. Correct the name, or add the scheme."
    UndeclaredTag "undeclared-tag" Warning "The document lists its tags, and this one is not among them, so the resource made of it has no description; it may be misspelt. Add it to `tags`."
    BadServer "bad-server" Repaired "A `{variable}` of the URL is not declared, or a declared one is not used or has a default that is not in its enum, so the base URL is unknown. Correct the URL or `variables`."

    // Our own keys.
    MisspeltExtension "misspelt-extension" Warning "The key looks like one of ours, but is not, so it has no effect. Correct it if ours was meant."
    MisplacedExtension "misplaced-extension" Repaired "One of our `x-` keys stands where it has no effect. Move it to the object that it describes; `spec/README.md` lists where each may stand."
    BadExtension "bad-extension" Repaired "One of our `x-` keys has a payload that is not as `spec/README.md` describes it. Correct the payload."
    UnknownName "unknown-name" Repaired "One of our `x-` keys names an operation, parameter, security scheme or property that does not exist, so it has no effect. Correct the name."

    // The names lock.
    SilentRename "silent-rename" Error "A name of the generated crate would lead to something else, or be gone, because the document calls a thing otherwise than when the names lock was written. Whoever uses the crate would find out by code that does not compile, or worse, that does. Say in the lock which it is: the same thing (move its entry to the new key), or another (remove the entry). `aliases` keeps an old name as a deprecated one."
    BadAlias "bad-alias" Error "An entry of `aliases` in the names lock leads nowhere, or hides a name of today, so the old name could not be kept. Correct or remove it."

    // What was asked for beside the document.
    BadOverlay "bad-overlay" Error "The overlay is not one of version 1 of the OpenAPI Overlay Specification, or one of its targets is no `JSONPath`, so that the document would not be the one that was meant. Correct the overlay."
    IdleOverlay "idle-overlay" Warning "The target of an action names nothing in the document, so that the action changes nothing; the document may have been mended since. Correct the target, or remove the action."
    NothingSelected "nothing-selected" Error "An operation, event or tag was asked for by a name that the document does not have, so that the crate would lack it. Correct the name."

    // The generator.
    Skipped "skipped" Warning "A part of the document cannot be expressed, so it is not in the crate; all else is. The ledger has a row for it. Change what the finding names if you need that part."
    Unsupported "unsupported" Error "The generator does not know this construct yet, and would rather stop than generate code that is wrong. Say it as the finding tells, or leave that part out: by `--only`, `--tag` or an overlay."
}
