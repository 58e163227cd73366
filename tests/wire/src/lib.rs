//! Sends operations for real over HTTP to a server in the same process, and checks what travels both ways.
//! It may not take an expectation from anything generated: those are typed by hand in the tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "all of this is test support: a panic is how it says that something is wrong"
)]

pub mod align;
pub mod juicyway;
pub mod offblocks;

mod answer;
mod api;
mod case;
mod guard;
mod json;
mod runs;
mod sample;
mod server;
mod session;

pub use answer::Answer;
pub use case::{Case, Refusals};
pub use guard::{Guarded, check_files};
pub use json::assert_json;
pub use sample::{Fields, Sample};
pub use server::{Recorded, Server};
pub use session::{Attempt, block_on};

/// The tests of one operation, from a function that makes its [`Case`]: one test for each thing that can go wrong.
#[macro_export]
macro_rules! tests {
    ($case:ident) => {
        #[test]
        fn sends_what_the_facts_say() {
            $case().check_request();
        }

        #[test]
        fn reads_each_sample() {
            $case().check_samples();
        }

        #[test]
        fn reads_new_fields_and_new_values() {
            $case().check_what_is_new();
        }

        #[test]
        fn reads_null_or_nothing_where_no_value_is_required() {
            $case().check_optional();
        }

        #[test]
        fn fails_at_the_path_of_a_required_value() {
            $case().check_required();
        }

        #[test]
        fn keeps_each_documented_refusal() {
            $case().check_refusals();
        }

        #[test]
        fn keeps_a_page_of_a_proxy() {
            $case().check_proxy_pages();
        }

        #[test]
        fn keeps_a_body_that_broke_off() {
            $case().check_broken_bodies();
        }

        #[test]
        fn judges_an_empty_body() {
            $case().check_empty_bodies();
        }

        /// What the guard asks of every file.
        pub(crate) fn operation() -> $crate::Guarded {
            $case().guarded()
        }
    };
}
