//! A server on a free port of this machine: it gives canned answers, and keeps each request as it came.
//! It may not know HTTP better than the wire: it reads heads and bodies by itself, so that nothing tidies them up.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::Sent;

/// The server. It ends with its value.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    answers: VecDeque<Vec<u8>>,
    sent: Vec<Sent>,
    closed: bool,
}

impl Server {
    /// Starts one that will give this answer; see [`answer`](Self::answer).
    #[must_use]
    pub fn with(answer: impl AsRef<[u8]>) -> Self {
        let server = Self::start();
        server.answer(answer);
        server
    }

    /// Starts one that has no answers yet.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::<Mutex<State>>::default();
        let theirs = Arc::clone(&shared);
        thread::spawn(move || accept(&listener, &theirs));
        Self { address, shared }
    }

    /// The base URL, without a path.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The answer to the next request that has none yet, as raw HTTP: `HTTP/1.1 200 OK\ncontent-type: …\n\nbody`.
    ///
    /// Lines of the head may end in `\n`. The body ends with the connection, so that no length need be given.
    pub fn answer(&self, raw: impl AsRef<[u8]>) {
        self.shared.lock().unwrap().answers.push_back(on_the_wire(raw.as_ref()));
    }

    /// A JSON answer.
    pub fn json(&self, status: u16, body: &str) {
        self.answer(format!("HTTP/1.1 {status} Status\ncontent-type: application/json\n\n{body}"));
    }

    /// The requests since this was asked last.
    #[must_use]
    pub fn all_sent(&self) -> Vec<Sent> {
        std::mem::take(&mut self.shared.lock().unwrap().sent)
    }

    /// The only request since this was asked last.
    #[must_use]
    pub fn sent(&self) -> Sent {
        let mut all = self.all_sent();
        assert_eq!(all.len(), 1, "one request was expected");
        all.remove(0)
    }

    /// That exactly this came, and nothing else: the request line, all headers sorted by name (but for host, user agent
    /// and length), an empty line, the body. A multipart boundary reads `BOUNDARY`, and lines end in `\n`.
    pub fn received(&self, expected: &str) {
        assert_eq!(self.sent().to_string(), expected, "the request, as it came and as it was expected");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Ok(mut state) = self.shared.lock() {
            state.closed = true;
        }
        // The thread waits for a connection; this one tells it to look whether it is still wanted.
        let _ = TcpStream::connect(self.address);
    }
}

/// The head with the line ends of HTTP, and told that the connection closes.
fn on_the_wire(raw: &[u8]) -> Vec<u8> {
    let end = raw.windows(2).position(|two| two == b"\n\n").expect("an empty line ends the head");
    let head = std::str::from_utf8(&raw[..end]).expect("the head is text");
    let mut bytes = head.trim_start().replace('\n', "\r\n").into_bytes();
    bytes.extend_from_slice(b"\r\nconnection: close\r\n\r\n");
    bytes.extend_from_slice(&raw[end + 2..]);
    bytes
}

fn accept(listener: &TcpListener, shared: &Arc<Mutex<State>>) {
    while let Ok((stream, _)) = listener.accept() {
        if shared.lock().unwrap().closed {
            return;
        }
        let shared = Arc::clone(shared);
        thread::spawn(move || serve(stream, &shared));
    }
}

/// Reads one request and answers it. One too many is recorded, which the test sees, and not answered.
fn serve(mut stream: TcpStream, shared: &Mutex<State>) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
    let Ok(Some(sent)) = read(&stream) else { return };
    let mut state = shared.lock().unwrap();
    state.sent.push(sent);
    let answer = state.answers.pop_front().unwrap_or_default();
    drop(state);
    let _ = stream.write_all(&answer).and_then(|()| stream.flush());
}

fn read(stream: &TcpStream) -> io::Result<Option<Sent>> {
    let mut reader = BufReader::new(stream);
    let mut sent = Sent { line: line(&mut reader)?, ..Sent::default() };
    if sent.line.is_empty() {
        return Ok(None);
    }
    loop {
        let header = line(&mut reader)?;
        let Some((name, value)) = header.split_once(':') else { break };
        sent.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    sent.body = match (sent.header("transfer-encoding"), sent.header("content-length")) {
        (Some("chunked"), _) => chunks(&mut reader)?,
        (_, Some(length)) => {
            let mut body = vec![0; length.parse().expect("a length")];
            reader.read_exact(&mut body)?;
            body
        }
        (_, None) => Vec::new(),
    };
    Ok(Some(sent))
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
    let mut bytes = Vec::new();
    reader.read_until(b'\n', &mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned())
}
