//! The types of the domain: catalogs, needs, teams, sellers and fits.
//!
//! Every value of these types has been checked, so the engine need not check again.
//! This module knows no file format, no command line and no colour.

mod catalog;
mod coaching;
mod collation;
mod count;
mod fit;
mod index;
mod name_parts;
mod need;
mod person;
mod plan;
pub mod policy;
mod power_of_ten;
pub mod problem;
mod scale;
mod slug;
mod table_survey;
mod team;
mod team_form;
mod text;
mod written_team;

pub use catalog::{Catalog, Defaults, Handoff, Motion, Rater, Role, Share, Task, Trait, TraitKind};
pub use coaching::{Coaching, CoachingByKind};
pub use collation::collation;
pub use count::count;
pub use fit::{Fit, Level, Levels};
pub use index::{MotionIx, RoleIx, TaskIx, TraitIx};
pub use name_parts::NameParts;
pub use need::{
    Band, Curve, Line, Need, NeedKey, NeedKind, PiecewiseLinear, Read, Shape, Side, TARGET_KEYS, Target,
    Tolerance, Tradeoff, Veto, Wording,
};
pub use person::{Likeness, RaterKind, SellerKey};
pub use plan::{Amount, Change, Conflict, Merged, Plan, merge};
pub use power_of_ten::{POWERS_OF_TEN, power_of_ten};
pub use problem::{Place, Problem, Value};
pub use scale::{SLACK, Scale};
pub use slug::slug;
pub use table_survey::{Certainty, SurveyedColumn, TableSurvey};
pub use team::{Flow, MAX_SEATS, Rating, Score, Seller, Team};
pub use team_form::{FormSheet, FormWord, RaterColumn, SellerHeading, Setting, TeamTable};
pub use text::{Lang, Text, clean, fold};
pub use written_team::WrittenTeam;
