//! Incoming events as one enum, told apart by the field that names the event.
//! Signatures are not checked here.

use quote::quote;

use super::File;
use super::docs;
use super::ty::{self, Scope, ident};
use crate::model::Api;

pub(super) fn file(api: &Api) -> Option<File> {
    let webhooks = api.webhooks.as_ref()?;
    let tag = &webhooks.tag;
    let variants = webhooks.events.iter().map(|event| {
        let prose = docs::prose(&event.docs);
        let variant = ident(&event.name.ident);
        let ty = ty::rust(api, &event.payload, Scope::Outside);
        quote!(#prose #variant(#ty),)
    });
    let names: Vec<_> = webhooks.events.iter().map(|event| ident(&event.name.ident)).collect();
    let wires: Vec<_> = webhooks.events.iter().map(|event| &event.name.wire).collect();
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
    let parse = quote! {
        impl WebhookEvent {
            /// Reads the body of a delivery. It does not check who sent it.
            ///
            /// # Errors
            /// When the body is not JSON, does not name its event, or is not what the document says of that event.
            pub fn parse(body: &[u8]) -> Result<Self, runtime::DecodeError> {
                codegen::decode_slice(body)
            }
        }
    };
    let encode = quote! {
        impl codegen::Encode for WebhookEvent {
            #[inline]
            fn encode(&self, to: &mut dyn codegen::Encoder) {
                match self {
                    #(Self::#names(event) => { codegen::Encode::encode(event, to); })*
                    Self::Unknown(unfit) => { codegen::Encode::encode(unfit, to); }
                }
            }
        }
    };
    let decode = quote! {
        impl codegen::Decode for WebhookEvent {
            #[inline]
            fn decode(raw: codegen::Raw<'_>) -> Result<Self, codegen::DecodeError> {
                match &*codegen::tagged(raw, #tag)? {
                    #(#wires => raw.decode().map(Self::#names),)*
                    _ => Ok(Self::Unknown(runtime::Unfit::unknown_tag(raw))),
                }
            }
        }
    };
    let items = vec![definition, parse, encode, decode, quote!(codegen::union!(WebhookEvent);)];
    Some(super::rust("src/webhooks.rs", "Incoming events as typed values.", items))
}
