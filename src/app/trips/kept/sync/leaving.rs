//! Leaving unwritten changes for the next page.

use super::{Command, Env, Sync, Unheard};
use crate::app::trips::kept::changes;
use crate::app::trips::kept::left::leave;

impl Sync {
    /// Writes unwritten changes, and leaves them for the next page in case this one ends before they are written.
    pub(super) fn leave_page(&mut self, env: &Env<'_>, out: &mut Vec<Command>) {
        self.leave(out);
        self.write(env, out);
    }

    fn leave(&mut self, out: &mut Vec<Command>) {
        let Some(trips) = &self.latest else { return };
        // These trips do not include the other tab's changes yet, so they follow what was there before them.
        let known = match &self.unheard {
            None => &self.known,
            Some(Unheard::News(before)) => before,
            Some(Unheard::Forgotten) => return,
        };
        let todo = changes(&known.confirmed, trips);
        let text = leave(&todo, |id| {
            let on_its_way = self.writing.iter().flat_map(|writing| &writing.batch.put);
            let on_its_way = on_its_way.filter(|(record, _)| record.id == id).map(|(record, _)| &record.rev);
            let doubtful = self.doubtful.iter().filter(|one| one.id == id).map(|one| &one.rev);
            known.revs.get(id).into_iter().chain(on_its_way).chain(doubtful).cloned().collect()
        });
        if let Some(text) = text {
            self.has_left = true;
            self.left.extend(todo.put);
            if let Some(writing) = &mut self.writing {
                writing.has_what_is_left = false;
            }
            out.push(Command::Leave(text));
        }
    }

    /// Deletes the left texts that were found when the page began and, if `own`, what this page has left: storage holds
    /// it.
    pub(super) fn forget_left(&mut self, own: bool, out: &mut Vec<Command>) {
        let found = std::mem::take(&mut self.found);
        if own || !found.is_empty() {
            out.push(Command::ForgetLeft { own, found });
        }
    }
}
