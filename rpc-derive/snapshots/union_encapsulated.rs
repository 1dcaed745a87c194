#[derive(Ndr)]
#[switch_type(u32)]
pub enum Kept<'a> {
    #[case(1)]
    Tree { tree: Option<&'a Tree<'a>> },
    #[case(default)]
    Other {
        #[discriminant]
        which: u32,
        value: u8,
    },
}
