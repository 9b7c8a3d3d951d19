//! The verbs: how far scores satisfy needs, needs make a task, and tasks make a role; and why.
//!
//! Pure functions from nouns to nouns. Every intermediate is kept in what they return, so that no later step
//! computes a number in another way. Formulas are numbered F1 to F9 as in the documentation of each function.
//! This module knows no file, no word that is shown and no format.

mod aggregation;
mod agreement;
mod assign;
mod catalog_remarks;
mod desirability;
pub mod diff;
mod explain;
mod fixed_point;
mod level_counts;
mod loss;
mod match_sellers;
mod observer;
mod organize;
mod score;
mod stream;
mod tally;
pub mod threads;
pub mod transport;
mod uncertainty;

pub use aggregation::{mean, split_loss};
pub use agreement::{
    AGREES, Agreement, Degree, FEWEST_TO_JUDGE, FEWEST_TO_LEAN_ON, Interval, Leniency, OneWay, Panel,
    RatedTeam, RaterName, SELF, SelfAndOthers, SeveralRatings, SumsOfSquares, Tendency, TraitAgreement,
    TwoWay, Within, agree, alpha, chance_variance, rwg, rwg_j, uniform_variance,
};
pub use assign::{
    Candidate, Constraint, FrontierPoint, Ineligibility, Pin, Placement, Rules, Seating, Stability,
    Suitability, TeamSeating, TrueScores, Vacancy, assign, best_total, frontier, gather, seat_team,
    stability,
};
pub use catalog_remarks::{Remark, RemarkKind, catalog_remarks};
pub use desirability::{Side, desirability};
pub use explain::{Explained, Explanation, TaskLosses, explain};
pub use fixed_point::count;
pub use level_counts::LevelCounts;
pub use loss::{Loss, losses};
pub use match_sellers::{Detail, MatrixColumn, Order, OrderBy, ScoredSeller, ScoredSellers, match_sellers};
pub use observer::{Capped, DisagreeingRaters, First, Misplaced, Observer, OpenBest, ThinlyRated};
pub use organize::{
    Alternative, AsRated, Assessment, Assumption, BreakEven, CannotOrganize, Changes, DRAWS, Demanded,
    Designed, ExpectedTeam, Form, FormKind, MOST_TASKS, MOST_UNKNOWN, MoveSet, NamedRole, NoWork, Noise,
    Organization, Postings, Question, RatingsNeeded, RoleMove, SearchLimit, Staffed, StaffingLimits,
    Supposed, TakenAway, TaskHours, TaskReport, TaskSet, TeamOrganization, Verdict, WasteDraws, Wasted,
    Wastes, Work, Worker, members, organize, organize_team, wasted, wastes,
};
pub use score::{NeedFit, RoleFit, Scorer, SellerFit, Standing, TaskFit, VetoHit};
pub use stream::{map_all, score_all};
pub use tally::Tally;
pub use uncertainty::{
    Disagreement, Draws, Errors, FitUncertainty, FitsOf, Groups, LEAST_RELIABILITY, NextRating, Odds, Rival,
    SURE, ScoreShifts, SellerUncertainty, UncertaintyModel, expected_desirability, kelley, next_ratings,
    pooled,
};
