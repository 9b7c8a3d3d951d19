//! The verbs: how far scores satisfy needs, needs make a task, and tasks make a role; and why.
//!
//! Pure functions from nouns to nouns. Every intermediate is kept in what they return, so that no later step
//! computes a number in another way. Formulas are numbered F1 to F10 as in the documentation of each function.
//! This module knows no file, no word that is shown and no format.

mod aggregation;
mod agreement;
mod assign;
mod catalog_remarks;
mod coach;
mod desirability;
pub mod diff;
mod explain;
mod fit_plan;
pub mod fit_query;
mod fixed_point;
mod hire;
mod level_counts;
mod loss;
mod match_sellers;
mod matrix_column;
mod observer;
mod organize;
mod planned_need;
mod roles_in_play;
mod scenario;
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
    Candidate, ChainMove, Constraint, FrontierPoint, Ineligibility, Pin, Placement, RecommendedSeating,
    Rules, Seating, Stability, Suitability, TeamSeating, Threshold, TrueScores, Vacancy, WORTH_MOVING,
    assign, best_total, drawn_thresholds, frontier, gather, incumbency, seat_team, seating_cells, thresholds,
    vacancies,
};
pub use catalog_remarks::{Remark, RemarkKind, catalog_remarks};
pub use coach::{
    Coached, CoachedTeam, CoachingAsked, CoachingPlan, CoachingPlans, CoachingTerms, CoachingTotal,
    CoachingUnit, Outlook, PlanLimits, RatingsToSee, RolePlan, SellerCoaching, TeamCoaching, TooMuch,
    TraitChange, Unlocked, Unreachable, VetoesToClear, WhyRole, coach_seller, coach_team, ratings_to_see,
};
pub use desirability::{Side, desirability};
pub use explain::{Explained, Explanation, TaskLosses, explain};
pub use fit_plan::{FitPlan, PlannedFits};
pub use fixed_point::count;
pub use hire::{
    CandidatePool, FEWEST_TO_TELL, GainUncertainty, HireDraws, HireQuestion, Hired, Hiring,
    InterviewQuestion, InterviewReason, Opening, Profile, ProfileNeed, RankedCandidate, RoleFitOf,
    candidates_needed, hire, hire_plan, interview, profile,
};
pub use level_counts::LevelCounts;
pub use loss::{Loss, losses};
pub use match_sellers::{Detail, Order, OrderBy, ScoredSeller, ScoredSellers, match_sellers, score_one};
pub use matrix_column::MatrixColumn;
pub use observer::{Capped, DisagreeingRaters, First, Misplaced, Observer, OpenBest, ThinlyRated};
pub use organize::{
    Alternative, AsRated, Assessment, Assumption, BreakEven, CannotOrganize, Changes, DRAWS, Demanded,
    Designed, ExpectedTeam, Form, FormKind, MOST_TASKS, MOST_UNKNOWN, MoveSet, NamedRole, NoWork, Noise,
    Organization, Postings, Question, RatingsNeeded, RoleMove, SearchLimit, Staffed, StaffingLimits,
    Supposed, TakenAway, TaskHours, TaskReport, TaskSet, TeamOrganization, Verdict, WasteDraws, Wasted,
    Wastes, Work, Worker, members, organize, organize_team, wasted, wastes,
};
pub use roles_in_play::RolesInPlay;
pub use scenario::{Difference, Scenario, Seats, best_sum};
pub use score::{NeedFit, RoleFit, Scorer, SellerFit, Standing, TaskFit, VetoHit};
pub use stream::{map_all, score_all};
pub use tally::Tally;
pub use uncertainty::{
    AverageSellers, Axis, Disagreement, DrawnFits, Draws, ErrorPlan, Errors, FitUncertainty, FitsOf, Groups,
    LEAST_RELIABILITY, NextRating, Odds, PlannedErrors, Prospect, Rival, SURE, ScoreShifts,
    SellerUncertainty, UncertaintyModel, expected_desirability, kelley, next_ratings, pooled, raised,
};
