//! `createCustomer`, as documented.

use offblocks_api::Client;
use offblocks_api::runtime::Fault;
use offblocks_api::types::{CreateCustomer, CreatedCustomer, CustomerStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<CreatedCustomer> {
    let call = |offblocks: &Client| offblocks.customers().create(CreateCustomer::new(WALLET, "user-0001"));
    offblocks::operation(module_path!(), call)
        .sends("POST", "/v1/customers")
        .with_key()
        .json(r#"{ "chainId": "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "externalId": "user-0001" }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(CreateCustomerError: 400 BadRequest, 401 Unauthorized, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<CreatedCustomer> {
    let body = r#"{
        "id": "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01",
        "externalId": "user-0001",
        "chainId": "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "status": "initiating",
        "createdAt": "2024-01-24T14:18:37.749861007Z",
        "updatedAt": "2024-01-24T14:20:02.105Z",
        "challenge": "ZXhhbXBsZSBjaGFsbGVuZ2U="
    }"#;
    Sample::new(201, body, |customer: &CreatedCustomer| {
        assert_eq!(customer.id.as_str(), "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01");
        assert_eq!(customer.status, CustomerStatus::Initiating);
        assert_eq!(customer.challenge.as_ref().unwrap().as_str(), "ZXhhbXBsZSBjaGFsbGVuZ2U=");
        // All nine digits are there.
        assert_eq!(customer.created_at.as_ref().unwrap().as_str(), "2024-01-24T14:18:37.749861007Z");
    })
    .fields("", fields::CUSTOMER)
    .optional(&["challenge"])
}

const WALLET: &str = "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

/// As documented: the source's own example; chains that are not Ethereum's.
#[test]
fn wallets_of_all_chains_are_sent() {
    for wallet in
        ["eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb", "starknet:SN_MAIN:0x02dd1b492765c064eac4039e3841aa5f"]
    {
        let request =
            offblocks::sent(|offblocks| offblocks.customers().create(CreateCustomer::new(wallet, "user-0001")));
        wire::assert_json(&request.body, &format!(r#"{{ "chainId": "{wallet}", "externalId": "user-0001" }}"#));
    }
}

/// Standards 3.5: the form of CAIP-10, and the check sum of EIP-55.
#[test]
fn a_wallet_that_cannot_be_one_is_refused_before_it_is_sent() {
    let server = wire::Server::start();
    let offblocks = offblocks::client(&server);
    for wallet in [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
        "eip155:main:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA",
    ] {
        let error = wire::block_on(offblocks.customers().create(CreateCustomer::new(wallet, "user-0001"))).unwrap_err();
        assert_eq!(error.outcome(), offblocks_api::Outcome::NotSent);
        assert_eq!(error.faults().iter().map(Fault::path).collect::<Vec<_>>(), ["chainId"], "{error}");
        assert!(!error.to_string().contains(wallet), "the wallet shows in {error}");
    }
    assert!(server.requests().is_empty());
}
