/// Three numbers.
#[derive(Ndr)]
pub struct Point {
    pub x: u16,
    pub y: u32,
    pub name: Option<Box<Name>>,
}
