//! The plainest value of a type that keeps the document's bounds.
//! What an example of the document says goes first; nothing here is random.

use serde_json::Value;

use super::bounds::{first, keeps};
use super::{nullable, number, of_value, text};
use crate::model::{
    Body, BodyForm, BodyKind, Bound, ConstantValue, Field, Pattern, Record, Sample, Type, TypeDef, TypeId, TypeKind,
};

/// Beyond this, lists and maps are empty.
const DEEPEST: usize = 6;
/// Beyond this, what must hold itself is given up.
const ENDLESS: usize = 16;
/// A list in an example is no test of memory.
const MOST_ITEMS: u64 = 64;

/// What values are made of.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Plain<'a> {
    pub(in crate::lower) types: &'a [TypeDef],
    pub(in crate::lower) patterns: &'a [Pattern],
}

/// Where a value stands: how deep, and which of several it is.
#[derive(Clone, Copy, Default)]
pub(super) struct Turn {
    depth: usize,
    /// From 0; the others of a list must differ where the document says so.
    pub(super) nth: usize,
}

impl Turn {
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, nth: self.nth }
    }
}

impl Plain<'_> {
    /// A value of a field: its example, or the plainest.
    pub(in crate::lower) fn field(&self, field: &Field) -> Sample {
        self.field_in(field, Turn::default())
    }

    /// The plainest value of a type.
    pub(in crate::lower) fn of(&self, ty: &Type) -> Sample {
        self.value(ty, &[], Turn::default())
    }

    /// One form of a body: the first example that fits its type, or the plainest value.
    pub(in crate::lower) fn form(&self, body: &Body, form: &BodyForm) -> Sample {
        let sample = match &form.kind {
            BodyKind::Json(ty) | BodyKind::Form { ty, .. } | BodyKind::Multipart { ty, .. } => {
                let examples = form.examples.iter().filter_map(|text| serde_json::from_str::<Value>(text).ok());
                let mut fitting = examples.filter_map(|value| of_value(self.types, ty, &value));
                let plain = || self.value(ty, &form.bounds, Turn::default());
                match &form.kind {
                    BodyKind::Form { .. } => self.written(fitting.next().unwrap_or_else(plain), 0),
                    _ => fitting.next().unwrap_or_else(plain),
                }
            }
            BodyKind::Text => Sample::Into("text".to_owned()),
            BodyKind::Bytes => Sample::Bytes,
            BodyKind::File => Sample::File,
        };
        let chosen = |sample| Sample::Form(body.choice.clone(), form.constructor.clone(), Box::new(sample));
        if body.is_choice() { chosen(sample) } else { sample }
    }

    /// The same with something in each object: a form has no word for one with nothing in it.
    fn written(&self, sample: Sample, depth: usize) -> Sample {
        let Sample::Record(id, mut given) = sample else { return sample };
        let TypeKind::Record(record) = &self.types[id.0].kind else { return Sample::Record(id, given) };
        if depth > 0 && given.is_empty() && record.constants.is_empty() {
            given = self.record(record, &[Bound::MinProperties(1)], Turn::default());
        }
        let below = |(index, sample)| (index, self.written(sample, depth + 1));
        Sample::Record(id, if depth < DEEPEST { given.into_iter().map(below).collect() } else { given })
    }

    fn field_in(&self, field: &Field, turn: Turn) -> Sample {
        let example = field.example.as_ref().and_then(|text| serde_json::from_str(text).ok());
        let example = example.filter(|value: &Value| !value.is_null() && turn.nth == 0 && keeps(&field.bounds, value));
        let only = field.only.as_ref().map(json);
        let said = only.or(example).and_then(|value| of_value(self.types, &field.ty, &value));
        nullable(field, said.unwrap_or_else(|| self.value(&field.ty, &field.bounds, turn)))
    }

    fn value(&self, ty: &Type, bounds: &[Bound], turn: Turn) -> Sample {
        match ty {
            Type::Named(id) | Type::Boxed(id) => self.named(*id, bounds, turn),
            Type::String => Sample::Text(self.text(bounds, turn)),
            Type::Bool => Sample::Bool(true),
            Type::Integer(_) => Sample::Number(number::within(&first(bounds), 0, turn.nth)),
            Type::Float => Sample::Number(number::within(&first(bounds), 1, turn.nth)),
            Type::Decimal { .. } => Sample::Decimal(number::within(&first(bounds), 2, turn.nth)),
            Type::Timestamp => Sample::Parsed(Type::Timestamp, "2026-01-31T12:00:00Z".to_owned()),
            Type::Date => Sample::Parsed(Type::Date, "2026-01-31".to_owned()),
            Type::Base64 => Sample::Parsed(Type::Base64, "AA==".to_owned()),
            Type::Null => Sample::OnlyNull,
            Type::Json => Sample::Json("{}".to_owned()),
            Type::File => Sample::File,
            Type::Bytes | Type::Body(_) => Sample::Bytes,
            Type::List(item) => self.list(item, bounds, turn),
            Type::Map(item) => self.map(item, bounds, turn),
            // Null alone would not tell the compiler the type.
            Type::Nullable(inner) => Sample::Some(Box::new(self.value(inner, bounds, turn))),
        }
    }

    fn text(&self, bounds: &[Bound], turn: Turn) -> String {
        text::within(&first(bounds), self.patterns, turn.nth)
    }

    fn list(&self, item: &Type, bounds: &[Bound], turn: Turn) -> Sample {
        let least =
            bounds.iter().find_map(|bound| if let Bound::MinItems(least) = bound { Some(*least) } else { None });
        let is_empty = bounds.contains(&Bound::MaxItems(0)) || turn.depth >= DEEPEST;
        let number = if is_empty { 0 } else { least.unwrap_or(1).clamp(1, MOST_ITEMS) };
        let turns =
            (0..number).map(|nth| Turn { depth: turn.depth + 1, nth: usize::try_from(nth).unwrap_or_default() });
        let items: Vec<Sample> = turns.map(|turn| self.value(item, each(bounds), turn)).collect();
        if items.is_empty() { Sample::Nothing(item.clone(), false) } else { Sample::List(items) }
    }

    fn map(&self, item: &Type, bounds: &[Bound], turn: Turn) -> Sample {
        let least =
            bounds.iter().find_map(|bound| if let Bound::MinProperties(least) = bound { Some(*least) } else { None });
        let is_empty = bounds.contains(&Bound::MaxProperties(0)) || turn.depth >= DEEPEST;
        let number = if is_empty { 0 } else { least.unwrap_or(1).clamp(1, MOST_ITEMS) };
        let key = |nth: u64| if nth == 0 { "key".to_owned() } else { format!("key{}", nth + 1) };
        let entry = |nth| (key(nth), self.value(item, each(bounds), turn.deeper()));
        let entries: Vec<(String, Sample)> = (0..number).map(entry).collect();
        if entries.is_empty() { Sample::Nothing(item.clone(), true) } else { Sample::Map(entries) }
    }

    fn named(&self, id: TypeId, bounds: &[Bound], turn: Turn) -> Sample {
        match &self.types[id.0].kind {
            TypeKind::Text(known) => match known.example.as_ref().filter(|_| turn.nth == 0) {
                Some(example) => Sample::Into(example.clone()),
                None if known.bounds.is_empty() && bounds.is_empty() => Sample::Into(text::numbered("id", turn.nth)),
                None => Sample::Into(self.text(&[&known.bounds, bounds].concat(), turn)),
            },
            TypeKind::StringEnum(known) => match known.values.get(turn.nth % known.values.len().max(1)) {
                Some(value) => Sample::Variant(id, value.name.ident.clone()),
                None => Sample::OtherVariant(id, "value".to_owned()),
            },
            TypeKind::IntegerEnum(known) => match known.values.get(turn.nth % known.values.len().max(1)) {
                Some(value) => Sample::Variant(id, value.name.ident.clone()),
                None => Sample::OtherNumber(id, 1),
            },
            TypeKind::Number(number) => self.value(&number.kept_as(), bounds, turn),
            TypeKind::Alias(aliased) => self.value(aliased, bounds, turn.deeper()),
            TypeKind::Record(record) => Sample::Record(id, self.record(record, bounds, turn)),
            TypeKind::Union(union) => match union.members.first() {
                Some(first) => Sample::Member(id, 0, Box::new(self.value(&first.ty, &first.bounds, turn.deeper()))),
                None => Sample::Json("{}".to_owned()),
            },
        }
    }

    /// What is demanded, and of the rest as much as there must be.
    fn record(&self, record: &Record, bounds: &[Bound], turn: Turn) -> Vec<(usize, Sample)> {
        let least =
            bounds.iter().find_map(|bound| if let Bound::MinProperties(least) = bound { Some(*least) } else { None });
        let demanded = record.fields.iter().filter(|field| field.is_demanded()).count() + record.constants.len();
        let least = usize::try_from(least.unwrap_or_default()).unwrap_or(usize::MAX);
        let mut more = least.saturating_sub(demanded);
        let mut given = Vec::new();
        for (index, field) in record.fields.iter().enumerate().filter(|_| turn.depth < ENDLESS) {
            if !field.is_demanded() {
                if more == 0 {
                    continue;
                }
                more -= 1;
            }
            given.push((index, self.field_in(field, turn.deeper())));
        }
        given
    }
}

/// The bounds of items or values.
fn each(bounds: &[Bound]) -> &[Bound] {
    bounds
        .iter()
        .find_map(|bound| if let Bound::Each(each) = bound { Some(each.as_slice()) } else { None })
        .unwrap_or(&[])
}

fn json(only: &ConstantValue) -> Value {
    match only {
        ConstantValue::Text(text) => Value::from(text.as_str()),
        ConstantValue::Bool(value) => Value::from(*value),
        ConstantValue::Integer(number) => Value::from(*number),
        ConstantValue::Null => Value::Null,
    }
}
