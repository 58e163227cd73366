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

impl DecodeRecord for Bank {
    fn decode_record(from: &Object<'_>) -> Result<Self, DecodeError> {
        Ok(Self { iban: from.field("iban")?, reference: from.field("reference")? })
    }
}

impl Record for Bank {
    fn name(&self) -> &'static str {
        "Bank"
    }

    fn fields(&self, to: &mut dyn Fields) {
        to.constant("kind", "bank");
        to.field("iban", &self.iban);
        to.field("reference", &self.reference);
    }
}
record!(Bank);

#[derive(Clone, PartialEq)]
pub(crate) struct Wallet {
    pub(crate) address: String,
    pub(crate) network: Network,
}

impl DecodeRecord for Wallet {
    fn decode_record(from: &Object<'_>) -> Result<Self, DecodeError> {
        Ok(Self { address: from.field("address")?, network: from.field("network")? })
    }
}

impl Record for Wallet {
    fn name(&self) -> &'static str {
        "Wallet"
    }

    fn fields(&self, to: &mut dyn Fields) {
        to.field("address", &self.address);
        to.field("network", &self.network);
    }
}
record!(Wallet);

impl Encode for Instructions {
    fn encode(&self, to: &mut dyn Encoder) {
        match self {
            Self::Bank(member) => member.encode(to),
            Self::Wallet(member) => member.encode(to),
            Self::Unknown(member) => member.encode(to),
        }
    }
}

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
union!(Instructions);
