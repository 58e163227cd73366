//! What is assumed of OffBlocks although no source says it.
//! One entry for each decision that a caller could notice.

use crate::assumptions::{Assumption, COURSE, RULE, SCHEME, off, on};

pub(super) const COVERED: &str = "offblocks.covered-parts";
pub(super) const KEY_ID: &str = "offblocks.key-id";
pub(super) const DIGEST: &str = "offblocks.digest-required";
pub(super) const SKEW: &str = "offblocks.clock-skew";
pub(super) const SCREENED: &str = "offblocks.screened-at-once";
pub(super) const SIGNATURE_FORM: &str = "offblocks.signature-form";
pub(super) const WALLET_SIGNS: &str = "offblocks.wallet-signs";
pub(super) const ACTIVE_FIRST: &str = "offblocks.active-first";
pub(super) const DEPLOYED: &str = "offblocks.deployed-at-once";
pub(super) const ONE_CARD: &str = "offblocks.one-card-of-a-type";
pub(super) const SETTLED: &str = "offblocks.settled-at-once";
pub(super) const ACCOUNT_CURRENCY: &str = "offblocks.account-currency";
pub(super) const ALL_TYPES: &str = "offblocks.no-types-are-all";

pub(super) const ALL: &[Assumption] = &[
    on(
        COVERED,
        "A signature covers `@method`, `@target-uri`, `authorization`, and `idempotency-key` where there is one. Otherwise it \
         may cover what it likes.",
        SCHEME,
    ),
    on(
        KEY_ID,
        "`keyid` is what the registration of the key answered. Otherwise it is not looked at.",
        "/paths/~1auth~1signing/put/responses/200",
    ),
    on(DIGEST, "A body is covered by its `content-digest`. Otherwise a body may be unsigned.", SCHEME),
    on(SKEW, "The clock of whoever signs may be five seconds ahead. Otherwise not at all.", SCHEME),
    on(
        SCREENED,
        "A customer whose challenge is signed is screened at once, and is in `verifying`. Otherwise in `screening`.",
        COURSE,
    ),
    on(
        SIGNATURE_FORM,
        "The signature of a challenge is 65 bytes, of which the last is 27 or 28. Otherwise anything.",
        "/paths/~1customers~1{customerId}~1challenge~1sign/post",
    ),
    off(
        WALLET_SIGNS,
        "A customer's challenge is signed by the wallet that its `chainId` names, as EIP-191 has it. Otherwise it is not found \
         out who signed, so that tests need no key. Of accounts the vendor's own sandbox does not look, either.",
        "/paths/~1customers~1{customerId}~1challenge~1sign/post",
    ),
    on(ACTIVE_FIRST, "Only active customers get accounts, and only active accounts get cards.", RULE),
    on(
        DEPLOYED,
        "An account whose challenge is signed is deployed at once, and active. Otherwise a test deploys it.",
        COURSE,
    ),
    on(ONE_CARD, "A second card of a type is refused with 400 while the first is not at its end.", RULE),
    on(
        SETTLED,
        "What is captured or released is so at once, over the state between. Otherwise a test settles it.",
        COURSE,
    ),
    on(ACCOUNT_CURRENCY, "What is authorised is in a currency of the account. Otherwise in any.", RULE),
    on(
        ALL_TYPES,
        "A webhook without types gets all events. Otherwise none.",
        "no place: that types may be left out is documented, and not what that means",
    ),
];
