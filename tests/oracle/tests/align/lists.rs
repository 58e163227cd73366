//! Lists of what a customer has.

use oracle::align::pair;
use oracle::{Pair, text};

use crate::CUSTOMER;

pub(crate) fn external_accounts() -> Pair {
    pair(
        |align| align.external_accounts().list(CUSTOMER),
        async |client| client.list_external_accounts(&text(CUSTOMER)).await,
    )
}

pub(crate) fn offramp_transfers() -> Pair {
    pair(
        |align| align.offramp_transfers().list(CUSTOMER).limit(50).skip(100),
        async |client| client.list_offramp_transfers(&text(CUSTOMER), Some(text("50")), Some(100)).await,
    )
}

/// What is not asked for is not in the query, zero is.
pub(crate) fn offramp_transfers_from_the_first() -> Pair {
    pair(
        |align| align.offramp_transfers().list(CUSTOMER).skip(0),
        async |client| client.list_offramp_transfers(&text(CUSTOMER), None, Some(0)).await,
    )
}

pub(crate) fn onramp_transfers() -> Pair {
    pair(
        |align| align.onramp_transfers().list(CUSTOMER).limit(10).skip(20),
        async |client| client.list_onramp_transfers(&text(CUSTOMER), Some(text("10")), Some(20)).await,
    )
}

pub(crate) fn permanent_route_addresses() -> Pair {
    pair(
        |align| align.permanent_route_addresses().list(CUSTOMER),
        async |client| client.list_permanent_route_addresses(&text(CUSTOMER)).await,
    )
}

pub(crate) fn virtual_accounts() -> Pair {
    pair(
        |align| align.virtual_accounts().list(CUSTOMER),
        async |client| client.list_virtual_accounts(&text(CUSTOMER)).await,
    )
}
