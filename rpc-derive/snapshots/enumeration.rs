#[derive(Ndr)]
#[v1_enum]
pub enum Colour {
    Red,
    Green = 5,
    Blue,
    #[other]
    Other(u32),
}
