"""Printing: [MS-RPRN], in Samba's words.

What is not here: the containers of SendRecvBidiData have their entries in line for Microsoft, and pointers to them for
Samba.
"""

from samba.dcerpc import spoolss
from samba.dcerpc.security import sec_desc_buf

from objects import NO_HANDLE, SERVER, TIME, handle, make, octets
from objects import call as any_call

PRINTER = '\\\\SERVER\\printer'
INSUFFICIENT_BUFFER = 122
# Kinds of context handles.
GDI = 2


def call(procedure, case='', **fields):
    any_call('spoolss', procedure, case, **fields)


NO_DEVMODE = make(spoolss.DevmodeContainer, devmode=None)
NO_SECURITY = make(sec_desc_buf, sd_size=0)


def opens():
    call(spoolss.OpenPrinter, in_printername=PRINTER, in_datatype='RAW', in_devmode_ctr=NO_DEVMODE,
         in_access_mask=8, out_handle=handle())
    call(spoolss.OpenPrinter, 'null', in_printername=None, in_datatype=None, in_devmode_ctr=NO_DEVMODE,
         in_access_mask=0, out_handle=NO_HANDLE, result=5)
    client = make(spoolss.UserLevel1, size=28, client='\\\\PC1', user='anna', build=19045, major=3, minor=1,
                  processor=9)
    level = make(spoolss.UserLevelCtr, level=1, user_info=client)
    call(spoolss.OpenPrinterEx, in_printername=PRINTER, in_datatype=None, in_devmode_ctr=NO_DEVMODE,
         in_access_mask=0x20008, in_userlevel_ctr=level, out_handle=handle())
    one = make(spoolss.SetPrinterInfo1, flags=0x800000, name='name', description='description', comment='')
    printer = make(spoolss.SetPrinterInfoCtr, level=1, info=one)
    call(spoolss.AddPrinter, in_server=SERVER, in_info_ctr=printer, in_devmode_ctr=NO_DEVMODE,
         in_secdesc_ctr=NO_SECURITY, out_handle=handle())
    call(spoolss.AddPrinterEx, in_server=None, in_info_ctr=printer, in_devmode_ctr=NO_DEVMODE,
         in_secdesc_ctr=NO_SECURITY, in_userlevel_ctr=level, out_handle=handle())
    call(spoolss.CreatePrinterIC, in_handle=handle(), out_gdi_handle=handle(GDI), in_devmode_ctr=NO_DEVMODE)
    call(spoolss.DeletePrinterIC, in_gdi_handle=handle(GDI), out_gdi_handle=NO_HANDLE)
    call(spoolss.ReplyOpenPrinter, in_server_name='PC1', in_printer_local=1, in_type=1, in_bufsize=3,
         in_buffer=octets(3), out_handle=handle())
    call(spoolss.RouterReplyPrinter, in_handle=handle(), in_flags=0x100, in_bufsize=2, in_buffer=octets(2))
    call(spoolss.ReplyClosePrinter, in_handle=handle(), out_handle=NO_HANDLE)
    call(spoolss.ClosePrinter, in_handle=handle(), out_handle=NO_HANDLE)


def printers():
    call(spoolss.EnumPrinters, in_flags=2, in_server=SERVER, in_level=1, in_buffer=None, in_offered=0, out_count=0,
         out_info=None, out_needed=500, result=INSUFFICIENT_BUFFER)
    call(spoolss.EnumPrinterDrivers, in_server=SERVER, in_environment='Windows x64', in_level=3, in_buffer=None,
         in_offered=0, out_count=0, out_info=None, out_needed=500, result=INSUFFICIENT_BUFFER)
    call(spoolss.EnumForms, in_handle=handle(), in_level=1, in_buffer=None, in_offered=0, out_count=0, out_info=None,
         out_needed=500, result=INSUFFICIENT_BUFFER)
    for procedure in (spoolss.EnumPorts, spoolss.EnumMonitors):
        call(procedure, in_servername=SERVER, in_level=2, in_buffer=None, in_offered=0, out_count=0, out_info=None,
             out_needed=500, result=INSUFFICIENT_BUFFER)
    call(spoolss.GetPrinter, in_handle=handle(), in_level=2, in_buffer=None, in_offered=0, out_info=None,
         out_needed=500, result=INSUFFICIENT_BUFFER)
    call(spoolss.GetPrinterDriver2, in_handle=handle(), in_architecture='Windows x64', in_level=3, in_buffer=None,
         in_offered=0, in_client_major_version=3, in_client_minor_version=1, out_info=None, out_needed=500,
         out_server_major_version=2, out_server_minor_version=0, result=INSUFFICIENT_BUFFER)
    # What would be pointers of the caller's are numbers that are as long as a pointer.
    two = {'servername': None, 'printername': 'p', 'sharename': '', 'portname': 'LPT1:', 'drivername': 'd',
           'comment': 'c', 'location': None, 'sepfile': None, 'printprocessor': 'winprint', 'datatype': 'RAW',
           'parameters': None}
    levels = {
        2: make(spoolss.SetPrinterInfo2, **two, devmode_ptr=0x12345678, secdesc_ptr=0x87654321, attributes=0x40,
                priority=1, defaultpriority=2, starttime=3, untiltime=4, status=5, cjobs=6, averageppm=7),
        3: make(spoolss.SetPrinterInfo3, sec_desc_ptr=0x12345678),
        4: make(spoolss.SetPrinterInfo4, printername='p', servername=SERVER, attributes=0x40),
        5: make(spoolss.SetPrinterInfo5, printername='p', portname='LPT1:', attributes=0x40,
                device_not_selected_timeout=15000, transmission_retry_timeout=45000),
        6: make(spoolss.SetPrinterInfo6, status=1),
        7: make(spoolss.SetPrinterInfo7, guid='{12345678-9ABC-DEF0-1234-56789ABCDEF0}', action=1),
    }
    for level, info in levels.items():
        call(spoolss.SetPrinter, str(level), in_handle=handle(), in_devmode_ctr=NO_DEVMODE,
             in_info_ctr=make(spoolss.SetPrinterInfoCtr, level=level, info=info), in_secdesc_ctr=NO_SECURITY,
             in_command=0)
    call(spoolss.DeletePrinter, in_handle=handle())
    call(spoolss.ResetPrinter, in_handle=handle(), in_data_type='RAW', in_devmode_ctr=NO_DEVMODE)
    call(spoolss.AddPerMachineConnection, in_server=SERVER, in_printername=PRINTER, in_printserver='SERVER',
         in_provider='')
    call(spoolss.DeletePerMachineConnection, in_server=None, in_printername=PRINTER)


def jobs():
    call(spoolss.SetJob, 'null', in_handle=handle(), in_job_id=7, in_ctr=None, in_command=1)
    submitted = make(spoolss.Time, year=2026, month=11, day_of_week=1, day=30, hour=12, minute=34, second=56,
                     millisecond=789)
    names = {'printer_name': 'p', 'server_name': 'SERVER', 'user_name': 'anna', 'document_name': 'a.txt'}
    pages = {'position': 1, 'total_pages': 2, 'pages_printed': 3, 'submitted': submitted}
    one = make(spoolss.SetJobInfo1, job_id=7, **names, data_type='RAW', text_status=None, status=16, priority=1,
               **pages)
    three = make(spoolss.JobInfo3, job_id=7, next_job_id=8, reserved=0)
    for level, info in ((1, one), (3, three)):
        call(spoolss.SetJob, str(level), in_handle=handle(), in_job_id=7,
             in_ctr=make(spoolss.JobInfoContainer, level=level, info=info), in_command=0)
    call(spoolss.ScheduleJob, in_handle=handle(), in_jobid=7)
    call(spoolss.EnumJobs, in_handle=handle(), in_firstjob=0, in_numjobs=100, in_level=1, in_buffer=None,
         in_offered=0, out_count=0, out_info=None, out_needed=500, result=INSUFFICIENT_BUFFER)
    document = make(spoolss.DocumentInfo1, document_name='a.txt', output_file=None, datatype='RAW')
    call(spoolss.StartDocPrinter, in_handle=handle(), in_info_ctr=make(spoolss.DocumentInfoCtr, level=1, info=document),
         out_job_id=7)
    for procedure in (spoolss.StartPagePrinter, spoolss.EndPagePrinter, spoolss.EndDocPrinter, spoolss.AbortPrinter):
        call(procedure, in_handle=handle(), result=0)
    call(spoolss.WritePrinter, in_handle=handle(), in_data=bytes(octets(7)), in__data_size=7, out_num_written=7)
    call(spoolss.ReadPrinter, in_handle=handle(), in_data_size=5, out_data=octets(5), out__data_size=5)


def data():
    call(spoolss.GetPrinterData, in_handle=handle(), in_value_name='OSVersion', in_offered=6, out_type=3,
         out_data=octets(6), out_needed=6)
    call(spoolss.GetPrinterDataEx, in_handle=handle(), in_key_name='PrinterDriverData', in_value_name='a',
         in_offered=4, out_type=4, out_data=octets(4), out_needed=4)
    call(spoolss.SetPrinterData, in_handle=handle(), in_value_name='a', in_type=3, in_data=octets(3), in_offered=3)
    call(spoolss.SetPrinterDataEx, in_handle=handle(), in_key_name='PrinterDriverData', in_value_name='a', in_type=3,
         in_data=octets(3), in_offered=3)
    call(spoolss.DeletePrinterData, in_handle=handle(), in_value_name='a')
    call(spoolss.DeletePrinterDataEx, in_handle=handle(), in_key_name='PrinterDriverData', in_value_name='a')
    call(spoolss.DeletePrinterKey, in_handle=handle(), in_key_name='PrinterDriverData')
    call(spoolss.XcvData, in_handle=handle(), in_function_name='AddPort', in_in_data=bytes(octets(5)),
         in__in_data_length=5, in_out_data_size=3, in_status_code=1, out_out_data=octets(3), out_needed=3,
         out_status_code=2)


def forms():
    form = make(spoolss.AddFormInfo1, flags=1, form_name='A4', size=make(spoolss.FormSize, width=210000, height=297000),
                area=make(spoolss.FormArea, left=1, top=2, right=3, bottom=4))
    container = make(spoolss.AddFormInfoCtr, level=1, info=form)
    call(spoolss.AddForm, in_handle=handle(), in_info_ctr=container)
    call(spoolss.SetForm, in_handle=handle(), in_form_name='A4', in_info_ctr=container)
    call(spoolss.DeleteForm, in_handle=handle(), in_form_name='A4', result=1902)
    call(spoolss.GetForm, in_handle=handle(), in_form_name='A4', in_level=1, in_buffer=None, in_offered=0,
         out_info=None, out_needed=100, result=INSUFFICIENT_BUFFER)


def drivers():
    call(spoolss.DeletePrinterDriver, in_server=SERVER, in_architecture='Windows x64', in_driver='d')
    call(spoolss.DeletePrinterDriverEx, in_server=None, in_architecture='Windows x64', in_driver='d',
         in_delete_flags=1, in_version=3)
    call(spoolss.AddPrintProcessor, in_server=SERVER, in_architecture='Windows x64', in_path_name='C:\\a.dll',
         in_print_processor_name='p')
    call(spoolss.DeletePrintProcessor, in_server=SERVER, in_architecture='Windows x64', in_print_processor_name='p')
    call(spoolss.DeletePort, in_server_name=SERVER, in_ptr=0x12345678, in_port_name='LPT1:')
    names = {'driver_name': 'd', 'architecture': 'Windows x64', 'driver_path': 'd.dll', 'data_file': 'd.dat',
             'config_file': 'c.dll'}
    one = make(spoolss.AddDriverInfo1, driver_name='d')
    two = make(spoolss.AddDriverInfo2, version=3, **names)
    for level, info in ((1, one), (2, two)):
        container = make(spoolss.AddDriverInfoCtr, level=level, info=info)
        call(spoolss.AddPrinterDriver, str(level), in_servername=SERVER, in_info_ctr=container)
        call(spoolss.AddPrinterDriverEx, str(level), in_servername=None, in_info_ctr=container, in_flags=0x14)


def properties():
    blob = make(spoolss.propertyBlob, cbBuf=4, pBuf=octets(4))
    values = {1: 'text', 2: 0x12345678, 3: TIME, 4: 200, 5: blob}
    for kind, value in values.items():
        held = make(spoolss.PrintPropertyValue, ePropertyType=kind, value=value)
        call(spoolss.GetJobNamedPropertyValue, str(kind), in_hPrinter=handle(), in_JobId=7, in_pszName='name',
             out_pValue=held)
        call(spoolss.SetJobNamedProperty, str(kind), in_hPrinter=handle(), in_JobId=7,
             in_pProperty=make(spoolss.PrintNamedProperty, propertyName='name', propertyValue=held))
    call(spoolss.DeleteJobNamedProperty, in_hPrinter=handle(), in_JobId=7, in_pszName='name')
    printed = make(spoolss.BranchOfficeJobDataPrinted, Status=1, pDocumentName='a.txt', pUserName='anna',
                   pMachineName='PC1', pPrinterName='p', pPortName='LPT1:', Size=TIME, TotalPages=3)
    rendered = make(spoolss.BranchOfficeJobDataRendered, Size=TIME, ICMMethod=1, Color=2, PrintQuality=-3,
                    YResolution=600, Copies=1, TTOption=2)
    full = make(spoolss.BranchOfficeLogOfflineFileFull, pMachineName='PC1')
    events = [make(spoolss.BranchOfficeJobData, eEventType=kind, JobId=7, JobInfo=info)
              for kind, info in ((1, printed), (2, rendered), (5, full))]
    container = make(spoolss.BranchOfficeJobDataContainer, cJobDataEntries=3, JobData=events)
    call(spoolss.LogJobInfoForBranchOffice, in_hPrinter=handle(), in_pBranchOfficeJobDataContainer=container)


for part in (opens, printers, jobs, data, forms, drivers, properties):
    part()
