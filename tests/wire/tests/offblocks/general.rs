//! What concerns all operations, or several: keys, statuses that are waited for, events, credentials.

mod challenges;
mod credentials;
mod errors;
mod keys;
mod layers;
mod tokens;
mod waiting;
mod webhooks;
