//! The typed body of an operation's errors: a variant for each declared status.
//! It is reached through the crate's one `Error`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ty::ident;
use super::{answer, docs};
use crate::model::{Api, Docs, Operation, Response, ResponseKind, Status};

pub(super) fn items(api: &Api, operation: &Operation) -> Option<TokenStream> {
    if operation.errors.is_empty() {
        return None;
    }
    let name = ident(&operation.error_ident);
    let about = docs::line(&format!("The declared error bodies of [`{}`].", operation.name.ident));
    let id = &operation.name.wire;
    let is_json =
        |response: &Response| matches!(response.kind, ResponseKind::Json(..)) && !answer::is_bare(&response.kind);
    let are_apart = operation.errors.windows(2).all(|pair| pair[0].status != pair[1].status);
    if are_apart && operation.errors.iter().all(is_json) {
        let bodies = operation.errors.iter().filter_map(|response| body(api, response, &operation.errors));
        return Some(quote!(codegen::error_body! { #about enum #name of #id { #(#bodies,)* } }));
    }
    let variants: Vec<answer::Variant<'_>> =
        operation.errors.iter().map(|response| (response, prose(response))).collect();
    let definition = answer::definition(api, &name, &about, &variants);
    let read = read(&operation.errors);
    Some(quote! {
        #definition

        impl codegen::ErrorBody for #name {
            const OPERATION: &'static str = #id;
            #[inline]
            #read
        }
    })
}

/// `status => Variant(Body)`; nothing of a range whose statuses all have a body of their own.
fn body(api: &Api, response: &Response, among: &[Response]) -> Option<TokenStream> {
    let pattern = pattern(response.status, among)?;
    let (prose, variant) = (prose(response), ident(&response.variant));
    let held = answer::held(api, &response.kind)?;
    Some(quote!(#prose #pattern => #variant(#held)))
}

/// The operation's own page has the rest.
fn prose(response: &Response) -> TokenStream {
    docs::prose(&Docs(vec![super::markdown::first_sentence(&response.docs)]))
}

/// Some are text, bytes or nothing, or of one status.
fn read(errors: &[Response]) -> TokenStream {
    let (status, body) = by_status(errors, |response| {
        let variant = ident(&response.variant);
        match &response.kind {
            ResponseKind::Json(..) => quote!(body.json().map(Self::#variant)),
            ResponseKind::Text(media) => quote!(body.text(#media).map(Self::#variant)),
            ResponseKind::Bytes(media) => quote!(body.bytes(#media).map(Self::#variant)),
            ResponseKind::Empty | ResponseKind::Events(_) => quote!(body.nothing().map(|()| Self::#variant)),
        }
    });
    quote! {
        fn read(#status: u16, body: codegen::Content<'_>) -> Result<Self, codegen::DecodeError> { #body }
    }
}

/// The name of the status, and an arm for each that is declared.
fn by_status(errors: &[Response], value: impl Fn(&Response) -> TokenStream) -> (TokenStream, TokenStream) {
    if let [only @ Response { status: Status::Default, .. }] = errors {
        return (quote!(_status), value(only));
    }
    let arms = errors.chunk_by(|a, b| a.status == b.status).flat_map(|forms| {
        // Nothing is left of a range whose statuses all have an arm of their own.
        let Some(pattern) = pattern(forms[0].status, errors) else { return Vec::new() };
        // The first form is read unless the answer says that it is another one.
        let said = told_apart(forms).into_iter().map(|response| {
            let (media, value) = (&response.media, value(response));
            quote!(#pattern if body.is(#media) => #value,)
        });
        let first = value(&forms[0]);
        said.chain([quote!(#pattern => #first,)]).collect::<Vec<_>>()
    });
    let takes_all = errors.iter().any(|response| response.status == Status::Default);
    let rest = (!takes_all).then(|| quote!(_ => Err(codegen::DecodeError::undeclared_status()),));
    (quote!(status), quote!(match status { #(#arms)* #rest }))
}

/// The forms that are asked for by name: all but the first. A range such as `*/*` takes what stands behind it, the first
/// form's answers as well, so ranges come last, and then the first is asked for, too.
fn told_apart(forms: &[Response]) -> Vec<&Response> {
    let breadth = |form: &&Response| usize::from(form.media.ends_with("/*")) + usize::from(form.media == "*/*");
    let has_range = forms.iter().any(|form| breadth(&form) > 0);
    let mut named: Vec<_> = forms.iter().skip(usize::from(!has_range)).collect();
    named.sort_by_key(breadth);
    named
}

fn pattern(status: Status, among: &[Response]) -> Option<TokenStream> {
    match status {
        Status::Exact(code) => {
            let code = Literal::u16_unsuffixed(code);
            Some(quote!(#code))
        }
        Status::Range(first) => without(u16::from(first) * 100, |status| {
            among.iter().any(|response| response.status == Status::Exact(status))
        }),
        Status::Default => Some(quote!(_)),
    }
}

/// A hundred statuses without those that have an arm of their own; nothing if all have.
fn without(first: u16, own: impl Fn(u16) -> bool) -> Option<TokenStream> {
    let rest: Vec<u16> = (first..first + 100).filter(|status| !own(*status)).collect();
    let ranges = rest.chunk_by(|a, b| a + 1 == *b).map(|range| {
        let (low, high) = (Literal::u16_unsuffixed(range[0]), Literal::u16_unsuffixed(range[range.len() - 1]));
        if range.len() == 1 { quote!(#low) } else { quote!(#low..=#high) }
    });
    (!rest.is_empty()).then(|| quote!(#(#ranges)|*))
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn a_range_is_what_is_left_of_it() {
        let text = |own: fn(u16) -> bool| without(400, own).map(|pattern| pattern.to_string());
        assert_eq!(text(|status| status == 404), Some("400 ..= 403 | 405 ..= 499".to_owned()));
        assert_eq!(text(|status| status != 404), Some("404".to_owned()));
        assert_eq!(text(|_| true), None);
    }
}
