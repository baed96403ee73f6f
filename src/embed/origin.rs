//! Web origins, compared exactly: `https://portal.example` is not `https://portal.example.evil.example`.

/// The origin of a page on the web: scheme, host and port, as browsers write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads an origin. Upper case, the scheme's default port and one slash at the end are tolerated; anything else
    /// that a browser would not write, such as a path, a user or `null`, is not an origin.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://")?;
        let own_port = match scheme {
            "https" => "443",
            "http" => "80",
            _ => return None,
        };
        let (host, port) = split_port(rest)?;
        let port = port.filter(|port| *port != own_port);
        let written = match port {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        };
        is_host(host).then_some(Self(written))
    }

    /// The origin as browsers write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the origin that a browser reports in a message's `origin`.
    pub fn is(&self, vouched: &str) -> bool {
        self.0 == vouched
    }
}

/// Splits host and port; `None` if the port is not valid.
fn split_port(rest: &str) -> Option<(&str, Option<&str>)> {
    let after_brackets = rest.rfind(']').map_or(0, |at| at + 1);
    let Some(at) = rest.get(after_brackets..)?.find(':').map(|at| after_brackets + at) else {
        return Some((rest, None));
    };
    let (host, port) = (rest.get(..at)?, rest.get(at + 1..)?);
    let number: u16 = port.parse().ok()?;
    // Only the number as a browser writes it: no `+80`, no `0080`.
    (number > 0 && number.to_string() == port).then_some((host, Some(port)))
}

fn is_host(host: &str) -> bool {
    let ipv6 = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Some(address) = ipv6 {
        return !address.is_empty()
            && address.bytes().all(|b| b.is_ascii_hexdigit() || b == b':' || b == b'.');
    }
    let is_label = |label: &str| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        !label.is_empty() && label.len() < 64 && label.bytes().all(plain)
    };
    host.len() < 254 && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for (written, read) in [
            ("https://portal.example", "https://portal.example"),
            ("HTTPS://Portal.Example/", "https://portal.example"),
            ("https://portal.example:443", "https://portal.example"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("https://xn--hzr.example", "https://xn--hzr.example"),
        ] {
            assert_eq!(Origin::parse(written).as_ref().map(Origin::as_str), Some(read), "{written}");
        }
    }

    #[test]
    fn what_is_no_origin_names_nobody() {
        for text in [
            "",
            "*",
            "null",
            "portal.example",
            "//portal.example",
            "file://",
            "https://",
            "javascript:alert(1)",
            "https://portal.example/path",
            "https://portal.example//",
            "https://user@portal.example",
            "https://portal.example:0",
            "https://portal.example:080",
            "https://portal.example:99999",
            "https://portal.example:",
            "https://portal..example",
            "https://*.example",
            "https://a b",
            "https://portal.example?x",
            "https://portal.example#x",
            "https://a,https://b",
            "https://杭州.example",
            "data:text/html,x",
            "blob:https://portal.example",
            "https://[::1",
            "https://\u{202e}elpmaxe",
        ] {
            assert_eq!(Origin::parse(text), None, "{text}");
        }
    }
}
