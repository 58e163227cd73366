//! The fields of types that stand in several answers, typed by hand from the facts.

use wire::Fields;

/// Facts 2.1, row 3.
pub(crate) const CUSTOMER: &Fields = &Fields {
    required: &["customer_id", "email", "type"],
    optional: &["company_name", "first_name", "last_name", "address", "kycs", "created_at", "updated_at"],
    enums: &["type"],
};

/// Facts 2.1, row 3: `address`.
pub(crate) const CUSTOMER_ADDRESS: &Fields =
    &Fields { required: &[], optional: &["country", "city", "street_line_1", "postal_code", "state"], enums: &[] };

/// Facts 2.1, row 3: `kycs`.
pub(crate) const KYCS: &Fields = &Fields {
    required: &[],
    optional: &["status", "status_breakdown", "sub_status", "kyc_flow_link"],
    enums: &["status", "sub_status"],
};

/// Facts 2.1, row 3: `kycs.status_breakdown[]`.
pub(crate) const KYC_RAIL: &Fields = &Fields {
    required: &[],
    optional: &["currency", "payment_rails", "status"],
    enums: &["currency", "payment_rails", "status"],
};

/// Facts 2.2, row 9: the shared fields of a bank account, with the details of each kind.
pub(crate) const BANK_ACCOUNT: &Fields = &Fields {
    required: &[],
    optional: &[
        "bank_name",
        "account_holder_type",
        "account_holder_first_name",
        "account_holder_last_name",
        "account_holder_business_name",
        "account_holder_address",
        "account_type",
        "iban",
        "us",
        "international_wire",
    ],
    enums: &["account_holder_type", "account_type"],
};

/// Facts 2.2, row 9: `account_holder_address`.
pub(crate) const HOLDER_ADDRESS: &Fields = &Fields {
    required: &[],
    optional: &["country", "city", "street_line_1", "postal_code", "state", "street_line_2"],
    enums: &[],
};

/// Facts 2.2, row 9: `iban`.
pub(crate) const IBAN: &Fields = &Fields { required: &[], optional: &["bic", "iban_number"], enums: &[] };

/// Facts 2.2, row 9: `us`.
pub(crate) const US: &Fields = &Fields { required: &[], optional: &["account_number", "routing_number"], enums: &[] };

/// Facts 2.3, row 12, with what row 15 and clients add.
pub(crate) const OFFRAMP_TRANSFER: &Fields = &Fields {
    required: &["id", "status"],
    optional: &[
        "amount",
        "source_token",
        "source_network",
        "destination_currency",
        "destination_payment_rails",
        "transfer_purpose",
        "destination_bank_account",
        "quote",
        "deposit_transaction_hash",
        "created_at",
        "updated_at",
    ],
    enums: &[
        "status",
        "source_token",
        "source_network",
        "destination_currency",
        "destination_payment_rails",
        "transfer_purpose",
    ],
};

/// Facts 2.3, row 12: `quote`, with what row 15 and clients add.
pub(crate) const OFFRAMP_TRANSFER_QUOTE: &Fields = &Fields {
    required: &[],
    optional: &[
        "deposit_network",
        "deposit_token",
        "deposit_blockchain_address",
        "deposit_amount",
        "source_amount",
        "destination_amount",
        "fee_amount",
        "exchange_rate",
        "deposit_transaction_hash",
        "expires_at",
    ],
    enums: &["deposit_network", "deposit_token"],
};
