//! The fields of types that stand in several answers, typed by hand from the facts.

use wire::Fields;

/// As documented.
pub(crate) const CUSTOMER: &Fields = &Fields {
    required: &["customer_id", "email", "type"],
    optional: &["company_name", "first_name", "last_name", "address", "kycs", "created_at", "updated_at"],
    enums: &["type"],
};

/// As documented: `address`.
pub(crate) const CUSTOMER_ADDRESS: &Fields =
    &Fields { required: &[], optional: &["country", "city", "street_line_1", "postal_code", "state"], enums: &[] };

/// As documented: `kycs`.
pub(crate) const KYCS: &Fields = &Fields {
    required: &[],
    optional: &["status", "status_breakdown", "sub_status", "kyc_flow_link"],
    enums: &["status", "sub_status"],
};

/// As documented: `kycs.status_breakdown[]`.
pub(crate) const KYC_RAIL: &Fields = &Fields {
    required: &[],
    optional: &["currency", "payment_rails", "status"],
    enums: &["currency", "payment_rails", "status"],
};

/// As documented: the shared fields of a bank account, with the details of each kind.
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

/// As documented: `account_holder_address`.
pub(crate) const HOLDER_ADDRESS: &Fields = &Fields {
    required: &[],
    optional: &["country", "city", "street_line_1", "postal_code", "state", "street_line_2"],
    enums: &[],
};

/// As documented: `iban`.
pub(crate) const IBAN: &Fields = &Fields { required: &[], optional: &["bic", "iban_number"], enums: &[] };

/// As documented: `us`.
pub(crate) const US: &Fields = &Fields { required: &[], optional: &["account_number", "routing_number"], enums: &[] };

/// As documented, with what clients add.
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

/// As documented: `quote`, with what clients add.
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

/// As documented: the answer.
pub(crate) const ONRAMP_QUOTE: &Fields = &Fields {
    required: &["quote_id"],
    optional: &[
        "source_amount",
        "source_currency",
        "source_payment_rails",
        "destination_token",
        "destination_network",
        "destination_amount",
        "fee_amount",
        "exchange_rate",
        "expire_at",
    ],
    enums: &["source_currency", "source_payment_rails", "destination_token", "destination_network"],
};

/// As documented.
pub(crate) const ONRAMP_TRANSFER: &Fields = &Fields {
    required: &["id", "status"],
    optional: &[
        "amount",
        "source_currency",
        "source_rails",
        "destination_network",
        "destination_token",
        "destination_address",
        "quote",
    ],
    enums: &["status", "source_currency", "source_rails", "destination_network", "destination_token"],
};

/// As documented: `quote`.
pub(crate) const ONRAMP_TRANSFER_QUOTE: &Fields = &Fields {
    required: &[],
    optional: &[
        "deposit_rails",
        "deposit_currency",
        "deposit_bank_account",
        "deposit_amount",
        "deposit_message",
        "fee_amount",
    ],
    enums: &["deposit_rails", "deposit_currency"],
};

/// As documented: what the two kinds of deposit account share.
pub(crate) const DEPOSIT_ACCOUNT: &Fields = &Fields {
    required: &[],
    optional: &["bank_name", "bank_address", "account_beneficiary_type", "account_beneficiary_name", "account_type"],
    enums: &["account_beneficiary_type", "account_type"],
};

/// As documented.
pub(crate) const CROSS_CHAIN_TRANSFER: &Fields = &Fields {
    required: &["id", "status"],
    optional: &[
        "amount",
        "source_network",
        "source_token",
        "source_address",
        "destination_network",
        "destination_token",
        "destination_address",
        "quote",
    ],
    enums: &["status", "source_network", "source_token", "destination_network", "destination_token"],
};

/// As documented: `quote`.
pub(crate) const CROSS_CHAIN_TRANSFER_QUOTE: &Fields = &Fields {
    required: &[],
    optional: &["deposit_token", "deposit_address", "deposit_network", "deposit_amount", "fee_amount"],
    enums: &["deposit_token", "deposit_network"],
};

/// As documented.
pub(crate) const PERMANENT_ROUTE_ADDRESS: &Fields = &Fields {
    required: &["permanent_route_address_id"],
    optional: &["route_chain_addresses", "route_destination"],
    enums: &[],
};

/// As documented: `route_destination`.
pub(crate) const ROUTE_DESTINATION: &Fields =
    &Fields { required: &[], optional: &["network", "token", "address"], enums: &["network", "token"] };

/// As documented: the account.
pub(crate) const VIRTUAL_ACCOUNT: &Fields = &Fields {
    required: &["id", "status"],
    optional: &["destination_token", "destination_network", "destination_address", "deposit_instructions"],
    enums: &["status", "destination_token", "destination_network"],
};

/// As documented: what IBAN deposit instructions hold besides the IBAN.
pub(crate) const IBAN_INSTRUCTIONS: &Fields = &Fields {
    required: &[],
    optional: &["payment_rails", "currency", "bank_name", "bank_address", "account_holder_name"],
    enums: &["payment_rails[]", "currency"],
};

/// As documented.
pub(crate) const WEBHOOK: &Fields =
    &Fields { required: &["id"], optional: &["url", "status", "created_at"], enums: &["status"] };
