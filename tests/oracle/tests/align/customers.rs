//! Customers and their verification.

use align_api::types::{AccountPurpose, CreateCustomer, CreateKycSession, CustomerDocument, DocumentPurpose};
use align_api::types::{ExternalKycProviderData, IdDocument, IdentifyingInformation, ResidentialAddress};
use align_api::types::{SimulateCustomer, TaxNumber, UpdateCustomer, UpdateIndividualCustomer, VerifyWalletOwnership};
use oracle::align::pair;
use oracle::{Pair, json, text};

use crate::CUSTOMER;

pub(crate) fn create() -> Pair {
    let body =
        r#"{ "email": "ada@example.com", "type": "individual", "first_name": "Zoë", "last_name": "O'Hara \"\\" }"#;
    pair(
        |align| {
            let zoe = CreateCustomer::individual().email("ada@example.com");
            align.customers().create(zoe.first_name("Zoë").last_name("O'Hara \"\\"))
        },
        async |client| client.create_customer(&json(body)).await,
    )
}

pub(crate) fn create_corporate() -> Pair {
    let body = r#"{ "email": "office@example.com", "type": "corporate", "company_name": "Acme Corporation" }"#;
    pair(
        |align| {
            let acme = CreateCustomer::corporate().email("office@example.com");
            align.customers().create(acme.company_name("Acme Corporation"))
        },
        async |client| client.create_customer(&json(body)).await,
    )
}

/// A plus sign, an at sign, and letters beyond ASCII.
pub(crate) fn list() -> Pair {
    let email = "ada+1&zoë%@example.com";
    pair(|align| align.customers().list().email(email), async |client| client.list_customers(Some(email)).await)
}

pub(crate) fn list_all() -> Pair {
    pair(|align| align.customers().list(), async |client| client.list_customers(None).await)
}

pub(crate) fn get() -> Pair {
    pair(|align| align.customers().get(CUSTOMER), async |client| client.get_customer(&text(CUSTOMER)).await)
}

/// Every field that a person can have.
pub(crate) fn update() -> Pair {
    pair(
        |align| align.customers().update(CUSTOMER, ada()),
        async |client| client.update_customer(&text(CUSTOMER), &json(ADA)).await,
    )
}

const ADA: &str = r#"{
    "account_purpose": "other",
    "account_purpose_other": "Savings for a trip",
    "acting_as_intermediary": false,
    "expected_monthly_volume_usd": "10000",
    "source_of_funds_description": "Salary",
    "external_kyc_provider_data": { "sumsub_share_kyc_token": "example-share-token" },
    "documents": [
        { "file_id": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06", "purpose": "id_document", "doc_side": "front" },
        { "file_id": "1b2c3d4e-5f60-4b7c-9d8e-0f1a2b3c4d07", "purpose": "proof_of_address" }
    ],
    "first_name": "Ada",
    "middle_name": "King",
    "last_name": "Lovelace",
    "nationality": "US",
    "birth_country": "US",
    "birth_date": "1990-01-15",
    "most_recent_occupation": "Software Engineer",
    "employment_status": "employed",
    "residential_address": {
        "street_line_1": "1 Example Street", "street_line_2": "Flat 2", "city": "San Francisco", "country": "US",
        "postal_code": "94105", "state": "CA"
    },
    "identifying_information": {
        "id_document": { "number": "X0000000", "type": "passport", "issuing_country": "US" },
        "tax_number": { "number": "000-00-0000", "type": "ssn", "issuing_country": "US" }
    }
}"#;

fn ada() -> UpdateIndividualCustomer {
    UpdateCustomer::individual()
        .first_name("Ada")
        .middle_name("King")
        .last_name("Lovelace")
        .birth_date("1990-01-15".parse::<align_api::Date>().unwrap())
        .birth_country("US")
        .nationality("US")
        .employment_status("employed")
        .most_recent_occupation("Software Engineer")
        .account_purpose(AccountPurpose::Other)
        .account_purpose_other("Savings for a trip")
        .acting_as_intermediary(false)
        .expected_monthly_volume_usd("10000")
        .source_of_funds_description("Salary")
        .residential_address(home())
        .identifying_information(papers())
        .external_kyc_provider_data(ExternalKycProviderData::new().sumsub_share_kyc_token("example-share-token"))
        .documents([
            CustomerDocument::new("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06", DocumentPurpose::IdDocument)
                .doc_side("front"),
            CustomerDocument::new("1b2c3d4e-5f60-4b7c-9d8e-0f1a2b3c4d07", DocumentPurpose::ProofOfAddress),
        ])
}

fn home() -> ResidentialAddress {
    ResidentialAddress::new()
        .street_line_1("1 Example Street")
        .street_line_2("Flat 2")
        .city("San Francisco")
        .state("CA")
        .postal_code("94105")
        .country("US")
}

fn papers() -> IdentifyingInformation {
    let passport = IdDocument::new().number("X0000000").r#type("passport").issuing_country("US");
    let ssn = TaxNumber::new().number("000-00-0000").r#type("ssn").issuing_country("US");
    IdentifyingInformation::new().id_document(passport).tax_number(ssn)
}

pub(crate) fn update_corporate() -> Pair {
    let body = r#"{
        "documents": [{
            "file_id": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06",
            "purpose": "business_formation",
            "description": "Certificate of incorporation"
        }]
    }"#;
    pair(
        |align| {
            let file = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06";
            let certificate = CustomerDocument::new(file, DocumentPurpose::BusinessFormation);
            let certificate = certificate.description("Certificate of incorporation");
            align.customers().update(CUSTOMER, UpdateCustomer::corporate().documents([certificate]))
        },
        async |client| client.update_customer(&text(CUSTOMER), &json(body)).await,
    )
}

pub(crate) fn simulate() -> Pair {
    let body = r#"{ "action": "kyc.status.approve", "customer_id": "123e4567-e89b-12d3-a456-426614174000" }"#;
    pair(
        |align| align.customers().simulate(SimulateCustomer::new(CUSTOMER)),
        async |client| client.simulate_customer(&json(body)).await,
    )
}

pub(crate) fn create_kyc_session() -> Pair {
    let body = r#"{ "redirect_uri": "https://app.example.com/verified" }"#;
    pair(
        |align| {
            let session = CreateKycSession::new().redirect_uri("https://app.example.com/verified");
            align.customers().create_kyc_session(CUSTOMER).body(session)
        },
        async |client| client.create_kyc_session(&text(CUSTOMER), &json(body)).await,
    )
}

pub(crate) fn verify_wallet_ownership() -> Pair {
    let body = r#"{ "wallet_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e" }"#;
    pair(
        |align| {
            let wallet = VerifyWalletOwnership::new("0x742d35Cc6634C0532925a3b844Bc454e4438f44e");
            align.customers().verify_wallet_ownership(CUSTOMER, wallet)
        },
        async |client| client.verify_wallet_ownership(&text(CUSTOMER), &json(body)).await,
    )
}
