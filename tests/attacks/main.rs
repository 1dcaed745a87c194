//! Attacks: peers that mean harm to a server, or to a client. Each is bounded in time, and when it is over,
//! memory and descriptors are back at their level.
//!
//! Memory and descriptors are read from Linux's /proc.
#![cfg(target_os = "linux")]

mod address_space;
mod blocking;
mod bombs;
mod chaos;
mod connections;
mod endpoint_mapper;
mod floods;
mod half_closed;
mod hostile_pipes;
mod hostile_server;
mod large;
mod level;
mod linear;
mod one_at_a_time;
mod orphans;
mod peer;
mod processes;
mod random;
mod shutdown;
mod slow;
mod storms;
mod target;
