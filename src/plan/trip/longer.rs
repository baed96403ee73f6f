//! Gives a stop that was planned with its shortest stay as much of its usual time as its day still has.

use super::planner::Planner;
use super::search::Found;
use super::wishes::Wishes;
use crate::domain::StopId;
use crate::plan::problem::VisitIndex;

impl<'a> Planner<'a> {
    /// The same plan with longer stays at the stops whose stays are shorter than in `first`. Nothing is put in, left
    /// out or moved to another day, and no day loses its lunch.
    pub(super) fn with_longer_stays(&self, first: &Wishes, mut found: Found<'a>) -> Found<'a> {
        let stays = found.wishes.stays.clone();
        for (stop, short) in stays.iter().filter(|stay| !first.stays.contains(stay)) {
            let usual = self.atlas.stop(stop).map(|stop| found.wishes.pace.stays(stop.stay()));
            let mut longer = usual.into_iter().flatten().filter(|minutes| minutes > short);
            let tried = longer.find_map(|minutes| self.with_stay(&found, stop, minutes));
            found = tried.unwrap_or(found);
        }
        found
    }

    /// The same plan with another stay at one stop; `None` if its days cannot hold it.
    fn with_stay(&self, found: &Found<'a>, stop: &StopId, minutes: u32) -> Option<Found<'a>> {
        if !found.holds(stop) {
            return None;
        }
        let mut wishes = found.wishes.clone();
        wishes.stays.iter_mut().filter(|(id, _)| id == stop).for_each(|stay| stay.1 = minutes);
        let mut asked = self.question(&wishes);
        asked.nights.clone_from(&found.asked.nights);
        let days = asked.days_of(&found.answer);
        let before = found.asked.days_of(&found.answer);
        let holds = |(day, (now, then)): (usize, (&Vec<VisitIndex>, &Vec<VisitIndex>))| {
            let now = asked.works(day, now);
            now.is_some() && now >= found.asked.works(day, then)
        };
        let hold = days.iter().zip(&before).enumerate().all(holds);
        hold.then(|| Found::new(wishes, asked, &days, found.answer.proven))
    }
}
