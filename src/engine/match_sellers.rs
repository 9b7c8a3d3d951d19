//! Sellers with their fits and the uncertainty of these, in the order asked for.

use std::sync::Arc;

use super::matrix_column::MatrixColumn;
use super::score::SellerFit;
use super::stream::map_all;
use super::uncertainty::{
    AverageSellers, FitUncertainty, FitsOf, Rival, SellerUncertainty, UncertaintyModel,
};
use crate::domain::{Fit, Levels, Seller, collation};

/// How much of the uncertainty of fits is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// None: the fits alone.
    Fits,
    /// The probability of each role to be the best.
    BestRole,
    /// In addition, the error and bounds of every fit with a role or task.
    Bounds(FitsOf),
}

/// The order of sellers, as it is shown: of equal shown fits the names decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// What they are ordered by.
    pub by: OrderBy,
    /// Decimals of the points that fits are shown with; `None` where they are not rounded.
    pub decimals: Option<usize>,
}

/// What sellers are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderBy {
    /// By name, in Norwegian order.
    Name,
    /// By the fit with the best role, highest first.
    Best,
    /// By the fit with one column, highest first.
    Column(MatrixColumn),
}

/// A seller with her fits, and their uncertainty where asked for.
#[derive(Clone, Debug)]
pub struct ScoredSeller {
    /// The seller.
    pub seller: Seller,
    /// Her fit with everything in the catalog.
    pub fit: SellerFit,
    /// Its uncertainty.
    pub uncertainty: Option<SellerUncertainty>,
    /// Whether she fits her best role better than an average seller, by more than the errors of her scores; `None` without
    /// a best role, or where that was not worked out.
    pub stands_out: Option<bool>,
    /// The sellers that her fits are compared with, where that was asked for.
    pub average: Option<Arc<AverageSellers>>,
}

impl ScoredSeller {
    /// Returns the other roles that may be her best; empty where her best role has at least this probability, 0 to 1.
    pub fn rivals(&self, sure: f64) -> Vec<Rival> {
        let Some(uncertainty) = &self.uncertainty else { return Vec::new() };
        uncertainty.rivals(self.fit.best, sure)
    }

    /// Returns the fit with her best role.
    pub fn best_fit(&self) -> Option<Fit> {
        self.fit.best.and_then(|best| self.fit.roles[best.0].standing.fit)
    }

    /// Returns the error and bounds of the fit with a column, where they were worked out.
    pub fn bounds(&self, column: MatrixColumn) -> Option<&FitUncertainty> {
        let uncertainty = self.uncertainty.as_ref()?;
        match column {
            MatrixColumn::Role(role) => uncertainty.roles[role.0].as_ref(),
            MatrixColumn::Task(task) => uncertainty.tasks[task.0].as_ref(),
        }
    }

    /// The share of average sellers with a lower fit with a column, 0 to 1, where that was asked for.
    pub fn share_below(&self, column: MatrixColumn) -> Option<f64> {
        let average = self.average.as_ref()?;
        Some(average.share_below(column, column.standing(&self.fit).fit?))
    }

    /// The probability that a column is her best role; `None` for a task, for a role of which nothing is rated, or where
    /// that was not worked out.
    pub fn p_best(&self, column: MatrixColumn) -> Option<f64> {
        match column {
            MatrixColumn::Role(role) => {
                column.standing(&self.fit).fit?;
                self.uncertainty.as_ref()?.p_of(Some(role))
            }
            MatrixColumn::Task(_) => None,
        }
    }
}

/// Scored sellers, one by one.
pub type ScoredSellers<E> = Box<dyn Iterator<Item = Result<ScoredSeller, E>>>;

/// Scores sellers lazily, in their own order or another; another order holds all of them. The first error
/// ends its chunk, or all where they are sorted.
pub fn match_sellers<E: 'static>(
    model: UncertaintyModel,
    sellers: impl Iterator<Item = Result<Seller, E>> + 'static,
    detail: Detail,
    order: Option<Order>,
) -> ScoredSellers<E> {
    let levels = model.scorer().catalog().levels;
    let scored = map_all(sellers, move |seller| score_one(&model, seller, detail));
    let Some(order) = order else { return Box::new(scored) };
    match scored.collect::<Result<Vec<ScoredSeller>, E>>() {
        Ok(mut all) => {
            sort(&mut all, order, levels);
            Box::new(all.into_iter().map(Ok))
        }
        Err(error) => Box::new(std::iter::once(Err(error))),
    }
}

/// Scores one seller.
pub fn score_one(model: &UncertaintyModel, seller: Seller, detail: Detail) -> ScoredSeller {
    let fit = model.scorer().score(&seller);
    let uncertainty = match detail {
        Detail::Fits => None,
        Detail::BestRole => Some(model.best_probabilities(&seller, &fit)),
        Detail::Bounds(fits_of) => Some(model.uncertainty(&seller, &fit, fits_of)),
    };
    let stands_out = (detail != Detail::Fits).then(|| model.stands_out(&seller, &fit)).flatten();
    let average = matches!(detail, Detail::Bounds(_)).then(|| model.average().clone());
    ScoredSeller { seller, fit, uncertainty, stands_out, average }
}

fn sort(sellers: &mut [ScoredSeller], order: Order, levels: Levels) {
    sellers.sort_by_cached_key(|scored| collation(&scored.seller.name));
    let shown = |fit: Option<Fit>| match (fit, order.decimals) {
        (None, _) => -1.0,
        (Some(fit), Some(decimals)) => levels.shown(fit, decimals),
        (Some(fit), None) => fit.points(),
    };
    let highest_first = |a, b| shown(b).total_cmp(&shown(a));
    match order.by {
        OrderBy::Name => {}
        OrderBy::Best => sellers.sort_by(|a, b| highest_first(a.best_fit(), b.best_fit())),
        OrderBy::Column(column) => {
            sellers.sort_by(|a, b| highest_first(column.standing(&a.fit).fit, column.standing(&b.fit).fit));
        }
    }
}
