//! A union, as the generator writes it: best fit by keys and constants, and what is new is kept.

use oas_runtime::codegen::*;

use super::{Iban, Network};

/// Where to pay: a union.
#[derive(Clone, PartialEq)]
pub(crate) enum Instructions {
    Bank(Bank),
    Wallet(Wallet),
    Unknown(Unfit),
}

#[derive(Clone, PartialEq)]
pub(crate) struct Bank {
    pub(crate) iban: Iban,
    pub(crate) reference: Option<String>,
}

record!(Bank [["kind" = "bank"], iban, reference]);

#[derive(Clone, PartialEq)]
pub(crate) struct Wallet {
    pub(crate) address: String,
    pub(crate) network: Network,
}

record!(Wallet [address, network]);

impl Decode for Instructions {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        const MEMBERS: &[Member<Instructions>] = &[
            Member {
                required: &["iban"],
                known: &["kind", "iban", "reference"],
                constants: &[("kind", "bank")],
                kind: Some(JsonKind::Object),
                decode: |raw| Decode::decode(raw).map(Instructions::Bank),
            },
            Member {
                required: &["address", "network"],
                known: &["address", "network"],
                constants: &[],
                kind: Some(JsonKind::Object),
                decode: |raw| Decode::decode(raw).map(Instructions::Wallet),
            },
        ];
        best_fit(raw, MEMBERS).or_else(|why| Ok(Self::Unknown(Unfit::new(raw, why))))
    }
}
union!(Instructions [Bank, Wallet, Unknown]);
