"""The registry: [MS-RRP], in Samba's words.

The strings of LoadKey are references for Microsoft and unique pointers for Samba, and are not here.
"""

from samba.dcerpc import winreg

from objects import NO_HANDLE, TIME, handle, make, octets
from objects import call as any_call

NO_MORE_ITEMS = 259
MORE_DATA = 234
MAXIMUM_ALLOWED = 0x02000000


def call(procedure, case='', **fields):
    any_call('winreg', procedure, case, **fields)


def string(text):
    return make(winreg.String, name=text)


def room(kind, characters, text=None):
    return make(kind, size=2 * characters, name=text)


def opens():
    roots = (winreg.OpenHKCR, winreg.OpenHKCU, winreg.OpenHKLM, winreg.OpenHKPD, winreg.OpenHKU, winreg.OpenHKCC,
             winreg.OpenHKPT, winreg.OpenHKPN)
    for procedure in roots:
        call(procedure, in_system_name=0x5c, in_access_mask=MAXIMUM_ALLOWED, out_handle=handle())
    call(winreg.OpenHKLM, 'null', in_system_name=None, in_access_mask=1, out_handle=NO_HANDLE, result=5)
    call(winreg.OpenKey, in_parent_handle=handle(), in_keyname=string('SOFTWARE\\Samba'), in_options=4,
         in_access_mask=0x20019, out_handle=handle())
    call(winreg.CreateKey, in_handle=handle(), in_name=string('A'), in_keyclass=string(None), in_options=1,
         in_access_mask=0xf003f, in_secdesc=None, out_new_handle=handle(), in_action_taken=0, out_action_taken=1)
    security = make(winreg.SecBuf, length=12, sd=security_data(8, 5), inherit=1)
    call(winreg.CreateKey, 'secure', in_handle=handle(), in_name=string('A'), in_keyclass=string('Class'),
         in_options=0, in_access_mask=1, in_secdesc=security, out_new_handle=handle(), in_action_taken=None,
         out_action_taken=None)
    call(winreg.CloseKey, in_handle=handle(), out_handle=NO_HANDLE)


def security_data(size, length):
    return make(winreg.KeySecurityData, size=size, len=length, data=octets(length))


def keys():
    for procedure in (winreg.DeleteKey, winreg.DeleteValue):
        name = 'in_key' if procedure is winreg.DeleteKey else 'in_value'
        call(procedure, in_handle=handle(), **{name: string('Gr\u00f6\u00dfe')})
    call(winreg.DeleteKeyEx, in_handle=handle(), in_key=string('A'), in_access_mask=0x100, in_reserved=0)
    call(winreg.EnumKey, in_handle=handle(), in_enum_index=3, in_name=room(winreg.StringBuf, 256),
         out_name=room(winreg.StringBuf, 256, 'SOFTWARE'), in_keyclass=room(winreg.StringBuf, 16),
         out_keyclass=room(winreg.StringBuf, 16, ''), in_last_changed_time=0, out_last_changed_time=TIME)
    call(winreg.EnumKey, 'null', in_handle=handle(), in_enum_index=9, in_name=room(winreg.StringBuf, 1, ''),
         out_name=room(winreg.StringBuf, 1, ''), in_keyclass=None, out_keyclass=None, in_last_changed_time=None,
         out_last_changed_time=None, result=NO_MORE_ITEMS)
    call(winreg.QueryInfoKey, in_handle=handle(), in_classname=string(None), out_classname=string('Class'),
         out_num_subkeys=1, out_max_subkeylen=2, out_max_classlen=3, out_num_values=4, out_max_valnamelen=5,
         out_max_valbufsize=6, out_secdescsize=7, out_last_changed_time=TIME)
    call(winreg.GetVersion, in_handle=handle(), out_version=6)
    call(winreg.FlushKey, in_handle=handle())
    call(winreg.UnLoadKey, in_handle=handle(), in_subkey=string('A'))
    call(winreg.ReplaceKey, in_handle=handle(), in_subkey=string('A'), in_new_file=string('new'),
         in_old_file=string('old'))
    call(winreg.RestoreKey, in_handle=handle(), in_filename=string('C:\\a.hiv'), in_flags=8)
    attribute = make(winreg.KeySecurityAttribute, data_size=12, sec_data=security_data(4, 4), inherit=1)
    call(winreg.SaveKey, in_handle=handle(), in_filename=string('C:\\a.hiv'), in_sec_attrib=attribute)
    call(winreg.SaveKeyEx, in_handle=handle(), in_filename=string('C:\\a.hiv'), in_sec_attrib=None, in_flags=2)


def values():
    call(winreg.EnumValue, in_handle=handle(), in_enum_index=1, in_name=room(winreg.ValNameBuf, 16),
         out_name=room(winreg.ValNameBuf, 16, 'Version'), in_type=0, out_type=3, in_value=[], out_value=octets(5),
         in_size=16, out_size=16, in_length=0, out_length=5)
    call(winreg.EnumValue, 'null', in_handle=handle(), in_enum_index=1, in_name=room(winreg.ValNameBuf, 4, 'abc'),
         out_name=room(winreg.ValNameBuf, 4, 'abc'), in_type=None, out_type=None, in_value=None, out_value=None,
         in_size=None, out_size=None, in_length=None, out_length=None, result=NO_MORE_ITEMS)
    call(winreg.QueryValue, in_handle=handle(), in_value_name=string('Version'), in_type=0, out_type=4,
         in_data=octets(8), out_data=octets(4), in_data_size=8, out_data_size=4, in_data_length=8,
         out_data_length=4)
    call(winreg.QueryValue, 'size', in_handle=handle(), in_value_name=string('Version'), in_type=0, out_type=1,
         in_data=None, out_data=None, in_data_size=0, out_data_size=66, in_data_length=0, out_data_length=0,
         result=MORE_DATA)
    call(winreg.SetValue, in_handle=handle(), in_name=string('Version'), in_type=3, in_data=octets(7), in_size=7)
    call(winreg.GetKeySecurity, in_handle=handle(), in_sec_info=7, in_sd=make(winreg.KeySecurityData, size=4096),
         out_sd=security_data(4096, 20))
    call(winreg.SetKeySecurity, in_handle=handle(), in_sec_info=4, in_sd=security_data(20, 20))


for part in (opens, keys, values):
    part()
