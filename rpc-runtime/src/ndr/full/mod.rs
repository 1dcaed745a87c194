//! Full pointers (`[ptr]`): several may point to one value, also in cycles.
//!
//! The id of a full pointer stands for its pointee, which is transmitted once, where the first pointer to it
//! stands (C706 section 14.3.11.2). So the encoder and the decoder of a call keep a table each.
//!
//! | file | subject |
//! |---|---|
//! | `arena` | [`Full`]: into the call's memory; aliases and cycles |
//! | `shared` | [`Shared`]: owned together; aliases, and no cycles |
//! | `mark` | the mark with which every pointee begins |
//! | `decoding` | what a decoder does at a full pointer |
//! | `ids_in` | a decoder's table: which id stands for which pointee |
//! | `ids_out` | an encoder's table: which pointee has which id |

use super::attributes::{IsString, One, RangedString, SizeIs, SizeLength, SizedString, SwitchIs};

// Implemented only here, because `Form` decides which pointers may share a pointee.
/// The attributes at a full pointer to a `T`. An array or a string that it points to is a
/// [`Tail`](super::Tail): it stands there in line.
#[diagnostic::on_unimplemented(
    message = "[IFC-18] a full pointer has no wire form with the attributes at this place",
    label = "not a wire type here",
    note = "`length_is` and its kin belong on arrays, `size_is` on a full pointer to a `Tail` (MIDL2072)"
)]
pub trait FullLevel<T> {
    /// The attributes of the pointee.
    type Below;

    /// The attributes that, with the type, decide on the pointee's wire form.
    type Form;

    /// Whether the attributes give a count or a discriminant, with which the pointee has to agree at each
    /// pointer to it.
    const COUNTED: bool;

    /// The attributes of the pointee.
    fn below(&self) -> &Self::Below;

    /// Whether the pointer may be null.
    #[inline(always)]
    fn may_be_null(&self) -> bool {
        true
    }
}

macro_rules! full_level {
    ([$($generics:tt)*] $level:ty, $below:ty, $form:ty, $counted:literal, |$levels:ident| $pass:expr $(, null: $null:expr)?) => {
        impl<$($generics)*> FullLevel<T> for $level {
            type Below = $below;
            type Form = $form;
            const COUNTED: bool = $counted;

            #[inline(always)]
            fn below(&self) -> &$below {
                let $levels = self;
                $pass
            }

            $(
                #[inline(always)]
                fn may_be_null(&self) -> bool {
                    let $levels = self;
                    $null
                }
            )?
        }
    };
}

full_level! { [T] (), (), (), false, |levels| levels }
full_level! { [T, L] One<L>, L, L, true, |levels| &levels.0 }
full_level! { [T] SwitchIs, SwitchIs, (), true, |levels| levels }
full_level! { [T: InLine] IsString, IsString, (), false, |levels| levels }
full_level! { [T: InLine] RangedString, RangedString, (), true, |levels| levels }
full_level! { [T: InLine] SizedString, SizedString, (), true, |levels| levels }
full_level! {
    [T: InLine, L] SizeIs<L>, SizeIs<L>, SizeIs<L>, true, |levels| levels, null: levels.size.may_be_zero()
}
full_level! {
    [T: InLine, L] SizeLength<L>, SizeLength<L>, SizeLength<L>, true, |levels| levels,
    null: levels.length.may_be_zero()
}

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
mod decoding;
mod ids_in;
mod ids_out;
mod mark;
mod shared;

pub use arena::Full;
pub use ids_in::Received;
pub(crate) use ids_in::{Arrival, Kind, Where};
pub(crate) use ids_out::Sent;
pub use mark::Mark;
pub use shared::Shared;
