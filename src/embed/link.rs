//! The connection between the map and its host: whose messages are accepted, from when on, and where answers go.

use super::{Incoming, Origin};

/// The connection to the host. It goes to exactly one origin or to none; without one, nothing may be posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    host: Option<Origin>,
    greeted: bool,
}

impl Link {
    /// A connection to the origin named in the address, or to the frame's own origin if none is named. If that origin
    /// is not valid, there is no connection. A frame without an origin of its own (a sandbox) can only use a named one.
    pub fn new(named: Option<&str>, own: &str) -> Self {
        Self { host: Origin::parse(named.unwrap_or(own)), greeted: false }
    }

    /// The only origin to which messages may be posted; `None` if there is none.
    pub fn target(&self) -> Option<&Origin> {
        self.host.as_ref()
    }

    /// Whether messages from that origin, as reported by the browser, are accepted at all.
    pub fn hears(&self, vouched_origin: &str) -> bool {
        self.host.as_ref().is_some_and(|host| host.is(vouched_origin))
    }

    /// Whether the host has said `hello`. Before that it is sent nothing but `ready` or an error about loading.
    pub fn is_greeted(&self) -> bool {
        self.greeted
    }

    /// The message if it is accepted; `None` for messages before `hello`.
    pub fn admit(&mut self, said: Incoming) -> Option<Incoming> {
        self.greeted |= matches!(said, Incoming::Hello(_));
        self.greeted.then_some(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::HostTheme;

    const PORTAL: &str = "https://portal.example";

    #[test]
    fn only_the_named_origin_is_heard_and_the_frame_s_own_is_not() {
        let link = Link::new(Some(PORTAL), "https://map.example");
        assert!(link.hears(PORTAL));
        for other in [
            "https://map.example",
            "https://portal.example.evil.example",
            "https://evil-portal.example",
            "https://portal.example:8443",
            "http://portal.example",
            "https://portal.exampl\u{435}",
            "https://PORTAL.example",
            "https://portal.example/",
            "null",
            "",
        ] {
            assert!(!link.hears(other), "{other}");
        }
        assert_eq!(link.target().map(Origin::as_str), Some(PORTAL));
    }

    #[test]
    fn without_a_name_the_frame_s_own_origin_is_heard() {
        let link = Link::new(None, "https://map.example");
        assert!(link.hears("https://map.example") && !link.hears(PORTAL));
    }

    #[test]
    fn a_bad_name_or_a_sandbox_without_a_name_hears_nobody() {
        for link in [Link::new(Some("*"), "https://map.example"), Link::new(None, "null")] {
            assert_eq!(link.target(), None);
            assert!(!link.hears("null") && !link.hears("*") && !link.hears("https://map.example"));
        }
    }

    #[test]
    fn nothing_counts_before_hello() {
        let mut link = Link::new(Some(PORTAL), "null");
        assert_eq!(link.admit(Incoming::Fit), None);
        assert!(!link.is_greeted());
        assert!(link.admit(Incoming::Hello(HostTheme::default())).is_some());
        assert_eq!(link.admit(Incoming::Fit), Some(Incoming::Fit));
    }
}
