//! How plain values are written.
//! It may not decide a format: each value says what it is and leaves the rest to the encoder.

use super::{Encode, Encoder};

impl Encode for bool {
    fn encode(&self, to: &mut dyn Encoder) {
        to.boolean(*self);
    }
}

impl Encode for str {
    fn encode(&self, to: &mut dyn Encoder) {
        to.string(self);
    }
}

impl Encode for String {
    fn encode(&self, to: &mut dyn Encoder) {
        to.string(self);
    }
}

// Floats too: Rust writes them without an exponent, and so that they read back as the same value. What is not finite is
// no JSON number; the checks refuse it, and the JSON encoder writes null.
macro_rules! numbers {
    ($($type:ty),*) => { $(
        impl Encode for $type {
            fn encode(&self, to: &mut dyn Encoder) {
                to.number(&self.to_string());
            }
        }
    )* };
}

numbers!(i32, i64, u32, u64, f32, f64);

impl Encode for () {
    fn encode(&self, to: &mut dyn Encoder) {
        to.null();
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, to: &mut dyn Encoder) {
        (**self).encode(to);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, to: &mut dyn Encoder) {
        (**self).encode(to);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, to: &mut dyn Encoder) {
        match self {
            Some(value) => value.encode(to),
            None => to.null(),
        }
    }

    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(T::is_absent)
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, to: &mut dyn Encoder) {
        to.list(&mut self.iter().map(|item| item as &dyn Encode));
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, to: &mut dyn Encoder) {
        self.as_slice().encode(to);
    }
}
