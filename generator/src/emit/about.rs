//! What the document says about an operation, apart from its types: the constant `About`. Credentials are the client's unless it
//! says others.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ty::ident;
use crate::model::{Idempotency, KeyRules, KnownKey, Operation};

pub(super) fn tokens(operation: &Operation) -> TokenStream {
    let (id, method, path) = (&operation.name.wire, &operation.http_method, &operation.path);
    let security = operation.security.as_ref().map(|sets| {
        let sets = super::client::security(sets);
        quote!(.security(#sets))
    });
    let accept = (operation.accept != "application/json").then(|| {
        let accept = &operation.accept;
        quote!(.accept(#accept))
    });
    let server = operation.server.as_ref().map(|server| quote!(.server(#server)));
    let streams = operation.has_events().then(|| quote!(.streams()));
    let key = operation.idempotency.as_ref().map(|key| match key {
        Idempotency::Header(name) => quote!(.idempotency_header(#name)),
        Idempotency::Body(name) => quote!(.idempotency_body(#name)),
    });
    let money = operation.moves_money.as_ref().map(|money| match &money.settled_by {
        Some(read) => quote!(.moves_money(Some(#read))),
        None => quote!(.moves_money(None)),
    });
    let sandbox = operation.sandbox_only.then(|| quote!(.sandbox_only()));
    let idempotent = matches!(method.as_str(), "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE");
    let resend = (idempotent && !operation.safe_to_resend).then(|| quote!(.not_safe_to_resend()));
    let rules = key_rules(&operation.key_rules);
    quote!(about(#id, #method, #path) #security #accept #server #streams #key #rules #money #sandbox #resend)
}

fn key_rules(rules: &KeyRules) -> TokenStream {
    let lifetime = rules.lifetime.map(|seconds| {
        let seconds = super::literal::integer(seconds);
        quote!(.key_lifetime(#seconds))
    });
    let in_flight = rules.in_flight.map(|status| {
        let status = proc_macro2::Literal::u16_unsuffixed(status);
        quote!(.in_flight(#status))
    });
    let statuses = |method: TokenStream, statuses: &[u16]| {
        let each = statuses.iter().map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
        (!statuses.is_empty()).then(|| quote!(.#method(&[#(#each),*])))
    };
    let codes = |method: TokenStream, codes: &[String]| (!codes.is_empty()).then(|| quote!(.#method(&[#(#codes),*])));
    let settles = statuses(quote!(settling), &rules.settles);
    let KnownKey { statuses: by_status, codes: by_code, unless } = &rules.known;
    let by_status = statuses(quote!(known_by_status), by_status);
    let by_code = codes(quote!(known_by_code), by_code);
    let unless = codes(quote!(known_unless), unless);
    let uuid = rules.uuid.then(|| quote!(.uuid_keys()));
    quote!(#lifetime #in_flight #settles #by_status #by_code #unless #uuid)
}

/// What is known of this very request, where it depends on an input whether it may be sent again.
pub(super) fn of_request(operation: &Operation) -> Option<TokenStream> {
    let field = operation.unsafe_with.as_ref()?;
    let given = ident(&field.ident);
    let says = docs::line(&format!(
        "Only with `{}` does sending it twice do more than sending it once.",
        docs::code(&field.wire)
    ));
    Some(quote!(#says safe without #given;))
}
