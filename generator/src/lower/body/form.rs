//! How the fields of forms are written: by `encoding` where the document has it, else by what they hold.
//! It changes no type, but that of a form of which the document says no fields: that is a map.

use crate::finding::Rule;
use crate::lower::body::{essence, is_json};
use crate::lower::context::{Context, Place};
use crate::model::{Bound, Field, PartStyle, QueryStyle, Record, Type, TypeId, TypeKind};
use crate::tree::Node;

/// How much depth a value may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    /// One text.
    Text,
    /// Texts one after the other.
    List,
    /// Texts by name.
    Object,
    /// More.
    Deep,
}

/// The type of a form, which has fields with names. Where the document has but a value, the caller names its fields.
pub(super) fn of_fields(cx: &mut Context<'_>, ty: Type, bounds: &mut Vec<Bound>, place: &Place) -> Type {
    let Some(field) = value_without_name(cx, &ty) else { return ty };
    bounds.clear();
    let place = place.key("schema");
    cx.degraded(&place, "a form has fields with names, and this schema is no object: whoever calls names them");
    let says = "a form has fields with names, and this schema is no object";
    cx.report(Rule::Inexpressible, &place, says, "describe the fields as `properties` of an object");
    Type::Map(Box::new(field))
}

/// What a field may hold, if a type is no object.
fn value_without_name(cx: &Context<'_>, ty: &Type) -> Option<Type> {
    match ty {
        Type::Named(id) | Type::Boxed(id) => match &cx.types[id.0].kind {
            TypeKind::Alias(ty) => value_without_name(cx, ty),
            TypeKind::Record(_) | TypeKind::Union(_) => None,
            TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Text(_) | TypeKind::Number(_) => {
                Some(ty.clone())
            }
        },
        Type::Map(_) | Type::Json | Type::Body(_) => None,
        Type::Nullable(inner) => value_without_name(cx, inner),
        Type::List(item) => Some(value_without_name(cx, item).unwrap_or(Type::Json)),
        _ => Some(ty.clone()),
    }
}

/// The style of most fields of a form, and the fields of another one.
pub(super) fn fields(cx: &mut Context<'_>, ty: &Type, place: &Place) -> (QueryStyle, Vec<(String, QueryStyle)>) {
    let record = record(cx, ty);
    let named: Vec<(String, Type, bool)> = record.map_or_else(Vec::new, |record| {
        let fields = record.fields.iter();
        fields.map(|field| (field.name.wire.clone(), field.ty.clone(), may_be_empty(cx, field))).collect()
    });
    let unnamed = named.is_empty();
    not_done(cx, place, !unnamed);
    let mut styles = Vec::new();
    for (name, ty, may_be_empty) in named {
        let depth = depth(cx, &ty, &mut Vec::new());
        if depth > Depth::Text {
            let style = style(cx, &name, &ty, depth, place);
            if may_be_empty && style != QueryStyle::Json {
                unwritten(cx, &name, place);
            }
            styles.push((name, style));
        }
    }
    let has_brackets = unnamed || styles.iter().any(|(_, style)| *style == QueryStyle::DeepObject);
    let usual = if has_brackets { QueryStyle::DeepObject } else { QueryStyle::FormExploded };
    styles.retain(|(_, style)| *style != usual);
    (usual, styles)
}

fn record<'c>(cx: &'c Context<'_>, ty: &Type) -> Option<&'c Record> {
    let (Type::Named(id) | Type::Boxed(id)) = ty else { return None };
    match &cx.types[id.0].kind {
        TypeKind::Record(record) => Some(record),
        _ => None,
    }
}

/// Whether it must be there, and is an object in which nothing need stand.
fn may_be_empty(cx: &Context<'_>, field: &Field) -> bool {
    let has_least = field.bounds.iter().any(|bound| matches!(bound, Bound::MinProperties(_)));
    let says_nothing = |record: &Record| record.constants.is_empty() && !record.fields.iter().any(Field::is_demanded);
    let is_object = matches!(field.ty, Type::Map(_)) || record(cx, &field.ty).is_some_and(says_nothing);
    field.is_demanded() && !has_least && is_object
}

/// OpenAPI says of no style how an object with nothing in it is written, and clients of such APIs write nothing.
fn unwritten(cx: &mut Context<'_>, name: &str, place: &Place) {
    let why = format!(
        "a form has no word for an object with nothing in it: where the required `{name}` is empty, nothing is sent of it"
    );
    cx.degraded(&place.key("schema"), &why);
}

fn style(cx: &mut Context<'_>, name: &str, ty: &Type, depth: Depth, place: &Place) -> QueryStyle {
    let encoding = place.keys(&["encoding", name]);
    let node = cx.at(&encoding.0);
    let text = |key: &str| node.and_then(|node| node.get(key)).and_then(Node::as_str);
    let explode = node.and_then(|node| node.get("explode")).and_then(Node::as_bool);
    let (word, media_type) = (text("style"), text("contentType").map(str::to_owned));
    let is_free = word.is_none() && explode.is_none();
    match (word, explode, depth) {
        (Some("deepObject"), ..) => QueryStyle::DeepObject,
        _ if is_free && media_type.as_deref().is_some_and(|found| is_json(&essence(found))) => QueryStyle::Json,
        _ if is_free && media_type.is_none() && !is_list(cx, ty) && objects_are_json(cx) => QueryStyle::Json,
        (_, _, Depth::Deep) => {
            let why =
                "the document does not say how a form writes what is nested: brackets are sent, as most APIs take it";
            cx.degraded(&place.key("schema"), why);
            QueryStyle::DeepObject
        }
        (Some("spaceDelimited"), ..) => QueryStyle::Space,
        (Some("pipeDelimited"), ..) => QueryStyle::Pipe,
        (_, Some(false), _) => QueryStyle::Form,
        (None, None, Depth::Object) if media_type.is_none() => {
            let why = format!(
                "the document does not say how a form writes the object `{name}`: its fields are sent as fields of the form, \
                 as OpenAPI 3.0.0 to 3.0.3 and 3.1.0 have it; `style` or `contentType` would say it"
            );
            cx.degraded(&place.key("schema"), &why);
            QueryStyle::FormExploded
        }
        (_, None | Some(true), _) => QueryStyle::FormExploded,
    }
}

/// What the document says of a form's fields that is not done.
fn not_done(cx: &mut Context<'_>, place: &Place, styled: bool) {
    let encoding = place.key("encoding");
    let Some(node) = cx.at(&encoding.0) else { return };
    if !styled && node.entries().next().is_some() {
        return cx
            .degraded(&encoding, "the body is no plain object, so all its fields are written alike, with brackets");
    }
    for entry in node.entries() {
        let has = |key: &str| entry.value.get(key).is_some();
        let media_type = entry.value.get("contentType").and_then(Node::as_str).map(essence);
        if entry.value.get("allowReserved").and_then(Node::as_bool) == Some(true) {
            cx.degraded(
                &encoding.keys(&[&entry.key, "allowReserved"]),
                "forms escape reserved characters all the same",
            );
        }
        let Some(media_type) = media_type else { continue };
        let at = encoding.keys(&[&entry.key, "contentType"]);
        if has("style") || has("explode") {
            cx.degraded(&at, "beside `style` or `explode` it says nothing, as OpenAPI has it");
        } else if !is_json(&media_type) && !media_type.starts_with("text/") {
            cx.degraded(&at, "a form writes text or JSON only, so this is written as if it said nothing");
        }
    }
}

/// Since OpenAPI 3.0.4 and 3.1.1, an object of which a form's `encoding` says nothing is sent as JSON.
fn objects_are_json(cx: &Context<'_>) -> bool {
    let version = cx.tree.root.get("openapi").and_then(Node::as_str).unwrap_or_default();
    version.strip_prefix("3.0.").and_then(|patch| patch.parse::<u32>().ok()).is_some_and(|patch| patch >= 4)
}

fn is_list(cx: &Context<'_>, ty: &Type) -> bool {
    match ty {
        Type::List(_) => true,
        Type::Nullable(inner) => is_list(cx, inner),
        Type::Named(id) | Type::Boxed(id) => {
            // An alias names another type, never itself.
            matches!(&cx.types[id.0].kind, TypeKind::Alias(ty) if is_list(cx, ty))
        }
        _ => false,
    }
}

/// The parts of a multipart body of which the document says how they are written.
pub(super) fn parts(cx: &mut Context<'_>, encoding: &Place) -> Vec<(String, PartStyle)> {
    let Some(node) = cx.at(&encoding.0) else { return Vec::new() };
    let mut parts = Vec::new();
    for entry in node.entries() {
        let text = |key: &str| entry.value.get(key).and_then(Node::as_str);
        if entry.value.get("headers").is_some() {
            cx.degraded(&encoding.keys(&[&entry.key, "headers"]), "parts are sent without headers of their own");
        }
        if text("style") == Some("deepObject") {
            parts.push((entry.key.to_string(), PartStyle::Brackets));
        } else if let Some(media_type) = text("contentType").filter(|types| is_one(types)) {
            parts.push((entry.key.to_string(), PartStyle::Typed(media_type.to_owned())));
        }
    }
    parts
}

/// A list of media types, or a range, leaves the choice to whoever has the file.
fn is_one(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.contains('/') && !media_type.contains(',') && !essence.contains('*')
}

/// Types that contain themselves have no end to their depth.
fn depth(cx: &Context<'_>, ty: &Type, inside: &mut Vec<TypeId>) -> Depth {
    let around = |inner: Depth, outer: Depth| if inner == Depth::Text { outer } else { Depth::Deep };
    match ty {
        Type::Named(id) | Type::Boxed(id) if inside.contains(id) || inside.len() > 3 => Depth::Deep,
        Type::Named(id) | Type::Boxed(id) => {
            inside.push(*id);
            let found = named(cx, *id, inside);
            inside.pop();
            found
        }
        Type::List(item) => around(depth(cx, item, inside), Depth::List),
        Type::Map(item) => around(depth(cx, item, inside), Depth::Object),
        Type::Nullable(inner) => depth(cx, inner, inside),
        Type::Json => Depth::Deep,
        _ => Depth::Text,
    }
}

fn named(cx: &Context<'_>, id: TypeId, inside: &mut Vec<TypeId>) -> Depth {
    match &cx.types[id.0].kind {
        TypeKind::Alias(ty) => depth(cx, ty, inside),
        TypeKind::Union(union) => {
            union.members.iter().map(|member| depth(cx, &member.ty, inside)).max().unwrap_or(Depth::Text)
        }
        TypeKind::Record(record) => {
            let values = record.fields.iter().map(|field| &field.ty).chain(&record.extra);
            let deepest = values.map(|ty| depth(cx, ty, inside)).max().unwrap_or(Depth::Text);
            if deepest == Depth::Text { Depth::Object } else { Depth::Deep }
        }
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Text(_) | TypeKind::Number(_) => Depth::Text,
    }
}
