//! What is assumed of Juicyway although no source says it.
//! One entry for each decision that a caller could notice.

use crate::assumptions::{Assumption, COURSE, MADE_UP, OF_KEYS, RULE, SCHEME, off, on};

pub(super) const BEARER: &str = "juicyway.bearer";
pub(super) const WRONG_BODIES: &str = "juicyway.wrong-bodies";
pub(super) const KEY_CONFLICTS: &str = "juicyway.key-conflicts";
pub(super) const STATUS_SHOWN: &str = "juicyway.status-shown";
pub(super) const KYC_FIRST: &str = "juicyway.verified-first";
pub(super) const LIMITS: &str = "juicyway.rate-limits";
pub(super) const WALLET_KEYS: &str = "juicyway.wallet-keys";
pub(super) const DELETED_FREES: &str = "juicyway.deleted-frees-currency";
pub(super) const ONLY_ACTIVE: &str = "juicyway.only-active-moves";
pub(super) const ACCOUNTS_COME: &str = "juicyway.accounts-come-by-themselves";
pub(super) const CODES: &str = "juicyway.codes";
pub(super) const ADDRESS_SHOWN: &str = "juicyway.address-in-links";
pub(super) const PAYMENT_STATUS: &str = "juicyway.payment-status";
pub(super) const SUCCESS_EVENTS: &str = "juicyway.success-events";
pub(super) const PAYOUT_REPLAYS: &str = "juicyway.payout-replays";
pub(super) const PAYOUT_SHOWN: &str = "juicyway.payout-shown";
pub(super) const ANY_BENEFICIARY: &str = "juicyway.any-beneficiary";
pub(super) const MINIMUM: &str = "juicyway.stablecoin-minimum";
pub(super) const PRICES: &str = "juicyway.prices";
pub(super) const FUNDS: &str = "juicyway.funds";
pub(super) const QUOTES_EXPIRE: &str = "juicyway.quotes-expire";
pub(super) const QUOTES_ONCE: &str = "juicyway.quotes-once";

pub(super) const ALL: &[Assumption] = &[
    on(BEARER, "The key is taken after `Bearer`, too, as older pages have it. Otherwise only the bare key is.", SCHEME),
    on(
        WRONG_BODIES,
        "A body that is not as documented is refused with 422, as pages have it of wrong values. Otherwise with 400, as all \
         else that is wrong.",
        "no place: both are documented of every operation, and not which is for what",
    ),
    on(
        KEY_CONFLICTS,
        "A key that was used with another request, or whose first request is under way, gets 422. Otherwise 409 where that is \
         documented, and 400 elsewhere.",
        OF_KEYS,
    ),
    on(
        STATUS_SHOWN,
        "Customers are read with `status` and `type`, which documented examples of reads do not show.",
        "/components/schemas/Customer/properties/type",
    ),
    off(KYC_FIRST, "Only active customers get wallets. The pages say `if needed`, so it is off.", RULE),
    on(
        LIMITS,
        "A customer can be read a thousand times an hour, in windows that begin with the first request; what is left is in \
         headers. Otherwise nothing is counted, and there are no headers.",
        RULE,
    ),
    off(
        WALLET_KEYS,
        "Idempotency-Key is honoured wherever it can be sent, as for customers. Pages only advise it.",
        OF_KEYS,
    ),
    on(DELETED_FREES, "A wallet that is deleted does not keep its customer from a new one of that currency.", RULE),
    on(ONLY_ACTIVE, "Wallets that are not active move no money: 422. Otherwise all do.", RULE),
    on(
        ACCOUNTS_COME,
        "A bank account for a wallet is there five minutes after it was asked for. Otherwise a test issues it.",
        COURSE,
    ),
    on(
        PAYMENT_STATUS,
        "A payment is shown as `pending` for good, in its events, too: no other status is documented, and the event says what \
         became of it. Otherwise events have no status.",
        COURSE,
    ),
    on(CODES, "The code of an authorisation is six digits, and `000000` is wrong. Otherwise any code is right.", RULE),
    on(
        ADDRESS_SHOWN,
        "The address for a payment by stablecoin stands in `links.address`. Otherwise nowhere.",
        "/paths/~1payment-sessions~1{session_id}/post/responses/200",
    ),
    on(
        SUCCESS_EVENTS,
        "Events of success are sent, too. The vendor's own sandbox is documented to send failures only.",
        COURSE,
    ),
    off(
        PAYOUT_REPLAYS,
        "The same payout with the same reference gets the first answer again. Otherwise it is refused with 400, \
         `duplicate_reference`, as one with other content always is.",
        OF_KEYS,
    ),
    on(
        PAYOUT_SHOWN,
        "A payout is answered with id, reference, status, amounts and fee. Otherwise with nothing.",
        "/paths/~1payouts/post/responses/200",
    ),
    on(
        ANY_BENEFICIARY,
        "Any id is a beneficiary, as no documented call makes one. Otherwise those that a test added.",
        RULE,
    ),
    on(MINIMUM, "At least 10 of a stablecoin, which is 1000 in minor units, is paid out.", RULE),
    on(
        PRICES,
        "A payout costs one percent, rounded up, and rates are fixed: USD 1 is NGN 1500, GHS 12, KES 130, CNY 7.2, CAD 1.35, \
         EUR 0.92, GBP 0.79, AUD 1.5, and 1 of every other currency. Otherwise payouts cost nothing, and every rate is 1.",
        MADE_UP,
    ),
    on(
        FUNDS,
        "The business begins with 1,000,000.00 of USD, NGN, CAD, USDT and USDC. Otherwise with what a test puts in.",
        MADE_UP,
    ),
    on(QUOTES_EXPIRE, "A quote is good for a minute, or for ten with `lock`. Otherwise for ever.", RULE),
    on(QUOTES_ONCE, "A quote is good for one swap.", RULE),
];
