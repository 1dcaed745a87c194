//! A stand-in that no question has reported is an error where it is compiled.

use rpc_runtime::__private::{Form, Select};

fn main() {
    let _ = <Form<false> as Select<u32>>::of(&1);
}
