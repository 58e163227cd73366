//! Prints the model as Rust: one function per kind of item, from `&model` to tokens.
//! It decides nothing: what needs a decision about meaning was decided in `lower`.

mod about;
mod answer;
mod api_txt;
mod body;
mod builder;
mod client;
mod convert;
mod docs;
mod error_body;
mod front;
mod front_webhooks;
mod gates;
mod headers;
mod inputs;
mod integer_enum;
mod layout;
mod listing;
mod literal;
mod manifest;
mod markdown;
mod number;
mod old_members;
mod old_names;
mod operation;
mod pattern;
mod record;
mod request;
mod resource;
mod sample;
mod string_enum;
mod success;
mod text;
mod tour;
mod ty;
mod union;
mod webhook;

use proc_macro2::TokenStream;

use crate::model::{Api, Direction, TypeDef, TypeId, TypeKind};
use crate::names::plain;
pub use tour::{tour, tour_features};

/// One file of a crate, before its text is made.
#[derive(Debug)]
pub struct File {
    /// Path below the crate, with slashes.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// Rust: lines of `//!` docs, then items.
    Rust {
        /// Where in the document it is, if it is one thing of it.
        place: Option<String>,
        /// Module docs; none where a module is private, and what it holds has its own.
        docs: Vec<String>,
        /// Items in their order.
        items: Vec<TokenStream>,
    },
    /// Anything else, complete.
    Text(String),
}

/// How the crate finds the runtime.
#[derive(Clone, Debug)]
pub enum Runtime {
    /// By a path from the crate.
    Path(String),
    /// By version from the registry.
    Version,
}

/// Where a crate finds what it stands on.
#[derive(Clone, Debug)]
pub struct Options {
    /// The runtime.
    pub runtime: Runtime,
    /// Version of the runtime that the generated code was made for.
    pub runtime_version: String,
}

/// One file, or a few that belong together, still to be emitted: so that files can be emitted at the same time.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Manifest, prose, module lists, client.
    Frame,
    /// A type's file, by index.
    Type(usize),
    /// An operation's file, by index.
    Operation(usize),
    /// A resource's file, by index.
    Resource(usize),
}

/// Everything that a crate consists of.
#[must_use]
pub fn parts(api: &Api) -> Vec<Part> {
    let types = (0..api.types.len()).map(Part::Type);
    let operations = (0..api.operations.len()).map(Part::Operation);
    let resources = (0..api.resources.len()).map(Part::Resource);
    std::iter::once(Part::Frame).chain(operations).chain(types).chain(resources).collect()
}

/// The files of one part.
#[must_use]
pub fn emit(api: &Api, part: Part, options: &Options) -> Vec<File> {
    match part {
        Part::Frame => frame(api, options),
        Part::Type(index) => vec![type_file(api, &api.types[index])],
        Part::Operation(index) => vec![operation::file(api, &api.operations[index])],
        Part::Resource(index) => vec![resource::file(api, index)],
    }
}

fn frame(api: &Api, options: &Options) -> Vec<File> {
    let mut files = vec![
        front::lib(api),
        client::file(api),
        operation::module(api),
        resource::module(api),
        types_module(api),
        api_txt::file(api),
    ];
    files.extend(builder::needs(api));
    files.extend(pattern::file(api));
    files.extend(webhook::file(api));
    files.extend(manifest::files(api, options));
    files.extend(markdown::files(api));
    files
}

/// The module file that lists all types.
fn types_module(api: &Api) -> File {
    let items = api.types.iter().enumerate().map(|(index, def)| {
        let gate = gates::of_type(api, TypeId(index));
        let module = ty::ident(&module_of(&def.ident));
        let ident = ty::ident(&def.ident);
        let builder = builder::of(def).map(|builder| quote::quote!(, #builder));
        quote::quote! {
            #gate mod #module;
            #gate pub use #module::{#ident #builder};
        }
    });
    rust(
        "src/types.rs",
        "What requests and answers hold: one type a file.",
        items.chain(old_names::of_types(api)).collect(),
    )
}

/// The file of one type.
fn type_file(api: &Api, def: &TypeDef) -> File {
    let items = match &def.kind {
        TypeKind::Record(record) => match record.direction {
            Direction::Request => request::items(api, def, record),
            Direction::Response => record::items(api, def, record),
        },
        TypeKind::StringEnum(string_enum) => string_enum::items(api, def, string_enum),
        TypeKind::IntegerEnum(integer_enum) => integer_enum::items(api, def, integer_enum),
        TypeKind::Union(union) => union::items(api, def, union),
        TypeKind::Text(text) => text::items(api, def, text),
        TypeKind::Number(number) => number::items(def, *number),
        TypeKind::Alias(aliased) => text::alias(api, def, aliased),
    };
    let path = format!("src/types/{}.rs", plain(&module_of(&def.ident)));
    File { path, content: Content::Rust { place: Some(def.place.clone()), docs: Vec::new(), items } }
}

/// The module of a type.
fn module_of(ident: &str) -> String {
    crate::names::snake(ident)
}

fn rust(path: &str, docs: &str, items: Vec<TokenStream>) -> File {
    File { path: path.to_owned(), content: Content::Rust { place: None, docs: vec![docs.to_owned()], items } }
}
