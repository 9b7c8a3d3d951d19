//! What changed between measurements of a team, and what each cause had of it.

mod answers;
mod facts;
mod moved;
mod rounding;
mod saying;
mod sheet;
mod story;
mod trend;

use std::rc::Rc;

use self::rounding::{Shown, tenths};
use super::texts::Texts;
use crate::domain::{Catalog, Fit, RoleIx, Seller};
use crate::engine::diff::{Measurement, SellerCourse, Transition, Trend, ValueChange};
use crate::view::blocks::{Document, Fact, Report, Sheet, Stop};

/// What changed from one measurement to the next.
pub struct DiffReport {
    texts: Rc<Texts>,
    /// The files' names as they are shown.
    names: Vec<String>,
    ends: Vec<Measurement>,
    steps: Vec<Transition>,
    trend: Option<Trend>,
    /// Whether the measurements were put in the order of their dates.
    is_ordered: bool,
}

impl DiffReport {
    /// At least two measurements under their files' names, the steps between them, and what these come to where there are
    /// several.
    pub fn new(
        texts: Rc<Texts>,
        names: Vec<String>,
        ends: Vec<Measurement>,
        steps: Vec<Transition>,
        trend: Option<Trend>,
        is_ordered: bool,
    ) -> Self {
        DiffReport { texts, names, ends, steps, trend, is_ordered }
    }

    /// What the measurements are called: their dates where these tell all of them apart, else their files' names.
    fn labels(&self) -> Vec<String> {
        let dates: Option<Vec<String>> =
            self.ends.iter().map(|end| end.snapshot.team.date.map(|date| date.to_string())).collect();
        let differ = |dates: &Vec<String>| {
            let mut sorted = dates.clone();
            sorted.sort();
            sorted.dedup();
            sorted.len() == dates.len()
        };
        dates.filter(differ).unwrap_or_else(|| self.names.clone())
    }

    fn catalog(&self, end: usize) -> &Catalog {
        &self.ends[end].snapshot.catalog
    }

    fn seller(&self, end: usize, at: usize) -> &Seller {
        &self.ends[end].snapshot.sellers[at]
    }

    fn role_id(&self, end: usize, role: Option<RoleIx>) -> Option<&str> {
        role.map(|role| self.catalog(end)[role].id.as_str())
    }

    fn role_name(&self, end: usize, role: RoleIx) -> &str {
        self.catalog(end)[role].name.get(self.texts.lang())
    }

    /// A seller's fit with the role of the day, 0 to 1.
    fn fit_today(&self, end: usize, at: usize) -> Option<f64> {
        let role = self.seller(end, at).role?;
        self.ends[end].scored[at].roles[role.0].standing.fit.map(Fit::share)
    }

    /// A fit as it may be shown, in tenths of a point.
    fn tenths(&self, end: usize, fit: f64) -> i64 {
        tenths(self.catalog(end).levels.shown(Fit::new(fit), 1) / 100.0)
    }

    /// A change of a fit between two measurements as it is shown.
    fn shown_between(&self, change: &ValueChange, [old, new]: [usize; 2]) -> Shown {
        Shown::of(change, [&|fit| self.tenths(old, fit), &|fit| self.tenths(new, fit)])
    }

    /// A change of a fit in a step as it is shown.
    fn shown_fit(&self, change: &ValueChange, step: usize) -> Shown {
        self.shown_between(change, [step, step + 1])
    }

    /// Whether somebody who is in a measurement is in the last one too.
    fn is_there(&self, end: usize, at: usize) -> bool {
        let key = &self.seller(end, at).key;
        let last = self.ends.last().map(|end| &end.snapshot.sellers);
        last.is_some_and(|sellers| sellers.binary_search_by(|of| of.key.cmp(key)).is_ok())
    }

    /// Where somebody stands in the last measurement that she is in.
    fn last_place(of: &SellerCourse) -> Option<(usize, usize)> {
        let place = |(end, place): (usize, &Option<usize>)| Some((end, (*place)?));
        of.places.iter().enumerate().filter_map(place).next_back()
    }
}

impl Report for DiffReport {
    fn facts(self: Box<Self>) -> Fact {
        facts::facts(&self)
    }

    fn sheet(self: Box<Self>) -> Sheet<'static> {
        sheet::sheet(&self)
    }

    fn story(self: Box<Self>) -> Result<Document, Stop> {
        Ok(if self.trend.is_some() { trend::story(&self) } else { story::story(&self) })
    }
}
