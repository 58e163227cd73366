//! Examples in docs: a sample of the model as code that a user would write.
//! Every example compiles as a doctest; none is run.

use super::layout::Code;
use crate::model::{Api, Construct, Integer, Operation, Sample, Type, TypeId, TypeKind};
use crate::names::{plain, snake};

/// The lines of an operation's example, without fences.
pub(super) fn example(api: &Api, operation: &Operation) -> Vec<String> {
    let client = plain(&snake(&api.name)).to_owned();
    let call = if operation.inputs.construct == Construct::Typestate {
        let demanded = operation.fields().into_iter().filter(crate::model::Field::is_demanded);
        let setters = demanded.zip(&operation.inputs.samples);
        let setters = setters.map(|(field, sample)| (field.name.ident, Some(argument(api, sample)))).collect();
        let start = format!("operations::{}::builder", operation.name.ident);
        vec![Code::Chain { start, arguments: Some(Vec::new()), links: setters }]
    } else {
        operation.inputs.samples.iter().map(|sample| argument(api, sample)).collect()
    };
    let binding = if matches!(operation.output, crate::model::Output::Empty) { "" } else { "let answer = " };
    let mut links = vec![
        (operation.resource.clone(), Some(Code::Arguments(Vec::new()))),
        (operation.method_ident.clone(), Some(Code::Arguments(call))),
    ];
    let key = operation.inputs.key.iter();
    links.extend(key.map(|key| ("idempotency_key".to_owned(), Some(Code::Plain(format!("{key:?}"))))));
    links.push(("await?".to_owned(), None));
    let statement = Code::Chain { start: client.clone(), arguments: None, links };
    wrapped(api, &client, &format!("{binding}{};", statement.laid_out(0)))
}

/// The statement with the lines around it that rustdoc hides.
fn wrapped(api: &Api, client: &str, statement: &str) -> Vec<String> {
    let krate = crate_name(api);
    let mut lines =
        vec![format!("# async fn example({client}: {krate}::Client) -> Result<(), Box<dyn std::error::Error>> {{")];
    let modules = ["operations", "types"].into_iter().filter(|module| statement.contains(&format!("{module}::")));
    lines.extend(modules.map(|module| format!("use {krate}::{module};")));
    if lines.len() > 1 {
        lines.push(String::new());
    }
    lines.extend(statement.lines().map(str::to_owned));
    lines.push("# Ok(()) }".to_owned());
    lines
}

/// The crate's name as code writes it.
pub(super) fn crate_name(api: &Api) -> String {
    api.package.name.replace('-', "_")
}

/// A sample as the argument of a setter or constructor.
pub(super) fn argument(api: &Api, sample: &Sample) -> Code {
    let krate = crate_name(api);
    let name = |id: &TypeId| &api.type_of(*id).ident;
    match sample {
        Sample::Text(text) | Sample::Into(text) => Code::Plain(format!("{text:?}")),
        Sample::Number(digits) => Code::Plain(digits.clone()),
        Sample::Bool(value) => Code::Plain(value.to_string()),
        Sample::Decimal(digits) => Code::Plain(format!("{krate}::decimal!({digits:?})")),
        Sample::Variant(id, variant) => Code::Plain(format!("types::{}::{variant}", name(id))),
        Sample::OtherVariant(id, text) => Code::Plain(format!("types::{}::from({text:?})", name(id))),
        Sample::OtherNumber(id, number) => Code::Plain(format!("types::{}::from({number})", name(id))),
        Sample::Parsed(Type::Date, text) => Code::Plain(format!("{text:?}.parse::<{krate}::Date>()?")),
        Sample::Parsed(Type::Base64, text) => Code::Plain(format!("{text:?}.parse::<{krate}::Base64>()?")),
        Sample::Parsed(_, text) => Code::Plain(format!("{text:?}.parse::<{krate}::Timestamp>()?")),
        Sample::Record(id, given) => record(api, *id, given, None),
        Sample::Member(id, index, inner) => member(api, *id, *index, inner),
        Sample::Form(choice, constructor, inner) => Code::Chain {
            start: format!("operations::{choice}::{constructor}"),
            arguments: Some(vec![argument(api, inner)]),
            links: Vec::new(),
        },
        Sample::Some(inner) => {
            Code::Chain { start: "Some".to_owned(), arguments: Some(vec![argument(api, inner)]), links: Vec::new() }
        }
        Sample::Nothing(item, false) => Code::Plain(format!("Vec::<{}>::new()", type_name(api, item))),
        Sample::Nothing(item, true) => Code::Plain(format!("Vec::<(String, {})>::new()", type_name(api, item))),
        Sample::Bytes => Code::Plain("b\"bytes\".to_vec()".to_owned()),
        Sample::List(items) => Code::List(of_one_type(api, &items.iter().collect::<Vec<_>>())),
        Sample::Map(entries) => {
            let (keys, items) = alike(entries);
            let keys = keys.into_iter().map(|key| Code::Plain(format!("{key:?}")));
            Code::List(keys.zip(of_one_type(api, &items)).map(|(key, item)| Code::Arguments(vec![key, item])).collect())
        }
        Sample::Null => Code::Plain("None".to_owned()),
        Sample::OnlyNull => Code::Plain(format!("{krate}::Null")),
        Sample::Json(text) => Code::Plain(format!("{krate}::Json::new({text:?})?")),
        Sample::File => Code::Chain {
            start: format!("{krate}::FilePart::new"),
            arguments: Some(vec![Code::Plain("b\"%PDF-1.7\".to_vec()".to_owned())]),
            links: [("file_name", "document.pdf"), ("media_type", "application/pdf")]
                .map(|(setter, text)| (setter.to_owned(), Some(Code::Plain(format!("{text:?}")))))
                .into(),
        },
    }
}

/// How many stand in it, if it is an array.
fn length(sample: &Sample) -> Option<usize> {
    match sample {
        Sample::List(items) => Some(items.len()),
        Sample::Map(entries) => Some(entries.len()),
        _ => None,
    }
}

/// The entries that can stand in one array: what is left out goes with its key.
fn alike(entries: &[(String, Sample)]) -> (Vec<&String>, Vec<&Sample>) {
    let least = entries.first().and_then(|(_, first)| length(first));
    entries.iter().filter(|(_, item)| length(item) == least).map(|(key, item)| (key, item)).unzip()
}

/// What stands in one array: lists are as long as the first one, and different members of a union say which union it is.
fn of_one_type(api: &Api, items: &[&Sample]) -> Vec<Code> {
    let index = |sample: &Sample| if let Sample::Member(_, index, _) = sample { Some(*index) } else { None };
    let Some(first) = items.first() else { return Vec::new() };
    let is_mixed = items.iter().any(|item| index(item) != index(first));
    let alike = items.iter().filter(|item| length(item) == length(first));
    alike
        .map(|item| match item {
            Sample::Member(id, ..) if is_mixed => Code::Chain {
                start: format!("types::{}::from", api.type_of(*id).ident),
                arguments: Some(vec![argument(api, item)]),
                links: Vec::new(),
            },
            item => argument(api, item),
        })
        .collect()
}

/// A type as examples write it.
fn type_name(api: &Api, ty: &Type) -> String {
    let krate = crate_name(api);
    match ty {
        Type::Named(id) | Type::Boxed(id) => format!("types::{}", api.type_of(*id).ident),
        Type::String => "String".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::Integer(Integer::I32) => "i32".to_owned(),
        Type::Integer(Integer::I64) => "i64".to_owned(),
        Type::Integer(Integer::U32) => "u32".to_owned(),
        Type::Integer(Integer::U64) => "u64".to_owned(),
        Type::Float => "f64".to_owned(),
        Type::Decimal { .. } => format!("{krate}::Decimal"),
        Type::Timestamp => format!("{krate}::Timestamp"),
        Type::Date => format!("{krate}::Date"),
        Type::Null => format!("{krate}::Null"),
        Type::Json => format!("{krate}::Json"),
        Type::Base64 => format!("{krate}::Base64"),
        Type::File => format!("{krate}::FilePart"),
        Type::Bytes => "Vec<u8>".to_owned(),
        Type::Body(choice) => format!("operations::{choice}"),
        Type::List(item) => format!("Vec<{}>", type_name(api, item)),
        Type::Map(item) => format!("Vec<(String, {})>", type_name(api, item)),
        Type::Nullable(inner) => format!("Option<{}>", type_name(api, inner)),
    }
}

/// A record, or the member of a union that it is.
fn record(api: &Api, id: TypeId, given: &[(usize, Sample)], through: Option<String>) -> Code {
    let def = api.type_of(id);
    let TypeKind::Record(record) = &def.kind else { return Code::Plain("()".to_owned()) };
    let is_positional = record.construct == Construct::Positional;
    let constructor = if is_positional { "new" } else { "builder" };
    let start = through.unwrap_or_else(|| format!("types::{}::{constructor}", def.ident));
    let (mut arguments, mut links) = (Vec::new(), Vec::new());
    for (index, sample) in given {
        let field = &record.fields[*index];
        if is_positional && field.is_demanded() {
            arguments.push(argument(api, sample));
        } else if *sample != Sample::Null {
            links.push((field.name.ident.clone(), Some(argument(api, sample))));
        }
    }
    Code::Chain { start, arguments: Some(arguments), links }
}

fn member(api: &Api, id: TypeId, index: usize, inner: &Sample) -> Code {
    let def = api.type_of(id);
    let TypeKind::Union(union) = &def.kind else { return Code::Plain("()".to_owned()) };
    let member = &union.members[index];
    match inner {
        Sample::Record(record_id, given) => {
            let constructor = format!("types::{}::{}", def.ident, member.constructor);
            record(api, *record_id, given, Some(constructor))
        }
        other => Code::Plain(format!("types::{}::{}({})", def.ident, member.name.ident, exact(api, &member.ty, other))),
    }
}

/// A sample as a value of just this type, where nothing converts what is inside of it.
fn exact(api: &Api, ty: &Type, sample: &Sample) -> String {
    let krate = crate_name(api);
    if let Type::Named(id) | Type::Boxed(id) = ty
        && let TypeKind::Alias(aliased) = &api.type_of(*id).kind
    {
        return exact(api, aliased, sample);
    }
    let listed = |items: Vec<String>| items.join(", ");
    match (ty, sample) {
        (Type::List(item), Sample::List(items)) => {
            format!("vec![{}]", listed(items.iter().map(|sample| exact(api, item, sample)).collect()))
        }
        (Type::Map(item), Sample::Map(entries)) => {
            let entries = entries.iter().map(|(key, sample)| format!("({key:?}, {})", exact(api, item, sample)));
            format!("{krate}::Map::from([{}])", listed(entries.collect()))
        }
        (Type::List(_), Sample::Nothing(..)) => "Vec::new()".to_owned(),
        (Type::Map(_), Sample::Nothing(..)) => format!("{krate}::Map::default()"),
        (Type::Nullable(inner), Sample::Some(sample)) => format!("Some({})", exact(api, inner, sample)),
        (Type::Integer(_) | Type::Float | Type::Bool | Type::Null | Type::Json | Type::Decimal { .. }, _)
        | (_, Sample::Variant(..) | Sample::OtherVariant(..) | Sample::OtherNumber(..) | Sample::Parsed(..)) => {
            argument(api, sample).laid_out(0)
        }
        (_, sample) => format!("{}.into()", argument(api, sample).laid_out(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Sample, alike};

    #[test]
    fn an_entry_is_left_out_with_its_key() {
        let list = |length: usize| Sample::List(vec![Sample::Null; length]);
        let entries = [("a", 2), ("b", 1), ("c", 2)].map(|(key, length)| (key.to_owned(), list(length)));
        let (keys, items) = alike(&entries);
        assert_eq!(keys, ["a", "c"]);
        assert_eq!(items.len(), 2);
    }
}
