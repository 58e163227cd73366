//! Enumerations: each documented value has a variant, which is that value on the wire. As documented.

use align_api::types::{AccountHolderType, AccountPurpose, BankAccountType, CrossChainTransferStatus, CustomerType};
use align_api::types::{CreateOfframpTransferFromQuote, DeveloperFeeBasis, DeveloperFeeService, DocumentPurpose};
use align_api::types::{FiatCurrency, KycStatus, KycSubStatus, Network, OfframpTransferStatus, OnrampTransferStatus};
use align_api::types::{PaymentRail, Token, TransferPurpose, VirtualAccountEventType, VirtualAccountStatus};
use wire::align;

/// Checks that variants and values belong together, both ways.
macro_rules! values {
    ($type:ident: $($variant:ident $value:literal),+ $(,)?) => {
        $(
            assert_eq!($type::$variant.as_str(), $value);
            assert_eq!($type::from($value), $type::$variant, "{}", $value);
        )+
    };
}

#[test]
fn tokens_networks_currencies_and_rails() {
    values!(Token: Usdc "usdc", Usdt "usdt", Eurc "eurc");
    values!(Network: Polygon "polygon", Ethereum "ethereum", Solana "solana", Base "base", Arbitrum "arbitrum",
        Tron "tron", Avalanche "avalanche");
    values!(FiatCurrency: Usd "usd", Eur "eur", Aed "aed", Mxn "mxn", Ars "ars", Brl "brl", Cny "cny", Hkd "hkd",
        Sgd "sgd");
    values!(PaymentRail: Ach "ach", Wire "wire", Sepa "sepa", Swift "swift", Uaefts "uaefts",
        InstantSepa "instant_sepa");
}

#[test]
fn kinds_of_customers_and_accounts() {
    values!(CustomerType: Individual "individual", Corporate "corporate");
    values!(AccountHolderType: Individual "individual", Business "business");
    values!(BankAccountType: Iban "iban", Us "us", InternationalWire "international_wire");
    values!(DeveloperFeeService: Onramp "onramp", Offramp "offramp", CrossChainTransfer "cross_chain_transfer");
    values!(DeveloperFeeBasis: Percentage "percentage");
}

#[test]
fn states() {
    values!(KycStatus: Pending "pending", Approved "approved", Rejected "rejected", NotStarted "not_started");
    values!(KycSubStatus: KycFormSubmissionStarted "kyc_form_submission_started",
        KycFormSubmissionAccepted "kyc_form_submission_accepted",
        KycFormResubmissionRequired "kyc_form_resubmission_required");
    values!(OfframpTransferStatus: Pending "pending", Processing "processing", Completed "completed", Failed "failed",
        Refunded "refunded", Canceled "canceled");
    values!(OnrampTransferStatus: Pending "pending", Processing "processing", Completed "completed");
    values!(CrossChainTransferStatus: Pending "pending", Processing "processing", Completed "completed");
    values!(VirtualAccountStatus: Active "active", Pending "pending", Inactive "inactive", Suspended "suspended");
    values!(VirtualAccountEventType: DepositCompleted "deposit_completed",
        WithdrawalCompleted "withdrawal_completed", MicroDepositCompleted "micro_deposit_completed");
}

#[test]
fn purposes_of_accounts_and_documents() {
    values!(AccountPurpose: CharitableDonations "charitable_donations",
        EcommerceRetailPayments "ecommerce_retail_payments", InvestmentPurposes "investment_purposes", Other "other",
        PaymentsToFriendsOrFamilyAbroad "payments_to_friends_or_family_abroad", Payroll "payroll",
        PersonalOrLivingExpenses "personal_or_living_expenses", ProtectWealth "protect_wealth",
        PurchaseGoodsAndServices "purchase_goods_and_services",
        ReceivePaymentsForGoodsAndServices "receive_payments_for_goods_and_services",
        ThirdPartyMoneyTransmission "third_party_money_transmission", TreasuryManagement "treasury_management");
    values!(DocumentPurpose: IdDocument "id_document", ProofOfAddress "proof_of_address",
        ProofOfSourceOfFunds "proof_of_source_of_funds", BusinessFormation "business_formation",
        DirectorsRegistry "directors_registry", ShareholderRegistry "shareholder_registry",
        ProofOfNatureOfBusiness "proof_of_nature_of_business", Other "other");
}

#[test]
fn purposes_of_transfers() {
    values!(TransferPurpose: Charity "charity", CommercialInvestment "commercial_investment",
        CorporateCard "corporate_card", CreditCard "credit_card", Dividend "dividend", Family "family",
        FinancialServices "financial_services", GoodSold "good_sold", GoodsBought "goods_bought",
        Government "government", Insurance "insurance", IntergroupTransfer "intergroup_transfer",
        IntraGroupDividends "intra_group_dividends", InformationTechnology "information_technology",
        Leasing "leasing", LoanCharges "loan_charges", MerchantSettlement "merchant_settlement",
        MobileWallet "mobile_wallet", None "none",
        NonResidentTransferBetweenAccounts "non_resident_transfer_between_accounts", Pension "pension",
        PersonalExpenses "personal_expenses", PrepaidCards "prepaid_cards", Professional "professional",
        Rental "rental", ResidentTransferBetweenAccounts "resident_transfer_between_accounts", Salaries "salaries",
        Telecommunications "telecommunications", Travel "travel", UtilityBill "utility_bill");
}

/// A value that the vendor added can be sent before the document knows it.
#[test]
fn an_unknown_value_is_sent_as_it_is() {
    let request = align::sent(|align| {
        let to = CreateOfframpTransferFromQuote::to_external_account_id("a");
        let to = to.transfer_purpose(TransferPurpose::from("Brand \"new\""));
        align.offramp_transfers().create_from_quote("c", "q", to)
    });
    assert_eq!(request.text(), r#"{"transfer_purpose":"Brand \"new\"","destination_external_account_id":"a"}"#);
}
