//! Tells open pages what to do, as server-sent events.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How often something is sent to an idle page; otherwise it would not be noticed that the page has gone.
const STILL_THERE: Duration = Duration::from_secs(15);

/// What a page has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Replace the old style sheets by the new ones.
    Styles,
    /// Reload.
    Reload,
}

/// The news since the server started, numbered.
pub struct News {
    /// Distinguishes this run of the server from others, in milliseconds since 1970.
    start: u128,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    said: u64,
    listeners: Vec<Sender<(Said, String)>>,
}

/// A page's receiving end.
pub struct Listener {
    at: String,
    heard: Receiver<(Said, String)>,
}

impl News {
    /// Starts without any news.
    pub fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { start: now.as_millis(), state: Mutex::default() }
    }

    /// The start time and the number of the latest news: `1764619400123.4`. A page made at another point is outdated.
    pub fn at(&self) -> String {
        self.named(self.state().said)
    }

    /// Sends news to every page that listens.
    pub fn tell(&self, said: Said) {
        let mut state = self.state();
        state.said += 1;
        let at = self.named(state.said);
        state.listeners.retain(|listener| listener.send((said, at.clone())).is_ok());
    }

    /// Receives news from now on.
    pub fn listen(&self) -> Listener {
        let (tells, heard) = channel();
        let mut state = self.state();
        state.listeners.push(tells);
        Listener { at: self.named(state.said), heard }
    }

    fn named(&self, said: u64) -> String {
        format!("{}.{said}", self.start)
    }

    /// The state; a thread that panicked cannot have left it inconsistent.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listener {
    /// Writes an event `at` with the current point, then `styles` or `reload` with its point for each news, until the
    /// reader is gone.
    ///
    /// # Errors
    /// When the reader is gone.
    pub fn write(self, to: &mut dyn Write) -> io::Result<()> {
        event(to, "at", &self.at)?;
        loop {
            match self.heard.recv_timeout(STILL_THERE) {
                Ok((Said::Styles, at)) => event(to, "styles", &at)?,
                Ok((Said::Reload, at)) => event(to, "reload", &at)?,
                Err(RecvTimeoutError::Timeout) => send(to, ":\n\n")?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }
}

fn event(to: &mut dyn Write, name: &str, data: &str) -> io::Result<()> {
    send(to, &format!("event: {name}\ndata: {data}\n\n"))
}

fn send(to: &mut dyn Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_hears_the_moment_and_then_all_that_is_said_in_order() {
        let news = News::new();
        news.tell(Said::Reload);
        let (before, listener) = (news.at(), news.listen());
        for said in [Said::Styles, Said::Reload] {
            news.tell(said);
        }
        let start = news.start;
        assert_eq!((before, news.at()), (format!("{start}.1"), format!("{start}.3")));
        drop(news);
        let mut wire = Vec::new();
        listener.write(&mut wire).expect("memory takes everything");
        let events = format!(
            "event: at\ndata: {start}.1\n\nevent: styles\ndata: {start}.2\n\nevent: reload\ndata: {start}.3\n\n"
        );
        assert_eq!(String::from_utf8_lossy(&wire), events);
    }

    #[test]
    fn who_has_gone_is_forgotten() {
        let news = News::new();
        drop(news.listen());
        let _stays = news.listen();
        news.tell(Said::Styles);
        assert_eq!(news.state().listeners.len(), 1);
    }
}
