//! A receiver of webhooks for tests: a server on a free port that keeps what is delivered to it.
//! It verifies nothing: that is what the test is of.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use tokio::sync::oneshot;

/// Something that was delivered.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received {
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as it came.
    pub body: Bytes,
}

/// The receiver. It ends when this is dropped.
#[derive(Debug)]
pub struct Receiver {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
    _end: oneshot::Sender<()>,
}

#[derive(Debug)]
struct Shared {
    received: Vec<Received>,
    status: StatusCode,
}

impl Receiver {
    /// Starts one that answers 200.
    ///
    /// # Errors
    ///
    /// When no port can be had.
    pub fn start() -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Mutex::new(Shared { received: Vec::new(), status: StatusCode::OK }));
        let (end, ended) = oneshot::channel::<()>();
        let router = router(Arc::clone(&shared));
        let executor = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        thread::Builder::new().name("receiver".to_owned()).spawn(move || {
            executor.block_on(async move {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
                tokio::spawn(crate::serve::serve(listener, router));
                // An error says that the handle was dropped, which is the end.
                let _ = ended.await;
            });
        })?;
        Ok(Self { address, shared, _end: end })
    }

    /// Where webhooks are to be sent.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/webhooks", self.address)
    }

    /// What came so far.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).received.clone()
    }

    /// From now on it answers with this status; one that there is not is 500.
    pub fn answer(&self, status: u16) {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).status = status;
    }
}

fn router(shared: Arc<Mutex<Shared>>) -> Router {
    Router::new().fallback(move |headers: HeaderMap, body: Bytes| {
        let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
        shared.received.push(Received { headers, body });
        std::future::ready(shared.status)
    })
}
