//! How plain values are read: booleans, numbers, strings, lists, options and boxes.
//! It may not accept a value of another kind: a response that changes its kinds is an error with a path.

use super::{Decode, DecodeError, JsonKind, Raw, integer};

impl Decode for bool {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        match raw.text() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(raw.not("a boolean")),
        }
    }
}

impl Decode for String {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        raw.string().map(std::borrow::Cow::into_owned)
    }
}

macro_rules! integers {
    ($($type:ty: $expected:literal),*) => { $(
        impl Decode for $type {
            fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
                integer(raw, $expected)
            }
        }
    )* };
}

integers!(
    i32: "an integer of 32 bits",
    i64: "an integer of 64 bits",
    u32: "an integer of 32 bits that is not negative",
    u64: "an integer of 64 bits that is not negative"
);

fn float(raw: Raw<'_>) -> Result<f64, DecodeError> {
    if raw.kind() != JsonKind::Number {
        return Err(raw.not("a number"));
    }
    match raw.text().parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        _ => Err(DecodeError::unfit("a number", "a number out of range")),
    }
}

impl Decode for f64 {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        float(raw)
    }
}

impl Decode for f32 {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        // Checked above to be a number; parsed from the text again, because rounding twice gives another value.
        let wide = float(raw)?;
        match raw.text().parse::<f32>() {
            Ok(value) if value.is_finite() || !wide.is_finite() => Ok(value),
            _ => Err(DecodeError::unfit("a number", "a number out of range")),
        }
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        let items = raw.array()?.into_iter().enumerate();
        items.map(|(index, raw)| T::decode(raw).map_err(|error| error.in_item(index))).collect()
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        if raw.is_null() { Ok(None) } else { T::decode(raw).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        T::decode(raw).map(Box::new)
    }

    fn absent() -> Option<Self> {
        T::absent().map(Box::new)
    }
}

/// A body that nobody reads.
impl Decode for () {
    fn decode(_raw: Raw<'_>) -> Result<Self, DecodeError> {
        Ok(())
    }

    fn absent() -> Option<Self> {
        Some(())
    }
}
