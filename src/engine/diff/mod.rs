//! What changed between two measurements of a team, and what each cause had of it.

mod rebase;
mod reliable;
mod shapley;

pub use rebase::{Regression, Remeasured, rebase_seller};
pub use reliable::{
    RELIABLE, error_of_change, is_reliable, measurement_error, reliable_change, smallest_reliable,
};
pub use shapley::{MOST_PLAYERS, shapley};
