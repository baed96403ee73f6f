//! Who travels, and what they pay.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::admission::{Concession, Pays, Price, Who};
use crate::domain::{Calendar, Stop};

/// Maximum number of adults, of children and of elders in a party.
pub const MAX_PEOPLE: usize = 20;
/// The highest age that is accepted.
pub const MAX_AGE: u32 = 120;

/// Who travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Adults.
    pub adults: u32,
    /// Children, by age.
    pub children: Vec<u32>,
    /// Elders, by age.
    pub elders: Vec<u32>,
    /// Students among the adults.
    pub students: u32,
}

impl Default for Party {
    /// Two adults.
    fn default() -> Self {
        Self { adults: 2, children: Vec::new(), elders: Vec::new(), students: 0 }
    }
}

/// Someone buying a ticket.
#[derive(Clone, Copy)]
struct Person {
    age: Option<u32>,
    is_student: bool,
}

impl Party {
    /// The party within plausible limits: implausible ages are dropped and numbers are capped. `None` if no one is
    /// left.
    pub fn checked(mut self) -> Option<Self> {
        let most = MAX_PEOPLE as u32;
        self.adults = self.adults.min(most);
        self.students = self.students.min(self.adults);
        for ages in [&mut self.children, &mut self.elders] {
            ages.retain(|age| *age <= MAX_AGE);
            ages.truncate(MAX_PEOPLE);
        }
        (self.people() > 0).then_some(self)
    }

    /// The number of people.
    pub fn people(&self) -> usize {
        self.adults as usize + self.children.len() + self.elders.len()
    }

    /// What they pay in total to enter a stop on a date, each with the best concession that certainly applies: a
    /// child's height and an adult's papers are not known. [`Price::Unknown`] if anyone's price is.
    pub fn price(&self, stop: &Stop, date: Option<NaiveDate>, calendar: &Calendar) -> Price {
        let full = full_price(stop, date, calendar);
        let each = self.persons().map(|person| pays(person, full, &stop.details.concessions));
        each.sum::<Option<u32>>().map_or(Price::Unknown, Price::Cny)
    }

    /// What concessions save them in total at a stop on a date, in yuan: the full price for everyone minus what they
    /// pay. 0 if either is not known.
    pub fn saved(&self, stop: &Stop, date: Option<NaiveDate>, calendar: &Calendar) -> u32 {
        let full = full_price(stop, date, calendar).known();
        let both = full.zip(self.price(stop, date, calendar).known());
        let people = self.people() as u32;
        both.map_or(0, |(full, paid)| full.saturating_mul(people).saturating_sub(paid))
    }

    /// The concessions by which any of them pays less at a stop on a date, each once, in the stop's order: for each person
    /// the one that is best for them.
    pub fn concessions(&self, stop: &Stop, date: Option<NaiveDate>, calendar: &Calendar) -> Vec<Concession> {
        let full = full_price(stop, date, calendar);
        let all = &stop.details.concessions;
        let best = |person: Person| {
            let theirs = all.iter().enumerate().filter(move |(_, one)| holds(one.who, person));
            let priced = theirs.filter_map(|(at, one)| Some((reduced(one.pays, full)?, at)));
            priced.min().filter(|(pays, _)| full.known().is_none_or(|full| *pays < full)).map(|(_, at)| at)
        };
        let used: Vec<usize> = self.persons().filter_map(best).collect();
        let named = all.iter().enumerate().filter(|(at, _)| used.contains(at));
        named.map(|(_, one)| *one).collect()
    }

    fn persons(&self) -> impl Iterator<Item = Person> {
        let students = self.students.min(self.adults);
        let grown = (0..self.adults).map(move |at| Person { age: None, is_student: at < students });
        let aged = |age: &u32| Person { age: Some(*age), is_student: false };
        grown.chain(self.children.iter().chain(&self.elders).map(aged))
    }
}

/// What an adult pays: by the tickets of a date, or the usual price without a date.
pub fn full_price(stop: &Stop, date: Option<NaiveDate>, calendar: &Calendar) -> Price {
    let usual = stop.ticket_cny.map_or(Price::Unknown, Price::Cny);
    date.map_or(usual, |date| stop.price_on(date, calendar))
}

/// What one person pays; `None` where that is not known.
fn pays(person: Person, full: Price, concessions: &[Concession]) -> Option<u32> {
    let theirs = concessions.iter().filter(|one| holds(one.who, person));
    theirs.filter_map(|one| reduced(one.pays, full)).chain(full.known()).min()
}

/// What is paid instead of the full price; `None` where that depends on a full price that is not known.
fn reduced(pays: Pays, full: Price) -> Option<u32> {
    match pays {
        Pays::Free => Some(0),
        // Half the price is rounded up to whole yuan.
        Pays::Half => full.known().map(|full| full.div_ceil(2)),
        Pays::Cny(amount) => Some(full.known().map_or(amount, |full| full.min(amount))),
    }
}

fn holds(who: Who, person: Person) -> bool {
    match who {
        Who::UnderAge(limit) => person.age.is_some_and(|age| age < limit),
        Who::OverAge(limit) => person.age.is_some_and(|age| age >= limit),
        Who::Student => person.is_student,
        Who::UnderHeightCm(_) | Who::Disabled | Who::Soldier | Who::Resident => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::admission::{Season, Ticket};
    use crate::domain::{Bilingual, Hours, calendar, testing};

    fn party() -> Party {
        Party { adults: 2, children: vec![5, 12], elders: vec![72], students: 1 }
    }

    fn garden(cny: Option<u32>, concessions: &[(Who, Pays)]) -> Stop {
        testing::stop("garden", |stop| {
            stop.ticket_cny = cny;
            stop.details.concessions =
                concessions.iter().map(|(who, pays)| Concession { who: *who, pays: *pays }).collect();
        })
    }

    fn price(stop: &Stop) -> Option<u32> {
        party().price(stop, None, &calendar::notice_2026()).known()
    }

    #[test]
    fn everybody_pays_by_the_best_concession_that_is_theirs() {
        let stop = garden(
            Some(75),
            &[
                (Who::UnderAge(6), Pays::Free),
                (Who::UnderAge(18), Pays::Half),
                (Who::Student, Pays::Half),
                (Who::OverAge(70), Pays::Free),
                (Who::OverAge(60), Pays::Half),
            ],
        );
        // An adult 75, a student 38, a child of 12 38; the child of 5 and the elder pay nothing.
        assert_eq!(price(&stop), Some(75 + 38 + 38));
        assert_eq!(price(&garden(Some(75), &[])), Some(5 * 75));
        assert_eq!(price(&garden(Some(75), &[(Who::Student, Pays::Cny(20))])), Some(4 * 75 + 20));
    }

    #[test]
    fn what_concessions_save_is_the_full_price_for_all_less_what_they_pay() {
        let saved = |stop: &Stop| party().saved(stop, None, &calendar::notice_2026());
        let rules =
            [(Who::UnderAge(6), Pays::Free), (Who::Student, Pays::Half), (Who::OverAge(70), Pays::Free)];
        // Five people at 75 are 375; two pay 75, the student 38: 375 - 188.
        assert_eq!(saved(&garden(Some(75), &rules)), 187);
        assert_eq!(saved(&garden(Some(75), &[])), 0);
        assert_eq!(saved(&garden(Some(0), &rules)), 0);
        assert_eq!(saved(&garden(None, &rules)), 0);
    }

    #[test]
    fn each_person_s_best_concession_is_named_once_and_no_other() {
        let used = |stop: &Stop| party().concessions(stop, None, &calendar::notice_2026());
        let rules = [
            (Who::Resident, Pays::Half),
            (Who::OverAge(60), Pays::Half),
            (Who::OverAge(70), Pays::Free),
            (Who::UnderAge(18), Pays::Half),
            (Who::Student, Pays::Cny(90)),
        ];
        let named: Vec<Who> = used(&garden(Some(80), &rules)).iter().map(|one| one.who).collect();
        // The elder of 72 is free; half would be more. 90 yuan is no concession on a ticket of 80.
        assert_eq!(named, [Who::OverAge(70), Who::UnderAge(18)]);
        assert_eq!(used(&garden(Some(0), &rules)), []);
        assert_eq!(used(&garden(None, &[(Who::OverAge(70), Pays::Free)])).len(), 1);
    }

    #[test]
    fn what_hangs_on_height_or_papers_is_not_counted_on() {
        let stop = garden(Some(40), &[(Who::UnderHeightCm(120), Pays::Free), (Who::Resident, Pays::Free)]);
        assert_eq!(price(&stop), Some(200));
    }

    #[test]
    fn a_price_that_nobody_knows_is_unknown_and_free_is_free() {
        assert_eq!(price(&garden(None, &[(Who::UnderAge(18), Pays::Free)])), None);
        assert_eq!(price(&garden(Some(0), &[(Who::Student, Pays::Cny(5))])), Some(0));
    }

    #[test]
    fn the_season_of_the_date_counts() {
        let ticket = |cny, when: &str| Ticket {
            what: Bilingual::new("门票", "Entrance"),
            cny: Some(cny),
            when: Hours::parse(when).ok().map(Season::new),
            needed: true,
        };
        let stop = testing::stop("mountain", |stop| {
            stop.ticket_cny = Some(160);
            stop.details.tickets = vec![ticket(160, "Feb-Nov"), ticket(140, "Dec-Jan")];
        });
        let on = |date: &str| {
            let party = Party { adults: 1, children: Vec::new(), elders: Vec::new(), students: 0 };
            party.price(&stop, date.parse().ok(), &calendar::notice_2026()).known()
        };
        assert_eq!((on("2026-07-01"), on("2026-12-05")), (Some(160), Some(140)));
    }

    #[test]
    fn numbers_that_nobody_believes_are_left_out() {
        let many = Party { adults: 900, students: 901, children: vec![5, 4_000], elders: vec![70; 400] };
        let checked = many.checked().expect("somebody");
        assert_eq!((checked.adults, checked.students, checked.children.len()), (20, 20, 1));
        assert_eq!(checked.elders.len(), MAX_PEOPLE);
        assert_eq!(Party { adults: 0, ..Party::default() }.checked(), None);
    }
}
