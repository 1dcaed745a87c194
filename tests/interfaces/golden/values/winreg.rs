use rpc_interfaces::dtyp::{Filetime, RpcUnicodeString};
use rpc_interfaces::rrp::*;
use rpc_runtime::Status;

use super::{Samba, TIME, octets, units};
use crate::calls::Encoding;

/// A string with its null.
fn string(text: &str) -> RpcUnicodeString {
    let mut buffer = units(text);
    buffer.push(0);
    let length = 2 * buffer.len() as u16;
    RpcUnicodeString { length, maximum_length: length, buffer: Some(buffer) }
}

/// The same, with room for so many characters.
fn room(characters: u16, text: &str) -> RpcUnicodeString {
    RpcUnicodeString { maximum_length: 2 * characters, ..string(text) }
}

fn security(size: u32, descriptor: &[u8]) -> RpcSecurityDescriptor {
    RpcSecurityDescriptor {
        lp_security_descriptor: Some(descriptor.to_vec()),
        cb_in_security_descriptor: size,
        cb_out_security_descriptor: descriptor.len() as u32,
    }
}

fn time() -> Filetime {
    Filetime { dw_low_date_time: TIME as u32, dw_high_date_time: (TIME >> 32) as u32 }
}

async fn calls(samba: Samba) -> rpc_runtime::Result<()> {
    let client = WinregClient::bind(&samba.association).await?;
    let mut key = None;
    samba.expects("OpenHKLM.null");
    let status = client.open_local_machine(None, 1, &mut key).await?;
    assert_eq!(status, Status::from_wire(5));
    assert!(key.is_none());
    samba.expects("OpenHKLM");
    client.open_local_machine(Some(&0x5c), 0x0200_0000, &mut key).await?;
    let key = key.expect("a handle");

    samba.expects("OpenKey");
    let mut opened = None;
    let name = string("SOFTWARE\\Samba");
    client.base_reg_open_key(&key, &name, 4, 0x20019, &mut opened).await?;
    opened.expect("a handle").abandon();

    samba.expects("CreateKey");
    let (mut opened, mut disposition) = (None, 0);
    let none = RpcUnicodeString::default();
    client
        .base_reg_create_key(
            &key,
            &string("A"),
            &none,
            1,
            0xf003f,
            None,
            &mut opened,
            Some(&mut disposition),
        )
        .await?;
    opened.expect("a handle").abandon();
    assert_eq!(disposition, 1);

    samba.expects("DeleteKey");
    client.base_reg_delete_key(&key, &string("Gr\u{f6}\u{df}e")).await?;

    samba.expects("EnumValue");
    let empty = RpcUnicodeString { length: 0, maximum_length: 32, buffer: None };
    let (mut name, mut kind, mut data) = (RpcUnicodeString::default(), 0, Some(vec![]));
    let (mut size, mut length) = (16, 0);
    client
        .base_reg_enum_value(
            &key,
            1,
            &empty,
            &mut name,
            Some(&mut kind),
            &mut data,
            Some(&mut size),
            Some(&mut length),
        )
        .await?;
    assert_eq!((name, kind), (room(16, "Version"), 3));
    assert_eq!((data.as_deref(), size, length), (Some(&octets::<5>(1)[..]), 16, 5));

    samba.expects("QueryValue");
    let (mut kind, mut data) = (0, Some(octets::<8>(1).to_vec()));
    let (mut size, mut length) = (8, 8);
    client
        .base_reg_query_value(
            &key,
            &string("Version"),
            Some(&mut kind),
            &mut data,
            Some(&mut size),
            Some(&mut length),
        )
        .await?;
    assert_eq!((kind, data.as_deref()), (4, Some(&octets::<4>(1)[..])));
    assert_eq!((size, length), (4, 4));

    samba.expects("QueryInfoKey");
    let mut class = RpcUnicodeString::default();
    let mut numbers = [0; 7];
    let mut written = Filetime::default();
    let [keys, key_length, class_length, values, name_length, value_length, descriptor] =
        &mut numbers;
    client
        .base_reg_query_info_key(
            &key,
            &none,
            &mut class,
            keys,
            key_length,
            class_length,
            values,
            name_length,
            value_length,
            descriptor,
            &mut written,
        )
        .await?;
    assert_eq!((class, numbers, written), (string("Class"), [1, 2, 3, 4, 5, 6, 7], time()));

    samba.expects("SetValue");
    client.base_reg_set_value(&key, &string("Version"), 3, &octets::<7>(1), 7).await?;

    samba.expects("GetKeySecurity");
    let asked = RpcSecurityDescriptor { cb_in_security_descriptor: 4096, ..Default::default() };
    let mut answered = RpcSecurityDescriptor::default();
    client.base_reg_get_key_security(&key, 7, &asked, &mut answered).await?;
    assert_eq!(answered, security(4096, &octets::<20>(1)));

    samba.expects("SaveKey");
    let attributes = RpcSecurityAttributes {
        n_length: 12,
        rpc_security_descriptor: security(4, &octets::<4>(1)),
        b_inherit_handle: 1,
    };
    client.base_reg_save_key(&key, &string("C:\\a.hiv"), Some(&attributes)).await?;

    samba.expects("GetVersion");
    let mut version = 0;
    client.base_reg_get_version(&key, &mut version).await?;
    assert_eq!(version, 6);

    samba.expects("CloseKey");
    let mut key = Some(key);
    client.base_reg_close_key(&mut key).await?;
    assert!(key.is_none());
    Ok(())
}

#[tokio::test]
async fn values() {
    for encoding in Encoding::ALL {
        calls(Samba::new(encoding, include_str!("../winreg.txt"))).await.unwrap();
    }
}
