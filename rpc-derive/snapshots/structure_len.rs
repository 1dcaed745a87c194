#[derive(Ndr)]
pub struct Names {
    pub count: Len<u32>,
    #[size_is(count)]
    pub names: Vec<WString>,
}
