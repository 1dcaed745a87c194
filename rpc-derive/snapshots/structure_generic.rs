#[derive(Ndr)]
pub struct Pair<T, A: Allocator = Global> {
    pub first: T,
    pub second: Option<Box<T, A>>,
}
