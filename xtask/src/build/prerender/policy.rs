//! The content security policy of every page of the built site.
//!
//! `frame-ancestors` is not part of it: portals embed the map, and a policy inside a page cannot set it anyway.

use crate::build::checksum;
use crate::failure::Failure;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The policy: only this origin, the one script inside the pages, and the hosts that the pack names for packs and map
/// tiles.
///
/// # Errors
/// When the pack's `pack.json` is not JSON; a missing file is no error.
pub fn of_the_site(site: &Path, script: &str) -> Result<String, Failure> {
    let file = site.join("pack/pack.json");
    let Ok(bytes) = fs::read(&file) else {
        return Ok(policy(script, &BTreeSet::new()));
    };
    let pack: Value = serde_json::from_slice(&bytes).map_err(Failure::content(&file))?;
    Ok(policy(script, &named_origins(&pack)))
}

fn policy(script: &str, others: &BTreeSet<String>) -> String {
    let others: String = others.iter().map(|origin| format!(" {origin}")).collect();
    [
        "default-src 'self'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval' 'sha256-{}'", checksum::base64(script.as_bytes())),
        "style-src 'self'".to_owned(),
        format!("img-src 'self' data: blob:{others}"),
        format!("connect-src 'self'{others}"),
        "worker-src 'self' blob:".to_owned(),
        "object-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'self'".to_owned(),
        // Only the policy that the script in the page creates.
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types default".to_owned(),
    ]
    .join("; ")
}

fn named_origins(pack: &Value) -> BTreeSet<String> {
    let packs = pack.get("allowed_packs").and_then(Value::as_array).into_iter().flatten();
    let named = ["/basemap/pmtiles", "/basemap/raster", "/router/osrm"];
    let single = named.into_iter().filter_map(|pointer| pack.pointer(pointer));
    packs.chain(single).filter_map(Value::as_str).filter_map(https_origin).collect()
}

/// `https://host[:port]` of an address; `None` if it contains anything that could end the policy or widen it.
fn https_origin(address: &str) -> Option<String> {
    let host = address.strip_prefix("https://")?.split('/').next()?;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | ':');
    (!host.is_empty() && host.chars().all(plain)).then(|| format!("https://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_pack_that_names_no_host_allows_none() {
        let policy = policy("", &named_origins(&json!({"allowed_packs": []})));
        assert!(policy.contains("connect-src 'self';"), "{policy}");
        assert!(!policy.contains("http"), "{policy}");
    }

    #[test]
    fn the_one_script_inside_the_pages_is_named_by_its_checksum() {
        let policy = policy("start()", &BTreeSet::new());
        assert!(policy.contains(&checksum::base64(b"start()")), "{policy}");
        assert_eq!(policy.matches("'sha256-").count(), 1, "{policy}");
        assert!(!policy.contains("script-src 'self' 'unsafe-inline'"), "{policy}");
    }

    #[test]
    fn the_hosts_that_a_pack_names_are_allowed_and_nothing_can_be_smuggled_in() {
        let pack = json!({
            "allowed_packs": ["https://portal.example/packs/a/", "https://x; script-src *", "https://*/", "http://plain.example/"],
            "basemap": {"raster": "https://tiles.example:8443/{z}/{x}/{y}.png"},
            "router": {"osrm": "https://router.example/osrm/"}
        });
        let origins: Vec<String> = named_origins(&pack).into_iter().collect();
        assert_eq!(
            origins,
            ["https://portal.example", "https://router.example", "https://tiles.example:8443"]
        );
    }
}
