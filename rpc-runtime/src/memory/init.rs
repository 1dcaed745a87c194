//! Fallible construction: std's own constructors abort when memory runs out.

use core::alloc::Layout;
use core::mem::MaybeUninit;
use core::ptr::NonNull;
use std::alloc::alloc;

/// `Box::new`, or `None` when there is no memory; then `value` is dropped.
#[inline]
pub(crate) fn box_from<T>(value: T) -> Option<Box<T>> {
    let layout = Layout::new::<T>();
    let block: NonNull<T> = if layout.size() == 0 {
        NonNull::dangling()
    } else {
        // SAFETY: the size is not zero.
        NonNull::new(unsafe { alloc(layout) })?.cast()
    };
    // SAFETY: the block is valid for a `T`, and comes from the allocator that `Box` frees with.
    unsafe {
        block.write(value);
        Some(Box::from_raw(block.as_ptr()))
    }
}

/// `Vec::with_capacity`, or `None` when there is no memory.
#[inline]
pub(crate) fn vec_with_capacity<T>(n: usize) -> Option<Vec<T>> {
    let layout = Layout::array::<T>(n).ok()?;
    if layout.size() == 0 {
        return Some(Vec::new());
    }
    // Not by `try_reserve_exact`, which is made for vectors that grow, and costs half of what a block does.
    // SAFETY: the size is not zero.
    let block: NonNull<T> = NonNull::new(unsafe { alloc(layout) })?.cast();
    // SAFETY: the block has room for `n` values, and comes from the allocator that `Vec` frees with.
    Some(unsafe { Vec::from_raw_parts(block.as_ptr(), 0, n) })
}

/// An array of what `make` returns, or its first error; then the elements so far are dropped.
#[inline]
pub(crate) fn array_from_fn<T, E, const N: usize>(
    mut make: impl FnMut() -> Result<T, E>,
) -> Result<[T; N], E> {
    struct Guard<T, const N: usize> {
        array: [MaybeUninit<T>; N],
        made: usize,
    }
    impl<T, const N: usize> Drop for Guard<T, N> {
        fn drop(&mut self) {
            for element in &mut self.array[..self.made] {
                // SAFETY: the first `made` elements are initialized, and not used again.
                unsafe { element.assume_init_drop() };
            }
        }
    }
    let mut guard: Guard<T, N> = Guard { array: [const { MaybeUninit::uninit() }; N], made: 0 };
    while guard.made < N {
        guard.array[guard.made].write(make()?);
        guard.made += 1;
    }
    guard.made = 0;
    // SAFETY: all elements are initialized, and the guard drops none of them any more.
    Ok(unsafe { core::mem::transmute_copy(&guard.array) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    #[test]
    fn a_failed_array_drops_what_it_made() {
        let token = Rc::new(());
        let mut left = 3;
        let result: Result<[Rc<()>; 5], &str> = array_from_fn(|| {
            left -= 1;
            if left == 0 { Err("no more") } else { Ok(token.clone()) }
        });
        assert!(result.is_err());
        assert_eq!(Rc::strong_count(&token), 1);
        let array: [Rc<()>; 2] = array_from_fn(|| Ok::<_, ()>(token.clone())).unwrap();
        assert_eq!(Rc::strong_count(&token), 3);
        drop(array);
        assert_eq!(Rc::strong_count(&token), 1);
    }
}
