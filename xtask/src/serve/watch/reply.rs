//! The answer to a request while the site is watched: the site, with a script in its pages that listens for news. Only
//! this server adds the script; the site's own files do not contain it.

use super::news::News;
use crate::serve::connection::{Answer, Request};
use crate::serve::reply;
use std::path::Path;
use std::sync::Arc;

/// The address of the news. No file of a site has such an address: the server serves no path that starts with a dot.
const NEWS: &str = "/.watch";
/// The address of the script. A file, because the pages' policy forbids other inline scripts.
const SCRIPT: &str = "/.watch.js";
/// The service worker's address.
const WORKER: &str = "/sw.js";

/// The answer to a request.
pub fn to(request: &Request, site: &Path, news: &Arc<News>) -> Answer {
    let script =
        |text: &str| reply::described(Answer::bytes(200, text.into()), "text/javascript; charset=utf-8");
    match request.address.split('?').next().unwrap_or_default() {
        NEWS => told(news),
        SCRIPT => script(include_str!("page.js")),
        WORKER => script(include_str!("no_worker.js")),
        _ => {
            // Taken before the page is read: news that arrive in between make it outdated.
            let at = news.at();
            let page = reply::to(request, site, "/").edited(|html| with_script(html, &at));
            page.unwrap_or_else(|_| Answer::bytes(404, Vec::new()))
        }
    }
}

fn told(news: &Arc<News>) -> Answer {
    let news = news.clone();
    // Listens only when the body is written, so that a HEAD request leaves no listener behind.
    let answer = Answer::endless(move |to| {
        let listener = news.listen();
        drop(news);
        listener.write(to)
    });
    reply::described(answer, "text/event-stream")
}

/// The page with the script at the end of its head; `at` is the point in the news at which the page was made.
fn with_script(html: &str, at: &str) -> String {
    let script = format!("<script src=\"{SCRIPT}\" data-at=\"{at}\" defer></script>");
    let (before, after) = html.split_at(html.find("</head>").unwrap_or(html.len()));
    format!("{before}{script}{after}")
}

#[cfg(test)]
mod tests {
    use super::super::news::Said;
    use super::*;
    use crate::serve::{answer, listen};
    use std::fs;
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::TcpStream;

    /// A watched site of two files, and a function that requests an address from it.
    fn watched() -> (tempfile::TempDir, Arc<News>, impl Fn(&str) -> BufReader<TcpStream>) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("index.html"), "<head><title>t</title></head>x").expect("it is written");
        fs::write(folder.path().join("sw.js"), "keeps()").expect("it is written");
        let (site, news, listener) =
            (folder.path().to_owned(), Arc::new(News::new()), listen(0).expect("a free port"));
        let told = news.clone();
        let served = answer(listener, "/", Arc::new(move |request| to(request, &site, &told)));
        let host = served.address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let ask = move |address: &str| {
            let mut stream = TcpStream::connect(&host).expect("it listens");
            let request = format!("GET {address} HTTP/1.1\r\nConnection: close\r\n\r\n");
            stream.write_all(request.as_bytes()).expect("it takes requests");
            BufReader::new(stream)
        };
        (folder, news, ask)
    }

    fn whole(mut answer: BufReader<TcpStream>) -> String {
        let mut text = String::new();
        answer.read_to_string(&mut text).expect("it answers");
        text
    }

    #[test]
    fn a_page_has_the_script_at_the_end_of_its_head_and_knows_its_moment() {
        let script = "<script src=\"/.watch.js\" data-at=\"7.2\" defer></script>";
        assert_eq!(with_script("<head>a</head>b", "7.2"), format!("<head>a{script}</head>b"));
        assert_eq!(with_script("b", "7.2"), format!("b{script}"));
    }

    #[test]
    fn only_pages_are_changed_on_their_way_and_the_site_is_not() {
        let (folder, news, ask) = watched();
        let page = whole(ask("/?a=1"));
        assert!(page.ends_with(&with_script("<head><title>t</title></head>x", &news.at())), "{page}");
        assert!(whole(ask("/nowhere")).starts_with("HTTP/1.1 404 "));
        let file = fs::read_to_string(folder.path().join("index.html")).expect("the page");
        assert_eq!(file, "<head><title>t</title></head>x");
    }

    #[test]
    fn the_service_worker_of_a_built_site_is_let_go() {
        let (_folder, _news, ask) = watched();
        let worker = whole(ask("/sw.js"));
        assert!(worker.contains("unregister()") && !worker.contains("keeps()"), "{worker}");
        assert!(whole(ask("/.watch.js")).contains("new EventSource(\"/.watch\")"));
    }

    #[test]
    fn news_come_on_a_connection_that_stays_open() {
        let (_folder, news, ask) = watched();
        let mut lines = ask("/.watch").lines().map(|line| line.expect("it goes on"));
        let mut next = |wanted: &str| lines.find(|line| line.contains(wanted)).expect("it comes");
        assert_eq!(next("Content-Type"), "Content-Type: text/event-stream");
        assert_eq!(next("event"), "event: at");
        news.tell(Said::Styles);
        assert_eq!(next("event"), "event: styles");
        assert_eq!(next("data"), format!("data: {}", news.at()));
    }
}
