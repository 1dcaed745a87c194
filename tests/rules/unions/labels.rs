//! Labels by name.

use rpc_runtime::prelude::*;
use rpc_runtime::{Marshal, Unmarshal};
use rpc_tests::encoding::Encoding;
use rpc_tests::{Stub, hex};

/// Each form of an enumeration.
mod forms {
    use rpc_runtime::prelude::*;

    #[derive(Ndr, Debug, PartialEq, Clone, Copy)]
    #[repr(u16)]
    pub enum Open {
        A = 1,
        B = 7,
        #[other]
        Other(u16),
    }

    /// Values of the same names: none is mistaken for another's.
    #[derive(Ndr, Debug, PartialEq, Clone, Copy)]
    #[closed]
    pub enum Closed {
        A = 2,
        B = 3,
    }

    #[derive(Ndr, Debug, PartialEq, Clone, Copy)]
    #[v1_enum]
    #[repr(i32)]
    pub enum Wide {
        A = 70_000,
        B = -1,
        #[other]
        Other(u32),
    }

    #[derive(Ndr, Debug, PartialEq, Clone, Copy)]
    #[v1_enum]
    #[closed]
    #[repr(i32)]
    pub enum WideAndClosed {
        A = 70_000,
        B = -1,
    }

    /// It does not travel itself.
    pub enum Local {
        A = 4,
        B = 5,
    }

    pub struct Limits;

    impl Limits {
        pub const A: u16 = 8;
    }

    pub const B: u16 = 9;
}

use forms::Open as Renamed;
use forms::{Closed, Limits, Local, Open, Wide, WideAndClosed};

macro_rules! labelled {
    ($name:ident($switch:ty), $a:path, $b:path) => {
        #[derive(Ndr, Debug, PartialEq)]
        #[switch_type($switch)]
        enum $name {
            #[case($a)]
            A(u8),
            #[case($b)]
            B(u8),
        }
    };
}
labelled! { ByOpen(Open), Open::A, Open::B }
labelled! { ByClosed(Closed), Closed::A, Closed::B }
labelled! { ByWide(Wide), Wide::A, Wide::B }
labelled! { ByWideAndClosed(WideAndClosed), WideAndClosed::A, WideAndClosed::B }
// Not the switch type's own values.
labelled! { ByNumber(u16), forms::Open::A, Renamed::B }
labelled! { ByAnother(Open), Closed::A, Closed::B }
labelled! { ByLocal(u16), Local::A, forms::Local::B }
labelled! { ByConstant(u16), Limits::A, forms::B }

#[track_caller]
fn are<T>(values: [T; 2], little: [&str; 2])
where
    T: Marshal + for<'m> Unmarshal<'m, ()> + PartialEq + std::fmt::Debug,
{
    for (value, bytes) in values.into_iter().zip(little) {
        assert_eq!(Encoding::Little.encode(&value).unwrap(), hex(bytes), "{value:?}");
        let stub = Stub::new(&hex(bytes));
        assert_eq!(Encoding::Little.decode::<_, T>(&stub, ()).unwrap(), value);
    }
}

#[test]
fn uni_06_a_label_is_a_value_of_any_enumeration_by_name() {
    are([ByOpen::A(9), ByOpen::B(9)], ["0100 09", "0700 09"]);
    are([ByClosed::A(9), ByClosed::B(9)], ["0200 09", "0300 09"]);
    are([ByWide::A(9), ByWide::B(9)], ["70110100 09", "ffffffff 09"]);
    are([ByWideAndClosed::A(9), ByWideAndClosed::B(9)], ["70110100 09", "ffffffff 09"]);
    are([ByNumber::A(9), ByNumber::B(9)], ["0100 09", "0700 09"]);
    are([ByAnother::A(9), ByAnother::B(9)], ["0200 09", "0300 09"]);
    are([ByLocal::A(9), ByLocal::B(9)], ["0400 09", "0500 09"]);
    are([ByConstant::A(9), ByConstant::B(9)], ["0800 09", "0900 09"]);
}
