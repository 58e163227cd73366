//! What a transfer costs: fixed rates, and a fee in percent of what is sent, all in decimals.
//! None of it is Align's: no source gives a rate or a fee.

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use crate::align::{State, assumed, refused};
use crate::answer::{Answer, decimal};
use crate::asked::Asked;
use crate::stand_in::Context;

/// What is sent, what arrives, what is kept, and at which rate.
/// `destination` is what is left of `source` after `fee`, times `rate`, in whole units of the destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Price {
    pub(crate) source: Decimal,
    pub(crate) destination: Decimal,
    pub(crate) fee: Decimal,
    pub(crate) rate: Decimal,
}

/// Which end is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fixed {
    Source(Decimal),
    Destination(Decimal),
}

/// From one currency to another, of either kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way<'a> {
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
}

/// Beyond this, decimals have too few digits for what is computed of it, and would be rounded in silence.
const MOST: Decimal = Decimal::from_parts(0xd4a5_1000, 0xe8, 0, false, 0);

/// Of what is sent, in percent.
const FEE: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The price of what a request asks for, with the developer's fee for this kind of service.
pub(super) fn of_request(
    state: &State,
    asked: &Asked,
    context: &Context<'_>,
    way: Way<'_>,
    service: &str,
) -> Result<Price, Answer> {
    let fixed = match (decimal(asked.field("source_amount")), decimal(asked.field("destination_amount"))) {
        (Some(source), _) => Fixed::Source(source),
        (None, Some(destination)) => Fixed::Destination(destination),
        (None, None) => return Err(refused("bad_request", "There is no amount")),
    };
    let developer = decimal(asked.field("developer_fee_percent")).or_else(|| state.fees.get(service).and_then(decimal));
    of(context, fixed, way, developer.unwrap_or_default())
}

/// The price of a transfer without a quote.
pub(super) fn of_amount(
    state: &State,
    context: &Context<'_>,
    fixed: Fixed,
    way: Way<'_>,
    service: &str,
) -> Result<Price, Answer> {
    let developer = state.fees.get(service).and_then(decimal);
    of(context, fixed, way, developer.unwrap_or_default())
}

fn of(context: &Context<'_>, fixed: Fixed, way: Way<'_>, developer: Decimal) -> Result<Price, Answer> {
    let invented = context.assumed.holds(assumed::PRICES);
    let (percent, rate) = if invented { (FEE, rate(way)) } else { (Decimal::ZERO, Some(Decimal::ONE)) };
    let price = rate.and_then(|rate| price(fixed, way, percent.checked_add(developer)?, rate));
    price.ok_or_else(|| refused("bad_amount", "There is no price for this amount"))
}

fn price(fixed: Fixed, way: Way<'_>, percent: Decimal, rate: Decimal) -> Option<Price> {
    let (Fixed::Source(amount) | Fixed::Destination(amount)) = fixed;
    if amount > MOST || amount.normalize().scale() > 6 || percent.normalize().scale() > 4 {
        return None;
    }
    let part = percent.checked_div(Decimal::ONE_HUNDRED)?;
    let (source, fee) = match fixed {
        Fixed::Source(source) => (source, up(source.checked_mul(part)?, way.from)),
        Fixed::Destination(destination) => {
            let net = up(destination.checked_div(rate)?, way.from);
            let source = up(net.checked_div(Decimal::ONE.checked_sub(part)?)?, way.from);
            (source, source.checked_sub(net)?)
        }
    };
    let destination = match fixed {
        Fixed::Source(_) => down(source.checked_sub(fee)?.checked_mul(rate)?, way.to),
        Fixed::Destination(destination) => destination,
    };
    let price = Price { source, destination, fee, rate };
    (source > Decimal::ZERO && destination > Decimal::ZERO && fee >= Decimal::ZERO).then_some(price)
}

/// Six digits are enough for every pair.
fn rate(way: Way<'_>) -> Option<Decimal> {
    let rate = worth(way.from)?.checked_div(worth(way.to)?)?;
    Some(rate.round_dp(6).normalize())
}

/// In ten-thousandths of a dollar.
fn worth(currency: &str) -> Option<Decimal> {
    let worth = match currency {
        "usd" | "usdc" | "usdt" => 10_000,
        "eur" | "eurc" => 10_800,
        "aed" => 2_723,
        "sgd" => 7_400,
        "brl" => 1_800,
        "cny" => 1_400,
        "hkd" => 1_280,
        "mxn" => 540,
        "ars" => 10,
        _ => return None,
    };
    Some(Decimal::from(worth))
}

/// Digits after the point: tokens have six, money has two.
fn digits(currency: &str) -> u32 {
    if ["usdc", "usdt", "eurc"].contains(&currency) { 6 } else { 2 }
}

fn up(amount: Decimal, currency: &str) -> Decimal {
    amount.round_dp_with_strategy(digits(currency), RoundingStrategy::AwayFromZero)
}

fn down(amount: Decimal, currency: &str) -> Decimal {
    amount.round_dp_with_strategy(digits(currency), RoundingStrategy::ToZero)
}

/// An amount as Align writes it.
pub(super) fn text(amount: Decimal) -> Value {
    Value::String(amount.to_string())
}

/// Whether money of a currency goes over a rail, by what one client says.
pub(super) fn fits(currency: &str, rail: &str) -> bool {
    match currency {
        "usd" => ["ach", "wire", "swift"].contains(&rail),
        "eur" => ["sepa", "swift", "instant_sepa"].contains(&rail),
        "aed" => rail == "uaefts",
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_sent_is_what_arrives_and_what_is_kept() {
        for (from, to) in [("usdc", "eur"), ("eur", "usdt"), ("usdt", "aed"), ("usdc", "eurc")] {
            let way = Way { from, to };
            let rate = rate(way).unwrap();
            for text in ["0.01", "1", "100.50", "99999999.99"] {
                let source = price(Fixed::Source(amount(text)), way, FEE, rate);
                // A cent is too little to be sent by way of a currency that is worth more.
                let Some(source) = source else { continue };
                assert_eq!(source.destination, down((source.source - source.fee) * rate, to), "{from} {to} {text}");
                let destination = price(Fixed::Destination(source.destination), way, FEE, rate).unwrap();
                assert!((destination.source - destination.fee) * rate >= source.destination, "{from} {to} {text}");
            }
        }
    }

    #[test]
    fn no_price_is_no_panic() {
        let way = Way { from: "usdc", to: "eur" };
        assert_eq!(MOST, amount("1000000000000"));
        assert_eq!(price(Fixed::Source(amount("1.0000001")), way, FEE, Decimal::ONE), None);
        for fixed in [Fixed::Source(Decimal::ZERO), Fixed::Source(Decimal::MAX), Fixed::Destination(Decimal::MAX)] {
            assert_eq!(price(fixed, way, FEE, rate(way).unwrap()), None, "{fixed:?}");
        }
        for percent in [Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND, Decimal::MAX] {
            assert_eq!(price(Fixed::Source(Decimal::ONE), way, percent, Decimal::ONE), None);
            assert_eq!(price(Fixed::Destination(Decimal::ONE), way, percent, Decimal::ONE), None);
        }
    }
}
