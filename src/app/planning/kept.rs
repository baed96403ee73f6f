//! The answers so far as text, for a page that is reloaded before there is a plan.
//!
//! The text also holds the form as it was opened from the trip. If the trip now yields another form, the answers no
//! longer apply.

use serde::{Deserialize, Serialize};

use super::form::Form;

/// The kept text, as JSON.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The form as it was opened.
    asked: Form,
    /// The form as it was answered.
    answers: Form,
}

/// The answers as text; `None` where they equal the form as it was opened.
pub fn kept_answers(asked: &Form, answers: &Form) -> Option<String> {
    let kept = Kept { asked: asked.clone(), answers: answers.clone() };
    (asked != answers).then(|| serde_json::to_string(&kept).ok()).flatten()
}

/// The form with the kept answers; unchanged where the text cannot be read or belongs to another form.
pub fn with_kept_answers(asked: Form, text: &str) -> Form {
    let Ok(kept) = serde_json::from_str::<Kept>(text) else { return asked };
    if on_the_day_of(&asked, kept.asked) != asked {
        return asked;
    }
    on_the_day_of(&asked, kept.answers)
}

/// The form moved to the day of `today`: a guessed start date moves on with the calendar.
fn on_the_day_of(today: &Form, form: Form) -> Form {
    let start = if form.start_is_guessed { form.start.max(today.start) } else { form.start };
    Form { today: today.today, start, ..form }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::testing::atlas;
    use crate::domain::trip::{Base, Trip, TripMode, Visit};
    use crate::domain::{CityId, StopId, TripId};
    use crate::geometry::LonLat;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn trip() -> Trip {
        Trip::new(TripId::from("t"), "", date("2026-12-01").and_time(chrono::NaiveTime::MIN).and_utc())
    }

    fn asked(trip: &Trip, today: &str) -> Form {
        Form::of(trip, &atlas(Vec::new()), date(today))
    }

    fn answered(asked: &Form) -> Form {
        let mut form = asked.clone();
        form.set_start(Some(date("2027-01-02")));
        (form.arrive, form.evenings, form.mode) = (Some(600), true, TripMode::Bike);
        form.must.push(StopId::from("west-lake"));
        let position = LonLat::new(120.1, 30.2);
        form.set_night(1, Some(Base::Place { name: "h".to_owned(), position }));
        form.set_night(0, Some(Base::City(CityId::from("c"))));
        form.interests.categories = crate::domain::Category::ALL.to_vec();
        form
    }

    #[test]
    fn answers_are_taken_up_again_word_for_word() {
        let asked = asked(&trip(), "2026-12-01");
        let answers = answered(&asked);
        let text = kept_answers(&asked, &answers).expect("answers");
        assert_eq!(with_kept_answers(asked.clone(), &text), answers);
        assert_eq!(kept_answers(&asked, &asked), None);
    }

    #[test]
    fn answers_to_other_questions_and_noise_are_not_taken_up() {
        let mut trip = trip();
        let before = asked(&trip, "2026-12-01");
        let text = kept_answers(&before, &answered(&before)).expect("answers");
        trip.days[0].visits.push(Visit::to("moon-lake".into()));
        let now = asked(&trip, "2026-12-01");
        assert_eq!(with_kept_answers(now.clone(), &text), now);
        for noise in ["", "{}", "null", &text[..text.len() / 2]] {
            assert_eq!(with_kept_answers(now.clone(), noise), now, "{noise}");
        }
    }

    #[test]
    fn a_date_that_nobody_gave_goes_on_past_midnight() {
        let before = asked(&trip(), "2026-12-01");
        let answers = Form { rain: true, ..before.clone() };
        let text = kept_answers(&before, &answers).expect("answers");
        let now = asked(&trip(), "2026-12-02");
        let taken_up = with_kept_answers(now.clone(), &text);
        assert_eq!(taken_up, Form { rain: true, ..now });
    }
}
