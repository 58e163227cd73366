//! Text that keeps the document's bounds: a form, a pattern, a length.
//! Where they contradict each other, it gives what comes nearest; the runtime then says so.

use crate::lower::pattern::{Plan, Step};
use crate::model::{Bound, Pattern};

/// A longer example helps nobody.
const LONGEST: usize = 256;

/// Text within bounds; the `nth` of several that differ.
pub(super) fn within(bounds: &[Bound], patterns: &[Pattern], nth: usize) -> String {
    let least = bounds.iter().find_map(|bound| if let Bound::MinLength(least) = bound { Some(*least) } else { None });
    let most = bounds.iter().find_map(|bound| if let Bound::MaxLength(most) = bound { Some(*most) } else { None });
    let length = |bound: u64| usize::try_from(bound).unwrap_or(LONGEST);
    let (least, most) = (least.map_or(0, length).min(LONGEST), most.map_or(LONGEST, length));
    // A pattern says more than a form.
    if let Some(Bound::Like(text)) = bounds.iter().find(|bound| matches!(bound, Bound::Like(_))) {
        return text.clone();
    }
    if let Some(value) =
        bounds.iter().find_map(|bound| if let Bound::Values(values) = bound { values.first() } else { None })
    {
        return value.clone();
    }
    if let Some(form) = bounds.iter().find_map(of_form) {
        return form(nth);
    }
    let pattern = bounds.iter().find_map(|bound| if let Bound::Pattern(at) = bound { patterns.get(*at) } else { None });
    if let Some(pattern) = pattern {
        return of_plan(&pattern.plan, least, nth);
    }
    let mut text = numbered("text", nth);
    while text.chars().count() < least {
        text.push('x');
    }
    // What differs stands at the end.
    let excess = text.chars().count().saturating_sub(most);
    text.chars().skip(excess).collect()
}

/// The word, and for all but the first its number.
pub(super) fn numbered(word: &str, nth: usize) -> String {
    if nth == 0 { word.to_owned() } else { format!("{word}{}", nth + 1) }
}

fn of_form(bound: &Bound) -> Option<fn(usize) -> String> {
    let Bound::Format(form) = bound else { return None };
    Some(match *form {
        "Email" => |nth| format!("{}@example.com", numbered("ada", nth)),
        "Uri" => |nth| format!("https://example.com/{}", numbered("page", nth)),
        "Uuid" => |nth| format!("123e4567-e89b-42d3-a456-{:012x}", 0x4266_1417_4000_u64 + nth as u64),
        "Hostname" => |nth| format!("{}.example.com", numbered("host", nth)),
        "Ipv4" => |nth| format!("192.0.2.{}", nth % 250 + 1),
        "Ipv6" => |nth| format!("2001:db8::{:x}", nth + 1),
        "Caip2" => |nth| format!("eip155:{}", nth + 1),
        "Caip10" => |nth| format!("eip155:{}:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb", nth + 1),
        _ => return None,
    })
}

/// A text of the pattern; what may stand around it makes it as long as the document wants it.
fn of_plan(plan: &Plan, least: usize, nth: usize) -> String {
    let mut text = of_pattern(&plan.steps, least, nth);
    let missing = least.saturating_sub(text.chars().count());
    let more = |c: Option<char>| c.unwrap_or('x').to_string().repeat(missing);
    if !plan.to_end {
        text.push_str(&more(text.chars().last()));
    } else if !plan.from_start {
        text.insert_str(0, &more(text.chars().next()));
    }
    text
}

/// The shortest text that the steps take, longer where the document wants it longer.
fn of_pattern(steps: &[Step], least: usize, nth: usize) -> String {
    let mut missing = least.saturating_sub(steps.iter().map(shortest).sum());
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Class { class, least, most } => {
                // A part that may be empty is shown where it may be long: an empty text is no example.
                let least = *least as usize;
                let room = most.map_or(usize::MAX, |most| most as usize).saturating_sub(least);
                let wanted = if least == 0 && steps.len() == 1 { missing.max(1) } else { missing };
                let more = wanted.min(room);
                missing = missing.saturating_sub(more);
                text.extend(std::iter::repeat_n(class.example(nth), least + more));
            }
            Step::Maybe(inner) if missing > 0 => {
                let part = of_pattern(inner, missing, nth);
                missing = missing.saturating_sub(part.chars().count());
                text.push_str(&part);
            }
            Step::Maybe(_) => {}
            Step::Repeat { steps, least, most } => {
                let part = of_pattern(steps, 0, nth);
                let length = part.chars().count().max(1);
                let room = most.map_or(usize::MAX, |most| most as usize).saturating_sub(*least as usize);
                let more = missing.div_ceil(length).min(room);
                missing = missing.saturating_sub(more * length);
                text.push_str(&part.repeat(*least as usize + more));
            }
            Step::OneOf(branches) => {
                text.extend(branches.get(nth % branches.len().max(1)).map(|steps| of_pattern(steps, 0, nth)));
            }
        }
    }
    text
}

fn shortest(step: &Step) -> usize {
    let sum = |steps: &[Step]| steps.iter().map(shortest).sum::<usize>();
    match step {
        Step::Class { least, .. } => *least as usize,
        Step::Maybe(_) => 0,
        Step::Repeat { steps, least, .. } => *least as usize * sum(steps),
        Step::OneOf(branches) => branches.iter().map(|steps| sum(steps)).min().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pattern: &str, least: usize) -> String {
        of_plan(&crate::lower::pattern::plan(pattern).unwrap(), least, 0)
    }

    #[test]
    fn patterns_are_kept() {
        assert_eq!(of("^[A-Z]{2}$", 0), "AA");
        assert_eq!(of("^[0-9]+(\\.[0-9]{1,2})?$", 0), "1");
        assert_eq!(of("^0x[0-9a-f]{4}$", 0), "0x1111");
        assert_eq!(of("^[a-z]*$", 0), "a");
        assert_eq!(of("^[a-z]*$", 3), "aaa");
        assert_eq!(of("^a(-[0-9]{3})?$", 5), "a-111");
        assert_eq!(of("^([0-9a-f]{2}:){3}(x|y)$", 0), "11:11:11:x");
        assert_eq!(of("^[a-z]+(-[a-z]+)*$", 4), "aaaa");
        assert_eq!(of("^arn:", 6), "arn:::");
        assert_eq!(of("[A-Z]{3}$", 4), "AAAA");
    }

    #[test]
    fn lengths_are_kept_and_several_differ() {
        assert_eq!(within(&[], &[], 0), "text");
        assert_eq!(within(&[Bound::MinLength(6)], &[], 0), "textxx");
        assert_eq!(within(&[Bound::MaxLength(2)], &[], 1), "t2");
        assert_eq!(within(&[Bound::Format("Email")], &[], 1), "ada2@example.com");
    }
}
