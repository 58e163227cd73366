//! How the fields of forms are written: by `encoding` where the document has it, else by what they hold.
//! It changes no type.

use crate::lower::body::essence;
use crate::lower::context::{Context, Place};
use crate::model::{PartStyle, QueryStyle, Type, TypeId, TypeKind};
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

/// The style of most fields of a form, and the fields of another one.
pub(super) fn fields(cx: &mut Context<'_>, ty: &Type, place: &Place) -> (QueryStyle, Vec<(String, QueryStyle)>) {
    let named: Vec<(String, Type)> = match ty {
        Type::Named(id) | Type::Boxed(id) => match &cx.types[id.0].kind {
            TypeKind::Record(record) => {
                record.fields.iter().map(|field| (field.name.wire.clone(), field.ty.clone())).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    let unnamed = named.is_empty();
    let mut styles = Vec::new();
    for (name, ty) in named {
        let depth = depth(cx, &ty, &mut Vec::new());
        if depth > Depth::Text {
            let style = style(cx, &name, depth, place);
            styles.push((name, style));
        }
    }
    let has_brackets = unnamed || styles.iter().any(|(_, style)| *style == QueryStyle::DeepObject);
    let usual = if has_brackets { QueryStyle::DeepObject } else { QueryStyle::FormExploded };
    styles.retain(|(_, style)| *style != usual);
    (usual, styles)
}

fn style(cx: &mut Context<'_>, name: &str, depth: Depth, place: &Place) -> QueryStyle {
    let encoding = place.keys(&["encoding", name]);
    let node = cx.tree.root.at(&encoding.0);
    let word = node.and_then(|node| node.get("style")).and_then(Node::as_str);
    let explode = node.and_then(|node| node.get("explode")).and_then(Node::as_bool);
    match (word, explode, depth) {
        (Some("deepObject"), ..) => QueryStyle::DeepObject,
        (_, _, Depth::Deep) => {
            let why =
                "the document does not say how a form writes what is nested: brackets are sent, as most APIs take it";
            cx.degraded(&place.key("schema"), why);
            QueryStyle::DeepObject
        }
        (Some("spaceDelimited"), ..) => QueryStyle::Space,
        (Some("pipeDelimited"), ..) => QueryStyle::Pipe,
        (_, Some(false), _) => QueryStyle::Form,
        (_, None | Some(true), _) => QueryStyle::FormExploded,
    }
}

/// The parts of a multipart body of which the document says how they are written.
pub(super) fn parts(cx: &mut Context<'_>, encoding: &Place) -> Vec<(String, PartStyle)> {
    let Some(node) = cx.tree.root.at(&encoding.0) else { return Vec::new() };
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
