//! Speech by the device's own voices. Only voices that run on the device are used: others would send the text to their
//! makers.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::Listener;

/// An utterance in progress; dropping it stops the voice.
pub struct Speaking {
    speech: SpeechSynthesis,
    is_paused: Rc<Cell<bool>>,
    _ended: Listener,
}

impl Speaking {
    /// Pauses the voice mid-utterance.
    pub fn pause(&self) {
        self.is_paused.set(true);
        self.speech.pause();
    }

    /// Resumes where the voice was paused. False if the browser has meanwhile dropped the utterance, as phones do; then
    /// it has to be spoken again.
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
        // A synthesizer left paused would keep the next utterance silent as well.
        if self.is_paused.get() {
            self.speech.resume();
        }
    }
}

/// Speaks a text in a language such as `zh` and calls `ended` when it is finished. A `rate` of 1 is normal speed.
/// `None` if there is no voice for the language.
pub fn speak(text: &str, language: &str, rate: f32, ended: impl Fn() + 'static) -> Option<Speaking> {
    let speech = web_sys::window()?.speech_synthesis().ok()?;
    let voice = voice(&speech, language)?;
    let utterance = SpeechSynthesisUtterance::new_with_text(text).ok()?;
    utterance.set_voice(Some(&voice));
    utterance.set_lang(&voice.lang());
    utterance.set_rate(rate);
    let is_paused = Rc::new(Cell::new(false));
    let paused = is_paused.clone();
    // If a pause makes the browser drop the utterance, that does not count as its end.
    let ended = Listener::new(&utterance, "end", true, move |_| {
        if !paused.get() {
            ended();
        }
    });
    speech.cancel();
    speech.speak(&utterance);
    Some(Speaking { speech, is_paused, _ended: ended })
}

/// Whether the device has a voice for a language.
pub fn is_there(language: &str) -> bool {
    let speech = web_sys::window().and_then(|window| window.speech_synthesis().ok());
    speech.is_some_and(|speech| voice(&speech, language).is_some())
}

fn voice(speech: &SpeechSynthesis, language: &str) -> Option<SpeechSynthesisVoice> {
    let voices = speech.get_voices();
    let mut voices = voices.iter().map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    voices.find(|voice| voice.local_service() && voice.lang().to_lowercase().starts_with(language))
}
