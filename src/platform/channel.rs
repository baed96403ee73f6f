//! Messages between the tabs of the site.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel to the other tabs; dropping it closes it.
pub struct Channel {
    channel: BroadcastChannel,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Opens the channel with that name; `heard` gets what other tabs post. `None` if the browser has no such channels.
    pub fn open(name: &str, heard: impl Fn(Vec<String>) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(words) = event.data().dyn_into::<Array>() {
                heard(words.iter().filter_map(|word| word.as_string()).collect());
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self { channel, _heard: heard })
    }

    /// Posts a list of texts to every other tab.
    pub fn post<'a>(&self, words: impl IntoIterator<Item = &'a str>) {
        let words: Array = words.into_iter().map(wasm_bindgen::JsValue::from_str).collect();
        let _closed = self.channel.post_message(&words);
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
