//! `cargo xtask serve --watch`: the site during development. When a file changes, only what depends on it is rebuilt,
//! and open pages update themselves.
//!
//! [`files`] finds what changed → [`step`] derives what to rebuild → this module rebuilds it → [`news`] tells pages.

mod files;
mod news;
mod reply;
mod step;

use super::{Answering, answer};
use crate::build::quick;
use crate::failure::Failure;
use crate::workspace;
use files::Seen;
use news::{News, Said};
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};
use step::Step;

/// The time between two polls of the files.
const POLL: Duration = Duration::from_millis(300);
/// Waits for writes in progress, for example by an editor or git: until two polls this far apart see the same.
const SETTLES: Duration = Duration::from_millis(50);

/// Serves `site` on `listener` and keeps it up to date with its sources, until the process ends.
///
/// # Errors
/// When `site` holds anything else, or the compiler's target is missing. Later failures are printed.
pub fn run(listener: TcpListener, site: &Path) -> Result<(), Failure> {
    let root = workspace::root();
    let mut seen = Seen::of(&root);
    quick::prepare(site)?;
    let news = Arc::new(News::new());
    let served = answer(listener, "/", answering(site, &news));
    println!("{} is being made; it can be opened already, and shows each step by itself", served.address);
    let mut making = Making { site: site.to_owned(), findings: None };
    let mut steps = step::all();
    loop {
        let owed = making.carry_out(&steps, &news);
        let changed = wait_for_changes(&root, &mut seen);
        println!("changed: {}", in_short(&changed));
        steps = step::of(&changed);
        steps.extend(owed);
    }
}

fn answering(site: &Path, news: &Arc<News>) -> Answering {
    let (site, news) = (site.to_owned(), news.clone());
    Arc::new(move |request| reply::to(request, &site, &news))
}

fn wait_for_changes(root: &Path, seen: &mut Seen) -> BTreeSet<String> {
    loop {
        let mut now = Seen::of(root);
        if now == *seen {
            thread::sleep(POLL);
            continue;
        }
        loop {
            thread::sleep(SETTLES);
            let later = Seen::of(root);
            if later == now {
                break;
            }
            now = later;
        }
        let changed = seen.changed(&now);
        *seen = now;
        // A file that was changed and immediately restored does not count as changed.
        if !changed.is_empty() {
            return changed;
        }
    }
}

fn in_short(changed: &BTreeSet<String>) -> String {
    const NAMED: usize = 3;
    let mut names: Vec<&str> = changed.iter().take(NAMED).map(String::as_str).collect();
    let others = changed.len().saturating_sub(NAMED).to_string() + " more";
    if changed.len() > NAMED {
        names.push(&others);
    }
    names.join(", ")
}

/// A site that is kept up to date.
struct Making {
    site: PathBuf,
    /// The findings of the last check of the pack.
    findings: Option<BTreeSet<String>>,
}

impl Making {
    /// Carries out the steps in order; prints a line and notifies the pages after each. Returns the steps that have to
    /// be tried again after the next change: rendering the pages, if that failed.
    fn carry_out(&mut self, steps: &BTreeSet<Step>, news: &News) -> BTreeSet<Step> {
        let mut owed = BTreeSet::new();
        for step in steps {
            let began = Instant::now();
            let done = self.one(*step);
            let took = began.elapsed().as_secs_f64();
            match done {
                Ok(what) => println!("{took:7.2} s  {what}"),
                Err(failure) => {
                    println!("{took:7.2} s  {failure}; the last good page stays");
                    owed.extend((*step == Step::Pages).then_some(Step::Pages));
                    continue;
                }
            }
            step.tells().into_iter().for_each(|said| news.tell(said));
        }
        owed
    }

    /// Carries out one step; returns what was done, in words.
    fn one(&mut self, step: Step) -> Result<String, Failure> {
        let site = &self.site;
        match step {
            Step::StartAgain => {
                Ok("that is a part of this command, which has to be started again".to_owned())
            }
            Step::Styles => {
                quick::styles(site)?;
                Ok("styles joined; pages take them without loading anew".to_owned())
            }
            Step::Data => {
                quick::data(site, &mut self.findings)?;
                Ok("content packed; pages load anew (their text without the program is of the last start)"
                    .to_owned())
            }
            Step::Pages => Ok(format!("{} pages rendered; pages load anew", quick::pages(site)?)),
            Step::Application => {
                quick::program(site, false)?;
                Ok("program compiled; pages load anew".to_owned())
            }
            Step::Programs => {
                quick::program(site, true)?;
                Ok("program and workers compiled; pages load anew".to_owned())
            }
        }
    }
}

impl Step {
    /// What the pages have to do after this step.
    const fn tells(self) -> Option<Said> {
        match self {
            Self::StartAgain => None,
            Self::Styles => Some(Said::Styles),
            Self::Data | Self::Pages | Self::Application | Self::Programs => Some(Said::Reload),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_changed_files_are_told_in_one_line() {
        let names = |count: usize| (0..count).map(|number| number.to_string()).collect();
        assert_eq!(in_short(&names(2)), "0, 1");
        assert_eq!(in_short(&names(9)), "0, 1, 2, 6 more");
    }
}
