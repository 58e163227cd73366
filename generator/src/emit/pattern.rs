//! The document's patterns as plain functions over the characters of a text.
//! A step is taken once and never taken back; `lower` let no other pattern through.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::File;
use super::docs;
use super::ty::ident;
use crate::lower::pattern::Step;
use crate::model::{Api, Pattern};
use crate::names::shout;

/// The constant that stands for a pattern.
pub(super) fn constant(pattern: &Pattern) -> Ident {
    format_ident!("{}", shout(&pattern.ident))
}

pub(super) fn file(api: &Api) -> Option<File> {
    if api.patterns.is_empty() {
        return None;
    }
    let items = api.patterns.iter().flat_map(items).collect();
    Some(super::rust("src/patterns.rs", "What texts of requests must look like, as plain functions.", items))
}

fn items(pattern: &Pattern) -> [TokenStream; 2] {
    let source = &pattern.source;
    let constant = constant(pattern);
    let function = ident(&format!("is_{}", crate::names::plain(&pattern.ident)));
    let about = docs::line(&format!("Whether the text matches `{}`.", docs::code(source)));
    let steps = pattern.steps.iter().map(step);
    [
        quote! {
            #about
            pub(crate) const #constant: codegen::Bound = codegen::Bound::Pattern(#source, #function);
        },
        quote! {
            fn #function(text: &str) -> bool {
                let mut scan = codegen::Scan::new(text);
                #(#steps &&)* scan.is_at_end()
            }
        },
    ]
}

fn step(step: &Step) -> TokenStream {
    match step {
        Step::Class { class, least, most } => {
            let least = Literal::u32_unsuffixed(*least);
            let most = most.map_or_else(
                || quote!(None),
                |most| {
                    let most = Literal::u32_unsuffixed(most);
                    quote!(Some(#most))
                },
            );
            let take = ident(if class.negated { "take_others" } else { "take" });
            let ranges = class.ranges.iter().map(|(low, high)| quote!((#low, #high)));
            quote!(scan.#take(#least, #most, &[#(#ranges),*]))
        }
        Step::Maybe(steps) => {
            let steps = steps.iter().map(self::step);
            quote!(scan.maybe(|scan| #(#steps)&&*))
        }
    }
}
