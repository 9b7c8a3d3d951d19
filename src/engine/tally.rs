//! What a team as a whole looks like, gathered seller by seller so that large teams stream.

use super::score::{Scorer, SellerFit};
use crate::domain::{Level, Seller, TaskIx};

/// A team's figures, complete once every seller has been added.
#[derive(Clone, Debug)]
pub struct Tally {
    /// How many sellers there are.
    pub sellers: usize,
    /// How many of them have a role today.
    pub with_role: usize,
    /// How many of those sit in their best role.
    pub in_best: usize,
    /// How many of those have no best role to compare with.
    pub without_best: usize,
    /// How many are on leave (hours 0).
    pub on_leave: usize,
    /// How many sellers are strong at exactly so many tasks: `strong_at[n]`.
    pub strong_at: Vec<usize>,
    /// The same for adequate.
    pub adequate_at: Vec<usize>,
    /// The same for weak.
    pub weak_at: Vec<usize>,
    /// How many sellers have some task in which nothing has been rated.
    pub with_unknown: usize,
    /// For each task, how many sellers who are not on leave are adequate or better.
    pub adequate_or_better: Vec<usize>,
    /// For each task, of how many of them anything has been rated.
    pub rated: Vec<usize>,
}

impl Tally {
    /// Nobody yet.
    pub fn new(tasks: usize) -> Self {
        Tally {
            sellers: 0,
            with_role: 0,
            in_best: 0,
            without_best: 0,
            on_leave: 0,
            strong_at: vec![0; tasks + 1],
            adequate_at: vec![0; tasks + 1],
            weak_at: vec![0; tasks + 1],
            with_unknown: 0,
            adequate_or_better: vec![0; tasks],
            rated: vec![0; tasks],
        }
    }

    /// Adds one seller.
    pub fn add(&mut self, scorer: &Scorer, seller: &Seller, scored: &SellerFit) {
        self.sellers += 1;
        if let Some(role) = seller.role {
            self.with_role += 1;
            self.in_best += usize::from(scored.best == Some(role));
            self.without_best += usize::from(scored.best.is_none());
        }
        let spread = scored.spread;
        self.strong_at[spread.strong] += 1;
        self.adequate_at[spread.adequate] += 1;
        self.weak_at[spread.weak] += 1;
        self.with_unknown += usize::from(spread.unknown > 0);
        if seller.hours <= 0.0 {
            self.on_leave += 1;
            return;
        }
        let levels = scorer.catalog().levels;
        for (at, task) in scored.tasks.iter().enumerate() {
            let Some(fit) = task.standing.fit else { continue };
            self.rated[at] += 1;
            self.adequate_or_better[at] += usize::from(levels.of(fit) >= Level::Adequate);
        }
    }

    /// The tasks that the team is short of: fewer than two sellers at work are adequate or better, so that the
    /// task hangs on one person or on nobody. In catalog order, each with how many there are.
    ///
    /// A task in which nobody has been rated is not among them: unknown is not weak.
    pub fn short(&self) -> Vec<(TaskIx, usize)> {
        let counts = self.adequate_or_better.iter().zip(&self.rated).enumerate();
        let short = counts.filter(|&(_, (&count, &rated))| rated > 0 && count < 2);
        short.map(|(ix, (&count, _))| (TaskIx(ix), count)).collect()
    }

    /// The tasks in which nobody at work has been rated, in catalog order.
    pub fn unrated(&self) -> Vec<TaskIx> {
        let rated = self.rated.iter().enumerate();
        rated.filter(|&(_, &rated)| rated == 0).map(|(ix, _)| TaskIx(ix)).collect()
    }

    /// The least, the middle and the most of a count such as [`Tally::strong_at`]; `None` for an empty team.
    ///
    /// The middle is the lower median, so that it is a number of tasks somebody has.
    pub fn range(counts: &[usize]) -> Option<(usize, usize, usize)> {
        let all: usize = counts.iter().sum();
        let mut seen = 0;
        let middle = counts.iter().position(|&count| {
            seen += count;
            count > 0 && 2 * seen >= all
        })?;
        Some((counts.iter().position(|&c| c > 0)?, middle, counts.iter().rposition(|&c| c > 0)?))
    }
}
