//! Which calls show all of an API: each operation with what it demands, and again with everything that it takes.
//! It invents no values of its own: they are those of the examples in docs.

use std::collections::BTreeSet;

use super::sample::{self, Plain};
use crate::model::{Api, BodyForm, Operation, Sample, Tour, TourCall, Type, TypeDef, TypeId, TypeKind, Union};

/// Values in one call at most: types that hold each other would make endless ones.
const MOST_VALUES: usize = 600;

/// The tour of an API, in the order of its operations.
#[must_use]
pub fn tour(api: &Api) -> Tour {
    let calls = |(index, operation): (usize, &Operation)| of_operation(api, index, operation);
    Tour { calls: api.operations.iter().enumerate().flat_map(calls).collect() }
}

fn of_operation(api: &Api, index: usize, operation: &Operation) -> Vec<TourCall> {
    let fields = operation.fields();
    let demanded = fields.iter().enumerate().filter(|(_, field)| field.is_demanded()).map(|(at, _)| at);
    let required: Vec<(usize, Sample)> = demanded.zip(operation.inputs.samples.iter().cloned()).collect();
    let call = |given: &str, inputs, without| TourCall { operation: index, given: given.to_owned(), inputs, without };
    if let Some(endless) = required.iter().find_map(|(_, sample)| unfinished(api, sample)) {
        return vec![call("required", Err(format!("every value of `{endless}` holds another one")), Vec::new())];
    }
    let mut calls = vec![call("required", Ok(required), Vec::new())];
    for (given, body) in bodies(api, operation) {
        let (inputs, without) = everything(api, operation, body.as_ref());
        if calls.iter().all(|call| call.inputs.as_ref().ok() != Some(&inputs)) {
            calls.push(call(&given, Ok(inputs), without));
        }
    }
    calls
}

/// The bodies to be sent in full: one, none, or one for each member where the body is a union.
fn bodies(api: &Api, operation: &Operation) -> Vec<(String, Option<Sample>)> {
    let Some(body) = &operation.body else { return vec![("every".to_owned(), None)] };
    let [form] = body.forms.as_slice() else {
        let each = |form: &BodyForm| (format!("every {}", form.media_type), Some(plain(api).form(body, form)));
        return body.forms.iter().map(each).collect();
    };
    let Some((id, union)) = form.kind.described().and_then(|ty| union_of(&api.types, ty)) else {
        return vec![("every".to_owned(), Some(plain(api).form(body, form)))];
    };
    let member = |(at, member): (usize, &crate::model::UnionMember)| {
        let given = format!("every {}", member.name.wire);
        (given, Some(of_member(api, form, id, at, &member.ty)))
    };
    union.members.iter().enumerate().map(member).collect()
}

/// The first example that is this member, or the member's plainest value.
fn of_member(api: &Api, form: &BodyForm, id: TypeId, index: usize, ty: &Type) -> Sample {
    let values = form.examples.iter().filter_map(|text| serde_json::from_str(text).ok());
    let samples = values.filter_map(|value| sample::of_value(&api.types, &Type::Named(id), &value));
    let is_member = |sample: &Sample| matches!(sample, Sample::Member(_, at, _) if *at == index);
    let plainest = || Sample::Member(id, index, Box::new(plain(api).of(ty)));
    samples.into_iter().find(is_member).unwrap_or_else(plainest)
}

fn plain(api: &Api) -> Plain<'_> {
    Plain { types: &api.types, patterns: &api.patterns }
}

fn union_of<'a>(types: &'a [TypeDef], ty: &Type) -> Option<(TypeId, &'a Union)> {
    let (Type::Named(id) | Type::Boxed(id)) = ty else { return None };
    match &types[id.0].kind {
        TypeKind::Union(union) => Some((*id, union)),
        TypeKind::Alias(aliased) => union_of(types, aliased),
        _ => None,
    }
}

/// All inputs of an operation in full, and where parts were left out.
fn everything(api: &Api, operation: &Operation, body: Option<&Sample>) -> (Vec<(usize, Sample)>, Vec<String>) {
    let mut filler = Filler { plain: plain(api), around: BTreeSet::new(), values: 0, without: Vec::new() };
    let fields = operation.fields();
    let parameters = operation.parameters.len();
    let mut inputs = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        let sample = match body {
            Some(body) if index >= parameters => body.clone(),
            _ => plain(api).field(field),
        };
        inputs.push((index, filler.filled(&field.ty, sample, &field.name.wire)));
    }
    (inputs, filler.without)
}

/// Adds to samples what they may have and do not.
struct Filler<'a> {
    plain: Plain<'a>,
    /// The records around the place where it is.
    around: BTreeSet<TypeId>,
    values: usize,
    without: Vec<String>,
}

impl Filler<'_> {
    fn filled(&mut self, ty: &Type, sample: Sample, at: &str) -> Sample {
        self.values += 1;
        match (ty, sample) {
            (_, Sample::Record(id, given)) => self.record(id, given, at),
            (_, Sample::Member(id, index, inner)) => {
                let TypeKind::Union(union) = &self.plain.types[id.0].kind else {
                    return Sample::Member(id, index, inner);
                };
                let ty = union.members[index].ty.clone();
                Sample::Member(id, index, Box::new(self.filled(&ty, *inner, at)))
            }
            (ty, Sample::Form(choice, constructor, inner)) => {
                Sample::Form(choice, constructor, Box::new(self.filled(ty, *inner, at)))
            }
            (ty, Sample::Some(inner)) => Sample::Some(Box::new(self.filled(ty, *inner, at))),
            (ty, Sample::List(items)) => {
                let item = item_of(self.plain.types, ty);
                Sample::List(items.into_iter().map(|sample| self.filled(&item, sample, at)).collect())
            }
            (ty, Sample::Map(entries)) => {
                let item = item_of(self.plain.types, ty);
                Sample::Map(entries.into_iter().map(|(key, sample)| (key, self.filled(&item, sample, at))).collect())
            }
            (_, sample) => sample,
        }
    }

    fn record(&mut self, id: TypeId, given: Vec<(usize, Sample)>, at: &str) -> Sample {
        let TypeKind::Record(record) = &self.plain.types[id.0].kind else { return Sample::Record(id, given) };
        let is_new = self.around.insert(id);
        let mut full = Vec::new();
        for (index, field) in record.fields.iter().enumerate() {
            let at = format!("{at}.{}", field.name.wire);
            let there = given.iter().find(|(place, sample)| *place == index && *sample != Sample::Null);
            let sample = match there {
                Some((_, sample)) => sample.clone(),
                None if self.values > MOST_VALUES || self.is_around(&field.ty) => {
                    self.without.push(at);
                    continue;
                }
                None => self.plain.field(field),
            };
            full.push((index, self.filled(&field.ty, sample, &at)));
        }
        if is_new {
            self.around.remove(&id);
        }
        Sample::Record(id, full)
    }

    /// Whether a type holds, at once, one of those around it.
    fn is_around(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(id) | Type::Boxed(id) => {
                self.around.contains(id)
                    || match &self.plain.types[id.0].kind {
                        TypeKind::Alias(aliased) => self.is_around(aliased),
                        TypeKind::Union(union) => {
                            union.members.first().is_some_and(|member| member.ty != *ty && self.is_around(&member.ty))
                        }
                        _ => false,
                    }
            }
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.is_around(inner),
            _ => false,
        }
    }
}

/// The type of the items of a list or map, through aliases.
fn item_of(types: &[TypeDef], ty: &Type) -> Type {
    match ty {
        Type::List(item) | Type::Map(item) => (**item).clone(),
        Type::Nullable(inner) => item_of(types, inner),
        Type::Named(id) | Type::Boxed(id) => match &types[id.0].kind {
            TypeKind::Alias(aliased) => item_of(types, aliased),
            _ => ty.clone(),
        },
        _ => ty.clone(),
    }
}

/// The type of a record that was given up on, because it holds itself without end.
fn unfinished(api: &Api, sample: &Sample) -> Option<String> {
    match sample {
        Sample::Record(id, given) => {
            let def = api.type_of(*id);
            let TypeKind::Record(record) = &def.kind else { return None };
            let has = |index: usize| given.iter().any(|(at, _)| *at == index);
            let lacks = record.fields.iter().enumerate().any(|(at, field)| field.is_demanded() && !has(at));
            if lacks {
                return Some(def.ident.clone());
            }
            given.iter().find_map(|(_, sample)| unfinished(api, sample))
        }
        Sample::Member(_, _, inner) | Sample::Form(_, _, inner) | Sample::Some(inner) => unfinished(api, inner),
        Sample::List(items) => items.iter().find_map(|item| unfinished(api, item)),
        Sample::Map(entries) => entries.iter().find_map(|(_, item)| unfinished(api, item)),
        _ => None,
    }
}
