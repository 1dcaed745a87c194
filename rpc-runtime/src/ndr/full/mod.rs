//! Full pointers (`[ptr]`): they may point to one thing together, and in circles.
//!
//! A full pointer has an id that stands for what it points to, and that is transmitted once, where the
//! first pointer to it stands (C706 section 14.3.11.2). So both coders of a call keep a table.
//!
//! | file | subject |
//! |---|---|
//! | `arena` | [`Full`]: into the call's memory; aliases and cycles |
//! | `shared` | [`Shared`]: owned together; aliases, and no cycles |
//! | `mark` | what all that they point to begins with |
//! | `received` | a decoder's table: which ids stand for what |
//! | `sent` | an encoder's: what has which id |

/// Calls a macro with each level that a full pointer may be at, and the level of what it points to. An array or a
/// string that it points to is a [`Tail`](super::Tail): it stands there in line. `counted` are levels that say how much
/// there is, or which arm: each pointer has to agree. `form` is what decides on the wire form beside the type.
macro_rules! at_each_level {
    ($macro:ident) => {
        $macro! { [] (), (), |levels| levels, counted: false, form: (), null: { let () = levels; true } }
        $macro! { [L] $crate::ndr::levels::One<L>, L, |levels| &levels.0, counted: true, form: L,
            null: { let _ = levels; true }
        }
        $macro! { [] $crate::ndr::levels::SwitchIs, $crate::ndr::levels::SwitchIs, |levels| levels,
            counted: true, form: (), null: { let _ = levels; true }
        }
        $macro! { [] $crate::ndr::levels::IsString, $crate::ndr::levels::IsString, |levels| levels,
            counted: false, form: (), null: { let _ = levels; true }, $crate::ndr::full::InLine
        }
        $macro! { [] $crate::ndr::levels::RangedString, $crate::ndr::levels::RangedString, |levels| levels,
            counted: true, form: (), null: { let _ = levels; true }, $crate::ndr::full::InLine
        }
        $macro! { [] $crate::ndr::levels::SizedString, $crate::ndr::levels::SizedString, |levels| levels,
            counted: true, form: (), null: { let _ = levels; true }, $crate::ndr::full::InLine
        }
        $macro! { [L] $crate::ndr::levels::SizeIs<L>, $crate::ndr::levels::SizeIs<L>, |levels| levels,
            counted: true, form: $crate::ndr::levels::SizeIs<L>, null: levels.size.may_be_zero(),
            $crate::ndr::full::InLine
        }
        $macro! { [L] $crate::ndr::levels::SizeLength<L>, $crate::ndr::levels::SizeLength<L>, |levels| levels,
            counted: true, form: $crate::ndr::levels::SizeLength<L>, null: levels.length.may_be_zero(),
            $crate::ndr::full::InLine
        }
    };
}
use at_each_level;

/// An array or a string in line: a [`Tail`](super::Tail).
#[diagnostic::on_unimplemented(
    message = "[PTR-29] a full pointer to an array or a string points to a `Tail`, which `{Self}` is not",
    label = "a pointer of its own",
    note = "write `Option<Full<'a, Tail<&'a [T]>>>` or `Option<Shared<Tail<WString>, A>>`; a pointer to a pointer to \
            an array is `#[size_is(, n)]`"
)]
pub trait InLine {}

impl<V> InLine for super::Tail<V> {}

mod arena;
mod mark;
mod received;
mod sent;
mod shared;

pub use arena::Full;
pub use mark::Mark;
pub use received::Received;
pub(crate) use received::{Arrival, Kind, Place};
pub(crate) use sent::Sent;
pub use shared::Shared;
