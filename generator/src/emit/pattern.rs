//! The document's patterns as plain functions over the characters of a text.
//! A step is taken once and never taken back; `lower` let no other pattern through.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::File;
use super::ty::ident;
use crate::lower::pattern::{Class, Step};
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
    let about = format!(" Whether the text matches `{}`.", source.replace('`', "'"));
    let steps = pattern.steps.iter().map(step);
    [
        quote! {
            #[doc = #about]
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
            let class = self::class(class);
            let least = Literal::u32_unsuffixed(*least);
            let most = most.map_or_else(|| quote!(None), |most| {
                let most = Literal::u32_unsuffixed(most);
                quote!(Some(#most))
            });
            quote!(scan.take(#least, #most, #class))
        }
        Step::Maybe(steps) => {
            let steps = steps.iter().map(self::step);
            quote!(scan.maybe(|scan| #(#steps)&&*))
        }
    }
}

fn class(class: &Class) -> TokenStream {
    let ranges = class.ranges.iter().map(|(low, high)| if low == high { quote!(#low) } else { quote!(#low..=#high) });
    let matches = quote!(matches!(c, #(#ranges)|*));
    if class.negated { quote!(|c| !#matches) } else { quote!(|c| #matches) }
}
