//! `createPermanentRouteAddress`, as documented.

use align_api::Client;
use align_api::types::{CreatePermanentRouteAddress, Network, PermanentRouteAddress, Token};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<PermanentRouteAddress> {
    let call = |align: &Client| {
        let route = CreatePermanentRouteAddress::new(
            Network::Polygon,
            Token::Usdc,
            "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
        );
        align.permanent_route_addresses().create("123e4567-e89b-12d3-a456-426614174000", route)
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/cross-chain-transfer/permanent-route-address")
        .json(r#"{
            "destination_network": "polygon",
            "destination_token": "usdc",
            "destination_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e"
        }"#)
        .answers(sample())
        .refuses(align::refusals!(CreatePermanentRouteAddressError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<PermanentRouteAddress> {
    let body = r#"{
        "permanent_route_address_id": "9f1a6d74-5e8a-4b2c-8d3f-8c4e1a7b9d05",
        "route_chain_addresses": {
            "ethereum": { "address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e" },
            "tron": { "address": "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW" }
        },
        "route_destination": { "network": "polygon", "token": "usdc", "address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e" }
    }"#;
    Sample::new(201, body, |route: &PermanentRouteAddress| {
        assert_eq!(route.permanent_route_address_id.as_str(), "9f1a6d74-5e8a-4b2c-8d3f-8c4e1a7b9d05");
        let addresses = route.route_chain_addresses.as_ref().unwrap();
        assert_eq!(
            addresses.get("ethereum").unwrap().address.as_deref(),
            Some("0x742d35Cc6634C0532925a3b844Bc454e4438f44e")
        );
        let destination = route.route_destination.as_ref().unwrap();
        assert_eq!(destination.network, Some(Network::Polygon));
        assert_eq!(destination.token, Some(Token::Usdc));
    })
    .fields("", fields::PERMANENT_ROUTE_ADDRESS)
    .fields("route_destination", fields::ROUTE_DESTINATION)
    .maps(&["route_chain_addresses"])
}
