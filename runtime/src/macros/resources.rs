//! Resources: the operations by what they are about, as methods that make calls.
//! Nothing is sent here.

/// `resource! { Customers { get(id: impl Into<CustomerId>) => operations::GetCustomer } }`: the struct, and a method for each
/// operation, which takes what `new` takes, or, by `(..)`, what a builder has made.
#[doc(hidden)]
#[macro_export]
macro_rules! __resource {
    (
        $(#[$meta:meta])* struct $type:ident {
            $( $(#[$about:meta])* $method:ident $arguments:tt => $operation:ty ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct $type {
            client: crate::Client,
        }

        impl $type {
            pub(super) fn new(client: crate::Client) -> Self {
                Self { client }
            }
            $( $crate::__method! { $(#[$about])* $method $arguments $operation } )*
        }
    };
}

/// A method of a resource.
#[doc(hidden)]
#[macro_export]
macro_rules! __method {
    ($(#[$about:meta])* $method:ident (..) $operation:ty) => {
        $(#[$about])*
        pub fn $method(&self, operation: impl Into<$operation>) -> crate::Call<$operation> {
            self.client.call(operation.into())
        }
    };
    ($(#[$about:meta])* $method:ident ($($name:ident: $ty:ty),* $(,)?) $operation:ty) => {
        $(#[$about])*
        pub fn $method(&self, $($name: $ty),*) -> crate::Call<$operation> {
            self.client.call(<$operation>::new($($name),*))
        }
    };
}
