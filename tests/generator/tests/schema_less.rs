//! Where our own documents say nothing of a value, so that the crate can only hand it on as raw JSON.
//! Each place is listed: a new one is a gap in the document, or a schema that was lost on the way.

use std::path::Path;

use generator::emit::{Options, Runtime};
use generator::lock::Lock;
use generator::lower::Origin;
use generator::model::{Api, Output, ResponseKind, Type, TypeKind};

fn is_json(ty: &Type) -> bool {
    match ty {
        Type::Json => true,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => is_json(inner),
        _ => false,
    }
}

fn places(api: &Api) -> Vec<String> {
    let mut places = Vec::new();
    for def in &api.types {
        match &def.kind {
            TypeKind::Record(record) => {
                let fields = record.fields.iter().filter(|field| is_json(&field.ty));
                places.extend(fields.map(|field| format!("{}.{}", def.ident, field.name.wire)));
                places.extend(record.extra.iter().filter(|extra| is_json(extra)).map(|_| format!("{}.*", def.ident)));
            }
            TypeKind::Union(union) => {
                let members = union.members.iter().filter(|member| is_json(&member.ty));
                places.extend(members.map(|member| format!("{}::{}", def.ident, member.name.ident)));
            }
            TypeKind::Alias(aliased) => places.extend(is_json(aliased).then(|| def.ident.clone())),
            TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Text(_) | TypeKind::Number(_) => {}
        }
    }
    for operation in &api.operations {
        let id = &operation.name.wire;
        let inputs = operation.fields().into_iter().filter(|field| is_json(&field.ty));
        places.extend(inputs.map(|field| format!("{id} takes {}", field.name.wire)));
        let is_page = matches!(operation.output, Output::Page { .. });
        let answers = operation.successes.iter().filter(|_| !is_page).map(|success| &success.response);
        let answers = answers.chain(&operation.errors);
        let raw = answers.filter(|answer| matches!(&answer.kind, ResponseKind::Json(ty, _) if is_json(ty)));
        places.extend(raw.map(|answer| format!("{id} answers {}", answer.variant)));
    }
    places
}

#[test]
fn raw_json_stands_only_where_nothing_is_known() {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/align.yaml");
    let text = |text: &str| text.to_owned();
    let origin = Origin { name: text("align"), source: text("spec/align.yaml"), command: text("cargo xtask regen") };
    let options = Options { runtime: Runtime::Version, runtime_version: text("0.1.0") };
    let generated = generator::generate(&document, &Lock::default(), &origin, &options).expect("the document is there");
    let api = generated.output.expect("the document is sound").api;
    // Error bodies are known from clients only, and may hold more than the two fields that they read.
    assert_eq!(places(&api), ["ApiError.*"]);
}
