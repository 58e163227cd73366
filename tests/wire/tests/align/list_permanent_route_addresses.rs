//! `listPermanentRouteAddresses`, as documented.

use align_api::types::PermanentRouteAddress;
use align_api::{Client, Page};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Page<PermanentRouteAddress>> {
    let call = |align: &Client| align.permanent_route_addresses().list("123e4567-e89b-12d3-a456-426614174000");
    align::operation(module_path!(), call)
        .sends("GET", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/cross-chain-transfer/permanent-route-address/list")
        .answers(sample())
        .refuses(align::refusals!(ListPermanentRouteAddressesError: 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Page<PermanentRouteAddress>> {
    let body = r#"{ "items": [{
            "permanent_route_address_id": "9f1a6d74-5e8a-4b2c-8d3f-8c4e1a7b9d05",
            "route_chain_addresses": {
                "ethereum": { "address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e" },
                "tron": { "address": "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW" }
            },
            "route_destination": { "network": "polygon", "token": "usdc", "address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e" }
        }] }"#;
    Sample::page(200, body, |page: &Page<PermanentRouteAddress>| {
        assert_eq!(page.len(), 1);
        assert_eq!(page[0].permanent_route_address_id.as_str(), "9f1a6d74-5e8a-4b2c-8d3f-8c4e1a7b9d05");
    })
    .required(&["items", "items[]"])
    .fields("items[]", fields::PERMANENT_ROUTE_ADDRESS)
    .fields("items[].route_destination", fields::ROUTE_DESTINATION)
    .maps(&["items[].route_chain_addresses"])
}
