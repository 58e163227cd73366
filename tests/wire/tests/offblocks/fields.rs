//! The fields of types that stand in several answers, typed by hand from the facts.

use wire::Fields;

/// Facts 2.2.
pub(crate) const CUSTOMER: &Fields = &Fields {
    required: &["id", "status"],
    optional: &["externalId", "chainId", "verificationUrl", "createdAt", "updatedAt"],
    enums: &["status"],
};

/// Facts 2.4.
pub(crate) const ACCOUNT: &Fields = &Fields {
    required: &["id", "status"],
    optional: &["customerId", "chainId", "type", "currencies", "createdAt", "updatedAt"],
    enums: &["status", "type"],
};

/// Facts 2.5.
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

/// Facts 2.5.
pub(crate) const ADDRESS: &Fields = &Fields {
    required: &[],
    optional: &["firstLine", "secondLine", "city", "state", "country", "postCode"],
    enums: &[],
};

/// Facts 2.6.
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

/// Facts 2.6.
pub(crate) const MERCHANT: &Fields =
    &Fields { required: &[], optional: &["id", "name", "mcc", "country", "city"], enums: &[] };

/// Facts 2.6: nothing of it was seen but its states.
pub(crate) const TRANSACTION: &Fields =
    &Fields { required: &[], optional: &["id", "status", "createdAt", "updatedAt"], enums: &["status"] };

/// Facts 2.7.
pub(crate) const WEBHOOK: &Fields =
    &Fields { required: &["id"], optional: &["callbackUrl", "types", "createdAt", "updatedAt"], enums: &[] };
