//! Webhooks on their way: sent over real HTTP, one after the other, and what became of each.
//! It does not sign: what it sends was signed by the stand-in. It waits only for the receiver.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::{mpsc, watch};

/// A receiver that takes longer did not receive.
const PATIENCE: Duration = Duration::from_secs(5);

/// A delivery to be made.
#[derive(Clone, Debug)]
pub(crate) struct Outgoing {
    pub(crate) api: &'static str,
    pub(crate) event: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
    /// After which waits it is sent again while nobody received it, on the sandbox's clock.
    pub(crate) again_after: &'static [Duration],
}

/// A delivery that was made, or tried.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// The vendor's name.
    pub api: &'static str,
    /// The name of the event.
    pub event: String,
    /// Where it was sent.
    pub url: String,
    /// The vendor's headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body, as it was signed.
    pub body: Vec<u8>,
    /// Which attempt this was; the first is 1.
    pub attempt: usize,
    /// The status that the receiver answered, or why there was none.
    pub outcome: Result<u16, String>,
}

impl Delivery {
    /// Whether the receiver took it: any 2xx.
    #[must_use]
    pub fn received(&self) -> bool {
        matches!(self.outcome, Ok(200..=299))
    }
}

/// The post office of a sandbox.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    queue: mpsc::UnboundedSender<(Outgoing, usize)>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    kept: Mutex<Kept>,
    /// How many are on their way.
    under_way: watch::Sender<usize>,
    /// Nothing leaves this machine.
    stays: bool,
}

#[derive(Debug, Default)]
struct Kept {
    made: Vec<Delivery>,
    /// When, what, and the number of the attempt.
    later: Vec<(SystemTime, Outgoing, usize)>,
}

/// What [`Post::work`] works on.
pub(crate) type Queue = mpsc::UnboundedReceiver<(Outgoing, usize)>;

impl Post {
    /// Without or with deliveries to other machines.
    pub(crate) fn new(stays: bool) -> (Self, Queue) {
        let (queue, work) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared { kept: Mutex::default(), under_way: watch::Sender::new(0), stays });
        (Self { queue, shared }, work)
    }

    /// Sends it on its way.
    pub(crate) fn send(&self, outgoing: Outgoing) {
        self.attempt(outgoing, 1);
    }

    fn attempt(&self, outgoing: Outgoing, number: usize) {
        self.shared.under_way.send_modify(|number| *number += 1);
        if self.queue.send((outgoing, number)).is_err() {
            // The sandbox has ended.
            self.shared.under_way.send_modify(|number| *number -= 1);
        }
    }

    /// Sends again what is due.
    pub(crate) fn due(&self, now: SystemTime) {
        let mut kept = self.kept();
        let (due, later) = std::mem::take(&mut kept.later).into_iter().partition(|(at, ..)| *at <= now);
        kept.later = later;
        drop(kept);
        let due: Vec<(SystemTime, Outgoing, usize)> = due;
        for (_, outgoing, attempt) in due {
            self.attempt(outgoing, attempt);
        }
    }

    /// Those that were made.
    pub(crate) fn made(&self) -> Vec<Delivery> {
        self.kept().made.clone()
    }

    /// Waits until none is on its way.
    pub(crate) async fn idle(&self) {
        let mut under_way = self.shared.under_way.subscribe();
        // An error means that the sandbox has ended: none is on its way.
        let _ = under_way.wait_for(|number| *number == 0).await;
    }

    /// Makes deliveries as long as the sandbox lives.
    pub(crate) async fn work(self, mut queue: Queue, now: impl Fn() -> SystemTime) {
        let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build();
        while let Some((outgoing, attempt)) = queue.recv().await {
            let outcome = match &client {
                _ if self.shared.stays && !is_here(&outgoing.url) => {
                    Err("this place is not on this machine".to_owned())
                }
                Ok(client) => deliver(client, &outgoing).await,
                Err(error) => Err(error.to_string()),
            };
            self.keep(outgoing, attempt, outcome, now());
            self.shared.under_way.send_modify(|number| *number -= 1);
        }
    }

    fn keep(&self, outgoing: Outgoing, attempt: usize, outcome: Result<u16, String>, now: SystemTime) {
        let Outgoing { api, event, url, headers, body, again_after } = outgoing.clone();
        let made = Delivery { api, event, url, headers, body, attempt, outcome };
        let mut kept = self.kept();
        if let (false, Some(wait)) = (made.received(), again_after.get(attempt - 1)) {
            kept.later.push((now + *wait, outgoing, attempt + 1));
        }
        kept.made.push(made);
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.shared.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a URL names this machine by its loopback address; names other than `localhost` are not looked up.
fn is_here(url: &str) -> bool {
    let url = reqwest::Url::parse(url);
    let host = url.as_ref().ok().and_then(|url| url.host_str()).unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

async fn deliver(client: &reqwest::Client, outgoing: &Outgoing) -> Result<u16, String> {
    let mut request = client.post(&outgoing.url).header("content-type", "application/json").body(outgoing.body.clone());
    for (name, value) in &outgoing.headers {
        request = request.header(*name, value);
    }
    request.send().await.map(|answer| answer.status().as_u16()).map_err(|error| error.without_url().to_string())
}

#[cfg(test)]
mod tests {
    use super::is_here;

    #[test]
    fn this_machine_is_known_by_its_address() {
        for here in ["http://127.0.0.1:80/x", "http://[::1]/", "http://localhost:9/y"] {
            assert!(is_here(here), "{here}");
        }
        for elsewhere in ["http://10.0.0.1/", "http://example.com/", "http://127.0.0.1.example.com/", "localhost", ""] {
            assert!(!is_here(elsewhere), "{elsewhere}");
        }
    }
}
