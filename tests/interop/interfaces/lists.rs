//! Lists that a server gives part by part, of each interface that has some.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;

use futures_core::Stream;
use rpc_interfaces::dtyp::{Failed, HResult, RpcSid, Win32Error};
use rpc_interfaces::lsad::{self, LsarpcClient, LsarpcServer};
use rpc_interfaces::srvs::{self, SrvsvcClient, SrvsvcServer};
use rpc_interfaces::tsch::{
    ITaskSchedulerService, ITaskSchedulerServiceClient, ITaskSchedulerServiceServer,
};
use rpc_interfaces::wkst::{self, WkssvcClient, WkssvcServer};
use rpc_runtime::prelude::*;
use tokio::sync::Semaphore;

/// Each list has the numbers from 0 to 4 in it, two in a part; the second part is empty.
struct Lists {
    /// A call for each permit.
    gate: Arc<Semaphore>,
    /// All parts are empty, and there is always one more.
    is_empty: bool,
}

/// A part, and whether there is more.
type Part<T> = (Option<Vec<T>>, bool);

impl Lists {
    async fn part<T>(&self, resume: &mut u32, of: impl Fn(u32) -> T) -> Part<T> {
        self.gate.acquire().await.unwrap().forget();
        *resume += 1;
        let numbers = match *resume {
            _ if self.is_empty => return (None, true),
            1 => 0..2,
            2 => return (None, true),
            3 => 2..4,
            4 => 4..5,
            _ => panic!("asked behind the last part"),
        };
        (Some(numbers.map(of).collect()), *resume < 4)
    }

    async fn win32<T>(
        &self,
        resume: Option<&mut u32>,
        of: impl Fn(u32) -> T,
    ) -> (Option<Vec<T>>, u32) {
        let (part, more) = self.part(resume.unwrap(), of).await;
        (part, if more { Win32Error::MORE_DATA.into() } else { 0 })
    }

    async fn status<T>(&self, resume: &mut u32, of: impl Fn(u32) -> T) -> (Option<Vec<T>>, i32) {
        let (part, more) = self.part(resume, of).await;
        (part, if more { 0x105 } else { 0 })
    }
}

fn count<T>(part: &Option<Vec<T>>) -> u32 {
    part.as_ref().map_or(0, |part| part.len() as u32)
}

fn text(number: u32) -> WString {
    WString::from(&*number.to_string())
}

impl srvs::Srvsvc for Lists {
    type ShareDelHandle = Infallible;

    async fn netr_share_enum(
        &self,
        _: Option<&WStr>,
        info: &mut srvs::ShareEnumStruct,
        _: u32,
        _: &mut u32,
        resume: Option<&mut u32>,
    ) -> Result<u32> {
        let of = |n| srvs::ShareInfo1 { shi1_netname: Some(text(n)), ..Default::default() };
        let (buffer, code) = self.win32(resume, of).await;
        let container = srvs::ShareInfo1Container { entries_read: count(&buffer), buffer };
        info.share_info = srvs::ShareEnumUnion::Level1(Some(Box::new(container)));
        Ok(code)
    }

    async fn netr_session_enum(
        &self,
        _: Option<&WStr>,
        client: Option<&WStr>,
        user: Option<&WStr>,
        info: &mut srvs::SessionEnumStruct,
        _: u32,
        _: &mut u32,
        resume: Option<&mut u32>,
    ) -> Result<u32> {
        assert_eq!(client.map(ToString::to_string).as_deref(), Some(r"\\client"));
        let of = |n| srvs::SessionInfo10 {
            sesi10_cname: Some(text(n)),
            sesi10_username: user.map(WStr::to_wstring),
            ..Default::default()
        };
        let (buffer, code) = self.win32(resume, of).await;
        let container = srvs::SessionInfo10Container { entries_read: count(&buffer), buffer };
        info.session_info = srvs::SessionEnumUnion::Level10(Some(Box::new(container)));
        Ok(code)
    }

    async fn netr_file_enum(
        &self,
        _: Option<&WStr>,
        path: Option<&WStr>,
        user: Option<&WStr>,
        info: &mut srvs::FileEnumStruct,
        _: u32,
        _: &mut u32,
        resume: Option<&mut u32>,
    ) -> Result<u32> {
        let of = |n| srvs::FileInfo3 {
            fi3_id: n,
            fi3_pathname: path.map(WStr::to_wstring),
            fi3_username: user.map(WStr::to_wstring),
            ..Default::default()
        };
        let (buffer, code) = self.win32(resume, of).await;
        let container = srvs::FileInfo3Container { entries_read: count(&buffer), buffer };
        info.file_info = srvs::FileEnumUnion::Level3(Some(Box::new(container)));
        Ok(code)
    }

    async fn netr_connection_enum(
        &self,
        _: Option<&WStr>,
        qualifier: Option<&WStr>,
        info: &mut srvs::ConnectEnumStruct,
        _: u32,
        _: &mut u32,
        resume: Option<&mut u32>,
    ) -> Result<u32> {
        let of = |n| srvs::ConnectionInfo1 {
            coni1_id: n,
            coni1_netname: qualifier.map(WStr::to_wstring),
            ..Default::default()
        };
        let (buffer, code) = self.win32(resume, of).await;
        let container = srvs::ConnectInfo1Container { entries_read: count(&buffer), buffer };
        info.connect_info = srvs::ConnectEnumUnion::Level1(Some(Box::new(container)));
        Ok(code)
    }
}

impl wkst::Wkssvc for Lists {
    async fn netr_wksta_user_enum(
        &self,
        _: Option<&WStr>,
        info: &mut wkst::WkstaUserEnumStruct,
        _: u32,
        _: &mut u32,
        resume: Option<&mut u32>,
    ) -> Result<u32> {
        let of = |n| wkst::WkstaUserInfo1 { wkui1_username: Some(text(n)), ..Default::default() };
        let (buffer, code) = self.win32(resume, of).await;
        let container = wkst::WkstaUserInfo1Container { entries_read: count(&buffer), buffer };
        info.wksta_user_info = wkst::WkstaUserEnumUnion::Level1(Some(Box::new(container)));
        Ok(code)
    }

    async fn netr_wksta_transport_enum(
        &self,
        _: Option<&WStr>,
        info: &mut wkst::WkstaTransportEnumStruct,
        _: u32,
        _: &mut u32,
        resume: Option<&mut u32>,
    ) -> Result<u32> {
        let of = |n| wkst::WkstaTransportInfo0 { wkti0_number_of_vcs: n, ..Default::default() };
        let (buffer, code) = self.win32(resume, of).await;
        let container = wkst::WkstaTransportInfo0Container { entries_read: count(&buffer), buffer };
        info.wksta_transport_info =
            wkst::WkstaTransportEnumUnion::Level0(Some(Box::new(container)));
        Ok(code)
    }
}

struct Policy;

impl Context for Policy {}

fn sid(number: u32) -> Box<RpcSid> {
    Box::new(format!("S-1-5-{number}").parse().unwrap())
}

impl lsad::Lsarpc for Lists {
    type LsaprHandle = Policy;

    async fn lsar_open_policy2(
        &self,
        _: Option<&WStr>,
        _: &lsad::LsaprObjectAttributes,
        _: u32,
        handle: &mut Option<Policy>,
    ) -> Result<i32> {
        *handle = Some(Policy);
        Ok(0)
    }

    async fn lsar_enumerate_accounts(
        &self,
        _: &mut Policy,
        resume: &mut u32,
        buffer: &mut lsad::LsaprAccountEnumBuffer,
        _: u32,
    ) -> Result<i32> {
        let of = |n| lsad::LsaprAccountInformation { sid: Some(sid(n)) };
        let (information, status) = self.status(resume, of).await;
        *buffer = lsad::LsaprAccountEnumBuffer { entries_read: count(&information), information };
        Ok(status)
    }

    /// Says once more that there is no more.
    async fn lsar_enumerate_privileges(
        &self,
        _: &mut Policy,
        resume: &mut u32,
        buffer: &mut lsad::LsaprPrivilegeEnumBuffer,
        _: u32,
    ) -> Result<i32> {
        if *resume == 4 {
            return Ok(0x8000_001a_u32.cast_signed());
        }
        let of = |n: u32| lsad::LsaprPolicyPrivilegeDef {
            name: (&*n.to_string()).try_into().unwrap(),
            ..Default::default()
        };
        let (privileges, _) = self.status(resume, of).await;
        *buffer = lsad::LsaprPrivilegeEnumBuffer { entries: count(&privileges), privileges };
        Ok(0x105)
    }

    async fn lsar_enumerate_trusted_domains_ex(
        &self,
        _: &mut Policy,
        resume: &mut u32,
        buffer: &mut lsad::LsaprTrustedEnumBufferEx,
        _: u32,
    ) -> Result<i32> {
        let of = |n| lsad::LsaprTrustedDomainInformationEx {
            sid: Some(sid(n)),
            trust_type: n,
            ..Default::default()
        };
        let (enumeration_buffer, status) = self.status(resume, of).await;
        *buffer = lsad::LsaprTrustedEnumBufferEx {
            entries_read: count(&enumeration_buffer),
            enumeration_buffer,
        };
        Ok(status)
    }
}

impl ITaskSchedulerService for Lists {
    async fn sch_rpc_enum_folders(
        &self,
        path: &WStr,
        _: u32,
        index: &mut u32,
        _: u32,
        number: &mut u32,
        names: &mut Option<Vec<Option<WString>>>,
    ) -> Result<i32> {
        if *path != *r"\" {
            return Ok(0x8007_0002_u32.cast_signed());
        }
        let (part, more) = self.part(index, |n| Some(text(n))).await;
        (*number, *names) = (count(&part), part);
        Ok(more.into())
    }

    async fn sch_rpc_enum_tasks(
        &self,
        _: &WStr,
        flags: u32,
        index: &mut u32,
        _: u32,
        number: &mut u32,
        names: &mut Option<Vec<Option<WString>>>,
    ) -> Result<i32> {
        let (part, more) = self.part(index, |n| Some(text(n + flags))).await;
        (*number, *names) = (count(&part), part);
        Ok(more.into())
    }
}

/// A server that may answer so many calls.
async fn there(calls: usize, is_empty: bool) -> (Association, Arc<Semaphore>) {
    let gate = Arc::new(Semaphore::new(calls));
    let lists = || Lists { gate: gate.clone(), is_empty };
    let server = Server::builder()
        .offer(SrvsvcServer::new(lists()))
        .offer(WkssvcServer::new(lists()))
        .offer(LsarpcServer::new(lists()))
        .offer(ITaskSchedulerServiceServer::new(lists()))
        .build()
        .unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    (Association::connect(endpoint.binding()).await.unwrap(), gate)
}

const ALL: [&str; 5] = ["0", "1", "2", "3", "4"];

fn texts<T: ToString>(all: impl IntoIterator<Item = T>) -> Vec<String> {
    all.into_iter().map(|one| one.to_string()).collect()
}

#[tokio::test]
async fn of_a_file_server() {
    let (there, _) = there(100, false).await;
    let client = SrvsvcClient::bind(&there).await.unwrap();
    let [pc, user, path] = [r"\\client", "Zoë", r"C:\données"].map(WString::from);

    let shares = client.shares(None).all(5).await.unwrap();
    assert_eq!(texts(shares.into_iter().map(|share| share.shi1_netname.unwrap())), ALL);

    let sessions = client.sessions(None, Some(&pc), Some(&user)).all(5).await.unwrap();
    assert!(sessions.iter().all(|session| session.sesi10_username.as_ref() == Some(&user)));
    assert_eq!(texts(sessions.into_iter().map(|session| session.sesi10_cname.unwrap())), ALL);

    let files = client.files(None, Some(&path), None).all(5).await.unwrap();
    assert!(files.iter().all(|file| file.fi3_pathname.as_ref() == Some(&path)));
    assert_eq!(texts(files.iter().map(|file| file.fi3_id)), ALL);

    let connections = client.connections(None, &pc).all(5).await.unwrap();
    assert!(connections.iter().all(|of| of.coni1_netname.as_ref() == Some(&pc)));
    assert_eq!(texts(connections.iter().map(|connection| connection.coni1_id)), ALL);

    let error = client.connections(None, &pc).all(4).await.unwrap_err();
    assert!(matches!(error, Failed::Call(error) if error.status() == Status::OUT_OF_RESOURCES));
}

#[tokio::test]
async fn of_a_workstation() {
    let (there, _) = there(100, false).await;
    let client = WkssvcClient::bind(&there).await.unwrap();
    let users = client.users(None).all(5).await.unwrap();
    assert_eq!(texts(users.into_iter().map(|user| user.wkui1_username.unwrap())), ALL);
    let transports = client.transports(None).all(5).await.unwrap();
    assert_eq!(texts(transports.iter().map(|transport| transport.wkti0_number_of_vcs)), ALL);
}

#[tokio::test]
async fn of_a_policy() {
    let (there, _) = there(100, false).await;
    let client = LsarpcClient::bind(&there).await.unwrap();
    let (mut policy, attributes) = (None, lsad::LsaprObjectAttributes::default());
    assert_eq!(client.lsar_open_policy2(None, &attributes, 0, &mut policy).await.unwrap(), 0);
    let policy = policy.unwrap();
    let sids = ALL.map(|number| format!("S-1-5-{number}"));
    let accounts = client.accounts(&policy).all(5).await.unwrap();
    assert_eq!(texts(accounts), sids);
    let domains = client.trusted_domains(&policy).all(5).await.unwrap();
    assert_eq!(texts(domains.into_iter().map(|domain| domain.sid.unwrap())), sids);
    let privileges = client.privileges(&policy).all(5).await.unwrap();
    assert_eq!(texts(privileges.iter().map(|of| of.name.to_string_lossy())), ALL);
}

#[tokio::test]
async fn of_a_scheduler() {
    let (there, _) = there(100, false).await;
    let client = ITaskSchedulerServiceClient::bind(&there).await.unwrap();
    let [top, none] = [r"\", r"\none"].map(WString::from);
    assert_eq!(texts(client.folders(&top, 0).all(5).await.unwrap()), ALL);
    assert_eq!(texts(client.tasks(&top, 1).all(5).await.unwrap()), ["1", "2", "3", "4", "5"]);
    let error = client.folders(&none, 0).all(5).await.unwrap_err();
    let said = "the server returned HRESULT 0x80070002: ERROR_FILE_NOT_FOUND (2)";
    assert_eq!(error.to_string(), said);
    assert!(matches!(error, Failed::Returned(code) if code == HResult::from(0x8007_0002_u32)));
}

/// A part is asked for when an entry of it is, and no entry is lost where somebody does not wait for it.
#[tokio::test]
async fn as_streams_that_are_given_up() {
    let (there, gate) = there(1, false).await;
    let client = SrvsvcClient::bind(&there).await.unwrap();
    let mut shares = client.shares(None);
    // A task of its own may have it.
    let _: &(dyn Send + Unpin) = &shares;
    let mut names = Vec::new();
    for _ in 0..2 {
        names.push(shares.try_next().await.unwrap().unwrap().shi1_netname.unwrap());
    }
    // The call is made, and cannot be answered yet.
    assert!(poll_fn(|cx| Poll::Ready(pin!(shares.try_next()).poll(cx))).await.is_pending());
    gate.add_permits(100);
    while let Some(share) = poll_fn(|cx| Pin::new(&mut shares).poll_next(cx)).await {
        names.push(share.unwrap().shi1_netname.unwrap());
    }
    assert_eq!(texts(names), ALL);
    assert_eq!(shares.try_next().await.unwrap(), None);
    assert_eq!(gate.available_permits(), 97);
}

#[tokio::test]
async fn of_empty_parts_have_an_end() {
    let (there, gate) = there(5000, true).await;
    let client = SrvsvcClient::bind(&there).await.unwrap();
    let mut shares = client.shares(None);
    let error = shares.try_next().await.unwrap_err();
    assert!(error.to_string().contains("1001 parts"), "{error}");
    assert!(matches!(error, Failed::Call(error) if error.status() == Status::OUT_OF_RESOURCES));
    assert_eq!(shares.try_next().await.unwrap(), None);
    assert_eq!(gate.available_permits(), 5000 - 1001);
}
