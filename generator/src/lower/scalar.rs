//! Numbers and booleans.
//! Bounds are read from the tree, where their digits are as the document wrote them.

use openapiv3::{IntegerFormat, IntegerType, NumberFormat, NumberType, SchemaData, VariantOrUnknownOrEmpty};
use serde_json::Value;

use super::context::{Context, Place};
use super::enums;
use super::place_name::propose;
use super::prose::docs_or;
use super::schema::Use;
use super::text::{called, definition, is_component};
use crate::model::{Bound, Direction, Integer, Number, Type, TypeKind};
use crate::names::{singular, words};

pub(super) fn number(
    cx: &mut Context<'_>,
    number: &NumberType,
    data: &SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    if !number.enumeration.is_empty() {
        if number.enumeration.iter().flatten().all(|value| exact(*value).is_some()) {
            let values: Vec<_> = number.enumeration.iter().map(|value| value.and_then(exact)).collect();
            return enums::integer(cx, &values, data, place, direction);
        }
        cx.degraded(&place.key("enum"), "any number: an enum of fractions has no names for its values");
    }
    let bounds = bounds(cx, place, number.exclusive_minimum, number.exclusive_maximum);
    let ty = match is_decimal(cx, number, data, place) {
        true if is_component(place) => named(cx, data, place, Number::Decimal),
        true => Type::Decimal { as_number: true },
        false => Type::Float,
    };
    Use { bounds, ..ty.into() }
}

/// A named number is a type of its own, so that different kinds of amount cannot be mixed up.
fn named(cx: &mut Context<'_>, data: &SchemaData, place: &Place, number: Number) -> Type {
    if let Some(known) = cx.known(place, None) {
        return Type::Named(known);
    }
    let proposal = propose(cx, place, None);
    let docs = docs_or(data.description.as_deref(), "The number", &proposal);
    Type::Named(cx.named(place, None, &proposal, |_| definition(docs, data.deprecated, TypeKind::Number(number))))
}

/// Money and whatever else must keep its digits: all numbers but those that the document calls binary floats, and even
/// those where their name is one of money. A decimal loses nothing; a float may.
fn is_decimal(cx: &Context<'_>, number: &NumberType, data: &SchemaData, place: &Place) -> bool {
    let float = matches!(number.format, VariantOrUnknownOrEmpty::Item(NumberFormat::Float | NumberFormat::Double));
    let says = |key: &str| data.extensions.get(key) == Some(&Value::Bool(true));
    let said = says("x-decimal") || says("x-is-money");
    let stepped = number.multiple_of.is_some_and(|step| step > 0.0 && step < 1.0);
    !float || said || stepped || names_money(&called(cx, place))
}

/// Words for amounts of money, in the singular.
const MONEY: &[&str] = &[
    "amount",
    "balance",
    "cash",
    "charge",
    "cost",
    "credit",
    "debit",
    "deposit",
    "discount",
    "due",
    "equity",
    "fee",
    "funds",
    "money",
    "paid",
    "pay",
    "payable",
    "payment",
    "payout",
    "premium",
    "price",
    "principal",
    "refund",
    "salary",
    "subtotal",
    "tax",
    "tip",
    "total",
    "value",
    "vat",
    "wage",
];

fn names_money(name: &str) -> bool {
    words(name).iter().any(|word| MONEY.contains(&singular(word)))
}

/// The whole number that a value of an enum is.
#[expect(clippy::cast_possible_truncation, reason = "whole numbers of that size are exact")]
fn exact(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() < 9e15).then_some(value as i64)
}

pub(super) fn integer(
    cx: &mut Context<'_>,
    integer: &IntegerType,
    data: &SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    if !integer.enumeration.is_empty() {
        return enums::integer(cx, &integer.enumeration, data, place, direction);
    }
    let width = match &integer.format {
        VariantOrUnknownOrEmpty::Unknown(format) => format.as_str(),
        VariantOrUnknownOrEmpty::Item(_) | VariantOrUnknownOrEmpty::Empty => "",
    };
    let short = matches!(integer.format, VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32));
    let never_negative = integer.minimum.is_some_and(|least| least >= 0);
    let short = short || matches!(width, "int8" | "int16" | "uint8" | "uint16" | "uint32");
    let kind = match (short, never_negative || width.starts_with("uint")) {
        (true, true) => Integer::U32,
        (true, false) => Integer::I32,
        (false, true) => Integer::U64,
        (false, false) => Integer::I64,
    };
    let mut bounds = bounds(cx, place, integer.exclusive_minimum, integer.exclusive_maximum);
    // The type says this already.
    bounds.retain(|bound| !(never_negative && *bound == Bound::Minimum("0".to_owned())));
    let ty = if is_component(place) { named(cx, data, place, Number::Integer(kind)) } else { Type::Integer(kind) };
    Use { bounds, ..ty.into() }
}

pub(super) fn bounds(cx: &Context<'_>, place: &Place, above: bool, below: bool) -> Vec<Bound> {
    let digits = |key: &str| cx.at(&place.key(key).0)?.as_number().map(str::to_owned);
    let least =
        digits("minimum").map(|least| if above { Bound::ExclusiveMinimum(least) } else { Bound::Minimum(least) });
    let most = digits("maximum").map(|most| if below { Bound::ExclusiveMaximum(most) } else { Bound::Maximum(most) });
    let step = digits("multipleOf").map(Bound::MultipleOf);
    least.into_iter().chain(most).chain(step).collect()
}
