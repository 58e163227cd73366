//! A sandbox: started on a free port, asked and moved by its methods, ended with its value.
//! It holds nothing that outlives it; many stand side by side.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::assumptions::Assumption;
use crate::clock::Clock;
use crate::deliver::{Delivery, Post, Queue};
use crate::desk::Desk;
use crate::fault::Fault;
use crate::record::Recorded;
use crate::serve;
use crate::settings::Builder;
use crate::stand::Stall;
use crate::vendors::Vendors;

/// A sandbox that runs. It ends when this is dropped.
pub struct Sandbox {
    address: SocketAddr,
    desk: Arc<Desk>,
    pub(crate) vendors: Vendors,
    served: Vec<Arc<dyn Stall>>,
    /// Ends the server when it is dropped.
    _end: oneshot::Sender<()>,
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Sandbox {
    /// What it should be like.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Where its page is: scheme, host and port, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.desk.clock
    }

    /// Moves its clock; what is due by then happens: quotes and keys expire, webhooks are sent again.
    pub fn advance(&self, by: Duration) {
        self.desk.clock.advance(by);
        self.served.iter().for_each(|stall| stall.elapsed());
        self.desk.post.due(self.desk.clock.now());
    }

    /// The next request that fits goes wrong like this.
    pub fn fail(&self, fault: Fault) {
        self.desk.faults().push(fault);
    }

    /// How many faults have not met their request yet.
    #[must_use]
    pub fn faults_left(&self) -> usize {
        self.desk.faults().len()
    }

    /// The last requests, of which ten thousand are kept, the oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.desk.records().all().cloned().collect()
    }

    /// The webhooks that were sent, in their order.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.desk.post.made()
    }

    /// Waits until no webhook is on its way.
    pub async fn delivered(&self) {
        self.desk.post.idle().await;
    }

    /// Answers that were not as the document has them: bugs of the sandbox or of the document. A test that ends with
    /// any has found one.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.desk.violations().clone()
    }

    /// What is assumed of the vendors, and whether it holds here.
    #[must_use]
    pub fn assumptions(&self) -> Vec<(Assumption, bool)> {
        self.served.iter().flat_map(|stall| stall.assumptions()).collect()
    }

    /// A line for each API: its name, where it is, and how it is called.
    #[must_use]
    pub fn summary(&self) -> Vec<String> {
        let line =
            |stall: &Arc<dyn Stall>| format!("{:<9} {}  {}", stall.name(), stall.base_url(), stall.how_to_call());
        self.served.iter().map(line).collect()
    }

    /// The operations of an API that answer 501, by their `operationId`.
    #[must_use]
    pub fn not_stood_in_for(&self, api: &str) -> Vec<&'static str> {
        let stall = self.served.iter().find(|stall| stall.name() == api);
        let operations = stall.into_iter().flat_map(|stall| {
            stall.document().operations.iter().filter(|operation| !stall.stands_in_for(&operation.id))
        });
        operations.map(|operation| operation.id.as_str()).collect()
    }
}

/// Starts a sandbox.
pub(crate) fn start(settings: &Builder) -> Result<Sandbox, StartError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port)).map_err(StartError::Port)?;
    listener.set_nonblocking(true).map_err(StartError::Port)?;
    let address = listener.local_addr().map_err(StartError::Port)?;
    let (post, queue) = Post::new(settings.webhooks_stay);
    let desk = Arc::new(Desk::new(settings.clock.clone(), post, settings.checked));
    let vendors = Vendors::new(settings, &desk, &format!("http://{address}")).map_err(StartError::Settings)?;
    let served = vendors.served(&settings.only);
    let router = serve::router(&desk, &served).map_err(StartError::Settings)?;
    let (end, ended) = oneshot::channel();
    let work = Work { listener, router, desk: Arc::clone(&desk), queue, ended };
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(StartError::Port)?;
    thread::Builder::new().name("sandbox".to_owned()).spawn(move || run(&executor, work)).map_err(StartError::Port)?;
    Ok(Sandbox { address, desk, vendors, served, _end: end })
}

struct Work {
    listener: TcpListener,
    router: axum::Router,
    desk: Arc<Desk>,
    queue: Queue,
    ended: oneshot::Receiver<()>,
}

/// The thread of a sandbox: whoever tests may have any executor, or none.
fn run(executor: &tokio::runtime::Runtime, work: Work) {
    executor.block_on(async move {
        let Ok(listener) = tokio::net::TcpListener::from_std(work.listener) else { return };
        let (post, clock) = (work.desk.post.clone(), work.desk.clock.clone());
        tokio::spawn(post.work(work.queue, move || clock.now()));
        tokio::spawn(serve::serve(listener, work.router));
        // An error says that the handle was dropped, which is the end.
        let _ = work.ended.await;
    });
}

/// Why a sandbox did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// The port, or a thread, could not be had.
    Port(io::Error),
    /// A setting names what there is not, or a document is no document.
    Settings(String),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Port(error) => write!(f, "failed to listen: {error}"),
            Self::Settings(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Port(error) => Some(error),
            Self::Settings(_) => None,
        }
    }
}
