"""Services: [MS-SCMR], in Samba's words.

What is not here: Samba writes the buffer of the ANSI procedures without its size, has strings where
ChangeServiceConfigW and ChangeServiceConfig2W have bytes and levels, and a pointer to the name of GetServiceDisplayNameW
and GetServiceKeyNameW.
"""

from samba.dcerpc import svcctl

from objects import NO_HANDLE, SERVER, handle, make, octets
from objects import call as any_call

INSUFFICIENT_BUFFER = 122
# Kinds of context handles.
LOCK = 2


def call(procedure, case='', **fields):
    any_call('svcctl', procedure, case, **fields)


STATUS = make(svcctl.SERVICE_STATUS, type=0x10, state=4, controls_accepted=5, win32_exit_code=1077,
              service_exit_code=1, check_point=2, wait_hint=3000)


def opens():
    call(svcctl.OpenSCManagerW, in_MachineName=SERVER, in_DatabaseName='ServicesActive', in_access_mask=0xf003f,
         out_handle=handle())
    call(svcctl.OpenSCManagerW, 'null', in_MachineName=None, in_DatabaseName=None, in_access_mask=1,
         out_handle=NO_HANDLE, result=5)
    call(svcctl.OpenServiceW, in_scmanager_handle=handle(), in_ServiceName='Spooler', in_access_mask=0xf01ff,
         out_handle=handle())
    call(svcctl.CreateServiceW, in_scmanager_handle=handle(), in_ServiceName='a', in_DisplayName='A service',
         in_desired_access=0xf01ff, in_type=0x10, in_start_type=3, in_error_control=1, in_binary_path='C:\\a.exe',
         in_LoadOrderGroupKey='Group', in_TagId=0, out_TagId=5, in_dependencies=octets(6), in_dependencies_size=6,
         in_service_start_name='SAMBA\\anna', in_password=octets(3), in_password_size=3, out_handle=handle())
    call(svcctl.CreateServiceW, 'null', in_scmanager_handle=handle(), in_ServiceName='a', in_DisplayName=None,
         in_desired_access=1, in_type=0x10, in_start_type=2, in_error_control=0, in_binary_path='C:\\a.exe',
         in_LoadOrderGroupKey=None, in_TagId=None, out_TagId=None, in_dependencies=None, in_dependencies_size=0,
         in_service_start_name=None, in_password=None, in_password_size=0, out_handle=NO_HANDLE, result=1073)
    call(svcctl.LockServiceDatabase, in_handle=handle(), out_lock=handle(LOCK))
    call(svcctl.UnlockServiceDatabase, in_lock=handle(LOCK), out_lock=NO_HANDLE)
    call(svcctl.CloseServiceHandle, in_handle=handle(), out_handle=NO_HANDLE)


def services():
    call(svcctl.ControlService, in_handle=handle(), in_control=1, out_service_status=STATUS)
    call(svcctl.DeleteService, in_handle=handle(), result=1072)
    call(svcctl.QueryServiceStatus, in_handle=handle(), out_service_status=STATUS)
    arguments = [make(svcctl.ArgumentString, string=text) for text in ('a', None, 'long one')]
    call(svcctl.StartServiceW, in_handle=handle(), in_NumArgs=3, in_Arguments=arguments)
    call(svcctl.StartServiceW, 'null', in_handle=handle(), in_NumArgs=0, in_Arguments=None, result=1056)
    configuration = make(svcctl.QUERY_SERVICE_CONFIG, service_type=0x110, start_type=2, error_control=1,
                         executablepath='C:\\a.exe', loadordergroup='', tag_id=7, dependencies='b/',
                         startname='LocalSystem', displayname='A service')
    call(svcctl.QueryServiceConfigW, in_handle=handle(), out_query=configuration, in_offered=4096, out_needed=200)
    call(svcctl.ChangeServiceConfigW, in_handle=handle(), in_type=0xffffffff, in_start_type=0xffffffff,
         in_error_control=0xffffffff, in_binary_path=None, in_load_order_group=None, in_tag_id=None, out_tag_id=None,
         in_dependencies=None, in_dwDependSize=0, in_service_start_name=None, in_password=None, in_dwPwSize=0,
         in_display_name='Another name')
    lock = make(svcctl.SERVICE_LOCK_STATUS, is_locked=1, lock_owner='.\\Administrator', lock_duration=60)
    call(svcctl.QueryServiceLockStatusW, in_handle=handle(), in_offered=100, out_lock_status=lock, out_needed=90)


def buffers():
    call(svcctl.QueryServiceObjectSecurity, in_handle=handle(), in_security_flags=4, out_buffer=octets(20),
         in_offered=20, out_needed=20)
    call(svcctl.SetServiceObjectSecurity, in_handle=handle(), in_security_flags=4, in_buffer=octets(20),
         in_offered=20)
    call(svcctl.EnumDependentServicesW, in_service=handle(), in_state=3, out_service_status=[], in_offered=0,
         out_needed=100, out_services_returned=0, result=INSUFFICIENT_BUFFER)
    call(svcctl.EnumServicesStatusW, in_handle=handle(), in_type=0x30, in_state=3, out_service=octets(9),
         in_offered=9, out_needed=100, out_services_returned=0, in_resume_handle=0, out_resume_handle=3,
         result=INSUFFICIENT_BUFFER)
    call(svcctl.QueryServiceConfig2W, in_handle=handle(), in_info_level=2, out_buffer=octets(6), in_offered=6,
         out_needed=6)
    call(svcctl.QueryServiceStatusEx, in_handle=handle(), in_info_level=0, out_buffer=octets(36), in_offered=36,
         out_needed=36)
    call(svcctl.EnumServicesStatusExW, in_scmanager=handle(), in_info_level=0, in_type=0x30, in_state=3,
         out_services=octets(7), in_offered=7, out_needed=100, out_service_returned=2, in_resume_handle=1,
         out_resume_handle=4, in_group_name='Group', result=INSUFFICIENT_BUFFER)
    call(svcctl.EnumServicesStatusExW, 'null', in_scmanager=handle(), in_info_level=0, in_type=0x30, in_state=3,
         out_services=[], in_offered=0, out_needed=100, out_service_returned=0, in_resume_handle=None,
         out_resume_handle=None, in_group_name=None, result=INSUFFICIENT_BUFFER)


for part in (opens, services, buffers):
    part()
