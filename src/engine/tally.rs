//! Figures of a team as a whole, gathered seller by seller so that large teams stream.

use super::match_sellers::ScoredSeller;
use super::score::{Scorer, SellerFit};
use crate::domain::TaskIx;

/// A team's figures, complete once every seller has been added.
#[derive(Clone, Debug)]
pub struct Tally {
    /// The number of sellers.
    pub sellers: usize,
    /// The number of those at work: all figures below are theirs.
    pub at_work: usize,
    /// The number with a current role.
    pub with_role: usize,
    /// The number of those in their best role.
    pub in_best: usize,
    /// The number of those neither in their best role nor known to fit it better: they have none, or too
    /// little of the current one is rated.
    pub unclear: usize,
    /// The number of sellers who are strong at exactly n tasks: `strong_at[n]`.
    pub strong_at: Vec<usize>,
    /// The number adequate at exactly n tasks.
    pub adequate_at: Vec<usize>,
    /// The number weak at exactly n tasks.
    pub weak_at: Vec<usize>,
    /// The number of sellers with a task in which nothing is rated.
    pub with_unknown: usize,
    /// For each task, the number of sellers at work who are adequate or better.
    pub adequate_or_better: Vec<usize>,
    /// For each task, the number of sellers at work with anything rated.
    pub rated: Vec<usize>,
}

impl Tally {
    /// Returns the tally of nobody.
    pub fn new(tasks: usize) -> Self {
        Tally {
            sellers: 0,
            at_work: 0,
            with_role: 0,
            in_best: 0,
            unclear: 0,
            strong_at: vec![0; tasks + 1],
            adequate_at: vec![0; tasks + 1],
            weak_at: vec![0; tasks + 1],
            with_unknown: 0,
            adequate_or_better: vec![0; tasks],
            rated: vec![0; tasks],
        }
    }

    /// Adds one seller. A best role that is known not to stand out is none.
    pub fn add(&mut self, scorer: &Scorer, of: &ScoredSeller) {
        let (seller, scored) = (&of.seller, &of.fit);
        self.sellers += 1;
        if seller.hours <= 0.0 {
            return;
        }
        self.at_work += 1;
        if let Some(role) = seller.role {
            self.with_role += 1;
            let best = scored.best.filter(|_| of.stands_out != Some(false));
            let in_best = best == Some(role);
            let better = best.is_some_and(|best| scorer.prefers(scored, best, role));
            self.in_best += usize::from(in_best);
            self.unclear += usize::from(!in_best && !better);
        }
        let spread = scored.spread;
        self.strong_at[spread.strong] += 1;
        self.adequate_at[spread.adequate] += 1;
        self.weak_at[spread.weak] += 1;
        self.with_unknown += usize::from(spread.unknown > 0);
        self.add_tasks(scorer, scored);
    }

    /// Adds the tasks of one seller at work, and nothing else of her.
    pub(super) fn add_tasks(&mut self, scorer: &Scorer, scored: &SellerFit) {
        for (at, task) in scored.tasks.iter().enumerate() {
            self.rated[at] += usize::from(task.standing.fit.is_some());
            self.adequate_or_better[at] += usize::from(scorer.is_adequate(&task.standing));
        }
    }

    /// Returns the tasks that the team is short of: fewer than two sellers at work are adequate or better, so that the
    /// task depends on one person or none. In catalog order, each with their number.
    ///
    /// A task in which nobody has been rated is not among them: unknown is not weak.
    pub fn short(&self) -> Vec<(TaskIx, usize)> {
        let counts = self.adequate_or_better.iter().zip(&self.rated).enumerate();
        let short = counts.filter(|&(_, (&count, &rated))| rated > 0 && count < 2);
        short.map(|(ix, (&count, _))| (TaskIx(ix), count)).collect()
    }

    /// Returns the tasks in which nobody at work is rated, in catalog order.
    pub fn unrated(&self) -> Vec<TaskIx> {
        let rated = self.rated.iter().enumerate();
        rated.filter(|&(_, &rated)| rated == 0).map(|(ix, _)| TaskIx(ix)).collect()
    }

    /// Returns the least, mean and most of a count such as [`Tally::strong_at`]; `None` for an empty team.
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 sellers")]
    pub fn range(counts: &[usize]) -> Option<(usize, f64, usize)> {
        let (least, most) = (counts.iter().position(|&c| c > 0)?, counts.iter().rposition(|&c| c > 0)?);
        let all: usize = counts.iter().sum();
        let sum: usize = counts.iter().enumerate().map(|(tasks, sellers)| tasks * sellers).sum();
        Some((least, sum as f64 / all as f64, most))
    }
}
