#[derive(Ndr)]
#[switch_type(u16)]
pub enum Choice {
    #[case(1, 2)]
    Number(u32),
    #[case(LABEL)]
    Text(#[string] Option<WString>),
    #[case(Kind::Flag)]
    Flag(bool),
    #[case(default)]
    Nothing,
}
