//! What the tests of every API stand on: the types of each crate are its own, so this is written once and made for each.
//! It knows nothing of any vendor.

/// Makes the functions of one API from its crate. The module has a function `builder`, from the base URL of a server.
macro_rules! api {
    ($api:ident) => {
        /// A client of a server.
        #[must_use]
        pub fn client(server: &$crate::Server) -> $api::Client {
            builder(&server.url()).build().unwrap()
        }

        /// The case of the operation that `call` calls, under these facts and settings of the client.
        fn case<Op: $api::runtime::codegen::Operation>(
            module: &'static str,
            facts: &'static $crate::case::ApiFacts,
            set: impl Fn($api::ClientBuilder) -> $api::ClientBuilder + 'static,
            call: impl Fn(&$api::Client) -> $api::Call<Op> + Copy + 'static,
        ) -> $crate::Case<Op::Output> {
            let connect = move |base_url: &str| {
                let client = set(builder(base_url)).build().unwrap();
                let caller = move |key: Option<&str>| {
                    let call = call(&client);
                    attempt(match key {
                        Some(key) => call.idempotency_key(key),
                        None => call,
                    })
                };
                Box::new(caller) as $crate::session::Caller<Op::Output>
            };
            $crate::Case::new(module, facts, Box::new(connect))
        }

        fn attempt<Op: $api::runtime::codegen::Operation>(call: $api::Call<Op>) -> $crate::Attempt<Op::Output> {
            let key = call.idempotency().map(ToString::to_string);
            $crate::Attempt::new(Op::ABOUT, key, call.send())
        }

        /// What a call sends, whatever is answered.
        pub fn sent<Op: $api::runtime::codegen::Operation>(
            call: impl Fn(&$api::Client) -> $api::Call<Op>,
        ) -> $crate::Recorded {
            let server = $crate::Server::start();
            server.answer($crate::Answer::empty(500));
            let result = $crate::block_on(call(&client(&server)).send());
            let mut requests = server.requests();
            let why = result.err().map(|error| error.to_string());
            assert_eq!(requests.len(), 1, "one request; {why:?}");
            requests.remove(0)
        }
    };
}
pub(crate) use api;

/// The documented errors of an operation of a crate: `refusals_of!(align_api, CreateCustomerError: 400 BadRequest)`.
#[macro_export]
macro_rules! refusals_of {
    ($api:ident, $error:ident: $($status:literal $variant:ident),+ $(,)?) => {
        $crate::Refusals {
            statuses: &[$($status),+],
            read: |status, error| {
                let body = error.body::<$api::operations::$error>();
                match (status, body.ok_or("a body of another operation")?.map_err(|why| why.to_string())?) {
                    $(($status, $api::operations::$error::$variant(body)) => Ok($api::Json::of(&body)),)+
                    (status, body) => Err(format!("{body:?} for {status}")),
                }
            },
        }
    };
}
