//! Calls end to end: what a user sees of clients, servers, errors and limits.

mod errors;
mod layers;
mod lifecycle;
mod limits;
mod pdus;
mod pipe_errors;
mod pipes_hostile;
mod reconnect;
mod siblings;
mod transports;
