//! The crate's own client: environments, credentials and what is constant for the API.
//! Its behaviour is the runtime's; only names are the document's.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ty::ident;
use super::{File, docs, old_members, old_names};
use crate::model::{
    Api, Construct, Grant, Holder, MessageSignature, RateLimit, ResetUnit, Scheme, SchemeKind, TokenSource,
};
use crate::names;

pub(super) fn file(api: &Api) -> File {
    let items = [
        constants(api),
        quote!(codegen::client!(API, Environment, Credentials);),
        environments(api),
        old_members::values(api, &Holder::Environments).unwrap_or_default(),
        credentials(api),
        credential_methods(api),
        old_credentials(api).unwrap_or_default(),
    ];
    let items = items.into_iter().filter(|item| !item.is_empty()).collect();
    super::rust("src/client.rs", "The client of this API: where it is, and who is calling.", items)
}

/// Requirement sets as a constant slice.
pub(super) fn security(sets: &[Vec<String>]) -> TokenStream {
    let sets = sets.iter().map(|set| quote!(&[#(#set),*]));
    quote!(&[#(#sets),*])
}

fn constants(api: &Api) -> TokenStream {
    let name = &api.name;
    let unused = super::gates::private(api);
    let shared = (!api.operations.is_empty()).then(|| {
        let security = security(&api.security);
        quote! {
            /// The credentials that operations take unless they say otherwise: one of these sets.
            #[cfg(feature = "operations")]
            #unused
            pub(crate) const SECURITY: &[&[&str]] = #security;
        }
    });
    let (code, message) = (&api.error_body.code, &api.error_body.message);
    let limit = api.rate_limit.as_ref().map(rate_limit);
    let help = &api.help_unauthorised;
    let help = (!help.is_empty()).then(|| quote!(.help_401(#help)));
    quote! {
        #shared

        const API: &codegen::Api =
            &codegen::Api::new(#name, env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
                .error_code(&[#(#code),*])
                .error_message(&[#(#message),*])
                #limit
                #help;
    }
}

fn rate_limit(headers: &RateLimit) -> TokenStream {
    let RateLimit { limit, remaining, reset, unit } = headers;
    let unit = match unit {
        ResetUnit::Seconds => quote!(seconds),
        ResetUnit::Epoch => quote!(epoch),
    };
    quote!(.rate_limit(codegen::RateLimitHeaders::#unit(#limit, #remaining, #reset)))
}

fn environments(api: &Api) -> TokenStream {
    let variants = api.environments.iter().map(|environment| {
        let prose = docs::prose(&environment.docs);
        let variant = ident(&environment.name.ident);
        let (name, url) = (&environment.name.wire, &environment.url);
        let kind = if environment.production { quote!(Production) } else { quote!(Sandbox) };
        quote!(#prose #variant(#name, #url, #kind),)
    });
    quote!(codegen::environments! { #(#variants)* })
}

/// What the variant of a scheme holds; none of it shows in Debug.
fn held(scheme: &Scheme) -> TokenStream {
    match &scheme.kind {
        SchemeKind::Basic => quote!(runtime::credentials::Basic),
        SchemeKind::Message(_) => quote!(runtime::Authenticator),
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) | SchemeKind::Bearer => {
            quote!(runtime::Secret)
        }
    }
}

fn credentials(api: &Api) -> TokenStream {
    let variants = api.schemes.iter().map(|scheme| {
        let prose = docs::prose(&scheme.docs);
        let variant = ident(&scheme.variant);
        let held = held(scheme);
        quote!(#prose #variant(#held),)
    });
    quote! {
        /// Who is calling. What is secret never shows in Debug, logs or errors.
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum Credentials {
            #(#variants)*
            /// None, for operations that need none.
            None,
        }
    }
}

fn credential_methods(api: &Api) -> TokenStream {
    let constructors = api.schemes.iter().map(|scheme| constructor(api, scheme, None));
    let arms = api.schemes.iter().map(arm);
    let conversions = api.schemes.first().filter(|scheme| scheme.kind.is_one_secret()).map(conversions);
    quote! {
        impl Credentials {
            #(#constructors)*

            fn add_to(self, builder: runtime::ClientBuilder) -> runtime::ClientBuilder {
                match self {
                    #(#arms)*
                    Self::None => builder,
                }
            }
        }
        #conversions
    }
}

/// Constructors of schemes under the names that they had before, and the variants.
fn old_credentials(api: &Api) -> Option<TokenStream> {
    let all = old_names::of_members(api, &Holder::Credentials);
    let named = |new: &str| api.schemes.iter().find(|scheme| scheme.name.ident == new);
    let all: Vec<(&str, &Scheme)> = all.into_iter().filter_map(|(old, new)| Some((old, named(new)?))).collect();
    let constructors = all.iter().map(|(old, scheme)| constructor(api, scheme, Some(old)));
    let variants =
        all.iter().map(|(old, scheme)| (names::pascal(names::plain(old)), scheme.variant.clone(), held(scheme)));
    let variants = old_members::variants(&Holder::Credentials, &variants.collect::<Vec<_>>());
    (!all.is_empty()).then(|| quote!(impl Credentials { #(#constructors)* } #variants))
}

/// A scheme's constructor, under its own name or one that it had before.
fn constructor(api: &Api, scheme: &Scheme, before: Option<&str>) -> TokenStream {
    let prose = docs::prose(&scheme.docs);
    let deprecated = before.map(|_| old_names::attribute(&scheme.name.ident));
    let today = ident(&scheme.name.ident);
    let method = before.map_or_else(|| today.clone(), ident);
    let by = By { name: quote::format_ident!("{method}_by"), today: &today, is_old: before.is_some() };
    let variant = ident(&scheme.variant);
    if let SchemeKind::Message(signature) = &scheme.kind {
        let signed_by = signed_by(signature, &by);
        return quote! {
            #prose
            #deprecated
            #[must_use]
            pub fn #method(signer: impl runtime::Authenticate) -> Self {
                Self::#variant(runtime::Authenticator::new(signer))
            }
            #signed_by
        };
    }
    if scheme.kind.is_one_secret() {
        let fetched_by = scheme.token.as_ref().map(|source| fetched_by(api, source, &by));
        let granted_to = scheme.grant.as_ref().map(|grant| granted_to(api, grant, scheme, &by));
        return quote! {
            #prose
            #deprecated
            #[must_use]
            pub fn #method(secret: impl Into<runtime::Secret>) -> Self { Self::#variant(secret.into()) }
            #fetched_by
            #granted_to
        };
    }
    quote! {
        #prose
        #deprecated
        #[must_use]
        pub fn #method(user: impl Into<String>, password: impl Into<runtime::Secret>) -> Self {
            Self::#variant(runtime::credentials::Basic::new(user, password))
        }
    }
}

/// The constructor by what makes a credential: beside which constructor it stands, and what it is called.
struct By<'m> {
    name: Ident,
    today: &'m Ident,
    is_old: bool,
}

impl By<'_> {
    fn deprecated(&self) -> Option<TokenStream> {
        self.is_old.then(|| old_names::attribute(&format!("{}_by", self.today)))
    }
}

fn arm(scheme: &Scheme) -> TokenStream {
    let variant = ident(&scheme.variant);
    let wire = &scheme.name.wire;
    match &scheme.kind {
        SchemeKind::Header(name) => {
            quote!(Self::#variant(secret) => builder.credential(#wire, codegen::ApiKeyHeader::new(#name, secret)),)
        }
        SchemeKind::Query(name) => {
            quote!(Self::#variant(secret) => builder.credential(#wire, codegen::ApiKeyQuery::new(#name, secret)),)
        }
        SchemeKind::Cookie(name) => {
            quote!(Self::#variant(secret) => builder.credential(#wire, codegen::ApiKeyCookie::new(#name, secret)),)
        }
        SchemeKind::Bearer => {
            quote!(Self::#variant(secret) => builder.credential(#wire, codegen::Bearer::new(secret)),)
        }
        SchemeKind::Message(_) => quote!(Self::#variant(signer) => builder.credential(#wire, signer),),
        SchemeKind::Basic => quote!(Self::#variant(basic) => builder.credential(#wire, basic),),
    }
}

/// The signature as the document describes it, by a key that the caller holds.
fn signed_by(signature: &MessageSignature, by: &By<'_>) -> TokenStream {
    let (By { name, today: method, .. }, deprecated) = (by, by.deprecated());
    let MessageSignature { label, components, parameters, digest, .. } = signature;
    let digest = match digest.as_deref() {
        Some("sha-512") => quote!(Some(runtime::signature::DigestAlgorithm::Sha512)),
        Some(_) => quote!(Some(runtime::signature::DigestAlgorithm::Sha256)),
        None => quote!(None),
    };
    let about = docs::lines(&[
        &format!("As [`{method}`](Self::{method}), made as the document describes it, by this key: one of"),
        "[`runtime::signature`], such as a [`P384Key`](runtime::signature::P384Key), or one that is held elsewhere. The key id",
        "that the signature names is the key's.",
        "",
        &format!("To make it otherwise, give [`{method}`](Self::{method}) a [`MessageSignature`] whose label"),
        "([`label`]), parts ([`cover_only`]), digest ([`digest`]), end ([`expires_after`]) or date, for a server whose clock is",
        "behind ([`skew`]), are others.",
        "",
        "[`MessageSignature`]: runtime::signature::MessageSignature",
        "[`label`]: runtime::signature::MessageSignature::label",
        "[`cover_only`]: runtime::signature::MessageSignature::cover_only",
        "[`digest`]: runtime::signature::MessageSignature::digest",
        "[`expires_after`]: runtime::signature::MessageSignature::expires_after",
        "[`skew`]: runtime::signature::MessageSignature::skew",
    ]);
    quote! {
        #about
        #deprecated
        #[cfg(feature = "signatures")]
        #[must_use]
        pub fn #name(signer: impl runtime::signature::Signer) -> Self {
            let (components, parameters) = (&[#(#components),*], &[#(#parameters),*]);
            let signature =
                runtime::signature::MessageSignature::described(signer, #label, components, parameters, #digest);
            Self::#method(signature)
        }
    }
}

/// A token that the client fetches itself, for what the operation's body requires.
fn fetched_by(api: &Api, source: &TokenSource, by: &By<'_>) -> TokenStream {
    let (By { name, today: method, .. }, deprecated) = (by, by.deprecated());
    let sent = docs::code(&source.operation.wire);
    let about = docs::lines(&[
        format!("As [`{method}`](Self::{method}), by a token that the client fetches itself: it sends"),
        format!("`{sent}`, once for all calls that wait for it, keeps the token, and fetches another"),
    ]);
    let secrets: Vec<Ident> = source.credentials.iter().map(|name| ident(&name.ident)).collect();
    let (body, operation) = (ident(&source.body), ident(&source.operation.ident));
    let body = match source.construct {
        Construct::Positional => quote!(crate::types::#body::new(#(#secrets),*)),
        Construct::Typestate => quote!(crate::types::#body::builder()#(.#secrets(#secrets))*),
    };
    let token = &source.token;
    let gate = super::gates::operation_named(api, &source.operation.wire);
    let expires_at = (!source.expires_at.is_empty()).then(|| {
        let path = &source.expires_at;
        quote!(.expires_at(&[#(#path),*]))
    });
    quote! {
        #about
        /// before it expires and after a 401.
        ///
        /// What it is fetched for is asked for each time: a [`runtime::Secret`] can give it anew.
        #deprecated
        #[cfg(feature = "operations")]
        #gate
        #[must_use]
        pub fn #name(#(#secrets: impl Into<runtime::Secret>),*) -> Self {
            let token = runtime::token::Token::by_operation(
                [#(#secrets.into()),*],
                |[#(#secrets),*]| crate::operations::#operation::new(#body),
                runtime::token::TokenPlace::new(&[#(#token),*])#expires_at,
            );
            Self::#method(runtime::Secret::provided(token))
        }
    }
}

/// A token that the client fetches itself, for its id and secret.
fn granted_to(api: &Api, grant: &Grant, scheme: &Scheme, by: &By<'_>) -> TokenStream {
    let (By { name, today: method, .. }, deprecated) = (by, by.deprecated());
    let about = docs::line(&format!(
        "As [`{method}`](Self::{method}), by a token that the client fetches itself, from `{}`:",
        docs::code(&grant.path)
    ));
    let (id, path) = (format!("{} token", scheme.name.wire), &grant.path);
    let server = grant.server.as_ref().map(|server| quote!(.server(#server)));
    // Where another scheme has its token from an operation, that part of the runtime is always there.
    let gate = api.takes_tokens().then(|| quote!(#[cfg(feature = "tokens")]));
    quote! {
        #about
        /// once for all calls that wait for it. It keeps the token, and fetches another before it expires and after a 401.
        #deprecated
        #gate
        #[must_use]
        pub fn #name(client: runtime::token::ClientCredentials) -> Self {
            const TOKEN: &codegen::About = &codegen::About::new(#id, "POST", #path)#server;
            Self::#method(runtime::Secret::provided(runtime::token::Token::by_client(TOKEN, client)))
        }
    }
}

/// A bare string is a secret of the default scheme.
fn conversions(scheme: &Scheme) -> TokenStream {
    let method = ident(&scheme.name.ident);
    quote!(codegen::secret!(Credentials::#method);)
}
