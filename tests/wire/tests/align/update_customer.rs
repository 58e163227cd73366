//! `updateCustomer`, as documented.

use align_api::Client;
use align_api::types::{AccountPurpose, Acknowledgement, CustomerDocument, DocumentPurpose, ExternalKycProviderData};
use align_api::types::{IdDocument, IdentifyingInformation, ResidentialAddress, TaxNumber, UpdateCustomer};
use align_api::types::{UpdateCorporateCustomer, UpdateIndividualCustomer};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<Acknowledgement> {
    let call = |align: &Client| align.customers().update("123e4567-e89b-12d3-a456-426614174000", ada());
    align::operation(module_path!(), call)
        .sends("PUT", "/v0/customers/123e4567-e89b-12d3-a456-426614174000")
        .json(
            r#"{
                "account_purpose": "other",
                "account_purpose_other": "Savings for a trip",
                "acting_as_intermediary": false,
                "expected_monthly_volume_usd": "10000",
                "source_of_funds_description": "Salary",
                "external_kyc_provider_data": { "sumsub_share_kyc_token": "example-share-token" },
                "documents": [
                    {
                        "file_id": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06",
                        "purpose": "id_document",
                        "doc_side": "front",
                        "description": "Passport"
                    },
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
                    "street_line_1": "1 Example Street",
                    "street_line_2": "Flat 2",
                    "city": "San Francisco",
                    "country": "US",
                    "postal_code": "94105",
                    "state": "CA"
                },
                "identifying_information": {
                    "id_document": { "number": "X0000000", "type": "passport", "issuing_country": "US" },
                    "tax_number": { "number": "000-00-0000", "type": "ssn", "issuing_country": "US" }
                }
            }"#,
        )
        .answers(Sample::new(200, "{}", |_: &Acknowledgement| {}))
        .refuses(align::refusals!(UpdateCustomerError:
            400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

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
                .doc_side("front")
                .description("Passport"),
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

fn body(update: impl Fn() -> UpdateCustomer) -> String {
    let request = align::sent(|align| align.customers().update("c", update()));
    assert_eq!((request.method.as_str(), request.target.as_str()), ("PUT", "/v0/customers/c"));
    request.text().to_owned()
}

#[test]
fn a_company_sends_documents() {
    let certificate = || {
        CustomerDocument::new("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06", DocumentPurpose::BusinessFormation)
            .description("Certificate of incorporation")
    };
    let sent = body(|| UpdateCustomer::corporate().documents([certificate()]).into());
    let expected = r#"{
        "documents": [
            {
                "file_id": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06",
                "purpose": "business_formation",
                "description": "Certificate of incorporation"
            }
        ]
    }"#;
    wire::assert_json(sent.as_bytes(), expected);
}

#[test]
fn what_is_not_set_is_not_sent() {
    assert_eq!(body(|| UpdateIndividualCustomer::new().into()), "{}");
    assert_eq!(body(|| UpdateCorporateCustomer::new().into()), "{}");
    let none: [CustomerDocument; 0] = [];
    let sent = body(|| UpdateCustomer::individual().documents(none.clone()).into());
    assert_eq!(sent, r#"{"documents":[]}"#);
}

#[test]
fn texts_are_escaped_and_kept() {
    let sent = body(|| UpdateCustomer::individual().first_name("Zoë \"Z\"\\\u{1}\u{1F600}\n").into());
    assert_eq!(sent, "{\"first_name\":\"Zoë \\\"Z\\\"\\\\\\u0001\u{1F600}\\n\"}");
}
