//! What concerns all operations, and needs the wire: credentials, addresses, options of a call, errors.

mod addresses;
mod answers;
mod credentials;
mod environments;
mod lists;
mod options;
mod timeouts;
mod values;
mod webhooks;
