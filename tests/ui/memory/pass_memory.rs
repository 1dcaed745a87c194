//! Borrowed arguments and results, memory attributes and environments, used as they may be.

use std::sync::Mutex;

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Memory {
    async fn look<'a>(
        &self,
        memory: &'a CallMemory,
        name: &WStr,
        #[out] p: &mut Option<&'a u32>,
    ) -> Result<()>;
    async fn keep(&self, p: Box<u32>) -> Result<()>;
    async fn same<'a>(
        &self,
        memory: &'a CallMemory,
        n: &'a u32,
        #[out] p: &mut Option<&'a u32>,
    ) -> Result<()>;
    fn information(&self, info: &CallInfo, n: u32, #[size_is(n)] data: &mut [u8]) -> Result<()>;
}

#[derive(Default)]
pub struct Service {
    kept: Mutex<Vec<Box<u32>>>,
    name: Mutex<WString>,
}

impl Memory for Service {
    async fn look<'a>(
        &self,
        memory: &'a CallMemory,
        name: &WStr,
        p: &mut Option<&'a u32>,
    ) -> Result<()> {
        *self.name.lock().unwrap() = name.to_wstring();
        std::future::ready(()).await;
        *p = Some(memory.allocate(42)?);
        Ok(())
    }

    async fn keep(&self, p: Box<u32>) -> Result<()> {
        self.kept.lock().unwrap().push(p);
        Ok(())
    }

    async fn same<'a>(&self, _: &'a CallMemory, n: &'a u32, p: &mut Option<&'a u32>) -> Result<()> {
        *p = Some(n);
        Ok(())
    }

    fn information(&self, info: &CallInfo, _: u32, data: &mut [u8]) -> Result<()> {
        data.fill(info.peer().len() as u8);
        Ok(())
    }
}

pub async fn call(client: &MemoryClient) -> Result<u32> {
    let memory = CallMemory::new();
    let (mut first, mut second) = (None, None);
    client.look(&memory, WStr::from_units(&[0x41]), &mut first).await?;
    client.same(&memory, &7, &mut second).await?;
    Ok(*first.unwrap() + *second.unwrap())
}

pub fn serve() -> Result<Server> {
    Server::builder().offer(MemoryServer::new(Service::default())).build()
}

/// The memory attributes, each beside the place where it is refused.
pub mod attributes {
    use std::sync::{Mutex, MutexGuard};

    use rpc_runtime::prelude::*;

    #[derive(Ndr)]
    pub struct Node {
        pub value: u32,
        #[unique]
        pub next: Option<Box<Node>>,
    }

    #[derive(Ndr)]
    pub struct View<'a> {
        pub n: Option<&'a u32>,
    }

    pub type Pointer<'a> = Option<&'a u32>;
    pub type Kept = Option<Box<u32>>;
    pub type Size = u32;

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662db", version = "1.0")]
    pub trait Attributes {
        // ACF-02, MEM-22: one node by itself, or all nodes in the block; a number stays in line.
        async fn single<'a>(
            &self,
            memory: &'a CallMemory,
            #[out]
            #[allocate(single_node, free)]
            p: &mut Option<&'a u32>,
        ) -> Result<()>;
        #[allow(clippy::too_many_arguments)]
        async fn all<'a>(
            &self,
            block: &'a mut CallBlock<'_>,
            #[allocate(free)] given: &Option<Box<u32>>,
            #[allocate(single_node)] also: Option<Box<u32>>,
            #[out]
            #[allocate(all_nodes)]
            p: &mut Option<&'a View<'a>>,
            #[out] alias: &mut Pointer<'a>,
            #[out] text: &mut Option<&'a str>,
            #[out] n: &mut u32,
            #[out]
            #[size_is(, *n)]
            elements: &mut &'a [u32],
            back: &mut Option<&'a u32>,
        ) -> Result<Option<&'a u32>>;

        // ACF-05, MEM-23: the caller's buffer, whose size is an integer under any name.
        async fn bytes<'a>(
            &self,
            buffer: &'a mut CallBlock<'_>,
            n: u16,
            #[out]
            #[byte_count(n)]
            p: &mut Option<&'a View<'a>>,
            #[out] q: &mut Option<&'a u32>,
        ) -> Result<()>;
        async fn bytes_alias<'a>(
            &self,
            buffer: &'a mut CallBlock<'_>,
            n: Size,
            #[out]
            #[byte_count(n)]
            #[allocate(all_nodes)]
            p: &mut Option<&'a u32>,
        ) -> Result<()>;

        // MEM-25, MEM-28: what is owned may be kept.
        async fn keep(&self, #[allocate(dont_free)] p: Option<Box<Node>>) -> Result<()>;
        async fn keep_alias(&self, #[allocate(single_node, dont_free)] p: Kept) -> Result<()>;
        async fn keep_text(&self, #[allocate(dont_free)] text: WString) -> Result<()>;
        async fn keep_array(
            &self,
            n: u32,
            #[allocate(dont_free)]
            #[size_is(n)]
            p: Vec<u32>,
        ) -> Result<()>;
        async fn keep_structure(&self, #[allocate(dont_free)] node: Node) -> Result<()>;

        // MEM-27, MEM-34: what is owned may be taken apart.
        async fn edit(&self, #[force_allocate] list: &mut Option<Box<Node>>) -> Result<()>;
        async fn take(&self, #[force_allocate] list: Option<Box<Node>>) -> Result<()>;
        async fn count(&self, n: &mut u32, #[size_is(, *n)] data: &mut Vec<u8>) -> Result<()>;

        // ACF-13, ACF-14.
        #[notify]
        async fn told(&self) -> Result<()>;
        #[notify_flag]
        fn told_with_flag(&self, n: u32) -> Result<()>;
        #[notify]
        async fn r#type(&self) -> Result<()>;
    }

    #[derive(Default)]
    pub struct Service {
        lists: Mutex<Vec<Box<Node>>>,
        numbers: Mutex<Vec<u32>>,
        text: Mutex<WString>,
    }

    impl Service {
        fn numbers(&self) -> MutexGuard<'_, Vec<u32>> {
            self.numbers.lock().unwrap()
        }
    }

    impl Attributes for Service {
        async fn single<'a>(&self, memory: &'a CallMemory, p: &mut Option<&'a u32>) -> Result<()> {
            *p = Some(memory.allocate(1)?);
            Ok(())
        }

        async fn all<'a>(
            &self,
            block: &'a mut CallBlock<'_>,
            given: &Option<Box<u32>>,
            also: Option<Box<u32>>,
            p: &mut Option<&'a View<'a>>,
            alias: &mut Pointer<'a>,
            text: &mut Option<&'a str>,
            n: &mut u32,
            elements: &mut &'a [u32],
            back: &mut Option<&'a u32>,
        ) -> Result<Option<&'a u32>> {
            let block: &'a CallBlock<'_> = block;
            let sum = given.as_deref().copied().unwrap_or(0) + also.map_or(0, |also| *also);
            let one: &'a u32 = block.allocate(sum)?;
            *p = Some(block.allocate(View { n: Some(one) })?);
            (*alias, *back, *text) = (Some(one), Some(one), Some("text"));
            *elements = std::slice::from_ref(one);
            *n = 1;
            Ok(Some(one))
        }

        async fn bytes<'a>(
            &self,
            buffer: &'a mut CallBlock<'_>,
            n: u16,
            p: &mut Option<&'a View<'a>>,
            q: &mut Option<&'a u32>,
        ) -> Result<()> {
            let buffer: &'a CallBlock<'_> = buffer;
            *q = Some(buffer.allocate(u32::from(n))?);
            *p = Some(buffer.allocate(View { n: *q })?);
            Ok(())
        }

        async fn bytes_alias<'a>(
            &self,
            _: &'a mut CallBlock<'_>,
            _: Size,
            p: &mut Option<&'a u32>,
        ) -> Result<()> {
            *p = None;
            Ok(())
        }

        async fn keep(&self, p: Option<Box<Node>>) -> Result<()> {
            self.lists.lock().unwrap().extend(p);
            Ok(())
        }

        async fn keep_alias(&self, p: Kept) -> Result<()> {
            self.numbers().extend(p.map(|p| *p));
            Ok(())
        }

        async fn keep_text(&self, text: WString) -> Result<()> {
            *self.text.lock().unwrap() = text;
            Ok(())
        }

        async fn keep_array(&self, _: u32, p: Vec<u32>) -> Result<()> {
            *self.numbers() = p;
            Ok(())
        }

        async fn keep_structure(&self, node: Node) -> Result<()> {
            self.lists.lock().unwrap().push(Box::new(node));
            Ok(())
        }

        async fn edit(&self, list: &mut Option<Box<Node>>) -> Result<()> {
            if let Some(mut first) = list.take() {
                *list = first.next.take();
                drop(first);
            }
            Ok(())
        }

        async fn take(&self, list: Option<Box<Node>>) -> Result<()> {
            drop(list.and_then(|mut first| first.next.take()));
            Ok(())
        }

        async fn count(&self, n: &mut u32, data: &mut Vec<u8>) -> Result<()> {
            data.push(1);
            *n = data.len() as u32;
            Ok(())
        }

        async fn told(&self) -> Result<()> {
            Ok(())
        }

        fn told_notify(&self) {}

        fn told_with_flag(&self, n: u32) -> Result<()> {
            self.numbers().push(n);
            Ok(())
        }

        fn told_with_flag_notify_flag(&self, ran: bool) {
            self.numbers().push(ran.into());
        }

        async fn r#type(&self) -> Result<()> {
            Ok(())
        }

        fn type_notify(&self) {}
    }

    /// MEM-09, MEM-23, PTR-05: environments and buffers, one after the other.
    pub async fn call(client: &AttributesClient) -> Result<u32> {
        let mut sum = 0;
        let long = CallMemory::new();
        let mut kept = None;
        client.single(&long, &mut kept).await?;
        {
            let short = CallMemory::new();
            let mut p = None;
            client.single(&short, &mut p).await?;
            sum += *p.unwrap();
        }
        sum += *kept.unwrap();

        let mut buffer = [std::mem::MaybeUninit::<u8>::uninit(); 64];
        let mut block = CallBlock::in_buffer(&mut buffer);
        for _ in 0..2 {
            let (mut p, mut q) = (None, None);
            client.bytes(&mut block, 64, &mut p, &mut q).await?;
            sum += *q.unwrap();
        }
        sum += *block.allocate(1)?;
        drop(block);
        buffer[0].write(1);
        Ok(sum)
    }

    pub fn serve() -> Result<Server> {
        Server::builder().offer(AttributesServer::new(Service::default())).build()
    }
}

/// MEM-04, MEM-25: nodes of a plugged allocator.
pub mod allocators {
    use std::any::Any;
    use std::sync::Mutex;

    use allocator_api2::alloc::Allocator;
    use allocator_api2::boxed::Box;
    use rpc_runtime::prelude::*;

    #[derive(Ndr)]
    pub struct Node<A: Allocator> {
        pub value: u32,
        #[unique]
        pub next: Option<Box<Node<A>, A>>,
    }

    #[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662dc", version = "1.0")]
    pub trait Allocators {
        async fn link<A: Allocator + Clone + Send + Sync>(
            &self,
            memory: A,
            p: &mut Option<Box<Node<A>, A>>,
        ) -> Result<()>;
        async fn edit<A: Allocator + Clone + Send + Sync>(
            &self,
            memory: A,
            #[force_allocate] p: &mut Option<Box<Node<A>, A>>,
        ) -> Result<()>;
        async fn keep<A: Allocator + Clone + Send + Sync + 'static>(
            &self,
            memory: A,
            #[allocate(dont_free)] p: Option<Box<u32, A>>,
        ) -> Result<()>;
    }

    #[derive(Default)]
    pub struct Service {
        kept: Mutex<Vec<std::boxed::Box<dyn Any + Send>>>,
    }

    impl Allocators for Service {
        async fn link<A: Allocator + Clone + Send + Sync>(
            &self,
            memory: A,
            p: &mut Option<Box<Node<A>, A>>,
        ) -> Result<()> {
            let next = p.take();
            let node = Box::try_new_in(Node { value: 1, next }, memory);
            *p = Some(node.map_err(|_| Status::OUT_OF_MEMORY)?);
            Ok(())
        }

        async fn edit<A: Allocator + Clone + Send + Sync>(
            &self,
            _: A,
            p: &mut Option<Box<Node<A>, A>>,
        ) -> Result<()> {
            let next = p.as_mut().and_then(|first| first.next.take());
            drop(std::mem::replace(p, next));
            Ok(())
        }

        async fn keep<A: Allocator + Clone + Send + Sync + 'static>(
            &self,
            _: A,
            p: Option<Box<u32, A>>,
        ) -> Result<()> {
            self.kept.lock().unwrap().push(std::boxed::Box::new(p));
            Ok(())
        }
    }

    /// MEM-09: a node is dropped before its environment.
    pub async fn call(client: &AllocatorsClient) -> Result<u32> {
        let memory = CallMemory::new();
        let mut p = Some(Box::new_in(Node { value: 1, next: None }, &memory));
        client.link(&memory, &mut p).await?;
        client.edit(&memory, &mut p).await?;
        let value = p.map_or(0, |p| p.value);
        drop(memory);
        Ok(value)
    }

    pub fn serve() -> Result<Server> {
        Server::builder().offer(AllocatorsServer::new(Service::default())).build()
    }
}
