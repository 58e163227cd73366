//! One target, by libFuzzer, which looks for inputs that reach new code.
//! It may not be started by hand: `cargo xtask fuzz` builds it as it must be built.
#![cfg_attr(guided, no_main)]

#[cfg(guided)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    static TARGET: std::sync::LazyLock<&fuzz::Target> = std::sync::LazyLock::new(|| {
        let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
        fuzz::target(&name).unwrap_or_else(|| panic!("FUZZ_TARGET is `{name}`, which is no target"))
    });
    (TARGET.run)(data);
});

#[cfg(not(guided))]
fn main() {
    eprintln!("this program is built and started by `cargo xtask fuzz`");
    std::process::exit(2);
}
