//! The fields of types that stand in several answers, as documented.

use wire::Fields;

/// Its creation is answered with the first three; `phone` is in no documented answer.
pub(crate) const CUSTOMER: &Fields = &Fields {
    required: &["id"],
    optional: &[
        "status",
        "type",
        "first_name",
        "last_name",
        "email",
        "phone_number",
        "phone",
        "billing_address",
        "created_at",
        "updated_at",
    ],
    enums: &["status", "type"],
};

pub(crate) const ADDRESS: &Fields =
    &Fields { required: &[], optional: &["line1", "line2", "city", "state", "zip_code", "country"], enums: &[] };

pub(crate) const WALLET: &Fields = &Fields {
    required: &["id"],
    optional: &["account_id", "customer_id", "currency", "balance", "status", "events", "payment_methods"],
    enums: &["status", "currency"],
};

pub(crate) const BALANCE: &Fields = &Fields { required: &[], optional: &["amount", "currency"], enums: &["currency"] };

pub(crate) const WALLET_EVENT: &Fields =
    &Fields { required: &[], optional: &["action", "id", "inserted_at", "reason", "wallet_id"], enums: &[] };

pub(crate) const PAYMENT_METHOD: &Fields = &Fields {
    required: &[],
    optional: &["account_name", "account_number", "account_type", "address", "bank_address", "bank_code", "bank_name"],
    enums: &["account_type"],
};

/// The id has one name or the other.
pub(crate) const TRANSACTION: &Fields = &Fields {
    required: &[],
    optional: &["id", "transaction_id", "wallet_id", "type", "amount", "balance_after", "description", "created_at"],
    enums: &["type"],
};

pub(crate) const SESSION: &Fields = &Fields {
    required: &[],
    optional: &["auth_type", "expires_at", "links", "message", "status", "payment"],
    enums: &["auth_type", "status"],
};

pub(crate) const PAYMENT: &Fields = &Fields {
    required: &[],
    optional: &[
        "id",
        "amount",
        "currency",
        "status",
        "mode",
        "reference",
        "customer",
        "order",
        "cancellation_reason",
        "date",
    ],
    enums: &["currency", "status"],
};

pub(crate) const MONEY: &Fields = &Fields { required: &[], optional: &["amount", "currency"], enums: &["currency"] };
