//! What is assumed of OffBlocks although no source says it.
//! One entry for each decision that a caller could notice.

use crate::assumptions::Assumption;

pub(super) const COVERED: &str = "offblocks.covered-parts";
pub(super) const KEY_ID: &str = "offblocks.key-id";
pub(super) const DIGEST: &str = "offblocks.digest-required";
pub(super) const SCREENED: &str = "offblocks.screened-at-once";
pub(super) const SIGNATURE_FORM: &str = "offblocks.signature-form";
pub(super) const ACTIVE_FIRST: &str = "offblocks.active-first";
pub(super) const DEPLOYED: &str = "offblocks.deployed-at-once";
pub(super) const ONE_CARD: &str = "offblocks.one-card-of-a-type";
pub(super) const SETTLED: &str = "offblocks.settled-at-once";
pub(super) const ACCOUNT_CURRENCY: &str = "offblocks.account-currency";
pub(super) const ALL_TYPES: &str = "offblocks.no-types-are-all";

const fn on(id: &'static str, says: &'static str) -> Assumption {
    Assumption { id, says, on: true }
}

pub(super) const ALL: &[Assumption] = &[
    on(
        COVERED,
        "A signature covers `@method`, `@target-uri`, `authorization`, and `idempotency-key` where there is one. Otherwise it \
         may cover what it likes.",
    ),
    on(KEY_ID, "`keyid` is what the registration of the key answered. Otherwise it is not looked at."),
    on(DIGEST, "A body is covered by its `content-digest`. Otherwise a body may be unsigned."),
    on(
        SCREENED,
        "A customer whose challenge is signed is screened at once, and is in `verifying`. Otherwise in `screening`.",
    ),
    on(
        SIGNATURE_FORM,
        "Of the wallet's signature only the form is looked at: 65 bytes, of which the last is 27 or 28. Otherwise nothing of it. \
         Who signed is not found out.",
    ),
    on(ACTIVE_FIRST, "Only active customers get accounts, and only active accounts get cards."),
    on(DEPLOYED, "An account whose challenge is signed is deployed at once, and active. Otherwise a test deploys it."),
    on(ONE_CARD, "A second card of a type is refused with 400 while the first is not at its end."),
    on(SETTLED, "What is captured or released is so at once, over the state between. Otherwise a test settles it."),
    on(ACCOUNT_CURRENCY, "What is authorised is in a currency of the account. Otherwise in any."),
    on(ALL_TYPES, "A webhook without types gets all events. Otherwise none."),
];
