//! Juicyway: wallets without keys, payouts by their reference.
//! A wallet's balance is what its transactions add up to, and the business has what its payouts left.

use juicyway_api::types::{
    BillingAddressRequest, CreateCustomer, CreatePayout, CreateWallet, CreateWalletTransaction, Currency, CustomerType,
    MinorUnits, PayoutBeneficiary, WalletId, WalletTransactionType,
};
use juicyway_api::{Client, ClientBuilder, Environment, Kind};
use money::Dice;
use rust_decimal::Decimal;

use crate::chaos::{Chaos, NoWait, plain};
use crate::{Done, Ended, SEED, Stage, policy, told};

fn builder(stage: &Stage) -> ClientBuilder {
    let juicyway = stage.sandbox.juicyway();
    Client::builder(juicyway.api_key()).environment(Environment::custom("soak", juicyway.base_url(), Kind::Sandbox))
}

fn clean(stage: &Stage) -> Client {
    builder(stage).transport(plain()).build().expect("a client")
}

pub(crate) async fn prepare(stage: &Stage) -> WalletId {
    let address = BillingAddressRequest::builder().line1("1 Example Street").city("Lagos").state("Lagos");
    let ada = CreateCustomer::with_phone().first_name("Ada").last_name("Lovelace").email("ada@example.com");
    let ada = ada.phone("+2348012345678").r#type(CustomerType::Individual);
    let ada = ada.billing_address(address.zip_code("100001").country("NG"));
    let ada = clean(stage).customers().create(ada).await.expect("a customer");
    let wallet = clean(stage).wallets().create(CreateWallet::new(&ada.id, Currency::Ngn)).await;
    wallet.expect("a wallet").id.clone()
}

pub(crate) fn client(stage: &Stage, caller: u64) -> Client {
    let builder = builder(stage).transport(Chaos::new(stage, "juicyway", caller)).sleep(NoWait);
    builder.random(Dice::of(SEED, &("juicyway keys", caller))).retry(policy(caller)).build().expect("a client")
}

pub(crate) async fn operate(client: &Client, wallet: &WalletId, dice: &Dice, subject: String) -> Ended {
    match dice.below(4) {
        0 => ("read", subject, told(&client.wallets().get(wallet).send().await)),
        1 => {
            let beneficiary = PayoutBeneficiary::new("somebody", "bank_account");
            let payout = CreatePayout::builder().amount(MinorUnits::new(101)).beneficiary(beneficiary);
            let payout = payout.source_currency(Currency::Usd).destination_currency(Currency::Ngn);
            let call = client.payouts().create(payout).idempotency_key(&*subject);
            let ended = told(&call.send().await);
            ("payout", subject, ended)
        }
        number => {
            let cents = Decimal::new(i64::try_from(dice.below(100_000)).expect("cents") + 1, 2);
            // What goes out is always there: more goes in, and it goes in first.
            let kind = if number == 2 { WalletTransactionType::Credit } else { WalletTransactionType::Debit };
            let amount: juicyway_api::Decimal = cents.to_string().parse().expect("a decimal");
            let moved = CreateWalletTransaction::new(wallet, amount, kind).description(&*subject);
            let ended = told(&client.wallet_transactions().create(moved).send().await);
            ("transaction", subject, ended)
        }
    }
}

/// How often each was done; balances are what was done.
pub(crate) async fn books(stage: &Stage, wallet: &WalletId) -> Done {
    let (juicyway, mut done, mut sum) = (clean(stage), Done::new(), Decimal::ZERO);
    let listed = juicyway.wallet_transactions().list().wallet_id(wallet).await.expect("transactions");
    for one in &listed {
        let amount: Decimal = one.amount.as_ref().expect("an amount").as_decimal().as_str().parse().expect("a decimal");
        sum += if one.r#type == Some(WalletTransactionType::Debit) { -amount } else { amount };
        *done.entry(one.description.clone().expect("a description")).or_default() += 1;
    }
    let read = juicyway.wallets().get(wallet).await.expect("the wallet");
    let balance = read.balance.as_ref().and_then(|balance| balance.amount.as_ref()).expect("a balance");
    assert_eq!(balance.as_decimal().as_str().parse::<Decimal>(), Ok(sum), "the wallet's books");
    let mut left = Decimal::from(100_000_000);
    for (reference, amount) in stage.sandbox.juicyway().payouts() {
        let amount: Decimal = amount.parse().expect("an amount");
        left -= amount + (amount / Decimal::from(100)).ceil();
        *done.entry(reference).or_default() += 1;
    }
    assert_eq!(stage.sandbox.juicyway().balance("USD").parse::<Decimal>(), Ok(left), "the business' books");
    done
}
