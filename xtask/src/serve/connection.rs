//! HTTP/1.1 on one connection, as far as browsers need it for a folder of files: requests without a body, one after
//! another, for as long as the browser keeps the connection open.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::net::TcpStream;

/// No browser sends a longer head.
const MAX_HEAD_BYTES: u64 = 64 * 1024;

/// A request.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD` or another method.
    pub method: String,
    /// Path and query.
    pub address: String,
    /// The first and the last byte of the requested range of the file.
    pub range: Option<(u64, u64)>,
    /// Whether another request may follow.
    keeps_open: bool,
}

/// An answer to a request.
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Body,
}

enum Body {
    Bytes(Vec<u8>),
    File(File, u64),
    Endless(Endless),
}

/// Writes until the reader is gone.
type Endless = Box<dyn FnOnce(&mut dyn Write) -> io::Result<()>>;

impl Answer {
    /// An answer with these bytes as its body.
    pub fn bytes(status: u16, bytes: Vec<u8>) -> Self {
        Self { status, headers: Vec::new(), body: Body::Bytes(bytes) }
    }

    /// A whole file.
    ///
    /// # Errors
    /// When the file's length cannot be read.
    pub fn file(file: File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        Ok(Self { status: 200, headers: Vec::new(), body: Body::File(file, length) })
    }

    /// The range of a file from its first to its last byte, as map archives are read; the whole file if it ends before
    /// that range.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn piece(mut file: File, first: u64, last: u64) -> io::Result<Self> {
        let length = file.metadata()?.len();
        let end = length.min(last.saturating_add(1));
        if first >= end {
            return Self::file(file);
        }
        file.seek(SeekFrom::Start(first))?;
        let body = Body::File(file, end - first);
        let range = format!("bytes {first}-{}/{length}", end - 1);
        Ok(Self { status: 206, headers: vec![("Content-Range", range)], body })
    }

    /// A body that is written piece by piece until one side closes. It is the last answer on its connection.
    pub fn endless(write: impl FnOnce(&mut dyn Write) -> io::Result<()> + 'static) -> Self {
        Self { status: 200, headers: Vec::new(), body: Body::Endless(Box::new(write)) }
    }

    /// The same answer, with `edit` applied if it is a whole page.
    ///
    /// # Errors
    /// When the page cannot be read.
    pub fn edited(self, edit: impl FnOnce(&str) -> String) -> io::Result<Self> {
        let is_page =
            |(name, value): &(&str, String)| *name == "Content-Type" && value.starts_with("text/html");
        if self.status == 206 || !self.headers.iter().any(is_page) {
            return Ok(self);
        }
        let bytes = match self.body {
            Body::Bytes(bytes) => bytes,
            Body::File(mut file, _) => {
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes)?;
                bytes
            }
            endless @ Body::Endless(_) => return Ok(Self { body: endless, ..self }),
        };
        let edited = edit(&String::from_utf8_lossy(&bytes)).into_bytes();
        Ok(Self { status: self.status, headers: self.headers, body: Body::Bytes(edited) })
    }

    /// The same answer with one more header.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    fn send(self, to: &mut impl Write, with_body: bool) -> io::Result<()> {
        let length = match &self.body {
            Body::Bytes(bytes) => format!("Content-Length: {}", bytes.len()),
            Body::File(_, length) => format!("Content-Length: {length}"),
            Body::Endless(_) => "Connection: close".to_owned(),
        };
        let mut head = format!("HTTP/1.1 {} {}\r\n{length}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            // A line break in a value, which may come from an address, would end the header.
            let value: String = value.chars().filter(|char| !char.is_control()).collect();
            head += &format!("{name}: {value}\r\n");
        }
        to.write_all(format!("{head}\r\n").as_bytes())?;
        match self.body {
            _ if !with_body => {}
            Body::Bytes(bytes) => to.write_all(&bytes)?,
            // Never more than announced, even if the file has grown meanwhile.
            Body::File(file, length) => drop(io::copy(&mut file.take(length), to)?),
            Body::Endless(write) => write(to)?,
        }
        to.flush()
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        301 => "Moved Permanently",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Error",
    }
}

/// Answers all requests on a connection until it ends.
///
/// # Errors
/// When reading from or writing to the connection fails, for example because the browser has gone away.
pub fn answer_all(stream: &TcpStream, answer: impl Fn(&Request) -> Answer) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut from, mut to) = (BufReader::new(stream), stream);
    while let Some(request) = read(&mut from)? {
        let answer = answer(&request);
        let is_last = !request.keeps_open || matches!(answer.body, Body::Endless(_));
        answer.send(&mut to, request.method != "HEAD")?;
        if is_last {
            break;
        }
    }
    Ok(())
}

/// The next request; `None` if the connection has ended or the data is not a request.
fn read(from: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = from.take(MAX_HEAD_BYTES);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim_end() {
            "" => return Ok(request(&lines)),
            line => lines.push(line.to_owned()),
        }
    }
}

fn request(lines: &[String]) -> Option<Request> {
    let (first, headers) = lines.split_first()?;
    let [method, address, version] = first.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let said = |name: &str| {
        headers.iter().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim().to_ascii_lowercase())
        })
    };
    let closes = said("connection").is_some_and(|value| value.contains("close"));
    // The content of a body would be taken for the next request.
    let has_body =
        said("transfer-encoding").is_some() || said("content-length").is_some_and(|value| value != "0");
    let keeps_open = version == "HTTP/1.1" && !closes && !has_body;
    let range = said("range").and_then(|range| {
        let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
        Some((first.parse().ok()?, last.parse().ok()?))
    });
    Some(Request { method: method.to_owned(), address: address.to_owned(), range, keeps_open })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(answer: Answer, with_body: bool) -> String {
        let mut bytes = Vec::new();
        answer.send(&mut bytes, with_body).expect("memory takes everything");
        String::from_utf8(bytes).expect("the test sends text")
    }

    #[test]
    fn requests_follow_one_another_until_one_is_the_last() {
        let mut wire =
            "GET /zh/?a=1 HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nconnection: Close\r\n\r\n".as_bytes();
        let first = read(&mut wire).expect("it can be read").expect("it is a request");
        assert_eq!(
            (first.method.as_str(), first.address.as_str(), first.keeps_open),
            ("GET", "/zh/?a=1", true)
        );
        let last = read(&mut wire).expect("it can be read").expect("it is a request");
        assert_eq!((last.method.as_str(), last.keeps_open), ("HEAD", false));
        assert_eq!(read(&mut wire).expect("it can be read"), None);
    }

    #[test]
    fn what_is_no_request_ends_the_connection_and_a_body_is_not_taken_for_the_next() {
        for wire in ["", "\r\n", "hello\r\n\r\n", "GET / HTTP/1.1\r\nHost"] {
            assert_eq!(read(&mut wire.as_bytes()).expect("it can be read"), None, "{wire:?}");
        }
        let posted = read(&mut "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nGET /".as_bytes());
        assert!(!posted.expect("it can be read").expect("it is a request").keeps_open);
        let endless = "GET / HTTP/1.1\r\n".to_owned() + &"a: b\r\n".repeat(100_000);
        assert_eq!(read(&mut endless.as_bytes()).expect("it can be read"), None);
    }

    #[test]
    fn a_piece_of_a_file_is_sent_as_such_and_beyond_its_end_all_of_it() {
        let mut wire = "GET /x HTTP/1.1\r\nRange: bytes=2-4\r\n\r\n".as_bytes();
        let asked = read(&mut wire).expect("it can be read").expect("it is a request");
        assert_eq!(asked.range, Some((2, 4)));
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("x");
        std::fs::write(&path, "streets").expect("a file is written");
        let piece = |first, last| {
            let file = File::open(&path).expect("it is there");
            sent(Answer::piece(file, first, last).expect("it can be read"), true)
        };
        let head = "HTTP/1.1 206 Partial Content\r\nContent-Length: 3\r\nContent-Range: bytes 2-4/7\r\n\r\n";
        assert_eq!(piece(2, 4), format!("{head}ree"));
        assert!(piece(5, 900).ends_with("bytes 5-6/7\r\n\r\nts"));
        assert!(piece(7, 9).starts_with("HTTP/1.1 200 OK"));
    }

    #[test]
    fn an_answer_says_how_long_it_is_also_without_its_body() {
        let answer = || Answer::bytes(404, b"gone".to_vec()).with("Location", "./a\r\nb/");
        let head = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nLocation: ./ab/\r\n\r\n";
        assert_eq!(sent(answer(), true), format!("{head}gone"));
        assert_eq!(sent(answer(), false), head);
    }

    #[test]
    fn only_whole_pages_are_edited_and_their_length_is_that_of_the_edited_one() {
        let described = |media_type: &str| Answer::bytes(200, b"a".to_vec()).with("Content-Type", media_type);
        let edited = |answer: Answer| sent(answer.edited(|text| text.repeat(3)).expect("it is read"), true);
        let page = edited(described("text/html; charset=utf-8"));
        assert!(page.contains("Content-Length: 3\r\n") && page.ends_with("\r\n\r\naaa"), "{page}");
        assert!(edited(described("text/css")).ends_with("\r\n\r\na"));
    }

    #[test]
    fn an_answer_without_an_end_names_no_length_and_closes_after_it() {
        let answer = Answer::endless(|to| to.write_all(b"bit by bit")).with("Content-Type", "text/plain");
        let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n";
        assert_eq!(sent(answer, true), format!("{head}bit by bit"));
    }
}
