//! Whole calls over a script, each of which needs no more than ids.
//! They may not know what is answered: that is the document's part.

use std::future::Future;
use std::pin::Pin;

use align_api::runtime::test::{Answer, Script};
use align_api::types::{CreateVirtualAccount, FiatCurrency, FileUpload, Network};
use align_api::{Client, Environment, Error, FilePart, RetryPolicy};

const ID: &str = "123e4567-e89b-12d3-a456-426614174000";

type Sent = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

/// An operation of the document, and a call of it.
pub(crate) struct Call {
    pub(crate) operation: &'static str,
    send: fn(&Client) -> Sent,
}

macro_rules! calls {
    ($($operation:literal: |$align:ident| $call:expr;)*) => {
        &[$(Call {
            operation: $operation,
            send: |$align| {
                let call = $call;
                Box::pin(async move {
                    let response = call.send().await?;
                    let _ = format!("{response:?} {:?}", response.json());
                    Ok(())
                })
            },
        }),*]
    };
}

/// Every shape of output: records, pages, one of several, and a call that moves nothing but may not be repeated.
pub(crate) const CALLS: &[Call] = calls! {
    "listCustomers": |align| align.customers().list();
    "getCustomer": |align| align.customers().get(ID);
    "createKycSession": |align| align.customers().create_kyc_session(ID);
    "getDeveloperFees": |align| align.developer_fees().get();
    "listExternalAccounts": |align| align.external_accounts().list(ID);
    "listOfframpTransfers": |align| align.offramp_transfers().list(ID);
    "getOfframpTransfer": |align| align.offramp_transfers().get(ID, ID);
    "getOnrampTransfer": |align| align.onramp_transfers().get(ID, ID);
    "getCrossChainTransfer": |align| align.cross_chain_transfers().get(ID, ID);
    "listPermanentRouteAddresses": |align| align.permanent_route_addresses().list(ID);
    "getVirtualAccount": |align| align.virtual_accounts().get(ID, ID);
    "getVirtualAccountHistory": |align| align.virtual_accounts().get_history(ID, ID);
    "createVirtualAccount": |align| {
        align.virtual_accounts().create(ID, CreateVirtualAccount::new(FiatCurrency::Usd, Network::Polygon))
    };
    "uploadFile": |align| align.files().upload(FileUpload::new(FilePart::new("bytes")));
    "listWebhooks": |align| align.webhooks().list();
};

impl Call {
    /// Makes the call, which is answered by these bytes.
    pub(crate) fn answered(&self, status: u16, body: Vec<u8>) -> Result<(), Error> {
        let answer = Answer::of(status, "application/json", body);
        let client = Client::builder("key")
            .environment(Environment::Sandbox)
            .transport(Script::new().answer(answer))
            .retry(RetryPolicy::never())
            .build()
            .unwrap();
        align_api::runtime::test::block_on((self.send)(&client))
    }
}
