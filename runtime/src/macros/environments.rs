//! Environments: the servers of the document, and others that a program names.

/// `environments! { Sandbox("sandbox", "https://…", Sandbox) }`: the enum, with the name, the base URL and the kind of each.
#[doc(hidden)]
#[macro_export]
macro_rules! __environments {
    ($( $(#[$about:meta])* $variant:ident($name:literal, $url:literal, $kind:ident) ),* $(,)?) => {
        /// Where the API is. There is no default: say whether real money moves.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Environment {
            $(
                $(#[$about])*
                ///
                #[doc = concat!(" Base URL: <", $url, ">, as a [`Kind::", stringify!($kind), "`](crate::Kind::", stringify!($kind), ").")]
                $variant,
            )*
            /// Another base URL, such as a proxy or a stand-in; made by [`Environment::custom`].
            Custom($crate::Environment),
        }

        impl Environment {
            /// Another base URL. `kind` says whether real money moves there.
            #[must_use]
            pub fn custom(name: impl Into<String>, base_url: impl Into<String>, kind: $crate::Kind) -> Self {
                let (name, base_url): (String, String) = (name.into(), base_url.into());
                Self::Custom($crate::Environment::custom(name, base_url, kind))
            }
        }

        impl From<Environment> for $crate::Environment {
            fn from(environment: Environment) -> Self {
                match environment {
                    $( Environment::$variant => Self::new($name, $url, $crate::Kind::$kind), )*
                    Environment::Custom(custom) => custom,
                }
            }
        }
    };
}
