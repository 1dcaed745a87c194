use rpc_interfaces::dtyp::Systemtime;
use rpc_interfaces::rprn::*;
use rpc_runtime::ndr::UInt3264;
use rpc_runtime::{Tail, WString};

use super::{SERVER, Samba, TIME, octets};
use crate::calls::Encoding;

fn some(text: &str) -> Option<WString> {
    Some(text.into())
}

async fn calls(samba: Samba) -> rpc_runtime::Result<()> {
    let client = WinspoolClient::bind(&samba.association).await?;
    let no_mode = DevmodeContainer::default();
    let no_security = SecurityContainer::default();
    let [server, printer, raw] = [SERVER, "\\\\SERVER\\printer", "RAW"].map(WString::from);
    let mut opened = None;

    samba.expects("OpenPrinter.null");
    assert_eq!(client.rpc_open_printer(None, &mut opened, None, &no_mode, 0).await?, 5);
    assert!(opened.is_none());
    samba.expects("OpenPrinter");
    client.rpc_open_printer(Some(&printer), &mut opened, Some(&raw), &no_mode, 8).await?;
    let handle = opened.expect("a handle");

    samba.expects("OpenPrinterEx");
    let info = SplclientInfo1 {
        dw_size: 28,
        p_machine_name: some("\\\\PC1"),
        p_user_name: some("anna"),
        dw_build_num: 19045,
        dw_major_version: 3,
        dw_minor_version: 1,
        w_processor_architecture: 9,
    };
    let info = SplclientContainerClientInfo::PClientInfo1(Some(Box::new(info)));
    let info = SplclientContainer { level: 1, client_info: info };
    let mut second = None;
    client.rpc_open_printer_ex(Some(&printer), &mut second, None, &no_mode, 0x20008, &info).await?;
    second.expect("a handle").abandon();

    samba.expects("EnumPrinters");
    let (mut buffer, mut needed, mut returned) = (None, 0, 1);
    let status = client
        .rpc_enum_printers(2, Some(&server), 1, &mut buffer, 0, &mut needed, &mut returned)
        .await?;
    assert_eq!((status, buffer, needed, returned), (122, None, 500, 0));

    samba.expects("SetPrinter.2");
    let two = PrinterInfo2 {
        p_server_name: None,
        p_printer_name: some("p"),
        p_share_name: some(""),
        p_port_name: some("LPT1:"),
        p_driver_name: some("d"),
        p_comment: some("c"),
        p_location: None,
        p_dev_mode: UInt3264(0x1234_5678),
        p_sep_file: None,
        p_print_processor: some("winprint"),
        p_datatype: some("RAW"),
        p_parameters: None,
        p_security_descriptor: UInt3264(0x8765_4321),
        attributes: 0x40,
        priority: 1,
        default_priority: 2,
        start_time: 3,
        until_time: 4,
        status: 5,
        c_jobs: 6,
        average_ppm: 7,
    };
    let two = PrinterContainerPrinterInfo::PPrinterInfo2(Some(Box::new(two)));
    let two = PrinterContainer { level: 2, printer_info: two };
    client.rpc_set_printer(&handle, &two, &no_mode, &no_security, 0).await?;

    samba.expects("SetJob.1");
    let submitted = Systemtime {
        w_year: 2026,
        w_month: 11,
        w_day_of_week: 1,
        w_day: 30,
        w_hour: 12,
        w_minute: 34,
        w_second: 56,
        w_milliseconds: 789,
    };
    let job = JobInfo1 {
        job_id: 7,
        p_printer_name: some("p"),
        p_machine_name: some("SERVER"),
        p_user_name: some("anna"),
        p_document: some("a.txt"),
        p_datatype: some("RAW"),
        p_status: None,
        status: 16,
        priority: 1,
        position: 1,
        total_pages: 2,
        pages_printed: 3,
        submitted,
    };
    let job = JobContainer { level: 1, job_info: JobContainerJobInfo::Level1(Some(Box::new(job))) };
    client.rpc_set_job(&handle, 7, Some(&job), 0).await?;

    samba.expects("StartDocPrinter");
    let document =
        DocInfo1 { p_doc_name: some("a.txt"), p_output_file: None, p_datatype: some("RAW") };
    let document = DocInfoContainerDocInfo::PDocInfo1(Some(Box::new(document)));
    let (document, mut job) = (DocInfoContainer { level: 1, doc_info: document }, 0);
    client.rpc_start_doc_printer(&handle, &document, &mut job).await?;
    assert_eq!(job, 7);

    samba.expects("WritePrinter");
    let mut written = 0;
    client.rpc_write_printer(&handle, &octets::<7>(1), 7, &mut written).await?;
    assert_eq!(written, 7);

    samba.expects("ReadPrinter");
    let (mut buffer, mut read) = ([0; 5], 0);
    #[allow(deprecated)]
    client.rpc_read_printer(&handle, &mut buffer, 5, &mut read).await?;
    assert_eq!((buffer, read), (octets(1), 5));

    samba.expects("GetPrinterData");
    let (name, mut kind, mut data) = (WString::from("OSVersion"), 0, [0; 6]);
    #[allow(deprecated)]
    client.rpc_get_printer_data(&handle, &name, &mut kind, &mut data, 6, &mut needed).await?;
    assert_eq!((kind, data, needed), (3, octets(1), 6));

    samba.expects("AddForm");
    let form = FormInfo1 {
        flags: 1,
        p_name: some("A4"),
        size: Size { cx: 210_000, cy: 297_000 },
        imageable_area: Rectl { left: 1, top: 2, right: 3, bottom: 4 },
    };
    let form = FormContainerFormInfo::PFormInfo1(Some(Box::new(form)));
    client.rpc_add_form(&handle, &FormContainer { level: 1, form_info: form }).await?;

    samba.expects("DeletePort");
    let window = UInt3264(0x1234_5678);
    client.rpc_delete_port(Some(&server), window, &WString::from("LPT1:")).await?;

    samba.expects("XcvData");
    let (name, mut data, mut status) = (WString::from("AddPort"), [0; 3], 1);
    #[allow(deprecated)]
    client
        .rpc_xcv_data(&handle, &name, &octets::<5>(1), 5, &mut data, 3, &mut needed, &mut status)
        .await?;
    assert_eq!((data, needed, status), (octets(1), 3, 2));

    samba.expects("GetJobNamedPropertyValue.3");
    let mut value = RpcPrintPropertyValue {
        e_property_type: RpcEPrintPropertyType::KRpcPropertyTypeByte,
        value: RpcPrintPropertyValueValue::PropertyByte(0),
    };
    let name = WString::from("name");
    client.rpc_get_job_named_property_value(&handle, 7, &name, &mut value).await?;
    let expected = RpcPrintPropertyValue {
        e_property_type: RpcEPrintPropertyType::KRpcPropertyTypeInt64,
        value: RpcPrintPropertyValueValue::PropertyInt64(TIME as i64),
    };
    assert_eq!(value, expected);

    samba.expects("LogJobInfoForBranchOffice");
    let printed = RpcBranchOfficeJobDataPrinted {
        status: 1,
        p_document_name: some("a.txt"),
        p_user_name: some("anna"),
        p_machine_name: some("PC1"),
        p_printer_name: some("p"),
        p_port_name: some("LPT1:"),
        size: TIME as i64,
        total_pages: 3,
    };
    let rendered = RpcBranchOfficeJobDataRendered {
        size: TIME as i64,
        icm_method: 1,
        color: 2,
        print_quality: -3,
        y_resolution: 600,
        copies: 1,
        tt_option: 2,
    };
    let full = RpcBranchOfficeLogOfflineFileFull { p_machine_name: some("PC1") };
    let event =
        |e_event_type, job_info| RpcBranchOfficeJobData { e_event_type, job_id: 7, job_info };
    let events = vec![
        event(
            EBranchOfficeJobEventType::KLogJobPrinted,
            RpcBranchOfficeJobDataJobInfo::LogJobPrinted(printed),
        ),
        event(
            EBranchOfficeJobEventType::KLogJobRendered,
            RpcBranchOfficeJobDataJobInfo::LogJobRendered(rendered),
        ),
        event(
            EBranchOfficeJobEventType::KLogOfflineFileFull,
            RpcBranchOfficeJobDataJobInfo::LogOfflineFileFull(full),
        ),
    ];
    let events = RpcBranchOfficeJobDataContainer { c_job_data_entries: 3, job_data: Tail(events) };
    client.rpc_log_job_info_for_branch_office(&handle, &events).await?;

    samba.expects("ClosePrinter");
    let mut handle = Some(handle);
    client.rpc_close_printer(&mut handle).await?;
    assert!(handle.is_none());
    Ok(())
}

#[tokio::test]
async fn values() {
    for encoding in Encoding::ALL {
        calls(Samba::new(encoding, include_str!("../spoolss.txt"))).await.unwrap();
    }
}
