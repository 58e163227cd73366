//! What is assumed of Align although no source says it.
//! One entry for each decision that a caller could notice.

use crate::assumptions::Assumption;

pub(super) const AUTHORIZATION: &str = "align.authorization-header";
pub(super) const KEYS: &str = "align.idempotency";
pub(super) const FILES_EXIST: &str = "align.files-exist";
pub(super) const FILE_KINDS: &str = "align.file-kinds";

const fn on(id: &'static str, says: &'static str) -> Assumption {
    Assumption { id, says, on: true }
}

pub(super) const ALL: &[Assumption] = &[
    on(
        AUTHORIZATION,
        "The key is taken in `Authorization` too, bare or after `Bearer`, as in older documentation. Otherwise only \
         `Api-Key` is looked at.",
    ),
    on(
        KEYS,
        "The same Idempotency-Key with the same request gets the first answer again for 24 hours; with another request, \
         or while the first is under way, it gets 400. An answer that refuses leaves the key free. Otherwise keys are \
         required and not looked at.",
    ),
    on(FILES_EXIST, "A document of a customer must name a file that was uploaded. Otherwise any id will do."),
    Assumption {
        id: FILE_KINDS,
        says: "Files are JPEG, PNG or PDF, and of 10 MB at most, as one client says.",
        on: false,
    },
];
