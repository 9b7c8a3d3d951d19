//! The hours a week of a whole table: whether they can be those of a week.

use crate::domain::{Place, Problem};

/// More hours than people work in a week, though some say that they do.
pub const MANY: f64 = 60.0;

/// As many hours as a day has, of those at work.
const A_DAY: f64 = 8.0;

/// The hours of the people so far.
#[derive(Default)]
pub struct HoursMet {
    rows: usize,
    many: usize,
    highest: f64,
    /// The first of many hours, and the first of all.
    first_many: Option<Place>,
    first: Option<Place>,
}

impl HoursMet {
    /// Adds the hours of a person, with their place.
    pub fn add(&mut self, hours: f64, place: impl Fn() -> Place) {
        self.add_few(hours);
        self.first.get_or_insert_with(&place);
        if hours > MANY {
            self.many += 1;
            self.first_many.get_or_insert_with(place);
        }
    }

    /// Adds hours that are not many.
    pub fn add_few(&mut self, hours: f64) {
        if hours > 0.0 {
            self.rows += 1;
            self.highest = self.highest.max(hours);
        }
    }

    /// Returns the problem, or the note, of hours that are hardly those of a week.
    pub fn doubt(&mut self) -> Option<Problem> {
        if let Some(place) = self.first_many.take() {
            let problem = Problem::new("hours-beyond-a-week").with("count", self.many).at(place);
            return Some(if self.many * 2 < self.rows { problem.note() } else { problem });
        }
        let is_day = self.rows > 1 && self.highest > 1.0 && self.highest <= A_DAY;
        let place = self.first.take().filter(|_| is_day)?;
        Some(Problem::new("hours-of-a-day").with("most", self.highest).at(place).note())
    }
}
