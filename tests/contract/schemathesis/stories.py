"""In which order the operations of each API succeed, and what one needs of another.

They may not judge: `story.py` holds every answer against the document.
"""


def align(ask):
    """Ada is verified, and has one of everything."""
    ada = ask("createCustomer")["customer_id"]
    ask("createKycSession", customer_id=ada)
    ask("simulateCustomer", body={"customer_id": ada})
    ask("getCustomer", customer_id=ada)
    ask("listCustomers")
    file = ask("uploadFile")["id"]
    ask("updateCustomer", body={"documents": [{"file_id": file, "purpose": "id_document"}]}, customer_id=ada)
    ask("verifyWalletOwnership", customer_id=ada)
    bank = ask("createExternalAccount", customer_id=ada)["id"]
    ask("listExternalAccounts", customer_id=ada)
    align_off_ramp(ask, ada, bank)
    align_on_ramp(ask, ada)
    align_cross_chain(ask, ada)
    account = ask("createVirtualAccount", customer_id=ada)["id"]
    pending = ask("createVirtualAccount", body={"source_currency": "aed"}, customer_id=ada)["id"]
    ask("simulateVirtualAccount", body={"virtual_account_id": pending}, customer_id=ada)
    ask("listVirtualAccounts", customer_id=ada)
    for operation in ("getVirtualAccount", "getVirtualAccountHistory"):
        ask(operation, customer_id=ada, virtual_account_id=account)
    ask("getDeveloperFees")
    ask("updateDeveloperFees")
    hook = ask("createWebhook")["id"]
    ask("listWebhooks")
    ask("deleteWebhook", id=hook)


def align_off_ramp(ask, ada, bank):
    """From a quote and without one."""
    quote = ask("createOfframpQuote", customer_id=ada)["quote_id"]
    to = {"destination_external_account_id": bank}
    transfer = ask("createOfframpTransferFromQuote", body=to, customer_id=ada, quote_id=quote)["id"]
    ask("createOfframpTransfer", customer_id=ada)
    ask("completeOfframpTransfer", customer_id=ada, transfer_id=transfer)
    ask("simulateOfframpTransfer", body={"transfer_id": transfer}, customer_id=ada)
    ask("getOfframpTransfer", customer_id=ada, transfer_id=transfer)
    ask("listOfframpTransfers", customer_id=ada)


def align_on_ramp(ask, ada):
    """From a quote and without one."""
    quote = ask("createOnrampQuote", customer_id=ada)["quote_id"]
    transfer = ask("createOnrampTransferFromQuote", customer_id=ada, quote_id=quote)["id"]
    ask("createOnrampTransfer", customer_id=ada)
    ask("simulateOnrampTransfer", body={"transfer_id": transfer}, customer_id=ada)
    ask("getOnrampTransfer", customer_id=ada, transfer_id=transfer)
    ask("listOnrampTransfers", customer_id=ada)


def align_cross_chain(ask, ada):
    """A transfer, and an address for many."""
    ask("createCrossChainQuote", customer_id=ada)
    transfer = ask("createCrossChainTransfer", customer_id=ada)["id"]
    for operation in ("completeCrossChainTransfer", "getCrossChainTransfer"):
        ask(operation, customer_id=ada, transfer_id=transfer)
    route = ask("createPermanentRouteAddress", customer_id=ada)["permanent_route_address_id"]
    ask("listPermanentRouteAddresses", customer_id=ada)
    ask("getPermanentRouteAddress", customer_id=ada, permanent_route_address_id=route)


def juicyway(ask):
    """A wallet that is used, payments in two ways, a payout, an exchange."""
    ada = ask("createCustomer")["data"]["id"]
    for operation in ("getCustomer", "updateCustomer"):
        ask(operation, customer_id=ada)
    ask("listCustomers")
    wallet = ask("createWallet", body={"customer_id": ada})["data"]["id"]
    ask("listWallets")
    for operation in ("getWallet", "addWalletPaymentMethod"):
        ask(operation, wallet_id=wallet)
    moved = ask("createWalletTransaction", body={"wallet_id": wallet, "type": "credit"})["data"]["transaction_id"]
    ask("listWalletTransactions", query={"wallet_id": wallet})
    ask("getWalletTransaction", transaction_id=moved)
    ask("updateWalletStatus", wallet_id=wallet)
    card = ask("createPaymentSession")["data"]["payment"]["id"]
    ask("authorizePaymentSession", session_id=card)
    coins = {"reference": "order-1002", "payment_method": {"type": "crypto_address"}}
    coins = ask("createPaymentSession", body=coins)["data"]["payment"]["id"]
    ask("capturePaymentSession", session_id=coins)
    ask("getPayoutCharge", query={"amount": 150000, "currency": "NGN"})
    ask("createPayout")
    pair = {"source_currency": "USD", "target_currency": "NGN"}
    quote = ask("getExchangeQuote", query=pair)["data"]["id"]
    ask("createExchangeSwap", body={**pair, "quote_id": quote})


def offblocks(ask):
    """A customer, an account and a card come to life, are used, and end."""
    ask("createToken", body=ask.called.pair)
    ask("registerSigningKey", body={"publicKey": ask.called.key.public_pem()})
    ask.called.renew()
    user, account, card = offblocks_card_holder(ask)
    for operation in ("deactivateCard", "activateCard", "terminateCard"):
        ask(operation, cardId=card)
    for operation in ("deactivateAccount", "activateAccount", "closeAccount"):
        ask(operation, accountId=account)
    for operation in ("deactivateCustomer", "activateCustomer", "rejectCustomer"):
        ask(operation, customerId=user)
    hook = ask("saveWebhook")["id"]
    ask("listWebhooks")
    for operation in ("getWebhook", "deleteWebhook"):
        ask(operation, webhookId=hook)
    offblocks_credentials(ask)


def offblocks_card_holder(ask):
    """Who is verified, and has a card; by what key the challenge was signed the sandbox was told not to look."""
    user = ask("createCustomer")["id"]
    challenge = ask("getCustomerChallenge", customerId=user)
    ask("signCustomerChallenge", body=challenge, customerId=user)
    ask("verifyCustomer", customerId=user)
    ask("getCustomer", customerId=user)
    ask("listCustomers")
    account = offblocks_account(ask, user)
    return user, account, offblocks_card(ask, account)


def offblocks_account(ask, user):
    """An account that is active."""
    account = ask("createAccount", customerId=user)["id"]
    challenge = ask("getAccountChallenge", accountId=account)
    ask("signAccountChallenge", body=challenge, accountId=account)
    ask("getAccount", accountId=account)
    ask("listAccountsOfCustomer", customerId=user)
    ask("listAccounts")
    return account


def offblocks_card(ask, account):
    """A card that is active and was used; the one before it failed."""
    ask("failCard", cardId=ask("createCard", accountId=account)["id"])
    card = ask("createCard", accountId=account)["id"]
    ask("issueCard", cardId=card)
    ask("getCard", cardId=card)
    ask("listCardsOfAccount", accountId=account)
    ask("listCards")
    for end in ("releaseAuthorisation", "captureAuthorisation"):
        held = ask("createAuthorisation", cardId=card)["id"]
        ask(end, authorisationId=held)
        ask("getAuthorisation", authorisationId=held)
    ask("listTransactionsOfAccount", accountId=account)
    done = ask("listTransactionsOfCard", cardId=card)[0]["id"]
    ask("getTransaction", transactionId=done)
    return card


def offblocks_credentials(ask):
    """They are replaced, and end; nothing can be asked after that."""
    ask("updateCredentials", body=ask.called.pair)
    ask.called.renew()
    ask("deleteSigningKey")
    ask.called.renew()
    ask("deleteCredentials", body={"apiKey": ask.called.pair["apiKey"]})


STORIES = {"align": align, "juicyway": juicyway, "offblocks": offblocks}

BEGINNINGS = {"offblocks": offblocks_card_holder}
"""What is there before made-up requests are: where they could not make it, for they cannot sign as the owner of a wallet."""
