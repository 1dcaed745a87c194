#[derive(Ndr)]
pub struct Arrays<'a> {
    pub count: u32,
    #[range(0, 100)]
    pub used: u32,
    #[size_is(count)]
    pub numbers: &'a [u32],
    #[size_is(count)]
    #[length_is(used)]
    pub varying: Vec<u16>,
    #[unique]
    #[string]
    pub text: Option<&'a WStr>,
    pub fixed: [u8; 16],
    #[switch_is(count)]
    pub choice: Choice,
    #[skip]
    pub own: u64,
    #[transmit_as(FileTime)]
    pub time: SystemTime,
    #[size_is(count + 1)]
    pub tail: Tail<Vec<u32>>,
}
