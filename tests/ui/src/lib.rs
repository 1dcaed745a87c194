//! What must not compile, and with which message: see `tests/ui.rs`.
