//! Parameters: path, query, header and cookie.
//! Their types are those of any request.

use std::collections::{BTreeSet, HashMap};

use openapiv3::{
    Parameter as Source, ParameterData, ParameterSchemaOrContent, PathStyle as SourcePathStyle,
    QueryStyle as SourceStyle,
};

use super::context::{Context, Place, resolved};
use super::operation::{Found, PARAMETER_DIRECTION, id_of};
use super::schema::{self, Use};
use super::{member_names, object, schema::evidence};
use crate::model::{
    Field, Location, Name, Parameter, PathStyle, Presence, QueryStyle, Type, TypeDef, TypeId, TypeKind,
};

/// All parameters of an operation, those of its path item included; the required ones in the order of the path.
pub(super) fn lower<'a>(cx: &mut Context<'a>, found: &Found<'a>, paths: &Paths<'_>) -> Vec<Parameter> {
    let item_place = Place::root().keys(&["paths", found.path, "parameters"]);
    let own_place = found.place.key("parameters");
    let item = found.item.parameters.iter().enumerate().map(|(at, source)| (source, item_place.index(at)));
    let own = found.source.parameters.iter().enumerate().map(|(at, source)| (source, own_place.index(at)));
    let mut parameters: Vec<Parameter> = Vec::new();
    for (source, place) in item.chain(own) {
        let resolved = resolved(cx, source, place, "parameters", |components, name| components.parameters.get(name));
        let Some((source, place)) = resolved else { continue };
        if is_ours(cx, found, source) {
            continue;
        }
        let parameter = one(cx, source, &place, found.path, paths);
        // An operation's own parameter replaces the path item's.
        parameters.retain(|earlier| !is_same(earlier, &parameter));
        parameters.push(parameter);
    }
    parameters.sort_by_key(|parameter| match &parameter.location {
        Location::Path { .. } => found.path.find(&format!("{{{}}}", parameter.field.name.wire)),
        _ => Some(usize::MAX),
    });
    undeclared(cx, found, &mut parameters, paths);
    member_names::of_parameters(cx, (&id_of(found), &found.place), &mut parameters);
    parameters
}

fn is_same(a: &Parameter, b: &Parameter) -> bool {
    a.field.name.wire == b.field.name.wire && std::mem::discriminant(&a.location) == std::mem::discriminant(&b.location)
}

/// OpenAPI says that these headers are not parameters: they follow from media types and credentials.
fn is_ours(cx: &Context<'_>, found: &Found<'_>, source: &Source) -> bool {
    let Source::Header { parameter_data, .. } = source else { return false };
    let is = |name: &str| parameter_data.name.eq_ignore_ascii_case(name);
    let secured = found.source.security.as_ref().or(cx.doc.security.as_ref()).is_some_and(|sets| !sets.is_empty());
    // Where the document says that nobody has to prove who calls, the parameter is one after all.
    is("accept") || is("content-type") || (is("authorization") && secured)
}

/// What the path names and no parameter describes is a text.
fn undeclared(cx: &mut Context<'_>, found: &Found<'_>, parameters: &mut Vec<Parameter>, paths: &Paths<'_>) {
    for (at, name) in names_in(found.path).into_iter().enumerate() {
        let is_declared = |parameter: &Parameter| {
            matches!(parameter.location, Location::Path { .. }) && parameter.field.name.wire == name
        };
        if !parameters.iter().any(is_declared) {
            cx.degraded(&found.place, &format!("no parameter describes `{{{name}}}` of the path: it is any text"));
            let field = object::field(cx, name, Type::String.into(), true, PARAMETER_DIRECTION);
            let siblings = paths.siblings(found.path, name);
            let location = Location::Path { siblings, style: PathStyle::Simple };
            parameters.insert(at.min(parameters.len()), Parameter { field, location, as_json: false });
        }
    }
}

/// The names in braces.
fn names_in(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn one<'a>(cx: &mut Context<'a>, source: &'a Source, place: &Place, path: &str, paths: &Paths<'_>) -> Parameter {
    let data = source.parameter_data_ref();
    let used = used(cx, data, place);
    let demanded = data.required || matches!(source, Source::Path { .. });
    let mut field = object::field(cx, &data.name, used, demanded, PARAMETER_DIRECTION);
    field.name = Name::snake(&data.name);
    if let Some(description) = &data.description {
        field.docs = super::prose::docs(Some(description));
    }
    let examples = data.examples.values().filter_map(|example| example.as_item()?.value.as_ref());
    let example = data.example.iter().chain(examples).next();
    field.example = example.map(ToString::to_string).or(field.example);
    field.deprecated |= data.deprecated.unwrap_or_default();
    field.evidence = evidence(data.extensions.get("x-evidence")).or(field.evidence);
    if let Some(serde_json::Value::Bool(hidden)) = data.extensions.get("x-sensitive") {
        field.show = if *hidden { crate::model::Show::Hidden } else { crate::model::Show::Shown };
    }
    let as_json = matches!(data.format, ParameterSchemaOrContent::Content(_));
    field.presence = match field.presence {
        // There is no path without it.
        _ if matches!(source, Source::Path { .. }) => Presence::Required,
        // Outside of JSON there is no word for null, so it cannot be said.
        Presence::Nullable if !as_json => Presence::Required,
        Presence::OptionalNullable if !as_json => Presence::Optional,
        presence => presence,
    };
    let mut location = location(source, data, path, paths);
    let takes_depth = as_json
        || matches!(location, Location::Query(QueryStyle::DeepObject) | Location::Reserved(QueryStyle::DeepObject));
    let mut depths = Depths { types: &cx.types, known: HashMap::new() };
    if !takes_depth && depths.of(&field.ty, 0) == Depth::More {
        let why = "the document does not say how what is nested is written: such a value is refused before anything is sent; `content` with JSON, or `deepObject`, would say it";
        cx.degraded(place, why);
    }
    if let Location::Path { siblings, .. } = &mut location {
        siblings.retain(|sibling| !is_named(cx, &field, sibling));
    }
    Parameter { field, location, as_json }
}

/// What parameters can be told apart in, outside of JSON and brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    Text,
    List,
    Object,
    /// More than has a way to be written.
    More,
}

/// How deep values of types can be; JSON of which nothing is known may be flat.
struct Depths<'t> {
    types: &'t [TypeDef],
    /// What was found, by how much is around the type: unions of unions would multiply.
    known: HashMap<(TypeId, usize), Depth>,
}

impl Depths<'_> {
    fn of(&mut self, ty: &Type, inside: usize) -> Depth {
        match ty {
            _ if inside > 6 => Depth::More,
            Type::List(item) if self.of(item, inside + 1) == Depth::Text => Depth::List,
            Type::Map(item) if self.of(item, inside + 1) <= Depth::List => Depth::Object,
            Type::List(_) | Type::Map(_) => Depth::More,
            Type::Nullable(inner) => self.of(inner, inside + 1),
            Type::Named(id) | Type::Boxed(id) => {
                if let Some(known) = self.known.get(&(*id, inside)) {
                    return *known;
                }
                let found = self.named(*id, inside + 1);
                self.known.insert((*id, inside), found);
                found
            }
            _ => Depth::Text,
        }
    }

    fn named(&mut self, id: TypeId, inside: usize) -> Depth {
        let types = self.types;
        match &types[id.0].kind {
            TypeKind::Alias(ty) => self.of(ty, inside),
            TypeKind::Union(union) => {
                let members = union.members.iter().map(|member| self.of(&member.ty, inside));
                members.max().unwrap_or(Depth::Text)
            }
            TypeKind::Record(record) => {
                let mut values = record.fields.iter().map(|field| &field.ty).chain(&record.extra);
                if values.all(|ty| self.of(ty, inside) <= Depth::List) { Depth::Object } else { Depth::More }
            }
            TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Text(_) | TypeKind::Number(_) => Depth::Text,
        }
    }
}

/// Whether the values that the document lists for a parameter have this one: then it means no other operation. An example
/// is no such list; it shows how a value looks.
fn is_named(cx: &Context<'_>, field: &Field, value: &str) -> bool {
    let Type::Named(id) = field.ty else { return false };
    match &cx.types[id.0].kind {
        TypeKind::StringEnum(known) => known.values.iter().any(|known| known.name.wire == value),
        _ => false,
    }
}

fn used<'a>(cx: &mut Context<'a>, data: &'a ParameterData, place: &Place) -> Use {
    let (source, place) = match &data.format {
        ParameterSchemaOrContent::Schema(source) => (Some(source), place.key("schema")),
        ParameterSchemaOrContent::Content(content) => {
            let Some((media_type, media)) = content.iter().next() else { return Type::Json.into() };
            let place = place.keys(&["content", media_type]);
            if !super::body::is_json(&super::body::essence(media_type)) {
                cx.skip(&place, &format!("a parameter in `{media_type}` has no way to be written"), "use JSON");
            }
            (media.schema.as_ref(), place.key("schema"))
        }
    };
    let Some(source) = source else { return Type::Json.into() };
    schema::lower_chosen(cx, source, &place, PARAMETER_DIRECTION)
}

fn location(source: &Source, data: &ParameterData, path: &str, paths: &Paths<'_>) -> Location {
    let explode = data.explode;
    match source {
        Source::Path { style, .. } => {
            let siblings = paths.siblings(path, &data.name);
            Location::Path { siblings, style: path_style(style, explode.unwrap_or_default()) }
        }
        Source::Query { style, allow_reserved: true, .. } => Location::Reserved(query_style(style, explode)),
        Source::Query { style, .. } => Location::Query(query_style(style, explode)),
        Source::Header { .. } => Location::Header { explode: explode.unwrap_or_default() },
        Source::Cookie { .. } => Location::Cookie,
    }
}

fn path_style(style: &SourcePathStyle, explode: bool) -> PathStyle {
    match (style, explode) {
        (SourcePathStyle::Simple, false) => PathStyle::Simple,
        (SourcePathStyle::Simple, true) => PathStyle::SimpleExploded,
        (SourcePathStyle::Label, false) => PathStyle::Label,
        (SourcePathStyle::Label, true) => PathStyle::LabelExploded,
        (SourcePathStyle::Matrix, false) => PathStyle::Matrix,
        (SourcePathStyle::Matrix, true) => PathStyle::MatrixExploded,
    }
}

/// Space and pipe have a meaning without `explode` only; with it, values are repeated as in any other style.
fn query_style(style: &SourceStyle, explode: Option<bool>) -> QueryStyle {
    match (style, explode) {
        (SourceStyle::DeepObject, _) => QueryStyle::DeepObject,
        (SourceStyle::Form, None | Some(true)) | (_, Some(true)) => QueryStyle::FormExploded,
        (SourceStyle::Form, Some(false)) => QueryStyle::Form,
        (SourceStyle::SpaceDelimited, _) => QueryStyle::Space,
        (SourceStyle::PipeDelimited, _) => QueryStyle::Pipe,
    }
}

/// For each place in a path, the static segments that stand there in any path of the same beginning.
#[derive(Debug, Default)]
pub(super) struct Paths<'d>(HashMap<String, BTreeSet<&'d str>>);

impl<'d> Paths<'d> {
    pub(super) fn of(paths: impl Iterator<Item = &'d str>) -> Self {
        let mut all: HashMap<String, BTreeSet<&str>> = HashMap::new();
        for path in paths {
            let mut before = String::new();
            for segment in path.split('/') {
                let is_static = !segment.contains('{') && !segment.is_empty();
                if is_static {
                    all.entry(before.clone()).or_default().insert(segment);
                }
                append(&mut before, segment);
            }
        }
        Self(all)
    }

    /// Static segments that stand where the parameter does: such a value would call another operation.
    fn siblings(&self, path: &str, parameter: &str) -> Vec<String> {
        let marker = format!("{{{parameter}}}");
        let mut before = String::new();
        for segment in path.split('/') {
            if segment == marker {
                return self.0.get(&before).into_iter().flatten().map(|segment| (*segment).to_owned()).collect();
            }
            append(&mut before, segment);
        }
        Vec::new()
    }
}

/// The beginning of a path, whatever its parameters are called.
fn append(before: &mut String, segment: &str) {
    before.push('/');
    before.push_str(if segment.contains('{') { "{}" } else { segment });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_are_static_segments_beside_the_parameter() {
        let paths = Paths::of(["/a/{id}", "/a/quote", "/a/{x}/list", "/b/other", "/a/simulate/deep"].into_iter());
        assert_eq!(paths.siblings("/a/{id}", "id"), ["quote", "simulate"]);
        assert_eq!(paths.siblings("/b/{id}", "id"), ["other"]);
        assert_eq!(paths.siblings("/a/{y}/{z}", "z"), ["list"]);
        assert!(paths.siblings("/a/quote", "id").is_empty());
    }
}
