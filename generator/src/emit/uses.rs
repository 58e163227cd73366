//! `use` lines for the modules that items reach by bare name, found in the tokens themselves.
//! Emitters write `codegen::Record`; nobody keeps a list.

use std::collections::BTreeSet;

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::quote;

/// Modules with the path that leads to each.
const MODULES: &[&str] = &["codegen", "needs", "operations", "patterns", "types"];

/// The items with the `use` lines that they need before them.
pub(super) fn with(items: Vec<TokenStream>) -> Vec<TokenStream> {
    let mut found = BTreeSet::new();
    for item in &items {
        collect(item.clone(), &mut found);
    }
    let uses = found.into_iter().map(|module| match module {
        "codegen" => quote!(use runtime::codegen;),
        "needs" => quote!(use crate::needs;),
        "operations" => quote!(use crate::operations;),
        "patterns" => quote!(use crate::patterns;),
        _ => quote!(use crate::types;),
    });
    // The crate's own before others', as a person would sort them.
    let (ours, others): (Vec<_>, Vec<_>) = uses.partition(|line| line.to_string().starts_with("use crate"));
    others.into_iter().chain(ours).chain(items).collect()
}

/// The modules that stand at the start of a path: the name, then `::`, and no `::` before it.
fn collect(tokens: TokenStream, found: &mut BTreeSet<&'static str>) {
    let mut candidate = None;
    let mut after_path = false;
    for token in tokens {
        let (joint, colon) = match &token {
            TokenTree::Punct(punct) => (punct.spacing() == Spacing::Joint, punct.as_char() == ':'),
            _ => (false, false),
        };
        if colon && joint {
            found.extend(candidate.take());
        }
        candidate = match &token {
            TokenTree::Ident(ident) if !after_path => MODULES.iter().find(|module| ident == **module).copied(),
            _ => None,
        };
        // The second colon of `::` is not joint, and what follows it is inside a path.
        after_path = colon && (joint || after_path);
        if let TokenTree::Group(group) = &token {
            collect(group.stream(), found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_start_of_a_path_counts() {
        let found = |tokens: TokenStream| {
            let mut found = BTreeSet::new();
            collect(tokens, &mut found);
            found.into_iter().collect::<Vec<_>>()
        };
        assert_eq!(found(quote!(fn f(a: types::A) { codegen::x!(b) })), ["codegen", "types"]);
        assert!(found(quote!(struct A { types: Vec<u8>, needs: crate::types::B })).is_empty());
    }
}
