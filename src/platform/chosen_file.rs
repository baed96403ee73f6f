//! Files that the reader chooses or drops onto the page.

use js_sys::Uint8Array;
use thiserror::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, Event, File, HtmlInputElement};

use super::Listener;

/// Why a file's bytes could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ChosenError {
    /// It is larger than the limit.
    #[error("the file is too big")]
    TooBig,
    /// The browser does not provide its content.
    #[error("the browser does not hand the file over")]
    Unreadable,
}

/// The bytes of a file of at most `max` bytes; a larger one is not read at all.
///
/// # Errors
/// See [`ChosenError`].
pub async fn bytes(file: &Blob, max: usize) -> Result<Vec<u8>, ChosenError> {
    if file.size() > max as f64 {
        return Err(ChosenError::TooBig);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| ChosenError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The file chosen in a file field. The field is cleared, so that the same file can be chosen again.
pub fn of_field(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// Takes files that are dropped anywhere on the page, until the listeners are dropped.
pub fn on_drop(dropped: impl Fn(File) + 'static) -> Vec<Listener> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Vec::new() };
    let over = Listener::new(&document, "dragover", false, |event| {
        if files_of(&event).is_some() {
            event.prevent_default();
        }
    });
    let drop = Listener::new(&document, "drop", false, move |event| {
        if let Some(files) = files_of(&event) {
            event.prevent_default();
            files.and_then(|files| files.get(0)).into_iter().for_each(&dropped);
        }
    });
    vec![over, drop]
}

/// The files of a drag: inner `None` while they are only dragged over the page, outer `None` if it drags no files.
fn files_of(event: &Event) -> Option<Option<web_sys::FileList>> {
    let transfer = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    transfer.types().iter().any(|kind| kind == "Files").then(|| transfer.files())
}
