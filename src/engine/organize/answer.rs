//! Everything that is worked out to say whether everyone in a team should do everything.

use super::work::{NoWork, Worker};
use super::{AsRated, MOST_TASKS, Organization, Question, organize};

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

/// Compares the forms of organising the work of a team. Without `draws` it is left out what noise alone would show.
///
/// # Errors
/// The question has no answer for this team.
pub fn organize_team(
    rated: &AsRated<'_>,
    question: Question,
    draws: bool,
) -> Result<TeamOrganization, CannotOrganize> {
    let expected = rated.expected(question.as_rated).map_err(CannotOrganize::NoWork)?;
    let tasks = expected.work.tasks.len();
    if tasks > MOST_TASKS {
        return Err(CannotOrganize::TooManyTasks(tasks));
    }
    if let Some(roles) = question.roles.filter(|&roles| roles > tasks) {
        return Err(CannotOrganize::MoreRolesThanTasks { roles, tasks });
    }
    let organization = organize(rated, &expected, question, draws);
    Ok(TeamOrganization { workers: expected.workers, question, organization })
}
