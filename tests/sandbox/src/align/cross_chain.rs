//! Cross-chain transfers, and addresses that forward what is deposited to them.
//! A quote is answered, but nothing is made from it: no source knows the operation that would.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::align::customers::named;
use crate::align::prices::{self, Fixed, Price, Way};
use crate::align::transfers::{self, Kind, Transfer};
use crate::align::{State, address, not_found, quotes};
use crate::answer::{Answer, decimal};
use crate::asked::Asked;
use crate::stand_in::{Context, Impossible, Table};

const SERVICE: &str = "cross_chain_transfer";

/// The networks that clients saw.
const NETWORKS: [&str; 5] = ["ethereum", "base", "polygon", "tron", "solana"];

/// Addresses that forward.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) customer: String,
    pub(crate) shown: Value,
}

pub(super) fn create_quote(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    named(state, asked)?;
    let price = prices::of_request(state, asked, context, way(asked), SERVICE)?;
    let members = ["source_token", "source_network", "destination_token", "destination_network"];
    Ok(quotes::create(state, asked, context, Kind::CrossChain, price, members))
}

pub(super) fn direct(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = transfers::permitted(state, asked, context)?;
    let sent = Fixed::Source(decimal(asked.field("amount")).unwrap_or_default());
    let price = prices::of_amount(state, context, sent, way(asked), SERVICE)?;
    let terms = asked.json.clone().unwrap_or_default();
    Ok(Answer::json(200, create(state, context, customer, &terms, price, &Value::Null).1))
}

fn create(
    state: &mut State,
    context: &mut Context<'_>,
    customer: String,
    terms: &Value,
    price: Price,
    payload: &Value,
) -> (String, Value) {
    let shown = json!({
        "amount": prices::text(price.source), "source_network": terms["source_network"],
        "source_token": terms["source_token"], "source_address": null,
        "destination_network": terms["destination_network"], "destination_token": terms["destination_token"],
        "destination_address": terms["destination_address"],
        "quote": {
            "deposit_token": terms["source_token"], "deposit_address": address(context),
            "deposit_network": terms["source_network"], "deposit_amount": prices::text(price.source),
            "fee_amount": prices::text(price.fee)
        }
    });
    let id = context.ids.uuid();
    let new = Transfer { id: id.clone(), customer, kind: Kind::CrossChain, shown, payload: payload.clone() };
    (id, transfers::put(state, context, new))
}

fn way(asked: &Asked) -> Way<'_> {
    Way {
        from: asked.text("source_token").unwrap_or_default(),
        to: asked.text("destination_token").unwrap_or_default(),
    }
}

pub(super) fn complete(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    transfers::deposited(state, asked, context, Kind::CrossChain)
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    transfers::get(state, asked, Kind::CrossChain)
}

pub(super) fn create_route(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = transfers::permitted(state, asked, context)?;
    let addresses = NETWORKS.map(|network| (network.to_owned(), json!({ "address": address(context) })));
    let id = context.ids.uuid();
    let shown = json!({
        "permanent_route_address_id": id, "route_chain_addresses": addresses.into_iter().collect::<Map<_, _>>(),
        "route_destination": {
            "network": asked.field("destination_network"), "token": asked.field("destination_token"),
            "address": asked.field("destination_address")
        }
    });
    state.routes.put(id, Route { customer, shown: shown.clone() });
    Ok(Answer::json(201, shown))
}

pub(super) fn get_route(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = &named(state, asked)?.id;
    let route = state.routes.get(asked.path("permanent_route_address_id"));
    let route = route.filter(|route| route.customer == *customer).ok_or_else(not_found)?;
    Ok(Answer::json(200, route.shown.clone()))
}

pub(super) fn list_routes(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = &named(state, asked)?.id;
    let own = state.routes.iter().filter(|route| route.customer == *customer);
    let items: Vec<&Value> = own.map(|route| &route.shown).collect();
    Ok(Answer::json(200, json!({ "items": items })))
}

/// Somebody deposits to a permanent address: a transfer begins and ends by itself. Its id.
pub(super) fn deposit(
    state: &mut State,
    context: &mut Context<'_>,
    route: &str,
    network: &str,
    amount: Decimal,
) -> Result<String, Impossible> {
    let Route { customer, shown } =
        state.routes.get(route).ok_or_else(|| Impossible::new(format!("there is no permanent address {route}")))?;
    if !NETWORKS.contains(&network) {
        return Err(Impossible::new(format!("no address on `{network}` belongs to the permanent address")));
    }
    let (customer, to) = (customer.clone(), shown["route_destination"].clone());
    let token = to["token"].as_str().unwrap_or_default();
    let way = Way { from: token, to: token };
    let price = prices::of_amount(state, context, Fixed::Source(amount), way, SERVICE);
    let price = price.map_err(|_| Impossible::new("there is no price for this amount"))?;
    let terms = json!({
        "source_network": network, "source_token": token, "destination_network": to["network"],
        "destination_token": token, "destination_address": to["address"]
    });
    let payload = json!({ "event_payload": { "permanent_route_address": { "id": route } } });
    let (id, _) = create(state, context, customer, &terms, price, &payload);
    transfers::finish(state, context, &id)?;
    Ok(id)
}

pub(super) fn table(state: &State) -> Table {
    let rows = state.routes.iter().map(|route| {
        let to = &route.shown["route_destination"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let id = text(&route.shown["permanent_route_address_id"]);
        vec![id, route.customer.clone(), text(&to["network"]), text(&to["token"])]
    });
    Table { title: "Permanent route addresses", columns: &["id", "customer", "to", "token"], rows: rows.collect() }
}
