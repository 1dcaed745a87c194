//! Authentication and protection of calls, with a package of the tests' own in a real one's place: what the connection
//! makes of its handshakes, its identity and its errors, whatever the cryptography.
//!
//! | file | subject |
//! |---|---|
//! | `toy` | the package |
//! | `relay` | what stands between a client and a server, and changes what it likes |
//! | `service` | an interface that says who calls |
//! | `handshakes` | legs, waiting, refusals, several connections |
//! | `levels` | what is protected, and who may call |
//! | `attacks` | what somebody between client and server does |
//! | `channels` | what a connection runs through |
//! | `clients` | what a hostile client does |
//! | `handles` | whose a context handle is |

mod attacks;
mod channels;
mod clients;
mod handles;
mod handshakes;
mod levels;
mod relay;
mod service;
mod toy;
