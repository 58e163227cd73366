//! The fields of types that stand in several answers, typed by hand from the facts.

use wire::Fields;

/// As documented.
pub(crate) const CUSTOMER: &Fields = &Fields {
    required: &["id", "status"],
    optional: &["externalId", "chainId", "verificationUrl", "createdAt", "updatedAt"],
    enums: &["status"],
};

/// As documented.
pub(crate) const ACCOUNT: &Fields = &Fields {
    required: &["id", "status"],
    optional: &["customerId", "chainId", "type", "currencies", "createdAt", "updatedAt"],
    enums: &["status", "type"],
};

/// As documented.
pub(crate) const CARD: &Fields = &Fields {
    required: &["id", "status"],
    optional: &[
        "accountId",
        "type",
        "name",
        "network",
        "maskedPan",
        "expirationDate",
        "billingAddress",
        "createdAt",
        "updatedAt",
    ],
    enums: &["status", "type", "network"],
};

/// As documented.
pub(crate) const ADDRESS: &Fields = &Fields {
    required: &[],
    optional: &["firstLine", "secondLine", "city", "state", "country", "postCode"],
    enums: &[],
};

/// As documented.
pub(crate) const AUTHORISATION: &Fields = &Fields {
    required: &["id", "status"],
    optional: &[
        "accountId",
        "cardId",
        "amount",
        "currency",
        "merchantAmount",
        "merchantCurrency",
        "exchangeRate",
        "merchant",
        "createdAt",
        "updatedAt",
    ],
    enums: &["status"],
};

/// As documented.
pub(crate) const MERCHANT: &Fields =
    &Fields { required: &[], optional: &["id", "name", "mcc", "country", "city"], enums: &[] };

/// As documented: nothing of it was seen but its states.
pub(crate) const TRANSACTION: &Fields =
    &Fields { required: &[], optional: &["id", "status", "createdAt", "updatedAt"], enums: &["status"] };

/// As documented.
pub(crate) const WEBHOOK: &Fields =
    &Fields { required: &["id"], optional: &["callbackUrl", "types", "createdAt", "updatedAt"], enums: &[] };
