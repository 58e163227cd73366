//! Incoming events as one enum, told apart by the field that names the event.
//! Checking signatures is the runtime's; what is signed how, the document says.

use proc_macro2::TokenStream;
use quote::quote;

use super::File;
use super::ty::{self, Scope, ident};
use super::{docs, old_members, old_names};
use crate::model::{Api, Holder, Signature, SignaturePlace, Webhooks};

pub(super) fn file(api: &Api) -> Option<File> {
    let webhooks = api.webhooks.as_ref()?;
    let variants = webhooks.events.iter().map(|event| {
        let prose = docs::prose(&event.docs);
        let variant = ident(&event.name.ident);
        let ty = ty::rust(api, &event.payload, Scope::Outside);
        quote!(#prose #variant(#ty),)
    });
    let names: Vec<_> = webhooks.events.iter().map(|event| ident(&event.name.ident)).collect();
    let definition = quote! {
        /// An event. Delivery may repeat and reorder events.
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum WebhookEvent {
            #(#variants)*
            /// An event that the document does not know, with its JSON.
            Unknown(runtime::Unfit),
        }
    };
    let members = quote!([#(#names,)* Unknown]);
    let mut items = vec![definition];
    match &webhooks.tag {
        Some(tag) => {
            items.extend([parse(webhooks), decode(webhooks, tag), quote!(codegen::union!(WebhookEvent #members);)]);
        }
        None => items.extend([parse_named(webhooks), quote!(codegen::request_union!(WebhookEvent #members);)]),
    }
    items.extend(old_events(api, webhooks));
    items.extend(verifier(webhooks));
    items.extend(identity(webhooks));
    items.extend(order(webhooks));
    Some(super::rust("src/webhooks.rs", "Incoming events as typed values.", items))
}

/// Events under the names that they had before.
fn old_events(api: &Api, webhooks: &Webhooks) -> Option<TokenStream> {
    let named = old_names::of_members(api, &Holder::Events).into_iter().filter_map(|(old, new)| {
        let event = webhooks.events.iter().find(|event| event.name.ident == new)?;
        Some((old.to_owned(), new.to_owned(), ty::rust(api, &event.payload, Scope::Outside)))
    });
    old_members::variants(&Holder::Events, &named.collect::<Vec<_>>())
}

/// Reading what names itself.
fn decode(webhooks: &Webhooks, tag: &str) -> TokenStream {
    let names = webhooks.events.iter().map(|event| ident(&event.name.ident));
    let tags = webhooks.events.iter().map(|event| {
        let tags = &event.tags;
        quote!(#(#tags)|*)
    });
    quote! {
        impl codegen::Decode for WebhookEvent {
            #[inline]
            fn decode(raw: codegen::Raw<'_>) -> Result<Self, codegen::DecodeError> {
                match &*codegen::tagged(raw, #tag)? {
                    #(#tags => raw.decode().map(Self::#names),)*
                    _ => Ok(Self::Unknown(runtime::Unfit::unknown_tag(raw))),
                }
            }
        }
    }
}

/// Reading a body that does not name its event.
fn parse_named(webhooks: &Webhooks) -> TokenStream {
    let names = webhooks.events.iter().map(|event| ident(&event.name.ident));
    let wires = webhooks.events.iter().map(|event| &event.name.wire);
    let prose = docs::lines(UNAUTHENTICATED);
    quote! {
        impl WebhookEvent {
            #prose
            ///
            /// Its body does not say which event it is: `event` is the name that the document has for it, which the
            /// vendor tells by a header or by the address that it delivers to. A name that the document does not have
            /// gives [`WebhookEvent::Unknown`].
            ///
            /// # Errors
            /// When the body is not JSON, or is not what the document says of that event.
            pub fn parse_unauthenticated(event: &str, body: &[u8]) -> Result<Self, runtime::DecodeError> {
                let raw = codegen::Raw::from_bytes(body)?;
                match event {
                    #(#wires => raw.decode().map(Self::#names),)*
                    _ => Ok(Self::Unknown(runtime::Unfit::unknown_tag(raw))),
                }
            }
        }
    }
}

/// Reading a body. Where no signature is documented, the name of the function says what is missing.
fn parse(webhooks: &Webhooks) -> TokenStream {
    let (name, prose) = match webhooks.signature {
        Some(_) => ("parse", &["Reads the body of a delivery. It does not check who sent it."][..]),
        None => ("parse_unauthenticated", UNAUTHENTICATED),
    };
    let (name, prose) = (ident(name), docs::lines(prose));
    quote! {
        impl WebhookEvent {
            #prose
            ///
            /// # Errors
            /// When the body is not JSON, does not name its event, or is not what the document says of that event.
            pub fn #name(body: &[u8]) -> Result<Self, runtime::DecodeError> {
                codegen::decode_slice(body)
            }
        }
    }
}

const UNAUTHENTICATED: &[&str] = &[
    "Reads the body of a delivery. Nobody vouches for it: no signature of deliveries is documented, so whoever knows your",
    "address can send one. Take it as a hint that something changed, and get the thing that it names before you act.",
];

/// What is the later of two events.
fn order(webhooks: &Webhooks) -> Option<TokenStream> {
    let path = webhooks.order.as_ref()?;
    let about = docs::line(&format!("From `{}` of the event; nothing where it has none.", docs::code(&path.join("."))));
    Some(quote! {
        impl WebhookEvent {
            /// When the thing that the event is about was last changed. Delivery may reorder events: drop one that is
            /// older than what you know of its thing.
            ///
            #about
            #[must_use]
            pub fn order_key(&self) -> Option<std::time::SystemTime> { codegen::order(self, &[#(#path),*]) }
        }
    })
}

fn verifier(webhooks: &Webhooks) -> Option<TokenStream> {
    let signature = webhooks.signature.as_ref()?;
    let prose = docs::prose(&signature.docs);
    let (scheme, inner, delegate) = match &signature.stands {
        SignaturePlace::Header { header, timestamp } => {
            (in_header(signature, header, timestamp), quote!(Verifier), quote!(webhooks))
        }
        SignaturePlace::Body { signature: at, signed, separator, forms } => {
            (in_body(signature, (at, signed), separator, forms), quote!(BodyVerifier), quote!(body_webhooks))
        }
    };
    Some(quote! {
        #scheme

        /// Checks who sent a delivery, and reads it.
        ///
        #prose
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct Webhooks(runtime::webhook::#inner);

        codegen::#delegate!(Webhooks, WebhookEvent, SCHEME);
    })
}

fn in_header(signature: &Signature, header: &str, timestamp: &[String]) -> TokenStream {
    let (algorithm, encoding) = (ident(&signature.algorithm), ident(&signature.encoding));
    quote! {
        const SCHEME: codegen::Scheme = codegen::Scheme {
            header: #header,
            algorithm: runtime::webhook::Algorithm::#algorithm,
            encoding: runtime::webhook::Encoding::#encoding,
            timestamp: &[#(#timestamp),*],
        };
    }
}

fn in_body(
    signature: &Signature,
    (at, signed): (&[String], &[Vec<String>]),
    separator: &str,
    forms: &[String],
) -> TokenStream {
    let (algorithm, encoding) = (ident(&signature.algorithm), ident(&signature.encoding));
    let signed = signed.iter().map(|path| quote!(&[#(#path),*]));
    let forms = forms.iter().map(|form| ident(form));
    quote! {
        const SCHEME: codegen::BodyScheme = codegen::BodyScheme {
            signature: &[#(#at),*],
            signed: &[#(#signed),*],
            separator: #separator,
            forms: &[#(runtime::webhook::Form::#forms),*],
            algorithm: runtime::webhook::Algorithm::#algorithm,
            encoding: runtime::webhook::Encoding::#encoding,
        };
    }
}

/// What tells an event from all others.
fn identity(webhooks: &Webhooks) -> Option<TokenStream> {
    if webhooks.identity.is_empty() {
        return None;
    }
    let paths = webhooks.identity.iter().map(|path| quote!(&[#(#path),*]));
    Some(quote! {
        impl WebhookEvent {
            /// The same for each delivery of one event, and another for every other event: keep it, and drop what comes
            /// again.
            #[must_use]
            pub fn dedup_key(&self) -> String { codegen::identity(self, &[#(#paths),*]) }
        }
    })
}
