//! Numbers that keep the document's bounds: exact, as digits, never through a float.
//! A bound that is written with an exponent is passed over; the runtime still checks it.

use crate::model::Bound;

/// As many digits behind the point as a bound may have here.
const FINEST: usize = 9;

/// A number within bounds, 1 where that is one, with so many digits behind the point at least; the `nth` of several.
pub(super) fn within(bounds: &[Bound], digits: usize, nth: usize) -> String {
    let texts = bounds.iter().filter_map(|bound| match bound {
        Bound::Minimum(text)
        | Bound::ExclusiveMinimum(text)
        | Bound::Maximum(text)
        | Bound::ExclusiveMaximum(text)
        | Bound::MultipleOf(text) => Some(text),
        _ => None,
    });
    // Whole numbers stay whole, whatever their bounds are.
    let finest = texts.map(|text| text.split_once('.').map_or(0, |(_, behind)| behind.len())).max().unwrap_or_default();
    let scale = if digits == 0 { 0 } else { finest.clamp(digits, FINEST.max(digits)) };
    let one = 10_i128.pow(u32::try_from(scale).unwrap_or_default());
    let at = |text: &str, up: bool| scaled(text, scale, up);
    let mut value = one * (1 + i128::try_from(nth).unwrap_or_default());
    let (mut least, mut most, mut step) = (i128::MIN, i128::MAX, 1);
    for bound in bounds {
        match bound {
            Bound::Minimum(text) => least = least.max(at(text, true).unwrap_or(least)),
            Bound::ExclusiveMinimum(text) => least = least.max(at(text, false).map_or(least, |bound| bound + 1)),
            Bound::Maximum(text) => most = most.min(at(text, false).unwrap_or(most)),
            Bound::ExclusiveMaximum(text) => most = most.min(at(text, true).map_or(most, |bound| bound - 1)),
            Bound::MultipleOf(text) => step = at(text, true).filter(|step| *step > 0).unwrap_or(step),
            _ => {}
        }
    }
    value = value.max(least).min(most);
    let below = value.rem_euclid(step);
    if below != 0 {
        let up = value + step - below;
        value = if up <= most { up } else { value - below };
    }
    written(value, scale)
}

/// Digits as a whole number of the last place, rounded up or down.
fn scaled(text: &str, scale: usize, up: bool) -> Option<i128> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, behind) = digits.split_once('.').unwrap_or((digits, ""));
    let kept: String = behind.chars().chain(std::iter::repeat('0')).take(scale).collect();
    let value = sign * format!("{whole}{kept}").parse::<i128>().ok()?;
    let is_cut = behind.chars().skip(scale).any(|digit| digit != '0');
    Some(match (is_cut, up) {
        (true, true) if sign > 0 => value + 1,
        (true, false) if sign < 0 => value - 1,
        _ => value,
    })
}

fn written(value: i128, scale: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, behind) = digits.split_at(digits.len() - scale);
    if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{behind}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_bounds() {
        let text = |text: &str| text.to_owned();
        assert_eq!(within(&[], 0, 0), "1");
        assert_eq!(within(&[], 2, 0), "1.00");
        assert_eq!(within(&[Bound::Minimum(text("10"))], 0, 0), "10");
        assert_eq!(within(&[Bound::ExclusiveMinimum(text("10"))], 2, 0), "10.01");
        assert_eq!(within(&[Bound::Maximum(text("-5"))], 0, 0), "-5");
        assert_eq!(within(&[Bound::ExclusiveMaximum(text("0.5"))], 2, 0), "0.49");
        assert_eq!(within(&[Bound::Minimum(text("2.5"))], 0, 0), "3");
        assert_eq!(within(&[Bound::MultipleOf(text("0.25"))], 2, 0), "1.00");
        assert_eq!(within(&[Bound::Minimum(text("0.001"))], 2, 0), "1.000");
        assert_eq!(within(&[Bound::MultipleOf(text("7")), Bound::Maximum(text("20"))], 0, 1), "7");
    }
}
