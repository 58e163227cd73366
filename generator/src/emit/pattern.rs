//! The document's patterns as plain functions over the characters of a text.
//! A step is taken once and never taken back; `lower` let no other pattern through.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::File;
use super::docs;
use super::ty::ident;
use crate::lower::pattern::{Plan, Step};
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
    let check = check(&pattern.plan);
    [
        quote! {
            #about
            pub(crate) const #constant: codegen::Bound = codegen::Bound::Pattern(#source, #function);
        },
        quote! {
            fn #function(text: &str) -> bool { #check }
        },
    ]
}

fn check(plan: &Plan) -> TokenStream {
    let end = plan.to_end.then(|| quote!(scan.is_at_end()));
    let steps = steps(&plan.steps, end);
    if plan.from_start && plan.steps.is_empty() {
        quote!(let scan = codegen::Scan::new(text); #steps)
    } else if plan.from_start {
        quote!(let mut scan = codegen::Scan::new(text); #steps)
    } else {
        quote!(codegen::Scan::anywhere(text, |scan| #steps))
    }
}

/// The steps one after the other, where those that take one character each stand together.
fn steps(steps: &[Step], end: Option<TokenStream>) -> TokenStream {
    if let ([Step::OneOf(branches)], None) = (steps, &end) {
        return one_of(branches);
    }
    let mut rest = steps;
    let mut printed = Vec::new();
    while let Some((first, others)) = rest.split_first() {
        let text: String = rest.iter().map_while(Step::character).collect();
        match text.chars().count() {
            0 | 1 => {
                printed.push(step(first));
                rest = others;
            }
            several => {
                printed.push(quote!(scan.text(#text)));
                rest = &rest[several..];
            }
        }
    }
    printed.extend(end);
    quote!(#(#printed)&&*)
}

fn step(step: &Step) -> TokenStream {
    match step {
        Step::Class { class, least, most } => {
            let (least, most) = counts(*least, *most);
            let take = ident(if class.negated { "take_others" } else { "take" });
            let ranges = class.ranges.iter().map(|(low, high)| quote!((#low, #high)));
            quote!(scan.#take(#least, #most, &[#(#ranges),*]))
        }
        Step::Maybe(steps) => {
            let steps = self::steps(steps, None);
            quote!(scan.maybe(|scan| #steps))
        }
        Step::Repeat { steps, least, most } => {
            let (least, most) = counts(*least, *most);
            let steps = self::steps(steps, None);
            quote!(scan.repeat(#least, #most, |scan| #steps))
        }
        Step::OneOf(branches) => {
            let branches = one_of(branches);
            quote!((#branches))
        }
    }
}

fn one_of(branches: &[Vec<Step>]) -> TokenStream {
    let branches = branches.iter().map(|branch| {
        let steps = steps(branch, None);
        quote!(scan.attempt(|scan| #steps))
    });
    quote!(#(#branches)||*)
}

fn counts(least: u32, most: Option<u32>) -> (Literal, TokenStream) {
    let most = most.map(super::literal::integer);
    let most = most.map_or_else(|| quote!(None), |most| quote!(Some(#most)));
    (super::literal::integer(least), most)
}
