//! Lists: structures whose last field is a nullable pointer to the next of their kind.
//!
//! What the last pointer of a structure points to comes last on the wire (C706 section 14.3.12.3), so that
//! a list is encoded, walked and decoded in a loop, whatever its length. `#[derive(Ndr)]` sees such a
//! field when it is written as `Option<Box<Self>>`, `Option<&'a Self>` or their kin.

use core::ptr::NonNull;

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;

use super::budget::levels;
use super::home::{Home, Owner};
use super::place::{Made, Place};
use super::structure::Structure;
use super::{Cursor, Decoder, Encoder, NdrResult, ReferentId, Syntax, Unmarshal};

/// A structure whose last field points to the next one.
pub trait List: Sized {
    /// The pointer.
    type Link: Link<Node = Self>;

    /// Whether nothing in the other fields has to be checked, and nothing of theirs stands behind the node.
    const IS_PLAIN: bool = false;

    /// The pointer to the next node.
    fn link(&self) -> &Self::Link;

    /// The pointer, to be changed.
    fn link_mut(&mut self) -> &mut Self::Link;
}

/// A nullable pointer to the next node of a list.
pub trait Link: Sized {
    /// The node.
    type Node;

    /// The next node.
    fn next(&self) -> Option<&Self::Node>;

    /// The next node, if it can be changed in place.
    #[inline(always)]
    fn kept(&self) -> Option<&Self::Node> {
        None
    }

    /// As [`Link::kept`], to be changed.
    #[inline(always)]
    fn kept_mut(&mut self) -> Option<&mut Self::Node> {
        None
    }
}

/// A pointer that owns the next node.
pub trait OwnedLink: Link {
    /// Takes the rest of the list out of its first node, which is dropped.
    fn drop_first(self) -> Option<Self>;
}

/// Drops a list node by node, however long it is. Rust's own drop recurses from node to node.
///
/// ```
/// use rpc_runtime::Ndr;
/// use rpc_runtime::ndr::drop_list;
///
/// #[derive(Ndr)]
/// struct Node {
///     value: u32,
///     next: Option<Box<Node>>,
/// }
///
/// let mut list = None;
/// for value in 0..1_000_000 {
///     list = Some(Box::new(Node { value, next: list }));
/// }
/// drop_list(list);
/// ```
pub fn drop_list<L: OwnedLink>(list: L) {
    let mut list = Some(list);
    while let Some(link) = list {
        list = link.drop_first();
    }
}

/// How a list is made in memory of the pointer's kind.
pub trait GrowLink<'m, A>: Link {
    /// Makes the list that `id` points to. `node` makes one node, and gives its own pointer's id. It reads from
    /// the cursor that it is given, or else from the decoder's.
    ///
    /// # Errors
    /// Those of `node`; `RPC_S_OUT_OF_MEMORY`; `RPC_X_BAD_STUB_DATA` for more owned nodes than pointers
    /// may be nested, because they are dropped one within the other.
    fn grow(
        id: ReferentId,
        decoder: &mut Decoder<'m, A>,
        node: impl for<'p> FnMut(
            &mut Decoder<'m, A>,
            Option<&mut Cursor<'m>>,
            &mut ReferentId,
            Place<'p, Self::Node>,
        ) -> NdrResult<Made<'p, Self::Node>>,
    ) -> NdrResult<Self>;

    /// How many plain nodes may be counted at once.
    fn most(decoder: &Decoder<'m, A>) -> usize;

    /// Counts the memory of some nodes in a dry run, and a level of depth for each that is dropped within
    /// another.
    ///
    /// # Errors
    /// As `grow`.
    fn count(nodes: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()>;
}

/// Writes a list.
#[inline(never)]
pub fn write_list<S: Syntax, T: List + Structure>(
    first: &T,
    encoder: &mut Encoder<'_>,
) -> NdrResult<()> {
    let mut node = first;
    loop {
        encoder.flat::<S, (), T>(node, &())?;
        node.write_node_pointees::<S>(encoder)?;
        let Some(next) = node.link().next() else {
            return Ok(());
        };
        node = next;
    }
}

/// Reads a list whose first node has the flat part `flat`. `fields` makes a node from its flat part, with no
/// next node; `link` gives the id of its pointer to the next node.
///
/// # Errors
/// Those of `fields` and of `GrowLink::grow`.
#[inline(always)]
pub fn read_list<'m, 'p, S: Syntax, A, T>(
    flat: T::Flat,
    decoder: &mut Decoder<'m, A>,
    place: Place<'p, T>,
    link: impl Fn(T::Flat) -> ReferentId,
    fields: impl for<'q> Fn(T::Flat, &mut Decoder<'m, A>, Place<'q, T>) -> NdrResult<Made<'q, T>>,
) -> NdrResult<Made<'p, T>>
where
    T: List<Link: GrowLink<'m, A>> + Unmarshal<'m, A>,
{
    if link(flat).is_null() {
        return fields(flat, decoder, place);
    }
    let mut first = place.hold(
        #[inline(always)]
        |place| fields(flat, decoder, place),
    )?;
    *first.get().link_mut() = T::Link::grow(
        link(flat),
        decoder,
        #[inline(always)]
        |decoder, ahead, id, place| {
            let flat = match ahead {
                Some(ahead) => T::read_flat::<S>(ahead)?,
                None => decoder.flat::<S, (), T>()?,
            };
            *id = link(flat);
            fields(flat, decoder, place)
        },
    )?;
    Ok(first.done())
}

/// Walks a list whose first node has the flat part `flat`. `have` is the list that is about to be changed in place.
/// `link` gives the id of a node's pointer to the next one; `fields` walks the other fields; `rest` walks the
/// pointer of the last node that is there to what is not.
///
/// # Errors
/// Those of `fields`, `rest` and `GrowLink::count`.
#[inline]
pub fn walk_list<'m, S: Syntax, A, T>(
    mut flat: T::Flat,
    have: Option<&T>,
    decoder: &mut Decoder<'m, A>,
    link: impl Fn(T::Flat) -> ReferentId,
    fields: impl Fn(T::Flat, Option<&T>, &mut Decoder<'m, A>) -> NdrResult<()>,
    rest: impl Fn(ReferentId, &T::Link, &mut Decoder<'m, A>) -> NdrResult<()>,
) -> NdrResult<()>
where
    T: List<Link: GrowLink<'m, A>> + Unmarshal<'m, A>,
{
    let depth = decoder.depth();
    if let Some(first) = have {
        let mut node = first;
        loop {
            fields(flat, Some(node), decoder)?;
            let id = link(flat);
            let Some(next) = node.link().kept().filter(|_| !id.is_null()) else {
                rest(id, node.link(), decoder)?;
                break;
            };
            decoder.descend(levels::<T>())?;
            (node, flat) = (next, decoder.flat::<S, (), T>()?);
        }
        decoder.set_depth(depth);
        return Ok(());
    }
    loop {
        fields(flat, None, decoder)?;
        let mut id = link(flat);
        if const { T::IS_PLAIN } {
            // Nothing of a plain node has to be walked, so that several are counted at once.
            let (mut ahead, mut nodes) = (decoder.cursor, 0);
            let most = T::Link::most(decoder);
            while nodes < most && !id.is_null() {
                id = link(T::read_flat::<S>(&mut ahead)?);
                nodes += 1;
            }
            if nodes != 0 {
                T::Link::count(nodes, decoder)?;
                decoder.cursor = ahead;
            }
        }
        if id.is_null() {
            break;
        }
        T::Link::count(1, decoder)?;
        flat = decoder.flat::<S, (), T>()?;
    }
    decoder.set_depth(depth);
    Ok(())
}

/// Changes a list in place, whose first node gets the flat part `flat`: the nodes that are there stay. `fields` changes
/// the fields of a node but the last; `rest` changes the pointer of the last node that stays.
///
/// # Errors
/// None after [`walk_list`].
#[inline]
pub fn update_list<'m, S: Syntax, A, T>(
    first: &mut T,
    mut flat: T::Flat,
    decoder: &mut Decoder<'m, A>,
    link: impl Fn(T::Flat) -> ReferentId,
    fields: impl Fn(&mut T, T::Flat, &mut Decoder<'m, A>) -> NdrResult<()>,
    rest: impl Fn(ReferentId, &mut T::Link, &mut Decoder<'m, A>) -> NdrResult<()>,
) -> NdrResult<()>
where
    T: List<Link: GrowLink<'m, A>> + Unmarshal<'m, A>,
{
    let depth = decoder.depth();
    let mut node = first;
    loop {
        fields(node, flat, decoder)?;
        let id = link(flat);
        if id.is_null() || node.link().kept().is_none() {
            rest(id, node.link_mut(), decoder)?;
            break;
        }
        let Some(next) = node.link_mut().kept_mut() else { break };
        decoder.descend(levels::<T>())?;
        flat = decoder.flat::<S, (), T>()?;
        node = next;
    }
    decoder.set_depth(depth);
    Ok(())
}

/// The cursor from which plain nodes are read.
#[inline(always)]
fn plain<'c, 'm, T: List>(ahead: &'c mut Cursor<'m>) -> Option<&'c mut Cursor<'m>> {
    if const { T::IS_PLAIN } { Some(ahead) } else { None }
}

/// How many nodes are made at once: plain ones, because what follows one of them is the next.
const fn most_of<T: List>() -> usize {
    if T::IS_PLAIN { usize::MAX } else { 1 }
}

/// How many nodes there is room for in the call's memory. A node has a size, because it holds a pointer.
const fn most_within<T: List>(bytes: usize) -> usize {
    const { assert!(size_of::<T>() != 0, "a node of a list holds a pointer") };
    bytes / size_of::<T>()
}

/// Puts a node behind a list's last one. `end` holds no node, so that there is nothing to drop.
#[inline(always)]
fn append<P>(end: &mut Option<P>, next: P) -> &mut P {
    core::mem::forget(end.take());
    end.insert(next)
}

macro_rules! owned_link {
    ([$($a:tt)*] $ty:ty, [$($decoder:tt)*]) => {
        impl<T, $($a)*> Link for Option<$ty> {
            type Node = T;

            #[inline(always)]
            fn next(&self) -> Option<&T> {
                self.as_deref()
            }

            #[inline(always)]
            fn kept(&self) -> Option<&T> {
                self.as_deref()
            }

            #[inline(always)]
            fn kept_mut(&mut self) -> Option<&mut T> {
                self.as_deref_mut()
            }
        }

        impl<T: List<Link = Option<$ty>>, $($a)*> OwnedLink for Option<$ty> {
            fn drop_first(self) -> Option<Self> {
                self.map(|mut node| node.link_mut().take())
            }
        }

        impl<'m, T: List<Link = Option<$ty>>, $($decoder)*> GrowLink<'m, A> for Option<$ty> {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn grow(
                id: ReferentId,
                decoder: &mut Decoder<'m, A>,
                node: impl for<'p> FnMut(
                    &mut Decoder<'m, A>,
                    Option<&mut Cursor<'m>>,
                    &mut ReferentId,
                    Place<'p, T>,
                ) -> NdrResult<Made<'p, T>>,
            ) -> NdrResult<Self> {
                grow_owned(id, decoder, node)
            }

            #[inline(always)]
            fn most(_: &Decoder<'m, A>) -> usize {
                0
            }

            #[inline(always)]
            fn count(nodes: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
                for _ in 0..nodes {
                    decoder.descend(1)?;
                    <$ty>::tally(decoder)?;
                }
                Ok(())
            }
        }
    };
}

owned_link! { [] Box<T>, [A] }
owned_link! { [A: Allocator] PluggedBox<T, A>, [A: Allocator + Clone] }

/// Makes a list whose nodes own one another.
#[cfg_attr(not(debug_assertions), inline(always))]
fn grow_owned<'m, A, P, T>(
    mut id: ReferentId,
    decoder: &mut Decoder<'m, A>,
    mut node: impl for<'p> FnMut(
        &mut Decoder<'m, A>,
        Option<&mut Cursor<'m>>,
        &mut ReferentId,
        Place<'p, T>,
    ) -> NdrResult<Made<'p, T>>,
) -> NdrResult<Option<P>>
where
    P: Owner<'m, A, Value = T>,
    T: List<Link = Option<P>>,
{
    let depth = decoder.depth();
    let mut list = None;
    let mut end = &mut list;
    while !id.is_null() {
        decoder.descend(1)?;
        let next = P::make(
            decoder,
            #[inline(always)]
            |decoder, place| node(decoder, None, &mut id, place),
        )?;
        end = append(end, next).link_mut();
    }
    decoder.set_depth(depth);
    Ok(list)
}

impl<T> Link for Option<&mut T> {
    type Node = T;

    #[inline(always)]
    fn next(&self) -> Option<&T> {
        self.as_deref()
    }
}

impl<'m, A, T: List<Link = Option<&'m mut T>>> GrowLink<'m, A> for Option<&'m mut T> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn grow(
        mut id: ReferentId,
        decoder: &mut Decoder<'m, A>,
        mut node: impl for<'p> FnMut(
            &mut Decoder<'m, A>,
            Option<&mut Cursor<'m>>,
            &mut ReferentId,
            Place<'p, T>,
        ) -> NdrResult<Made<'p, T>>,
    ) -> NdrResult<Self> {
        let mut list = None;
        let mut end: &mut Self = &mut list;
        while !id.is_null() {
            let mut row = decoder.begin_row::<T>(most_of::<T>())?;
            let mut ahead = decoder.cursor;
            while !id.is_null()
                && let Some(place) = row.next()
            {
                node(decoder, plain::<T>(&mut ahead), &mut id, Place::of(place))?;
                // SAFETY: `node` has made it.
                end = append(end, unsafe { place.assume_init_mut() }).link_mut();
            }
            if const { T::IS_PLAIN } {
                decoder.cursor = ahead;
                decoder.end_row(row)?;
            }
        }
        Ok(list)
    }

    #[inline(always)]
    fn most(decoder: &Decoder<'m, A>) -> usize {
        most_within::<T>(decoder.budget.bytes)
    }

    #[inline(always)]
    fn count(nodes: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        decoder.tally_row_in_arena::<T>(nodes)
    }
}

impl<T> Link for Option<&T> {
    type Node = T;

    #[inline(always)]
    fn next(&self) -> Option<&T> {
        *self
    }
}

impl<'m, A, T: List<Link = Option<&'m T>>> GrowLink<'m, A> for Option<&'m T> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn grow(
        mut id: ReferentId,
        decoder: &mut Decoder<'m, A>,
        mut node: impl for<'p> FnMut(
            &mut Decoder<'m, A>,
            Option<&mut Cursor<'m>>,
            &mut ReferentId,
            Place<'p, T>,
        ) -> NdrResult<Made<'p, T>>,
    ) -> NdrResult<Self> {
        let mut list: Self = None;
        let mut end: *mut Self = &raw mut list;
        while !id.is_null() {
            let mut row = decoder.begin_row::<T>(most_of::<T>())?;
            let mut ahead = decoder.cursor;
            while !id.is_null()
                && let Some(place) = row.next()
            {
                node(decoder, plain::<T>(&mut ahead), &mut id, Place::of(place))?;
                let next: NonNull<T> = NonNull::from(place).cast();
                // SAFETY: `end` is the list's start, or the pointer in the node that was made last; nobody else
                // has either. An `Option<&T>` has the layout of a pointer. It is written as one, because a
                // reference must not exist before its node's own pointer is written for the last time: that is
                // when the loop has ended, and the list is read as what it is.
                unsafe {
                    end.cast::<NonNull<T>>().write(next);
                    end = &raw mut *(*next.as_ptr()).link_mut();
                }
            }
            if const { T::IS_PLAIN } {
                decoder.cursor = ahead;
                decoder.end_row(row)?;
            }
        }
        Ok(list)
    }

    #[inline(always)]
    fn most(decoder: &Decoder<'m, A>) -> usize {
        most_within::<T>(decoder.budget.bytes)
    }

    #[inline(always)]
    fn count(nodes: usize, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
        decoder.tally_row_in_arena::<T>(nodes)
    }
}
