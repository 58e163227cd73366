//! Parameters: path, query, header and cookie.
//! Styles that are not understood are findings.

use openapiv3::{Parameter as Source, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle as SourceStyle};

use super::context::{Context, Place, resolved};
use super::operation::{Found, PARAMETER_DIRECTION};
use super::schema::{self, Use};
use super::{object, reserved, schema::evidence};
use crate::model::{Field, Location, Name, Parameter, QueryStyle, Type};

/// All parameters of an operation, those of its path item included; the required ones in the order of the path.
pub(super) fn lower<'a>(cx: &mut Context<'a>, found: &Found<'a>, paths: &[&str]) -> Vec<Parameter> {
    let item_place = Place::root().keys(&["paths", found.path, "parameters"]);
    let own_place = found.place.key("parameters");
    let item = found.item.parameters.iter().enumerate().map(|(at, source)| (source, item_place.index(at)));
    let own = found.source.parameters.iter().enumerate().map(|(at, source)| (source, own_place.index(at)));
    let mut parameters: Vec<Parameter> = Vec::new();
    for (source, place) in item.chain(own) {
        let resolved = resolved(cx, source, place, "parameters", |components, name| components.parameters.get(name));
        let Some((source, place)) = resolved else { continue };
        let parameter = one(cx, source, &place, found.path, paths);
        // An operation's own parameter replaces the path item's.
        parameters.retain(|earlier| !is_same(earlier, &parameter));
        parameters.push(parameter);
    }
    parameters.sort_by_key(|parameter| match &parameter.location {
        Location::Path { .. } => found.path.find(&format!("{{{}}}", parameter.field.name.wire)),
        Location::Query(_) | Location::Header | Location::Cookie => Some(usize::MAX),
    });
    let mut fields: Vec<&mut Field> = parameters.iter_mut().map(|parameter| &mut parameter.field).collect();
    object::name_fields(&mut fields, &mut reserved::parameters(), PARAMETER_DIRECTION);
    parameters
}

fn is_same(a: &Parameter, b: &Parameter) -> bool {
    a.field.name.wire == b.field.name.wire && std::mem::discriminant(&a.location) == std::mem::discriminant(&b.location)
}

fn one<'a>(cx: &mut Context<'a>, source: &'a Source, place: &Place, path: &str, paths: &[&str]) -> Parameter {
    let data = source.parameter_data_ref();
    let used = used(cx, data, place);
    let demanded = data.required || matches!(source, Source::Path { .. });
    let mut field = object::field(&data.name, used, demanded, PARAMETER_DIRECTION);
    field.name = Name::snake(&data.name);
    if let Some(description) = &data.description {
        field.docs = super::prose::docs_or(Some(description), "The parameter", &data.name);
    }
    let examples = data.examples.values().filter_map(|example| example.as_item()?.value.as_ref());
    let example = data.example.iter().chain(examples).next();
    field.example = example.map(ToString::to_string).or(field.example);
    field.deprecated |= data.deprecated.unwrap_or_default();
    field.evidence = evidence(data.extensions.get("x-evidence")).or(field.evidence);
    if let Some(serde_json::Value::Bool(hidden)) = data.extensions.get("x-sensitive") {
        field.show = if *hidden { crate::model::Show::Hidden } else { crate::model::Show::Shown };
    }
    let location = location(cx, source, data, &field.ty, place, path, paths);
    Parameter { field, location }
}

fn used<'a>(cx: &mut Context<'a>, data: &'a ParameterData, place: &Place) -> Use {
    match &data.format {
        ParameterSchemaOrContent::Schema(source) => {
            let mut used = schema::lower(cx, source, &place.key("schema"), PARAMETER_DIRECTION);
            // A single value is a constant only in a body: a parameter's caller may still leave it out.
            used.constant = None;
            used
        }
        ParameterSchemaOrContent::Content(_) => {
            cx.unsupported(&place.key("content"), "a parameter with `content`", "give it a `schema` and a `style`");
            Type::String.into()
        }
    }
}

fn location(
    cx: &mut Context<'_>,
    source: &Source,
    data: &ParameterData,
    ty: &Type,
    place: &Place,
    path: &str,
    paths: &[&str],
) -> Location {
    match source {
        Source::Path { style, .. } => {
            if *style != PathStyle::Simple {
                cx.unsupported(&place.key("style"), "a path style other than `simple`", "use `style: simple`");
            }
            Location::Path { siblings: siblings(path, &data.name, paths) }
        }
        Source::Query { style, .. } => Location::Query(query_style(cx, style, data.explode, ty, place)),
        Source::Header { .. } => Location::Header,
        Source::Cookie { .. } => Location::Cookie,
    }
}

fn query_style(
    cx: &mut Context<'_>,
    style: &SourceStyle,
    explode: Option<bool>,
    ty: &Type,
    place: &Place,
) -> QueryStyle {
    if matches!(ty, Type::Map(_)) && !matches!(style, SourceStyle::DeepObject) {
        cx.unsupported(place, "a query parameter that is a map", "use `style: deepObject`");
    }
    match (style, explode) {
        (SourceStyle::Form, None | Some(true)) => QueryStyle::FormExploded,
        (SourceStyle::Form, Some(false)) => QueryStyle::Form,
        (SourceStyle::SpaceDelimited, _) => QueryStyle::Space,
        (SourceStyle::PipeDelimited, _) => QueryStyle::Pipe,
        (SourceStyle::DeepObject, _) => QueryStyle::DeepObject,
    }
}

/// Static segments that stand where the parameter does, under the same prefix: such a value would call another operation.
fn siblings(path: &str, parameter: &str, paths: &[&str]) -> Vec<String> {
    let marker = format!("{{{parameter}}}");
    let segments: Vec<&str> = path.split('/').collect();
    let Some(at) = segments.iter().position(|segment| *segment == marker) else { return Vec::new() };
    let mut found: Vec<String> = paths
        .iter()
        .map(|other| other.split('/').collect::<Vec<_>>())
        .filter(|other| other.len() > at && same_shape(&other[..at], &segments[..at]))
        .map(|other| other[at].to_owned())
        .filter(|segment| !segment.contains('{') && !segment.is_empty())
        .collect();
    found.sort();
    found.dedup();
    found
}

fn same_shape(a: &[&str], b: &[&str]) -> bool {
    a.iter().zip(b).all(|(a, b)| a == b || (a.contains('{') && b.contains('{')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_are_static_segments_beside_the_parameter() {
        let paths = ["/a/{id}", "/a/quote", "/a/{x}/list", "/b/other", "/a/simulate/deep"];
        assert_eq!(siblings("/a/{id}", "id", &paths), ["quote", "simulate"]);
        assert_eq!(siblings("/b/{id}", "id", &paths), ["other"]);
    }
}
