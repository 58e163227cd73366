//! Boxes around what types hold: where it closes a circle, and where it is so large that values would fill the stack.
//! Types that are held by value add up: records of records of records are hundreds of kilobytes in some documents.

use super::each_type;
use crate::model::{Type, TypeDef, TypeId, TypeKind};

/// What is larger is held in a box. In words: most scalars take three.
const LARGE: usize = 128;
/// A text, a list, a map, and about what other scalars are.
const SCALAR: usize = 3;

/// Boxes what is mentioned by its owner, as little as a walk in order of names finds.
pub(super) fn put(types: &mut [TypeDef]) {
    let mut walk = Walk { state: vec![Visit::New; types.len()], words: vec![0; types.len()] };
    for start in 0..types.len() {
        walk.from(types, TypeId(start));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}

struct Walk {
    state: Vec<Visit>,
    /// How large the types are that are done.
    words: Vec<usize>,
}

impl Walk {
    /// Depth first, with a stack of our own: documents may nest deeply.
    fn from(&mut self, types: &mut [TypeDef], start: TypeId) {
        let mut stack = vec![(start, false)];
        while let Some((id, leaving)) = stack.pop() {
            if leaving {
                self.leave(types, id);
                continue;
            }
            if self.state[id.0] != Visit::New {
                continue;
            }
            self.state[id.0] = Visit::Open;
            stack.push((id, true));
            let mut next = Vec::new();
            each_type(&mut types[id.0].kind, &mut |ty| {
                if let Type::Named(target) = *ty {
                    match self.state[target.0] {
                        Visit::Open => *ty = Type::Boxed(target),
                        Visit::New => next.push(target),
                        Visit::Done => {}
                    }
                }
            });
            stack.extend(next.into_iter().rev().map(|target| (target, false)));
        }
    }

    /// By now all that the type holds by value is done.
    fn leave(&mut self, types: &mut [TypeDef], id: TypeId) {
        let put = |ty: &mut Type| match *ty {
            Type::Named(target) if self.words[target.0] > LARGE => *ty = Type::Boxed(target),
            _ => {}
        };
        // Of unions and of other names for a type, it is whoever mentions them that boxes them.
        if let TypeKind::Record(record) = &mut types[id.0].kind {
            record.fields.iter_mut().for_each(|field| put(&mut field.ty));
        }
        self.words[id.0] = self.of(&types[id.0].kind);
        self.state[id.0] = Visit::Done;
    }

    fn of(&self, kind: &TypeKind) -> usize {
        match kind {
            TypeKind::Record(record) => record.fields.iter().map(|field| self.held(&field.ty)).sum::<usize>() + SCALAR,
            TypeKind::Union(union) => union.members.iter().map(|member| self.held(&member.ty)).max().unwrap_or(0) + 1,
            TypeKind::Alias(ty) => self.held(ty),
            TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Text(_) | TypeKind::Number(_) => SCALAR,
        }
    }

    fn held(&self, ty: &Type) -> usize {
        match ty {
            Type::Named(id) => self.words[id.0],
            Type::Boxed(_) => 1,
            Type::Nullable(inner) => self.held(inner),
            _ => SCALAR,
        }
    }
}
