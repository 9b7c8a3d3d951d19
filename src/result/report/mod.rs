//! `report`: a team's answers on one page, and a page for each seller.
//!
//! It holds the results of the other commands and adds what only shows where they stand side by side: one line a person,
//! and what to settle first.

mod coaching;
mod monday;
mod people;
mod role_change;
mod seller_page;
mod sources;
mod vacancy;

use schemars::JsonSchema;
use serde::Serialize;

pub use coaching::PersonCoaching;
pub use monday::{MondayLine, MondaySources};
pub use people::{PeopleSources, PersonLine};
pub use seller_page::{MetNeed, SellerPage, Strength, Training};
pub use sources::{RaterCount, RatingSources};

use super::answer::Answer;
use super::ask::Ask;
use super::assign::Assign;
use super::header::Header;
use super::hire::Hire;
use super::label::Label;
use super::r#match::Match;
use super::organize::Organize;
use crate::domain::{Catalog, Lang, Levels, Scale};

/// A team's answers on one page, or one seller's.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: Header,
    /// Whom it is for.
    pub audience: Audience,
    /// Its parts, in order.
    pub parts: Vec<&'static str>,
    /// The command line that made it.
    pub command: String,
    /// Who hears objections, as the command line names them; null where it does not.
    pub contact: Option<String>,
    /// Whose ratings it rests on; null in a seller's own report.
    pub ratings: Option<RatingSources>,
    /// What to settle first, at most seven; null where no part about the team is asked for.
    #[schemars(length(max = 7))]
    pub monday: Option<Vec<MondayLine>>,
    /// One line for each seller, in the order of the matrix; null likewise.
    pub people: Option<Vec<PersonLine>>,
    /// Sellers by roles; null likewise.
    pub by_role: Option<Match>,
    /// Sellers by tasks; null likewise.
    pub by_task: Option<Match>,
    /// Who sits where; null likewise, and where there are no seats or its pins exceed them.
    pub seats: Option<Assign>,
    /// The forms of dividing the work; null likewise, and where the team does not say what work there is.
    pub work: Option<Organize>,
    /// Whom to look for, as `hire` says; null likewise, and where there are no seats or its pins exceed them.
    pub hiring: Option<Hire>,
    /// Which ratings to collect next; null likewise.
    pub next_ratings: Option<Ask>,
    /// The sellers' own pages: each depends on nothing of any other seller.
    pub sellers: Vec<SellerPage>,
    /// What the method's numbers are.
    pub method: Method,
}

/// Whom a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Who leads the team: everything.
    Team,
    /// Who decides about it: everything but the sellers' own pages.
    Ceo,
    /// One seller: her own page.
    Seller,
}

/// The numbers that the method names.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Method {
    /// The fit in points from which it is strong.
    pub strong_from: f64,
    /// The fit in points from which it is adequate.
    pub adequate_from: f64,
    /// The distance from a band at which nothing is left of a need, in points of the catalog's scale, unless it has its own.
    pub tolerance: f64,
    /// The standard error of one rating that the catalog assumes, in points of its scale.
    pub rating_error: f64,
    /// A role of which a smaller share is rated is nobody's best, 0 to 1.
    pub min_coverage: f64,
    /// The probability from which a best role or a seat counts as firm, 0 to 1.
    pub firm_share: f64,
    /// The lowest score of the catalog's scale.
    pub scale_low: f64,
    /// The highest score of the catalog's scale.
    pub scale_high: f64,
    /// What fits amount to. Not in JSON, where the numbers above say so.
    #[serde(skip)]
    pub levels: Levels,
    /// The catalog's scale. Not in JSON, where the numbers above say so.
    #[serde(skip)]
    pub scale: Scale,
}

/// How a task is trained, in the reader's language; `None` where the catalog does not say.
fn how_trained(catalog: &Catalog, task: &Label, lang: Lang) -> Option<String> {
    let train = catalog[catalog.find_task(task.id())?].train.as_ref()?;
    Some(train.get(lang).to_owned())
}

impl Method {
    /// The numbers of a catalog.
    pub fn of(catalog: &Catalog) -> Self {
        Method {
            strong_from: catalog.levels.strong(),
            adequate_from: catalog.levels.adequate(),
            tolerance: catalog.defaults.tolerance,
            rating_error: catalog.defaults.se,
            min_coverage: catalog.defaults.min_coverage,
            firm_share: crate::engine::SURE,
            scale_low: catalog.scale.lo(),
            scale_high: catalog.scale.hi(),
            levels: catalog.levels,
            scale: catalog.scale,
        }
    }
}

impl Answer for Report {
    const SCHEMA: &'static str = "salesfit/report/1";
}
