#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    pub name: Option<Box<Name>>,
    pub next: Option<Box<Node>>,
}
