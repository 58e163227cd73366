//! A stand-in at work: its state behind a lock, its keys, and who is let in.
//! It names no vendor; one request after the other sees the state, so that no stand-in thinks of concurrency.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::assumptions::{Assumed, Assumption};
use crate::desk::Desk;
use crate::document::Document;
use crate::ids::Ids;
use crate::keys::{Keys, Seen};
use crate::stand_in::{Context, Handler, Refused, StandIn, Table};
use crate::validate;

/// One vendor of one sandbox.
pub(crate) struct Stand<V: StandIn> {
    document: &'static Document,
    desk: Arc<Desk>,
    assumed: Assumed,
    base_url: String,
    handlers: HashMap<&'static str, Handler<V>>,
    held: Mutex<Held<V>>,
}

struct Held<V> {
    vendor: V,
    keys: Keys,
    ids: Ids,
}

/// A stand, whichever vendor it is of.
pub(crate) trait Stall: Send + Sync {
    fn name(&self) -> &'static str;
    fn document(&self) -> &'static Document;
    fn base_url(&self) -> &str;
    fn stands_in_for(&self, operation: &str) -> bool;
    fn assumptions(&self) -> Vec<(Assumption, bool)>;
    fn how_to_call(&self) -> String;
    fn tables(&self) -> Vec<Table>;
    /// Lets a request in, or answers it: a refusal, or what its key was answered before.
    fn admit(&self, asked: &Asked) -> Result<(), Answer>;
    /// Does what a request that was let in asks for.
    fn commit(&self, asked: &Asked) -> Answer;
    fn refuse(&self, refused: &Refused<'_>, asked: Option<&Asked>) -> Answer;
    /// The clock was moved.
    fn elapsed(&self);
}

impl<V: StandIn> Stand<V> {
    pub(crate) fn new(vendor: V, desk: Arc<Desk>, assumed: Assumed, origin: &str) -> Result<Self, String> {
        let document = V::document()?;
        let base_url = format!("{origin}/{}{}", V::NAME, document.base);
        let handlers = V::OPERATIONS.iter().copied().collect();
        let held = Mutex::new(Held { vendor, keys: Keys::default(), ids: Ids::default() });
        Ok(Self { document, desk, assumed, base_url, handlers, held })
    }

    /// Changes the state from outside of any request; webhooks that come of it are sent.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut V, &mut Context<'_>) -> T) -> T {
        let mut held = self.held();
        let held = &mut *held;
        let mut context = Context {
            now: self.desk.clock.now(),
            ids: &mut held.ids,
            base_url: &self.base_url,
            assumed: &self.assumed,
            outgoing: Vec::new(),
        };
        let changed = change(&mut held.vendor, &mut context);
        context.outgoing.into_iter().for_each(|outgoing| self.desk.post.send(outgoing));
        changed
    }

    fn held(&self) -> MutexGuard<'_, Held<V>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn seen(&self, key: &str, asked: &Asked) -> Seen {
        let rule = self.change(|vendor, context| vendor.key_rule(asked, context));
        if !rule.replays {
            return Seen::First;
        }
        self.held().keys.begin(key, asked.content(), self.desk.clock.now(), rule.lifetime)
    }
}

impl<V: StandIn> Stall for Stand<V> {
    fn name(&self) -> &'static str {
        V::NAME
    }

    fn document(&self) -> &'static Document {
        self.document
    }

    fn base_url(&self) -> &str {
        &self.base_url
    }

    fn stands_in_for(&self, operation: &str) -> bool {
        self.handlers.contains_key(operation)
    }

    fn assumptions(&self) -> Vec<(Assumption, bool)> {
        V::ASSUMPTIONS.iter().map(|one| (*one, self.assumed.holds(one.id))).collect()
    }

    fn how_to_call(&self) -> String {
        self.held().vendor.how_to_call()
    }

    fn tables(&self) -> Vec<Table> {
        self.held().vendor.tables()
    }

    fn admit(&self, asked: &Asked) -> Result<(), Answer> {
        let refuse = |refused: &Refused<'_>| Err(self.refuse(refused, Some(asked)));
        if !asked.operation.security.is_empty() {
            self.change(|vendor, context| vendor.authenticate(asked, context))?;
        }
        if !self.stands_in_for(&asked.operation.id) {
            return refuse(&Refused::NotStoodIn(&asked.operation.id));
        }
        let problems = validate::problems(self.document, asked);
        if !problems.is_empty() {
            return refuse(&Refused::Invalid(&problems));
        }
        match asked.key().map_or(Seen::First, |key| self.seen(key, asked)) {
            Seen::First => Ok(()),
            Seen::Again(answer) => Err(answer),
            Seen::Other => refuse(&Refused::KeyReused),
            Seen::InFlight => refuse(&Refused::KeyInFlight),
        }
    }

    fn commit(&self, asked: &Asked) -> Answer {
        let Some(handler) = self.handlers.get(asked.operation.id.as_str()) else {
            return self.refuse(&Refused::NotStoodIn(&asked.operation.id), Some(asked));
        };
        let answer = self.change(|vendor, context| handler(vendor, asked, context).unwrap_or_else(|refusal| refusal));
        if let Some(key) = asked.key() {
            self.held().keys.end(key, &answer);
        }
        answer
    }

    fn refuse(&self, refused: &Refused<'_>, asked: Option<&Asked>) -> Answer {
        V::refuse(refused, asked, &self.assumed)
    }

    fn elapsed(&self) {
        self.change(V::elapsed);
    }
}
