//! What a server lets its clients do.

use core::time::Duration;

use std::sync::Arc;

use super::security::Policy;
use crate::protocol::ServerConfig;
use crate::security::{Acceptor, AuthenticationLevel};

/// The limits of a server, as [`ServerBuilder`](super::ServerBuilder) describes them.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) protocol: ServerConfig,
    /// How clients authenticate: each is of another service.
    pub(super) acceptors: Vec<Arc<dyn Acceptor>>,
    pub(super) min_level: Option<AuthenticationLevel>,
    pub(super) policy: Option<Policy>,
    pub(super) max_connections: usize,
    pub(super) max_connections_per_address: usize,
    pub(super) evict_after: Duration,
    pub(super) backlog: u32,
    pub(super) max_memory: usize,
    pub(super) max_connection_memory: usize,
    pub(super) max_context_handles: usize,
    pub(super) max_context_handles_per_address: usize,
    pub(super) max_all_context_handles: usize,
    pub(super) max_all_calls: usize,
    pub(super) max_unfinished: usize,
    pub(super) max_address_unfinished: usize,
    pub(super) max_blocking: usize,
    pub(super) max_address_blocking: usize,
    pub(super) max_connection_blocking: usize,
    pub(super) bind_timeout: Duration,
    pub(super) receive_timeout: Duration,
    pub(super) request_timeout: Duration,
    pub(super) reply_timeout: Duration,
    pub(super) pipe_timeout: Duration,
    pub(super) idle_timeout: Option<Duration>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            protocol: ServerConfig::default(),
            acceptors: Vec::new(),
            min_level: None,
            policy: None,
            max_connections: 1024,
            max_connections_per_address: 512,
            evict_after: Duration::from_secs(1),
            backlog: 1024,
            max_memory: 128 << 20,
            max_connection_memory: 64 << 20,
            max_context_handles: 65536,
            max_context_handles_per_address: 1 << 18,
            max_all_context_handles: 1 << 20,
            max_all_calls: 1 << 16,
            max_unfinished: 1 << 14,
            max_address_unfinished: 1 << 12,
            max_blocking: 256,
            max_address_blocking: 128,
            max_connection_blocking: 32,
            bind_timeout: Duration::from_secs(30),
            receive_timeout: Duration::from_secs(30),
            request_timeout: Duration::from_secs(120),
            reply_timeout: Duration::from_secs(30),
            pipe_timeout: Duration::from_secs(30),
            idle_timeout: None,
        }
    }
}
