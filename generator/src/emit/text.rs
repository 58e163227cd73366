//! Ids and other strings with a type of their own, and other names for types.
//! All behaviour is the runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::{self, Scope, ident};
use super::{docs, sample};
use crate::model::{Api, SignInForm, Text, Type, TypeDef};

pub(super) fn items(api: &Api, def: &TypeDef, text: &Text) -> Vec<TokenStream> {
    let prose = docs::prose(&def.docs);
    let deprecated = docs::deprecated(def.deprecated);
    let name = ident(&def.ident);
    let hidden = (!text.shown).then(|| quote!(, hidden));
    vec![
        quote! {
            #prose
            #deprecated
            #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct #name(String);
        },
        quote!(codegen::text!(#name #hidden);),
    ]
    .into_iter()
    .chain(text.sign_in.map(|form| sign_in(api, def, form)))
    .collect()
}

/// The message in it, for a wallet to sign.
fn sign_in(api: &Api, def: &TypeDef, form: SignInForm) -> TokenStream {
    let name = ident(&def.ident);
    let read = match form {
        SignInForm::Text => quote!(parse(self.as_str())),
        SignInForm::Base64 => quote!(from_base64(self.as_str())),
    };
    let example = docs::lines(&sign_in_example(api, def));
    quote! {
        impl #name {
            /// The message to sign in by (EIP-4361) that this is. Show it to the owner of the account, and see who asks:
            /// whoever has the signature is signed in. What signs it is a [`Wallet`](runtime::challenge::Wallet): a device,
            /// somebody's application, or a key in memory, [`EthereumKey`](runtime::challenge::EthereumKey).
            ///
            /// # Errors
            /// When it is no such message.
            ///
            #example
            #[cfg(feature = "wallet")]
            pub fn sign_in_message(
                &self,
            ) -> Result<runtime::challenge::SignInMessage, runtime::challenge::ChallengeError> {
                runtime::challenge::SignInMessage::#read
            }
        }
    }
}

fn sign_in_example(api: &Api, def: &TypeDef) -> Vec<String> {
    let krate = sample::crate_name(api);
    let host = |url: &str| url.split('/').nth(2).map(str::to_owned);
    let sandbox = api.environments.iter().find(|environment| !environment.production).or(api.environments.first());
    let domain = sandbox.and_then(|environment| host(&environment.url)).unwrap_or_else(|| "api.example.com".to_owned());
    [
        "# Examples".to_owned(),
        String::new(),
        "```no_run".to_owned(),
        format!("# use {krate}::runtime::challenge::Wallet;"),
        format!("# async fn example(challenge: {krate}::types::{}, wallet: impl Wallet)", def.ident),
        "#     -> Result<(), Box<dyn std::error::Error + Send + Sync>> {".to_owned(),
        "let message = challenge.sign_in_message()?;".to_owned(),
        "println!(\"{}\", message.text());".to_owned(),
        format!("message.check({domain:?}, std::time::SystemTime::now())?;"),
        "let signature = message.sign(&wallet).await?;".to_owned(),
        "// Handed in as the API wants it: the account, and the signature.".to_owned(),
        format!("let (account, signature) = (message.account_id(), {krate}::Base64::from(signature));"),
        "# Ok(()) }".to_owned(),
        "```".to_owned(),
    ]
    .into()
}

/// Another name for a type.
pub(super) fn alias(api: &Api, def: &TypeDef, aliased: &Type) -> Vec<TokenStream> {
    let prose = docs::prose(&def.docs);
    let name = ident(&def.ident);
    let aliased = ty::rust(api, aliased, Scope::Types);
    vec![quote!(#prose pub type #name = #aliased;)]
}
