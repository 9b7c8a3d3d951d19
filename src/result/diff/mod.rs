//! `diff`: what changed between measurements of a team, split by cause.

mod change;
mod transition;
mod trend;

pub use change::{Cause, Contribution, NoSplit, ValueChange};
pub use transition::{
    Answers, ByScores, FitChange, OneSided, RoleChange, ScoreChange, SeatChange, SellerChange, Transition,
    VacancyChange,
};
pub use trend::{Course, SellerCourse, Trend};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

pub(super) use self::change::without_sign_of_zero;
use super::answer::Answer;
use super::codec;
use super::header::{CatalogEdition, Header};
use super::label::{Label, Labels};
use crate::domain::{Lang, Levels, RoleIx};
use crate::engine::{self, diff as found};

/// What changed between measurements of a team. Fits and wastes are shares; nothing is rounded.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Diff {
    /// Which team, and against what, as of the last measurement.
    #[serde(flatten)]
    pub header: Header,
    /// Whether the files were put in the order of their dates.
    pub ordered_by_date: bool,
    /// The measurements, in order.
    #[schemars(length(min = 2))]
    pub measurements: Vec<Measurement>,
    /// What changed from each measurement to the next.
    #[schemars(length(min = 1))]
    pub transitions: Vec<Transition>,
    /// What changed from the first known value to the last; null for two measurements.
    pub trend: Option<Trend>,
}

/// One measurement of the team, with its answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Measurement {
    /// The file's name, with @ and the revision where it was read from one.
    pub file: String,
    /// What the team calls itself.
    pub team: String,
    /// When the scores were taken; null where the file does not say.
    #[serde(serialize_with = "codec::known_date")]
    #[schemars(with = "Option<String>", regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub date: Option<Date>,
    /// The kind of selling.
    pub motion: Label,
    /// What sellers are measured against.
    pub catalog: CatalogEdition,
    /// How many sellers there are.
    pub seller_count: usize,
    /// The sum of the fits of those whom `assign` seats, each 0 to 1; null where it has no answer.
    #[schemars(range(min = 0))]
    pub fit_total: Option<f64>,
    /// Whether everyone should do everything; null where `organize` has no answer.
    pub verdict: Option<Verdict>,
    /// What is lost where everyone does everything, as a share of the best form's effect, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub everyone_waste_share: Option<f64>,
    /// What is lost in today's roles, 0 to 1; null where nobody has one.
    #[schemars(range(min = 0, max = 1))]
    pub today_waste_share: Option<f64>,
    /// Why `assign` has no answer; null where it has one.
    pub no_seating: Option<NoSeating>,
    /// Why `organize` has no answer; null where it has one.
    pub no_organizing: Option<NoOrganizing>,
    /// From which fit on a seller is strong and adequate. Not in JSON.
    #[serde(skip)]
    pub levels: Levels,
}

/// Whether everyone should do everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The scores are too uncertain to say.
    Open,
}

/// Why `assign` has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoSeating {
    /// The team has no seats.
    NoSeats,
    /// More people are pinned to a role than it has seats.
    Conflict,
}

/// Why `organize` has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoOrganizing {
    /// No work is described.
    NoWork,
    /// There are too many tasks to compare.
    TooManyTasks,
    /// There are too many people to compare.
    TooManyPeople,
}

impl Answer for Diff {
    const SCHEMA: &'static str = "salesfit/diff/2";
}

impl Diff {
    /// The result of a comparison, with names in this language.
    pub fn new(comparison: &found::Comparison, lang: Lang) -> Self {
        let records = Records::new(comparison, lang);
        let transitions = comparison.transitions.iter().enumerate();
        Diff {
            header: records.header(),
            ordered_by_date: comparison.is_ordered,
            measurements: (0..comparison.measurements.len()).map(|at| records.measurement(at)).collect(),
            transitions: transitions.map(|(at, found)| Transition::new(&records, at, found)).collect(),
            trend: comparison.trend.as_ref().map(|trend| Trend::new(&records, trend)),
        }
    }
}

/// Makes the records of a comparison, whose measurements may each have a catalog of their own.
struct Records<'a> {
    comparison: &'a found::Comparison,
    /// The labels of each measurement's catalog.
    labels: Vec<Labels>,
}

impl<'a> Records<'a> {
    fn new(comparison: &'a found::Comparison, lang: Lang) -> Self {
        let mut labels = Vec::new();
        for measurement in &comparison.measurements {
            labels.push(Labels::new(&measurement.snapshot.catalog, lang));
        }
        Records { comparison, labels }
    }

    /// A role of a measurement's catalog, if there is a role.
    fn role(&self, measurement: usize, role: Option<RoleIx>) -> Option<Label> {
        self.labels[measurement].role(role)
    }

    /// The header of the last measurement.
    fn header(&self) -> Header {
        let last = self.labels.len() - 1;
        let found = &self.comparison.measurements[last].snapshot;
        Header::new(Diff::SCHEMA, &found.team, found.team.motion, &found.catalog, &self.labels[last])
    }

    fn measurement(&self, at: usize) -> Measurement {
        let found = &self.comparison.measurements[at];
        let (catalog, team) = (&found.snapshot.catalog, &found.snapshot.team);
        let (seated, organized) = (found.seated.as_ref(), found.organized.as_ref());
        Measurement {
            file: self.comparison.files[at].clone(),
            team: team.name.clone(),
            date: team.date,
            motion: self.labels[at][team.motion].clone(),
            catalog: CatalogEdition::of(catalog),
            seller_count: found.snapshot.sellers.len(),
            fit_total: seated.ok().map(|seated| without_sign_of_zero(seated.total)),
            verdict: organized.ok().map(|organized| Verdict::new(organized.verdict)),
            everyone_waste_share: organized.ok().map(|organized| without_sign_of_zero(organized.everyone)),
            today_waste_share: organized.ok().and_then(|organized| organized.today).map(without_sign_of_zero),
            no_seating: seated.err().map(|why| NoSeating::new(*why)),
            no_organizing: organized.err().map(|why| NoOrganizing::new(*why)),
            levels: catalog.levels,
        }
    }
}

impl Verdict {
    /// The same as the engine has it.
    pub(super) fn new(verdict: engine::Verdict) -> Self {
        match verdict {
            engine::Verdict::Yes => Verdict::Yes,
            engine::Verdict::No => Verdict::No,
            engine::Verdict::Open => Verdict::Open,
        }
    }
}

impl NoSeating {
    fn new(why: found::NoSeating) -> Self {
        match why {
            found::NoSeating::NoSeats => NoSeating::NoSeats,
            found::NoSeating::Conflict => NoSeating::Conflict,
        }
    }
}

impl NoOrganizing {
    fn new(why: found::NoOrganizing) -> Self {
        match why {
            found::NoOrganizing::NoWork(_) => NoOrganizing::NoWork,
            found::NoOrganizing::TooManyTasks => NoOrganizing::TooManyTasks,
            found::NoOrganizing::TooManyPeople => NoOrganizing::TooManyPeople,
        }
    }
}
