//! Context handles at the server (MS-RPCE section 3.3.1.5.2; Microsoft: "Server Development Using Context Handles").
//!
//! | file | subject |
//! |---|---|
//! | `table` | the handles of an association group |
//! | `held` | the handles that a call uses, while it does |
//! | `opened` | handles that are on their way to the client |
//! | `rundown` | the end of those whose client is gone |

mod held;
mod opened;
mod rundown;
mod table;

pub use held::{Held, HeldOption, Use};
pub use opened::{Opened, ReplyStub};
pub(super) use rundown::Rundown;
pub(super) use table::{ContextTable, HandleLimits};
