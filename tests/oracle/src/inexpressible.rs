//! What progenitor 0.15.1 cannot express, and why.
//! A test fails when an entry is no longer needed, or one is missing.

/// An operation whose document progenitor refuses.
#[derive(Debug)]
pub struct Inexpressible {
    /// Its id.
    pub id: &'static str,
    /// The reason, in our words.
    pub why: &'static str,
    /// What the refusal must contain: another refusal would be another reason.
    pub says: &'static str,
    /// Whether it is still compared, because its document is taken with one success alone.
    pub compared: bool,
}

/// Those of Align.
pub(crate) const ALIGN: &[Inexpressible] = &[
    Inexpressible {
        id: "createVirtualAccount",
        why: "201 and 202 are both successes with a body; it knows one type of success, and panics",
        says: "response_types.len() <= 1",
        compared: true,
    },
    Inexpressible {
        id: "uploadFile",
        why: "the body is multipart/form-data, a content type that it does not handle",
        says: "multipart/form-data",
        compared: false,
    },
];

/// Those of Juicyway: none.
pub(crate) const JUICYWAY: &[Inexpressible] = &[];

/// Those of OffBlocks: 200 has a body, 202 has none, and it knows one type of success.
pub(crate) const OFFBLOCKS: &[Inexpressible] = &[
    now_or_later("activateAccount"),
    now_or_later("activateCard"),
    now_or_later("closeAccount"),
    now_or_later("deactivateAccount"),
    now_or_later("deactivateCard"),
    now_or_later("terminateCard"),
];

const fn now_or_later(id: &'static str) -> Inexpressible {
    Inexpressible {
        id,
        why: "200 and 202 are both successes, one with a body; it knows one type of success, and panics",
        says: "response_types.len() <= 1",
        compared: true,
    }
}
