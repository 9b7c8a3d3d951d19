//! What changed between two measurements of a team, and what each cause had of it.
//!
//! A state between two measurements takes some of its causes (how people are rated, what they are measured against, the
//! kind of selling, who has which role, who is in the team, what there is to do) from the second and the others from the
//! first; parts are Shapley values over these states. Where a state does not exist, its causes are told as one. Sellers
//! meet by their keys, all else by its id.

mod cause;
mod comparison;
mod measurement;
mod rebase;
mod reliable;
mod score_change;
mod seller;
mod shapley;
mod snapshot;
mod team;
mod transition;
mod trend;

pub use cause::{Cause, Contribution, NoSplit, ValueChange};
pub use comparison::{Comparison, compare};
pub use measurement::{Measurement, NoOrganizing, NoSeating, Organized, SeatingSummary};
pub use rebase::{Regression, Remeasured, rebase_seller};
pub use reliable::{
    RELIABLE, error_of_change, is_reliable, measurement_error, reliable_change, smallest_reliable,
};
pub use score_change::{ByScores, ScoreChange};
pub use seller::{RoleChange, SellerChange};
pub use shapley::{MOST_PLAYERS, shapley};
pub use snapshot::Snapshot;
pub use team::{Answers, SeatChange, VacancyChange};
pub use transition::Transition;
pub use trend::{Course, SELLER_CAUSES, SellerCourse, Trend};
