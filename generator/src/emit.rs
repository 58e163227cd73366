//! Prints the model as Rust: one function per kind of item, from `&model` to tokens.
//! It decides nothing: what needs a decision about meaning was decided in `lower`.

mod api_txt;
mod builder;
mod client;
mod docs;
mod error_body;
mod front;
mod inputs;
mod layout;
mod manifest;
mod markdown;
mod operation;
mod pattern;
mod record;
mod request;
mod resource;
mod sample;
mod string_enum;
mod text;
mod ty;
mod union;
mod uses;
mod webhook;

use proc_macro2::TokenStream;

use crate::model::{Api, Direction, TypeDef, TypeKind};
use crate::names::plain;

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
        /// Module docs.
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

/// All files of the crate.
#[must_use]
pub fn emit(api: &Api, options: &Options) -> Vec<File> {
    let mut files = vec![
        front::lib(api),
        client::file(api),
        operation::module(api),
        resource::module(api),
        types_module(api),
    ];
    files.extend(api.types.iter().map(|def| type_file(api, def)));
    files.extend(api.operations.iter().map(|operation| operation::file(api, operation)));
    files.extend(api.resources.iter().map(|resource| resource::file(api, resource)));
    files.extend(builder::needs(api));
    files.extend(pattern::file(api));
    files.extend(webhook::file(api));
    files.extend(manifest::files(api, options));
    files.extend(markdown::files(api));
    files.push(api_txt::file(api));
    files
}

/// The module file that lists all types.
fn types_module(api: &Api) -> File {
    let items = api.types.iter().map(|def| {
        let module = ty::ident(&module_of(&def.ident));
        let ident = ty::ident(&def.ident);
        let builder = builder::of(def).map(|builder| quote::quote!(, #builder));
        quote::quote! {
            mod #module;
            pub use #module::{#ident #builder};
        }
    });
    rust("src/types.rs", "What requests and answers hold: one type a file.", items.collect())
}

/// The file of one type.
fn type_file(api: &Api, def: &TypeDef) -> File {
    let items = match &def.kind {
        TypeKind::Record(record) => match record.direction {
            Direction::Request => request::items(api, def, record),
            Direction::Response => record::items(api, def, record),
        },
        TypeKind::StringEnum(string_enum) => string_enum::items(def, string_enum),
        TypeKind::Union(union) => union::items(api, def, union),
        TypeKind::Text(text) => text::items(def, text),
        TypeKind::Alias(aliased) => text::alias(api, def, aliased),
    };
    let path = format!("src/types/{}.rs", plain(&module_of(&def.ident)));
    rust(&path, &format!("`{}`, from `{}`.", def.ident, def.place), items)
}

/// What sends files stands behind a feature.
fn upload_gate(uploads: bool) -> Option<TokenStream> {
    uploads.then(|| quote::quote!(#[cfg(feature = "upload")]))
}

/// The module of a type.
fn module_of(ident: &str) -> String {
    crate::names::snake(ident)
}

/// A file of items, with a `use` for each module that they reach by its bare name.
fn rust(path: &str, docs: &str, items: Vec<TokenStream>) -> File {
    File { path: path.to_owned(), content: Content::Rust { docs: vec![docs.to_owned()], items: uses::with(items) } }
}
