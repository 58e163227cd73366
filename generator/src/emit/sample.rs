//! Examples in docs: a sample of the model as code that a user would write.
//! Every example compiles as a doctest; none is run.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::ident;
use crate::model::{Api, Construct, Operation, Record, Sample, Type, TypeId, TypeKind};
use crate::names::snake;

/// The lines of an operation's example, without fences.
pub(super) fn example(api: &Api, operation: &Operation) -> Vec<String> {
    let resource = api.resources.iter().find(|resource| {
        resource.operations.iter().any(|index| api.operations[*index].name == operation.name)
    });
    let Some(resource) = resource else { return Vec::new() };
    let krate = ident(&crate_name(api));
    let client = ident(&snake(&api.name));
    let accessor = ident(&resource.name.ident);
    let method = ident(&operation.method_ident);
    let call = if operation.inputs.construct == Construct::Typestate {
        let name = ident(&operation.name.ident);
        let demanded: Vec<_> = operation.fields().into_iter().filter(crate::model::Field::is_demanded).collect();
        let setters = demanded.iter().zip(&operation.inputs.samples).map(|(field, sample)| {
            let setter = ident(&field.name.ident);
            let value = argument(api, sample);
            quote!(.#setter(#value))
        });
        quote!(operations::#name::builder() #(#setters)*)
    } else {
        let arguments = operation.inputs.samples.iter().map(|sample| argument(api, sample));
        quote!(#(#arguments),*)
    };
    let output = !matches!(operation.output, crate::model::Output::Empty);
    let binding = output.then(|| quote!(let answer =));
    let tokens = quote! {
        async fn example(#client: #krate::Client) -> Result<(), Box<dyn std::error::Error>> {
            #binding #client.#accessor().#method(#call).await?;
        }
    };
    printed(api, tokens)
}

/// The example with hidden lines around it, as rustdoc wants it.
fn printed(api: &Api, tokens: TokenStream) -> Vec<String> {
    let Ok(file) = syn::parse2::<syn::File>(tokens) else { return Vec::new() };
    let text = prettyplease::unparse(&file);
    let lines: Vec<&str> = text.lines().collect();
    let [signature, body @ .., _] = lines.as_slice() else { return Vec::new() };
    let mut out = vec![format!("# {signature}")];
    let krate = crate_name(api);
    for (module, marker) in [("operations", "operations::"), ("types", "types::")] {
        if text.contains(marker) {
            out.push(format!("use {krate}::{module};"));
        }
    }
    if out.len() > 1 {
        out.push(String::new());
    }
    out.extend(body.iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned()));
    out.push("# Ok(())".to_owned());
    out.push("# }".to_owned());
    out
}

/// The crate's name as code writes it.
pub(super) fn crate_name(api: &Api) -> String {
    api.package.name.replace('-', "_")
}

/// A sample as the argument of a setter or constructor.
fn argument(api: &Api, sample: &Sample) -> TokenStream {
    let krate = ident(&crate_name(api));
    match sample {
        Sample::Text(text) | Sample::Into(text) => quote!(#text),
        Sample::Number(digits) => number(digits),
        Sample::Bool(value) => quote!(#value),
        Sample::Decimal(digits) => quote!(#krate::decimal!(#digits)),
        Sample::Variant(id, variant) => {
            let (name, variant) = (ident(&api.type_of(*id).ident), ident(variant));
            quote!(types::#name::#variant)
        }
        Sample::OtherVariant(id, text) => {
            let name = ident(&api.type_of(*id).ident);
            quote!(types::#name::from(#text))
        }
        Sample::Parsed(ty, text) => parsed(&krate, ty, text),
        Sample::Record(id, given) => record(api, *id, given, None),
        Sample::Member(id, index, inner) => member(api, *id, *index, inner),
        Sample::List(items) => {
            let items = items.iter().map(|item| argument(api, item));
            quote!([#(#items),*])
        }
        Sample::Map(entries) => {
            let entries = entries.iter().map(|(key, item)| {
                let item = argument(api, item);
                quote!((#key, #item))
            });
            quote!([#(#entries),*])
        }
        Sample::Null => quote!(None),
        Sample::Json(text) => quote!(#krate::Json::parse(#text)?),
        Sample::File => quote!(#krate::FilePart::new(vec![0x25, 0x50, 0x44, 0x46]).file_name("document.pdf").media_type("application/pdf")),
    }
}

fn number(digits: &str) -> TokenStream {
    digits.parse().unwrap_or_else(|_| quote!(0))
}

fn parsed(krate: &proc_macro2::Ident, ty: &Type, text: &str) -> TokenStream {
    match ty {
        Type::Date => quote!(#text.parse::<#krate::Date>()?),
        Type::Base64 => quote!(#krate::Base64::from_text(#text)),
        _ => quote!(#text.parse::<#krate::Timestamp>()?),
    }
}

/// A record, or the member of a union that it is.
fn record(api: &Api, id: TypeId, given: &[(usize, Sample)], through: Option<TokenStream>) -> TokenStream {
    let def = api.type_of(id);
    let TypeKind::Record(record) = &def.kind else { return quote!(()) };
    let name = ident(&def.ident);
    let (start, positional) = match record.construct {
        Construct::Positional => (through.unwrap_or_else(|| quote!(types::#name::new)), demanded(api, record, given)),
        Construct::Typestate => (through.unwrap_or_else(|| quote!(types::#name::builder)), Vec::new()),
    };
    let by_setter = given.iter().filter(|(index, sample)| {
        let field = &record.fields[*index];
        (record.construct == Construct::Typestate || !field.is_demanded()) && *sample != Sample::Null
    });
    let setters = by_setter.map(|(index, sample)| {
        let setter = ident(&record.fields[*index].name.ident);
        let value = argument(api, sample);
        quote!(.#setter(#value))
    });
    quote!(#start(#(#positional),*) #(#setters)*)
}

fn demanded(api: &Api, record: &Record, given: &[(usize, Sample)]) -> Vec<TokenStream> {
    given.iter().filter(|(index, _)| record.fields[*index].is_demanded()).map(|(_, sample)| argument(api, sample)).collect()
}

fn member(api: &Api, id: TypeId, index: usize, inner: &Sample) -> TokenStream {
    let def = api.type_of(id);
    let TypeKind::Union(union) = &def.kind else { return quote!(()) };
    let name = ident(&def.ident);
    let member = &union.members[index];
    match inner {
        Sample::Record(record_id, given) => {
            let constructor = ident(&snake(&member.name.ident));
            record(api, *record_id, given, Some(quote!(types::#name::#constructor)))
        }
        other => {
            let variant = ident(&member.name.ident);
            let value = argument(api, other);
            quote!(types::#name::#variant(#value.into()))
        }
    }
}

