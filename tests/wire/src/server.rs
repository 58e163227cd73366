//! A server on a free port of this machine: it gives prepared answers, and keeps each request as it came.
//! It may not know HTTP better than the wire: it reads heads and bodies by itself, so that nothing tidies them up.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use tokio::sync::Notify;

use crate::answer::Answer;

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    /// The method.
    pub method: String,
    /// Path and query, exactly as on the request line.
    pub target: String,
    /// The headers in their order, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, without the framing of chunks.
    pub body: Vec<u8>,
}

impl Recorded {
    /// The only value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(key, _)| key == name);
        let value = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "the header {name} came twice");
        value
    }

    /// The names of all headers, sorted.
    #[must_use]
    pub fn header_names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// The server. It ends with its value.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    arrived: Notify,
}

#[derive(Debug, Default)]
struct State {
    answers: VecDeque<Answer>,
    requests: Vec<Recorded>,
    /// Connections on which nothing more comes.
    held: Vec<TcpStream>,
    closed: bool,
}

impl Server {
    /// Starts one.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::<Shared>::default();
        let theirs = Arc::clone(&shared);
        thread::spawn(move || accept(&listener, &theirs));
        Self { address, shared }
    }

    /// The base URL, without a path.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Adds an answer for the next request that has none yet.
    pub fn answer(&self, answer: Answer) {
        self.state(|state| state.answers.push_back(answer));
    }

    /// The requests since this was asked last.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.state(|state| std::mem::take(&mut state.requests))
    }

    /// Waits until a whole request has arrived.
    pub async fn arrived(&self) {
        self.shared.arrived.notified().await;
    }

    fn state<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.shared.state.lock().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Ok(mut state) = self.shared.state.lock() {
            state.closed = true;
            state.held.clear();
        }
        // The thread waits for a connection; this one tells it to look whether it is still wanted.
        let _ = TcpStream::connect(self.address);
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept() {
        if shared.state.lock().unwrap().closed {
            return;
        }
        let shared = Arc::clone(shared);
        thread::spawn(move || serve(stream, &shared));
    }
}

/// Reads one request and answers it. A connection on which none comes is none of the test's business.
fn serve(mut stream: TcpStream, shared: &Shared) {
    let Ok(Some(request)) = read(&stream) else {
        return;
    };
    let mut state = shared.state.lock().unwrap();
    state.requests.push(request);
    // A request too many is recorded, which the test sees, and not answered.
    let answer = state.answers.pop_front().unwrap_or_else(Answer::hang_up);
    drop(state);
    let _ = stream.write_all(&answer.bytes).and_then(|()| stream.flush());
    if answer.holds {
        shared.state.lock().unwrap().held.push(stream);
    }
    shared.arrived.notify_one();
}

fn read(stream: &TcpStream) -> io::Result<Option<Recorded>> {
    let mut reader = BufReader::new(stream);
    let line = line(&mut reader)?;
    let Some((method, rest)) = line.split_once(' ') else {
        return Ok(None);
    };
    let target = rest.strip_suffix(" HTTP/1.1").expect("the request line");
    let mut request = Recorded { method: method.to_owned(), target: target.to_owned(), ..Recorded::default() };
    loop {
        let header = self::line(&mut reader)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(": ").expect("a header");
        request.headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    request.body = body(&mut reader, &request)?;
    Ok(Some(request))
}

fn body(reader: &mut impl BufRead, request: &Recorded) -> io::Result<Vec<u8>> {
    if request.header("transfer-encoding") == Some("chunked") {
        return chunks(reader);
    }
    let length = request.header("content-length").unwrap_or("0");
    let mut body = vec![0; length.parse().expect("a length")];
    reader.read_exact(&mut body)?;
    Ok(body)
}

fn chunks(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let length = u64::from_str_radix(&line(reader)?, 16).expect("the length of a chunk");
        reader.by_ref().take(length).read_to_end(&mut body)?;
        line(reader)?;
        if length == 0 {
            return Ok(body);
        }
    }
}

/// A line, without its end.
fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
