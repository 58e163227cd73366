//! Whether steps that are taken once and never taken back find what there is to find.
//! It is cautious: of what it does not see through it says no.

use super::{Class, Step};

/// Whether taking as much as fits at every step can never be wrong: what may follow a variable step has no
/// character in common with it.
pub(super) fn is_certain(steps: &[Step], after: &[Class]) -> bool {
    steps.iter().enumerate().all(|(at, step)| {
        let mut follow = firsts(&steps[at + 1..]);
        if can_be_empty(&steps[at + 1..]) {
            follow.extend_from_slice(after);
        }
        match step {
            Step::Class { least, most, .. } if Some(*least) == *most => true,
            Step::Class { class, .. } => follow.iter().all(|next| class.is_apart_from(next)),
            Step::Maybe(inner) => begins_otherwise(inner, &follow) && is_certain(inner, &follow),
            Step::Repeat { steps, least, most } => {
                let is_fixed = Some(*least) == *most;
                let ends = is_fixed && !can_be_empty(steps) || begins_otherwise(steps, &follow);
                follow.extend(firsts(steps));
                ends && is_certain(steps, &follow)
            }
            Step::OneOf(branches) => {
                let differ = |at: usize, one: &[Step]| branches[at + 1..].iter().all(|other| are_apart(one, other));
                branches
                    .iter()
                    .enumerate()
                    .all(|(at, branch)| !can_be_empty(branch) && is_certain(branch, &follow) && differ(at, branch))
            }
        }
    })
}

/// Whether steps take a character that nothing that follows could take.
fn begins_otherwise(steps: &[Step], follow: &[Class]) -> bool {
    !can_be_empty(steps) && firsts(steps).iter().all(|first| follow.iter().all(|next| first.is_apart_from(next)))
}

/// Whether no text begins with both.
fn are_apart(one: &[Step], other: &[Step]) -> bool {
    for at in 0..one.len().min(other.len()) {
        if begins_otherwise(&one[at..], &firsts(&other[at..])) && !can_be_empty(&other[at..]) {
            return true;
        }
        // Only steps of the same length are looked past.
        match (&one[at], &other[at]) {
            (Step::Class { least, most, .. }, Step::Class { least: other_least, most: other_most, .. })
                if Some(*least) == *most && most == other_most && least == other_least => {}
            _ => return false,
        }
    }
    false
}

fn can_be_empty(steps: &[Step]) -> bool {
    steps.iter().all(|step| match step {
        Step::Class { least, .. } | Step::Repeat { least, .. } => *least == 0,
        Step::Maybe(_) => true,
        Step::OneOf(_) => false,
    })
}

/// The classes that the first character taken may belong to.
fn firsts(steps: &[Step]) -> Vec<Class> {
    let mut classes = Vec::new();
    for step in steps {
        match step {
            Step::Class { class, least, .. } => {
                classes.push(class.clone());
                if *least > 0 {
                    break;
                }
            }
            Step::Maybe(inner) => classes.extend(firsts(inner)),
            Step::Repeat { steps, least, .. } => {
                classes.extend(firsts(steps));
                if *least > 0 {
                    break;
                }
            }
            Step::OneOf(branches) => {
                classes.extend(branches.iter().flat_map(|branch| firsts(branch)));
                break;
            }
        }
    }
    classes
}
