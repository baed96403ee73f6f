//! The device's own voices. Only those that speak on the device itself: others would send the text to their makers.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::Listener;

/// Words that are being spoken; dropping them stops the voice.
pub struct Speaking {
    speech: SpeechSynthesis,
    is_paused: Rc<Cell<bool>>,
    _ended: Listener,
}

impl Speaking {
    /// Holds the voice in the middle of its words.
    pub fn pause(&self) {
        self.is_paused.set(true);
        self.speech.pause();
    }

    /// Lets it go on where it was held. False where the browser has given up the words meanwhile, as phones do: then they
    /// have to be spoken again.
    pub fn go_on(&self) -> bool {
        if self.is_paused.replace(false) {
            self.speech.resume();
        }
        self.speech.speaking() || self.speech.pending()
    }
}

impl Drop for Speaking {
    fn drop(&mut self) {
        self.speech.cancel();
        // A voice that was left held would be silent for the next words as well.
        if self.is_paused.get() {
            self.speech.resume();
        }
    }
}

/// Speaks a text in a language such as `zh`, at a rate of which 1 is usual, and calls `ended` at its end. `None` where
/// there is no voice for it.
pub fn speak(text: &str, language: &str, rate: f32, ended: impl Fn() + 'static) -> Option<Speaking> {
    let speech = web_sys::window()?.speech_synthesis().ok()?;
    let voice = voice(&speech, language)?;
    let utterance = SpeechSynthesisUtterance::new_with_text(text).ok()?;
    utterance.set_voice(Some(&voice));
    utterance.set_lang(&voice.lang());
    utterance.set_rate(rate);
    let is_paused = Rc::new(Cell::new(false));
    let paused = is_paused.clone();
    // Where a pause gives the words up, that is not their end.
    let ended = Listener::new(&utterance, "end", true, move |_| {
        if !paused.get() {
            ended();
        }
    });
    speech.cancel();
    speech.speak(&utterance);
    Some(Speaking { speech, is_paused, _ended: ended })
}

/// Whether there is a voice for a language.
pub fn is_there(language: &str) -> bool {
    let speech = web_sys::window().and_then(|window| window.speech_synthesis().ok());
    speech.is_some_and(|speech| voice(&speech, language).is_some())
}

fn voice(speech: &SpeechSynthesis, language: &str) -> Option<SpeechSynthesisVoice> {
    let voices = speech.get_voices();
    let mut voices = voices.iter().map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    voices.find(|voice| voice.local_service() && voice.lang().to_lowercase().starts_with(language))
}
