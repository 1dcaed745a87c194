//! Calls end to end: what a user sees of clients, servers, errors and limits.

#[cfg(unix)]
mod endpoint_mapper;
mod errors;
#[cfg(target_os = "linux")]
mod killed_server;
mod layers;
mod lifecycle;
mod limits;
mod management;
mod pdus;
mod pipe_errors;
mod pipes_hostile;
mod places;
mod reconnect;
mod siblings;
mod statistics;
mod transports;
