//! What all connections of an IP address share.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// A value for each IP address, as long as somebody has it.
#[derive(Debug)]
pub(super) struct ByAddress<T>(Mutex<HashMap<IpAddr, Weak<T>>>);

impl<T> Default for ByAddress<T> {
    fn default() -> ByAddress<T> {
        ByAddress(Mutex::default())
    }
}

impl<T> ByAddress<T> {
    /// The value of an address, which `new` makes for its first connection. Connections without an address share nothing.
    pub(super) fn get(&self, address: Option<IpAddr>, new: impl FnOnce() -> T) -> Arc<T> {
        let Some(address) = address else {
            return Arc::new(new());
        };
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = all.get(&address).and_then(Weak::upgrade) {
            return known;
        }
        all.retain(|_, known| known.strong_count() != 0);
        let new = Arc::new(new());
        all.insert(address, Arc::downgrade(&new));
        new
    }
}
