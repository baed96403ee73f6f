//! `cargo xtask build`: bundles, optimises and writes every page. The result is plain files.

mod boot;
pub mod budgets;
mod bundle;
mod checksum;
mod minify;
mod notices;
mod offline;
mod optimise;
mod plain_script;
mod prerender;
pub mod quick;
mod search_engines;
mod shell;
mod short_names;
mod site;
mod site_data;
pub mod sizes;
mod split;
mod styles;
mod template;
mod traditional;

use crate::failure::Failure;
use crate::{tools, workspace};
use lexopt::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// A file in every built site. It contains the site's version and marks the folder as one that a build may replace.
pub const MARKER: &str = "version.json";

/// `cargo xtask build [--out dist] [--base-url https://map.example/tour/]`
///
/// # Errors
/// When the command line is wrong or the build fails.
pub fn command(mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut out, mut base) = (default_out(), None);
    while let Some(arg) = args.next()? {
        match arg {
            Long("out") => out = workspace::root().join(PathBuf::from(args.value()?)),
            Long("base-url") => base = Some(base_url(&args.value()?.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    build_for(&out, base.as_deref())
}

/// The site's future address, with a slash at its end.
fn base_url(text: &str) -> Result<String, Failure> {
    let web = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/%[]".contains(c);
    match web {
        Some(rest) if !rest.is_empty() && rest.chars().all(plain) => {
            Ok(format!("{}/", text.trim_end_matches('/')))
        }
        _ => Err(Failure::Usage(format!("--base-url {text}: write it as https://map.example/tour/"))),
    }
}

/// `cargo xtask site-data`: called by Trunk after each of its builds, with the folder in `TRUNK_STAGING_DIR`.
///
/// # Errors
/// When `TRUNK_STAGING_DIR` is not set, or the data cannot be written.
pub fn site_data_command(_: lexopt::Parser) -> Result<(), Failure> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging =
        staging.ok_or_else(|| Failure::Usage("TRUNK_STAGING_DIR is not set: Trunk calls this".to_owned()))?;
    site_data::write(&workspace::root().join("assets"), &staging)
}

/// The site's default folder.
pub fn default_out() -> PathBuf {
    workspace::root().join("dist")
}

/// Builds the site into `out`, which is replaced as a whole, and only if everything succeeds.
///
/// # Errors
/// When `out` holds anything but an earlier build, a tool is missing, or a step of the build fails.
pub fn build(out: &Path) -> Result<(), Failure> {
    build_for(out, None)
}

/// The same for a site whose address is known, which search engines and social networks need.
fn build_for(out: &Path, base: Option<&str>) -> Result<(), Failure> {
    refuse_foreign_folder(out)?;
    let tools = tools::for_building()?;
    let partial = beside(out, "partial");
    remove(&partial)?;
    let version = workspace::version();
    bundle::run(&partial)?;
    optimise::run(&tools.wasm_opt, &bundle::linked(), &partial)?;
    let start = boot::write(&partial)?;
    let shorten = |script: &str| minify::script_in_pages(&tools.esbuild, script);
    let template = shell::write(&boot::template(&partial, &start)?, &partial, &shorten)?;
    minify::scripts(&tools.esbuild, &partial)?;
    let shorten = |file: &Path| minify::style_sheet(&tools.esbuild, file);
    let template = styles::join(&template, &partial, styles::by_content, &shorten)?;
    let mut pages = site::pages(&partial, base)?;
    let mut filled: Vec<prerender::Page> = pages.iter().map(site::page).collect();
    prerender::write(&template, &filled, &version, &partial)?;
    prerender::write_not_found(&filled, &partial)?;
    let edition = traditional::write(&partial, base)?;
    prerender::write(&edition.template(&template), &edition.filled, &version, &partial)?;
    pages.extend(edition.pages);
    filled.extend(edition.filled);
    site::write_oembed(&pages, &partial)?;
    search_engines::write(&pages, base, &partial)?;
    notices::write(&partial)?;
    mark(&partial, &version)?;
    offline::write(&filled, &partial)?;
    remove(out)?;
    fs::rename(&partial, out).map_err(Failure::io(out))?;
    println!("built {} pages, version {version}, into {}", pages.len(), out.display());
    println!("{}", sizes::first_view(out)?.table("first view"));
    Ok(())
}

/// Writes the version of the site into its folder.
fn mark(site: &Path, version: &str) -> Result<(), Failure> {
    let marker = site.join(MARKER);
    let content = serde_json::json!({ "hangyong": version }).to_string();
    fs::write(&marker, content).map_err(Failure::io(&marker))
}

/// `--out` may be a folder that does not exist, is empty, or holds an earlier build: nothing else is ever deleted.
fn refuse_foreign_folder(out: &Path) -> Result<(), Failure> {
    let empty = fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    if out.is_file() || !(empty || out.join(MARKER).is_file()) {
        return Err(Failure::Usage(format!(
            "{} holds something else than an earlier build; name another folder with --out",
            out.display()
        )));
    }
    Ok(())
}

fn beside(out: &Path, suffix: &str) -> PathBuf {
    let mut name = out.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::io(folder)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_on_the_web_is_a_base() {
        assert_eq!(base_url("https://map.example/tour").ok().as_deref(), Some("https://map.example/tour/"));
        for text in
            ["map.example", "ftp://x/", "https://", "https://x/?a", "https://x/#a", "https://x/\"><script>"]
        {
            assert!(base_url(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_folder_with_something_else_in_it_is_never_replaced() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = folder.path();
        assert!(refuse_foreign_folder(out).is_ok());
        fs::write(out.join("thesis.txt"), "years of work").expect("a file is written");
        assert!(refuse_foreign_folder(out).is_err());
        fs::write(out.join(MARKER), "{}").expect("a file is written");
        assert!(refuse_foreign_folder(out).is_ok());
    }
}
