//! Idempotency keys: which were used, with what, and what was answered.
//! It may not remember an answer that refuses: nothing was done, so the key is free again.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use crate::answer::Answer;

/// The keys of one vendor.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    used: HashMap<String, Used>,
}

#[derive(Debug)]
struct Used {
    content: String,
    at: SystemTime,
    /// None while the first request is being answered.
    answer: Option<Answer>,
}

/// What a key says of a request that came with it.
#[derive(Debug, PartialEq)]
pub(crate) enum Seen {
    /// It is the first.
    First,
    /// It is the same as one that was answered so.
    Again(Answer),
    /// It is another than the first.
    Other,
    /// The first is not answered yet.
    InFlight,
}

impl Keys {
    /// Looks a key up, and takes it if it is free.
    pub(crate) fn begin(&mut self, key: &str, content: String, now: SystemTime, lifetime: Option<Duration>) -> Seen {
        let lives = |used: &Used| lifetime.is_none_or(|lifetime| used.at + lifetime > now);
        match self.used.get(key).filter(|used| lives(used)) {
            Some(used) if used.content != content => Seen::Other,
            Some(Used { answer: Some(answer), .. }) => Seen::Again(answer.clone()),
            Some(_) => Seen::InFlight,
            None => {
                self.used.insert(key.to_owned(), Used { content, at: now, answer: None });
                Seen::First
            }
        }
    }

    /// The first request with this key was answered.
    pub(crate) fn end(&mut self, key: &str, answer: &Answer) {
        if !(200..300).contains(&answer.status) {
            self.used.remove(key);
        } else if let Some(used) = self.used.get_mut(key) {
            used.answer = Some(answer.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_hours(1);

    #[test]
    fn a_key_stands_for_one_request_as_long_as_it_lives() {
        let (mut keys, start) = (Keys::default(), SystemTime::UNIX_EPOCH);
        let begin = |keys: &mut Keys, content: &str, at| keys.begin("k", content.to_owned(), at, Some(HOUR));
        assert_eq!(begin(&mut keys, "a", start), Seen::First);
        assert_eq!(begin(&mut keys, "a", start), Seen::InFlight);
        assert_eq!(begin(&mut keys, "b", start), Seen::Other);
        keys.end("k", &Answer::empty(204));
        assert_eq!(begin(&mut keys, "a", start), Seen::Again(Answer::empty(204)));
        assert_eq!(begin(&mut keys, "b", start + HOUR), Seen::First);
    }

    #[test]
    fn a_refusal_frees_the_key() {
        let (mut keys, now) = (Keys::default(), SystemTime::UNIX_EPOCH);
        assert_eq!(keys.begin("k", "a".to_owned(), now, None), Seen::First);
        keys.end("k", &Answer::empty(400));
        assert_eq!(keys.begin("k", "b".to_owned(), now, None), Seen::First);
    }
}
