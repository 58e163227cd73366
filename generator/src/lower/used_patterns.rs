//! Leaves out the patterns that no request is checked against: answers are not checked, and need none.
//! Runs once all types are known; indexes into the patterns change here and nowhere else.

use crate::model::{Bound, Direction, Operation, Pattern, TypeDef, TypeKind};

/// The patterns that are used, with all bounds that mention them told their new index.
pub(super) fn keep(patterns: Vec<Pattern>, types: &mut [TypeDef], operations: &mut [Operation]) -> Vec<Pattern> {
    let mut used = vec![false; patterns.len()];
    each(types, operations, &mut |index| used[*index] = true);
    let new: Vec<usize> = used
        .iter()
        .scan(0, |next, used| {
            let index = *next;
            *next += usize::from(*used);
            Some(index)
        })
        .collect();
    each(types, operations, &mut |index| *index = new[*index]);
    patterns.into_iter().zip(used).filter_map(|(pattern, used)| used.then_some(pattern)).collect()
}

fn each(types: &mut [TypeDef], operations: &mut [Operation], visit: &mut dyn FnMut(&mut usize)) {
    for def in types {
        match &mut def.kind {
            TypeKind::Record(record) if record.direction == Direction::Request => {
                record.fields.iter_mut().for_each(|field| in_bounds(&mut field.bounds, visit));
                in_bounds(&mut record.extra_bounds, visit);
            }
            TypeKind::Union(union) if union.direction == Direction::Request => {
                union.members.iter_mut().for_each(|member| in_bounds(&mut member.bounds, visit));
            }
            // Nothing reads the bounds of answers, nor those that stand with a text: its uses have them too.
            TypeKind::Record(record) => {
                record.fields.iter_mut().for_each(|field| field.bounds.clear());
                record.extra_bounds.clear();
            }
            TypeKind::Union(union) => union.members.iter_mut().for_each(|member| member.bounds.clear()),
            TypeKind::Text(text) => text.bounds.clear(),
            TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Number(_) | TypeKind::Alias(_) => {}
        }
    }
    for operation in operations {
        operation.parameters.iter_mut().for_each(|parameter| in_bounds(&mut parameter.field.bounds, visit));
        let forms = operation.body.iter_mut().flat_map(|body| &mut body.forms);
        forms.for_each(|form| in_bounds(&mut form.bounds, visit));
    }
}

fn in_bounds(bounds: &mut [Bound], visit: &mut dyn FnMut(&mut usize)) {
    for bound in bounds {
        match bound {
            Bound::Pattern(index) => visit(index),
            Bound::Each(inner) => in_bounds(inner, visit),
            Bound::Any(all) => all.iter_mut().for_each(|one| in_bounds(one, visit)),
            _ => {}
        }
    }
}
