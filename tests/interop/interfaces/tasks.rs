//! Scheduled tasks, by Impacket's own functions for them.

use rpc_interfaces::dtyp::{Systemtime, Win32Error};
use rpc_interfaces::tsch::{
    AtEnum, AtEnumContainer, AtInfo, Atsvc, AtsvcServer, ITaskSchedulerService,
    ITaskSchedulerServiceServer, Sasec, SasecServer, TaskUserCred, TaskXmlErrorInfo,
};
use rpc_runtime::ndr::UInt3264;
use rpc_runtime::prelude::*;
use rpc_runtime::uuid::{Uuid, uuid};

use super::impacket_says;

const INSTANCE: Uuid = uuid!("00112233-4455-6677-8899-aabbccddeeff");

struct Tasks;

fn text(text: &str) -> Option<WString> {
    Some(WString::from(text))
}

fn day(day: u16) -> Systemtime {
    Systemtime { w_year: 2026, w_month: 12, w_day: day, ..Systemtime::default() }
}

impl ITaskSchedulerService for Tasks {
    async fn sch_rpc_highest_version(&self, version: &mut u32) -> Result<i32> {
        *version = 0x0001_0006;
        Ok(0)
    }

    /// Is told who the credentials are of, and says that the XML is wrong.
    async fn sch_rpc_register_task(
        &self,
        path: Option<&WStr>,
        xml: &WStr,
        _: u32,
        _: Option<&WStr>,
        _: u32,
        _: u32,
        credentials: &Option<Vec<TaskUserCred>>,
        actual_path: &mut Option<WString>,
        error: &mut Option<Box<TaskXmlErrorInfo>>,
    ) -> Result<i32> {
        let users = credentials.iter().flatten().filter_map(|of| of.user_id.as_ref());
        let users: Vec<_> = users.map(|user| user.to_string()).collect();
        let path = path.map(ToString::to_string).unwrap_or_default();
        *actual_path = text(&format!("{path} of {}", users.join(" and ")));
        let (node, value) = (text(&xml.to_string()), text("Zoë"));
        *error = Some(Box::new(TaskXmlErrorInfo { line: 3, column: 4, node, value }));
        Ok(0)
    }

    async fn sch_rpc_retrieve_task(
        &self,
        path: &WStr,
        _: &WStr,
        languages: &u32,
        xml: &mut Option<WString>,
    ) -> Result<i32> {
        *xml = text(&format!("<Task of='{}' languages='{languages}'/>", path));
        Ok(0)
    }

    async fn sch_rpc_enum_tasks(
        &self,
        _: &WStr,
        _: u32,
        start: &mut u32,
        _: u32,
        count: &mut u32,
        names: &mut Option<Vec<Option<WString>>>,
    ) -> Result<i32> {
        (*start, *count) = (2, 2);
        *names = Some(vec![text("backup"), text("ménage")]);
        Ok(0)
    }

    async fn sch_rpc_enum_instances(
        &self,
        _: Option<&WStr>,
        _: u32,
        count: &mut u32,
        instances: &mut Option<Vec<Uuid>>,
    ) -> Result<i32> {
        (*count, *instances) = (1, Some(vec![INSTANCE]));
        Ok(0)
    }

    async fn sch_rpc_get_instance_info(
        &self,
        instance: &Uuid,
        path: &mut Option<WString>,
        state: &mut u32,
        action: &mut Option<WString>,
        info: &mut Option<WString>,
        count: &mut u32,
        group: &mut Option<Vec<Uuid>>,
        engine: &mut u32,
    ) -> Result<i32> {
        (*path, *state, *action, *info) = (text("\\backup"), 4, text("copy"), text("half"));
        (*count, *group, *engine) = (2, Some(vec![*instance, INSTANCE]), 77);
        Ok(0)
    }

    /// A number for each argument.
    async fn sch_rpc_run(
        &self,
        _: &WStr,
        _: u32,
        arguments: &Option<Vec<Option<WString>>>,
        _: u32,
        _: u32,
        _: Option<&WStr>,
        instance: &mut Uuid,
    ) -> Result<i32> {
        let lengths = arguments.iter().flatten().flatten().map(|text| text.to_string().len());
        *instance = Uuid::from_u128(lengths.fold(0, |all, length| all << 8 | length as u128));
        Ok(0)
    }

    async fn sch_rpc_scheduled_runtimes(
        &self,
        _: &WStr,
        start: Option<&Systemtime>,
        end: Option<&Systemtime>,
        _: u32,
        requested: u32,
        count: &mut u32,
        times: &mut Option<Vec<Systemtime>>,
    ) -> Result<i32> {
        assert!(start.is_none() && end.is_none());
        *count = requested;
        *times = Some((1..=requested).map(|at| day(at as u16)).collect());
        Ok(0)
    }

    async fn sch_rpc_get_last_run_info(
        &self,
        _: &WStr,
        time: &mut Systemtime,
        code: &mut u32,
    ) -> Result<i32> {
        (*time, *code) = (day(31), 5);
        Ok(0)
    }
}

impl Atsvc for Tasks {
    async fn netr_job_add(&self, _: Option<&WStr>, info: &AtInfo, job: &mut u32) -> Result<u32> {
        let command = info.command.as_ref().map(|text| text.to_string());
        assert_eq!(command.as_deref(), Some("copy.cmd"));
        *job = info.job_time.0 as u32 / 1000;
        Ok(0)
    }

    async fn netr_job_enum(
        &self,
        _: Option<&WStr>,
        jobs: &mut AtEnumContainer,
        _: u32,
        total: &mut u32,
        _: Option<&mut u32>,
    ) -> Result<u32> {
        let job = |job_id, command| AtEnum {
            job_id,
            job_time: UInt3264(3_600_000),
            days_of_month: 1 << 30,
            days_of_week: 0x7f,
            flags: 1,
            command: text(command),
        };
        let all = vec![job(1, "copy.cmd"), job(2, "ménage.cmd")];
        *total = 2;
        *jobs = AtEnumContainer { entries_read: 2, buffer: Some(all) };
        Ok(0)
    }

    async fn netr_job_get_info(
        &self,
        _: Option<&WStr>,
        job: u32,
        info: &mut Option<Box<AtInfo>>,
    ) -> Result<u32> {
        if job != 1 {
            return Ok(Win32Error::FILE_NOT_FOUND.into());
        }
        *info = Some(Box::new(AtInfo { command: text("copy.cmd"), ..AtInfo::default() }));
        Ok(0)
    }
}

impl Sasec for Tasks {
    async fn sa_get_ns_account_information(
        &self,
        _: Option<&WStr>,
        _: u32,
        account: &mut [u16],
    ) -> Result<i32> {
        for (place, unit) in account.iter_mut().zip("DOM\\zoë\0".encode_utf16()) {
            *place = unit;
        }
        Ok(0)
    }
}

#[tokio::test]
#[ignore = "needs python3-impacket"]
async fn impacket() {
    let server = Server::builder()
        .offer(ITaskSchedulerServiceServer::new(Tasks))
        .offer(AtsvcServer::new(Tasks))
        .offer(SasecServer::new(Tasks))
        .build()
        .unwrap();
    let expected = "\
        version 0x10006\n\
        registered \\new of alice and bob | 3 4 <Task/> Zoë\n\
        task <Task of='\\backup' languages='0'/>\n\
        tasks 2 backup ménage\n\
        instances 00112233-4455-6677-8899-AABBCCDDEEFF\n\
        instance \\backup 4 copy half 2 77\n\
        running 00000000-0000-0000-0000-000000000305\n\
        times 1 2 3\n\
        last 2026-12-31 5\n\
        stop nca_s_op_rng_error\n\
        job 3600\n\
        jobs 1 copy.cmd 2 ménage.cmd\n\
        job copy.cmd\n\
        no job 2\n\
        account DOM\\zoë\n";
    impacket_says(expected, "impacket_tasks.py", server).await;
}
