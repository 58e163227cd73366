//! What is assumed of Align although no source says it.
//! One entry for each decision that a caller could notice.

use crate::assumptions::{Assumption, COURSE, MADE_UP, OF_KEYS, RULE, SCHEME, off, on};

pub(super) const AUTHORIZATION: &str = "align.authorization-header";
pub(super) const KEYS: &str = "align.idempotency";
pub(super) const KYC_FIRST: &str = "align.verified-first";
pub(super) const SIMULATES_FORM: &str = "align.simulates-form";
pub(super) const PRICES: &str = "align.prices";
pub(super) const RAILS_FIT: &str = "align.rails-fit";
pub(super) const QUOTES_EXPIRE: &str = "align.quotes-expire";
pub(super) const QUOTES_ONCE: &str = "align.quotes-once";
pub(super) const AMOUNT_ARRIVES: &str = "align.amount-arrives";
pub(super) const DEPOSIT_ONCE: &str = "align.deposit-once";
pub(super) const SIMULATES_DEPOSIT: &str = "align.simulates-deposit";
pub(super) const CREATED_EVENT: &str = "align.created-event";
pub(super) const DIRHAMS: &str = "align.dirham-instructions";
pub(super) const FEES_BOUND: &str = "align.fees-bound";
pub(super) const WIRE_LITERAL: &str = "align.wire-literal";
pub(super) const FILES_EXIST: &str = "align.files-exist";
pub(super) const FILE_KINDS: &str = "align.file-kinds";

pub(super) const ALL: &[Assumption] = &[
    on(
        AUTHORIZATION,
        "The key is taken in `Authorization` too, bare or after `Bearer`, as in older documentation. Otherwise only \
         `Api-Key` is looked at.",
        SCHEME,
    ),
    on(
        KEYS,
        "The same Idempotency-Key with the same request gets the first answer again for 24 hours; with another request, \
         or while the first is under way, it gets 400. An answer that refuses leaves the key free. Otherwise keys are \
         required and not looked at.",
        OF_KEYS,
    ),
    on(
        KYC_FIRST,
        "Transfers, virtual accounts and permanent addresses are refused with 400 until the customer is approved. \
         Otherwise anybody has them.",
        RULE,
    ),
    on(
        SIMULATES_FORM,
        "The simulation approves a customer who never began the verification. Otherwise it must be pending.",
        COURSE,
    ),
    on(
        PRICES,
        "A fee of 0.5 percent of what is sent, and fixed rates: a euro is 1.08 dollars, a dirham 0.2723, tokens are \
         worth their currency. `amount` of a direct on-ramp or cross-chain transfer is what is sent. Otherwise there is \
         no fee but the developer's, and every rate is 1.",
        MADE_UP,
    ),
    on(
        RAILS_FIT,
        "Dollars go over ach, wire and swift, euros over sepa, instant_sepa and swift, dirhams over uaefts; another \
         pair is refused with 400. Otherwise every pair will do.",
        RULE,
    ),
    on(
        QUOTES_EXPIRE,
        "A quote expires after 15 minutes, and a transfer from it is refused with 400. Otherwise it has no `expire_at` \
         and lives for ever.",
        RULE,
    ),
    on(QUOTES_ONCE, "A quote is good for one transfer; a second is refused with 400. Otherwise for any number.", RULE),
    on(
        AMOUNT_ARRIVES,
        "`amount` of an off-ramp transfer is what arrives at the bank. Otherwise it is what is sent; in a direct request \
         it is documented to be what arrives.",
        "no place: documented of direct requests, and not of quotes, which have no such member",
    ),
    on(
        DEPOSIT_ONCE,
        "A deposit is reported once, while the transfer is pending; otherwise it is refused with 400. If off, reporting \
         it again changes the hash and nothing else.",
        RULE,
    ),
    on(
        SIMULATES_DEPOSIT,
        "The simulation completes a transfer that is pending too, over `processing`. Otherwise only one that is \
         processing.",
        COURSE,
    ),
    on(CREATED_EVENT, "The event virtual_account.created is sent when an account that was pending is issued.", COURSE),
    on(
        DIRHAMS,
        "An account in dirhams has deposit instructions with an IBAN, over uaefts. Otherwise it has none.",
        "no place: instructions are documented, and not for which currencies there are none",
    ),
    on(FEES_BOUND, "A developer's fee is 0 to 100 percent, as one client says; others are refused with 400.", RULE),
    on(
        WIRE_LITERAL,
        "A bank account for international wires is of the type `international_wire`; another literal is refused with 400. \
         Otherwise any will do, and is read back as that one.",
        "/components/schemas/BankAccountType/x-values/international_wire",
    ),
    on(FILES_EXIST, "A document of a customer must name a file that was uploaded. Otherwise any id will do.", RULE),
    off(FILE_KINDS, "Files are JPEG, PNG or PDF, and of 10 MB at most, as one client says.", RULE),
];
