//! What must not compile: a file a mistake, with the message that the user reads beside it.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    for group in ["memory"] {
        cases.compile_fail(format!("{group}/*.rs"));
    }
}
