//! Authentication and protection of calls, with the packages that need no other machine, and with one of the tests' own:
//! what the connection makes of its handshakes, its identity and its errors, whatever the cryptography.
//!
//! | file | subject |
//! |---|---|
//! | `toy` | the tests' own package |
//! | `package` | those that attacks are tried with: the toy, NTLM, and NTLM within SPNEGO |
//! | `relay` | what stands between a client and a server, and changes what it likes |
//! | `service` | an interface that says who calls |
//! | `handshakes` | legs, waiting, refusals, several connections |
//! | `calls` | all kinds of calls, with protection and without |
//! | `levels` | what is protected, and who may call |
//! | `attacks` | what somebody between client and server does |
//! | `channels` | what a connection runs through |
//! | `ntlm` | attacks on NTLM's own messages |
//! | `spnego` | attacks on what SPNEGO negotiates |
//! | `clients` | what a hostile client does |
//! | `connections` | what a handshake holds of a connection, and how it ends, without I/O |
//! | `trailers` | where a `sec_trailer` stands, and how much padding it speaks of |
//! | `faults` | what a client makes of faults |
//! | `handles` | whose a context handle is |

mod attacks;
mod calls;
mod channels;
mod clients;
mod connections;
mod faults;
mod handles;
mod handshakes;
mod levels;
mod ntlm;
mod package;
mod relay;
mod service;
mod spnego;
mod toy;
mod trailers;
