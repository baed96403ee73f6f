//! The peak memory of this process.

use std::fs;

/// In megabytes; "unknown" unless the system reports it, as Linux does.
pub fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    peak_in(&status).map_or_else(|| "unknown".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1000))
}

/// The peak in kilobytes, from the text of `/proc/self/status`.
fn peak_in(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_is_found_among_what_the_system_tells() {
        assert_eq!(peak_in("VmPeak:\t  999 kB\nVmHWM:\t   12345 kB\nVmRSS:\t 1 kB\n"), Some(12_345));
        assert_eq!(peak_in("nothing"), None);
    }
}
