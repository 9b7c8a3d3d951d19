//! Everything that is worked out to say whether everyone in a team should do everything.

use std::convert::Infallible;

use super::noise::NullModel;
use super::work::{NoWork, Work, Worker, gather_workers};
use super::{MOST_TASKS, Organization, Question, organize};
use crate::domain::{Seller, Team};
use crate::engine::score::Scorer;
use crate::engine::stream::score_all;
use crate::engine::uncertainty::{Draws, Errors};

/// How the noise of the scores is drawn.
#[derive(Clone, Copy)]
pub struct NoiseDraws<'a> {
    /// The errors of the scores.
    pub errors: &'a Errors,
    /// The draws.
    pub draws: &'a Draws,
    /// Whether all draws are made, however long they take.
    pub draws_all: bool,
}

/// A team's forms of organisation with the people and the question they were compared for.
#[derive(Clone, Debug)]
pub struct TeamOrganization {
    /// Everyone, in the order of their ids.
    pub workers: Vec<Worker>,
    /// The question.
    pub question: Question,
    /// The answer.
    pub organization: Organization,
}

/// Why forms of organisation cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotOrganize {
    /// There is no work to divide.
    NoWork(NoWork),
    /// There are more tasks than [`MOST_TASKS`].
    TooManyTasks(usize),
    /// More roles are asked for than there are tasks.
    MoreRolesThanTasks {
        /// The number of roles asked for.
        roles: usize,
        /// The number of tasks.
        tasks: usize,
    },
}

/// Compares the forms of organising the work of a team. `sellers` are in the order of their ids. Without `noise` it is
/// left out what noise alone would show.
///
/// # Errors
/// The question has no answer for this team.
pub fn organize_team(
    scorer: &Scorer,
    team: &Team,
    sellers: &[Seller],
    question: Question,
    noise: Option<NoiseDraws<'_>>,
) -> Result<TeamOrganization, CannotOrganize> {
    let catalog = scorer.catalog();
    let hard = scorer.without_easing();
    let scored = score_all(scorer.clone(), sellers.iter().cloned().map(Ok::<Seller, Infallible>));
    let Ok(workers) = gather_workers(scorer, hard.as_ref(), scored);
    let work = Work::new(catalog, team, &workers).map_err(CannotOrganize::NoWork)?;
    let tasks = work.tasks.len();
    if tasks > MOST_TASKS {
        return Err(CannotOrganize::TooManyTasks(tasks));
    }
    if let Some(roles) = question.roles.filter(|&roles| roles > tasks) {
        return Err(CannotOrganize::MoreRolesThanTasks { roles, tasks });
    }
    let null = noise.map(|noise| NullModel {
        scorer,
        hard: hard.as_ref(),
        sellers,
        errors: noise.errors,
        draws: noise.draws,
        draws_all: noise.draws_all,
        raters: 1,
    });
    let organization = organize(catalog, team, &workers, work, question, null.as_ref());
    Ok(TeamOrganization { workers, question, organization })
}
