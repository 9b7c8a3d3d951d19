//! The verbs: how far scores satisfy needs, needs make a task, and tasks make a role; and why.
//!
//! Pure functions from nouns to nouns. Every intermediate is kept in what they return, so that no later step
//! computes a number in another way. Formulas are numbered F1 to F9 as in the documentation of each function.
//! This module knows no file, no word that is shown and no format.

mod desirability;
mod explain;
mod loss;
mod mean;
mod score;
mod spread;
mod stream;
mod tally;

pub use desirability::{Side, desirability};
pub use explain::{Explanation, TaskPart, explain};
pub use loss::{Loss, losses};
pub use mean::{mean, split_loss};
pub use score::{NeedFit, RoleFit, Scorer, SellerFit, Standing, TaskFit, VetoHit};
pub use spread::Spread;
pub use stream::score_all;
pub use tally::Tally;
