//! Samba's requests and replies (`samr.txt` and its neighbours) through the stubs of rpc-interfaces.

mod calls;
mod forwarded;
mod made;
mod values;
