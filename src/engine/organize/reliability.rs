//! How much of what sets sellers apart is real, and not the errors of their scores.

use crate::engine::fixed_point::count;
use crate::engine::uncertainty::LEAST_RELIABILITY;

/// One person's fit with one task, 0 to 1, and the variance that the errors of her scores give it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NoisyFit {
    pub fit: f64,
    pub variance: f64,
}

/// Returns the reliability of a team, 0.1 to 1: one for all tasks, `max(0.1, 1 − Σ v / Σ V)`, where V is the variance of a
/// task's fits between people (with n − 1) and v the mean variance that the errors of their scores give them
/// (Kelley 1947, Fundamentals of Statistics, p. 409; pooled, since ten people say little about one task). It is 1 where no
/// score has an error, and where no task has two people.
///
/// `tasks` has each task's fits, in the order of the people, `None` where a fit is unknown; `people` are the places of those
/// who count, with repetition.
pub(super) fn reliability(tasks: &[Vec<Option<NoisyFit>>], people: &[usize]) -> f64 {
    let (between, error) = variances(tasks, people);
    of_variances(between, error)
}

/// Returns the same for people who were drawn from a team with repetition, whose variance is smaller than the team's by one
/// in its number of people (Efron 1979).
pub(super) fn resampled_reliability(tasks: &[Vec<Option<NoisyFit>>], people: &[usize]) -> f64 {
    let (between, error) = variances(tasks, people);
    let number = count(people.len());
    of_variances(between * number / (number - 1.0).max(1.0), error)
}

/// Returns the variance of fits between people, and the mean variance of their errors, each summed over the tasks.
pub(super) fn variances(tasks: &[Vec<Option<NoisyFit>>], people: &[usize]) -> (f64, f64) {
    let (mut between, mut error) = (0.0, 0.0);
    for task in tasks {
        let known: Vec<NoisyFit> = people.iter().filter_map(|&at| task[at]).collect();
        if known.len() < 2 {
            continue;
        }
        let number = count(known.len());
        let mean = known.iter().map(|of| of.fit).sum::<f64>() / number;
        between += known.iter().map(|of| (of.fit - mean) * (of.fit - mean)).sum::<f64>() / (number - 1.0);
        error += known.iter().map(|of| of.variance).sum::<f64>() / number;
    }
    (between, error)
}

/// Returns the reliability from the sums of both variances over all tasks.
pub(super) fn of_variances(between: f64, error: f64) -> f64 {
    if error <= 0.0 {
        1.0
    } else if between <= 0.0 {
        LEAST_RELIABILITY
    } else {
        (1.0 - error / between).max(LEAST_RELIABILITY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(fits: &[f64], variance: f64) -> Vec<Option<NoisyFit>> {
        fits.iter().map(|&fit| Some(NoisyFit { fit, variance })).collect()
    }

    #[test]
    fn it_is_the_share_of_the_variance_between_people_that_is_no_error() {
        // Variances between people of 0.04 and 0.01, of errors 0.01 and 0.005.
        let tasks = [task(&[0.4, 0.6, 0.8], 0.01), task(&[0.5, 0.6, 0.7], 0.005)];
        assert!((reliability(&tasks, &[0, 1, 2]) - (1.0 - 0.015 / 0.05)).abs() < 1e-12);
    }

    #[test]
    fn it_is_1_without_errors_and_a_tenth_at_least() {
        assert!((reliability(&[task(&[0.4, 0.6], 0.0)], &[0, 1]) - 1.0).abs() < 1e-12);
        assert!((reliability(&[task(&[0.5, 0.6], 0.01)], &[0, 1]) - 0.1).abs() < 1e-12);
        assert!((reliability(&[task(&[0.5, 0.5], 0.01)], &[0, 1]) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn a_task_that_one_person_is_rated_in_says_nothing() {
        let mut alone = task(&[0.1, 0.9], 0.3);
        alone[0] = None;
        let tasks = [task(&[0.4, 0.8], 0.02), alone];
        assert!((reliability(&tasks, &[0, 1]) - 0.75).abs() < 1e-12);
    }
}
