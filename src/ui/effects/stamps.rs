//! The stamps and the browser: read from storage, changed there in one step, and announced to everything that shows
//! them, here and in other tabs. Part of the deferred half.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Blob;
use yew::prelude::*;

use crate::app::stamps::told;
use crate::app::{Msg, Shared};
use crate::codec::stamps::{ENDING, MAX_FILE_BYTES, read, write};
use crate::domain::clock::shanghai_time;
use crate::domain::stamps::{Merged, Stamps};
use crate::domain::{Atlas, Lang, StopId};
use crate::i18n::stamp_words;
use crate::platform::channel::Channel;
use crate::platform::chosen_file::{self, ChosenError};
use crate::platform::storage::Storage;
use crate::platform::task::spawn_local;
use crate::platform::{clock, document, handing_over, picture, preferences};
use crate::ui::store::{Dispatch, use_dispatch};

/// The name of the channel between tabs, and of the event within this one.
const NEWS: &str = "hangyong:stamps";

/// The preferences key of the line that was typed last. The line stays there until storage has it: writing to storage
/// takes a moment, which a page that is being left does not get.
const LINE: &str = "stamp-line";

/// The preferences key that is set when there are stamps, so that readers who have none do not get a database.
const ANY: &str = "stamped";

/// Stamps as they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The stamps.
    pub stamps: Rc<Stamps>,
    /// Whether the browser keeps them beyond this page.
    pub lasting: bool,
}

thread_local! {
    /// The stamps of a page for which the browser keeps nothing.
    static HERE: RefCell<Option<Stamps>> = const { RefCell::new(None) };
}

/// The stamps; `None` until they have been read. They are read again whenever they change.
#[hook]
pub fn use_stamps() -> Option<Kept> {
    let kept = use_state(|| None);
    let dispatch = use_dispatch();
    let shown = kept.clone();
    use_effect_with((), move |()| {
        let read_again = Rc::new(move || {
            let (shown, dispatch) = (shown.setter(), dispatch.clone());
            spawn_local(async move { shown.set(Some(brought(&dispatch).await)) });
        });
        // A line that an earlier page could not store is stored first; that causes a read anyway.
        let first = read_again.clone();
        spawn_local(async move {
            if !take_up_line().await {
                first();
            }
        });
        let (here, elsewhere) = (read_again.clone(), read_again);
        let listeners =
            (document::on_window(NEWS, move || here()), Channel::open(NEWS, move |_| elsewhere()));
        move || drop(listeners)
    });
    (*kept).clone()
}

/// Reads the stamps, and tells the application which stops have one.
async fn brought(dispatch: &Dispatch) -> Kept {
    let kept = kept().await;
    match kept.stamps.is_empty() {
        true => preferences::remove(ANY),
        false => preferences::save(ANY, "yes"),
    }
    dispatch.send(Msg::Stamped(Rc::new(kept.stamps.iter().map(|(stop, _)| stop.clone()).collect())));
    kept
}

/// Tells the application which stops have a stamp, if there are any, before anything else asks for the stamps.
pub fn tell_stamped(dispatch: Dispatch) {
    if preferences::load(ANY).is_some() {
        spawn_local(async move {
            brought(&dispatch).await;
        });
    }
}

async fn kept() -> Kept {
    let stored = match Storage::open().await {
        Ok(storage) => storage.stamps().await,
        Err(why) => Err(why),
    };
    let here = HERE.with_borrow(Clone::clone);
    let lasting = stored.is_ok() && here.is_none();
    let mut stamps = of_text(stored.unwrap_or_default());
    stamps.merge(here.unwrap_or_default());
    Kept { stamps: Rc::new(stamps), lasting }
}

/// Text written by this program can be read; anything else that was put there counts as no stamps.
fn of_text(text: Option<String>) -> Stamps {
    text.and_then(|text| read(&text).ok()).map(|read| read.stamps).unwrap_or_default()
}

/// Changes the stamps and notifies everyone. What the browser cannot store lasts as long as the page.
pub async fn change(edit: impl Fn(&mut Stamps)) {
    let edited = |text: Option<String>| {
        let mut stamps = of_text(text);
        edit(&mut stamps);
        stamps
    };
    let written = match Storage::open().await {
        Ok(storage) => storage.change_stamps(|text| write(&edited(text))).await,
        Err(why) => Err(why),
    };
    preferences::save(ANY, "yes");
    if written.is_err() {
        let here = HERE.with_borrow(|here| here.as_ref().map(write));
        HERE.set(Some(edited(here)));
    }
    tell();
}

/// Changes the stamps in the background.
pub fn change_soon(edit: impl Fn(&mut Stamps) + 'static) {
    spawn_local(change(edit));
}

/// Notes the line that is being typed on a stop's stamp, at once.
pub fn note_line(stop: &StopId, line: &str) {
    preferences::save(LINE, &noted(stop, line));
}

/// Writes the line on a stop's stamp.
pub fn set_line(stop: &StopId, line: &str) {
    note_line(stop, line);
    let (stop, line) = (stop.clone(), line.to_owned());
    spawn_local(async move { write_line(&stop, &line).await });
}

fn noted(stop: &StopId, line: &str) -> String {
    format!("{stop} {line}")
}

async fn write_line(stop: &StopId, line: &str) {
    change(|stamps| stamps.set_line(stop, line)).await;
    // If another line was typed meanwhile, it still has to be stored.
    if preferences::load(LINE).as_deref() == Some(&noted(stop, line)) {
        preferences::remove(LINE);
    }
}

/// Stores the line that an earlier page left; returns whether there was one.
async fn take_up_line() -> bool {
    let left = preferences::load(LINE);
    let Some((stop, line)) = left.as_deref().and_then(|left| left.split_once(' ')) else { return false };
    write_line(&stop.into(), line).await;
    true
}

/// To be called after everything that the browser kept has been deleted.
pub fn forgotten() {
    preferences::remove(ANY);
    HERE.set(None);
    tell();
}

fn tell() {
    document::announce(NEWS);
    if let Some(channel) = Channel::open(NEWS, |_| ()) {
        channel.post(["changed"]);
    }
}

/// Today's date in Shanghai.
pub fn today() -> chrono::NaiveDate {
    shanghai_time(clock::unix_ms()).date()
}

/// Hands the stamps to the reader as a file.
pub fn save_file(lang: Lang, stamps: &Stamps) {
    let name = format!("{} {}{ENDING}", stamp_words(lang).file_name, today());
    let _refused = handing_over::save_file(&name, "application/json", &write(stamps));
}

/// Adds the stamps of a file; `done` receives the result, in words.
pub fn take_file(file: Blob, lang: Lang, atlas: Shared<Atlas>, done: Callback<String>) {
    spawn_local(async move {
        let said = match text_of(&file, lang).await {
            Ok(text) => taken(&text, lang, &atlas).await,
            Err(why) => why.to_owned(),
        };
        done.emit(said);
    });
}

async fn text_of(file: &Blob, lang: Lang) -> Result<String, &'static str> {
    match chosen_file::bytes(file, MAX_FILE_BYTES).await {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(ChosenError::TooBig) => Err(stamp_words(lang).too_big),
        Err(ChosenError::Unreadable) => Err(stamp_words(lang).not_json),
    }
}

async fn taken(text: &str, lang: Lang, atlas: &Atlas) -> String {
    let read = match read(text.trim_start_matches('\u{feff}')) {
        Ok(read) => read,
        Err(why) => return told::refusal(lang, &why).to_owned(),
    };
    let merged = Cell::new(Merged::default());
    change(|stamps| merged.set(stamps.merge(read.stamps.clone()))).await;
    told::taken(lang, &read, merged.get(), atlas)
}

/// Hands a picture to the reader as PNG: through the system's share sheet if it takes pictures, else as a file; as an
/// SVG file if that fails, for instance because the browser cannot paint it. WeChat cannot save files from a page, so
/// there `shown` receives the picture's address, to be displayed and saved by a long press.
pub fn give_picture(name: String, svg: String, width: u32, height: u32, shown: Callback<String>) {
    spawn_local(async move {
        let png = picture::png_of_svg(&svg, width, height).await;
        if handing_over::is_wechat() {
            let address = match png {
                Some(png) => picture::data_address(&png).await,
                None => None,
            };
            shown.emit(address.unwrap_or_else(|| picture::data_address_of_svg(&svg)));
            return;
        }
        let given = match png {
            Some(png) => handing_over::give_picture(&format!("{name}.png"), &name, &png).await,
            None => false,
        };
        if !given {
            let _refused = handing_over::save_file(&format!("{name}.svg"), "image/svg+xml", &svg);
        }
    });
}
