//! A trip imported from a file: a field to choose one; dropping it onto the page does the same.

use yew::prelude::*;

use crate::i18n::words;
use crate::ui::effects::trips::files;
use crate::ui::parts::prose::prose;
use crate::ui::store::View;

/// The field. It does not restrict the kinds of files: the file pickers of phones do not know ours and would grey them
/// out. What a file is becomes clear when it is read.
pub fn import(view: &View) -> Html {
    let words = words(view.app.lang);
    let onchange = {
        let view = view.clone();
        Callback::from(move |event: Event| files::open_chosen(&view, &event))
    };
    html! {
        <section class="import">
            <h2 class="section-title" id="import-title">{ words.import }</h2>
            <p class="quiet" id="import-what">{ prose(words.later().import_what) }</p>
            <span class="import__pick">
                <input type="file" id="import" class="import__field" {onchange}
                    aria-labelledby="import-title import-button" aria-describedby="import-what" />
                <label class="button" id="import-button" for="import">{ words.later().import_choose }</label>
            </span>
        </section>
    }
}
