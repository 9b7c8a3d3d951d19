//! The records of sellers in the fit matrix, each from her own fits alone.

use schemars::JsonSchema;
use serde::Serialize;

use super::fit::{FitRecord, Rival, Standing, Uncertainty};
use super::label::{Label, Labels};
use crate::domain::{Catalog, Fit, RoleIx, Seller};
use crate::engine::{self, LevelCounts, MatrixColumn, PlannedErrors, ScoredSeller, UncertaintyModel};

/// What the matrix's columns are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Roles.
    #[default]
    Role,
    /// Tasks.
    Task,
}

impl By {
    /// Every kind of column, by its word on the command line and in JSON.
    pub const ALL: [(&'static str, By); 2] = [("role", By::Role), ("task", By::Task)];
}

/// What of the matrix is shown, and how.
#[derive(Clone, Debug, Default)]
pub struct MatchOptions {
    /// What the columns are.
    pub by: By,
    /// The columns shown; all of the catalog's where it is empty.
    pub columns: Vec<MatrixColumn>,
    /// A best role that holds with a smaller probability is open, 0 to 1.
    pub sure: f64,
    /// One row per seller and column instead of one per seller.
    pub long: bool,
    /// Whether the bounds of fits are shown to a person.
    pub intervals: bool,
    /// Decimals of fits; `None` is each format's own.
    pub precision: Option<usize>,
}

impl MatchOptions {
    /// Returns the columns that are shown.
    pub fn shown(&self, catalog: &Catalog) -> Vec<MatrixColumn> {
        match self.by {
            _ if !self.columns.is_empty() => self.columns.clone(),
            By::Role => catalog.role_ixs().map(MatrixColumn::Role).collect(),
            By::Task => catalog.task_ixs().map(MatrixColumn::Task).collect(),
        }
    }
}

/// A seller and her fits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SellerFits {
    /// Her id.
    pub id: String,
    /// Her name.
    pub name: String,
    /// Today's role.
    pub role: Option<Label>,
    /// Her best role, if she has one.
    pub best: Option<Label>,
    /// Whether she fits her best role better than an average seller, whose traits are all at the middle of the scale, by more
    /// than the errors of her scores; null without a best role, or where that was not worked out.
    pub stands_out: Option<bool>,
    /// Whether another role may be the best within the errors of the scores; null where that was not worked out.
    pub best_open: Option<bool>,
    /// What else may be the best, likeliest first; null where that was not worked out.
    pub rivals: Option<Vec<Rival>>,
    /// The traits about which raters differ more than chance explains.
    pub disagreements: Vec<Disagreement>,
    /// At how many tasks she is strong, adequate, weak and unknown.
    pub spread: Spread,
    /// Her fit with each column.
    pub fits: Vec<FitRecord>,
    /// The fit with her best role. Not in JSON.
    #[serde(skip)]
    pub best_fit: Option<Fit>,
    /// Whether she works no hours. Not in JSON.
    #[serde(skip)]
    pub on_leave: bool,
    /// Whether too little of today's role is rated to tell whether her best role is better. Not in JSON.
    #[serde(skip)]
    pub is_unclear: bool,
    /// Her fit with the roles in question: her best, its rivals, today's. Not in JSON.
    #[serde(skip)]
    pub in_question: Vec<FitRecord>,
}

impl SellerFits {
    /// Whether her best role is open within the errors of the scores.
    pub fn is_open(&self) -> bool {
        self.best_open == Some(true)
    }
}

/// Raters who differ more than their errors explain (Cochran 1954).
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Disagreement {
    /// The trait.
    pub r#trait: Label,
    /// The sum of squared distances from their mean, each over its squared standard error.
    #[schemars(range(min = 0))]
    pub chi2: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// The probability of at least as much by chance, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub p: f64,
}

/// At how many tasks a seller is strong, adequate, weak and unknown.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Spread {
    /// Tasks at the strong level.
    pub strong: usize,
    /// Tasks at the adequate level.
    pub adequate: usize,
    /// Tasks below it.
    pub weak: usize,
    /// Tasks in which nothing has been rated.
    pub unknown: usize,
}

impl Spread {
    fn of(counts: LevelCounts) -> Self {
        let LevelCounts { strong, adequate, weak, unknown } = counts;
        Spread { strong, adequate, weak, unknown }
    }
}

/// Makes the records of sellers.
pub struct SellerRecords {
    model: UncertaintyModel,
    labels: Labels,
    options: MatchOptions,
    /// Whether fits are compared with those of average sellers.
    compares: bool,
}

impl SellerRecords {
    /// Returns what makes records as these options ask for, of sellers scored by this model.
    pub fn new(model: UncertaintyModel, labels: Labels, mut options: MatchOptions) -> Self {
        options.columns = options.shown(model.scorer().catalog());
        SellerRecords { model, labels, options, compares: true }
    }

    /// Makes no comparison with average sellers: CSV has no column for it.
    #[must_use]
    pub fn without_comparison(self) -> Self {
        SellerRecords { compares: false, ..self }
    }

    /// Returns the record of a seller.
    pub fn seller(&self, scored: &ScoredSeller) -> SellerFits {
        let ScoredSeller { seller, fit, uncertainty, .. } = scored;
        let is_judged = uncertainty.as_ref().is_some_and(|known| known.p_of(fit.best).is_some());
        let rivals = is_judged.then(|| scored.rivals(self.options.sure));
        let mut in_question = Vec::new();
        if self.options.intervals && self.options.by == By::Role {
            let others = rivals.iter().flatten().map(|rival| rival.role);
            in_question = self.in_question([fit.best].into_iter().chain(others).chain([seller.role]), scored);
        }
        SellerFits {
            id: seller.id.clone(),
            name: seller.name.clone(),
            role: self.labels.role(seller.role),
            best: self.labels.role(fit.best),
            stands_out: scored.stands_out,
            best_open: rivals.as_ref().map(|rivals| !rivals.is_empty()),
            rivals: rivals
                .map(|rivals| rivals.into_iter().map(|rival| Rival::new(rival, &self.labels)).collect()),
            disagreements: self.disagreements(seller),
            spread: Spread::of(fit.spread),
            fits: self.options.columns.iter().map(|column| self.fit(*column, scored)).collect(),
            best_fit: scored.best_fit(),
            on_leave: seller.hours <= 0.0,
            is_unclear: seller
                .role
                .zip(fit.best)
                .is_some_and(|(today, best)| today != best && !self.model.scorer().prefers(fit, best, today)),
            in_question,
        }
    }

    /// Returns the record of nobody yet, for [`refill`](Self::refill).
    pub fn blank(&self) -> SellerFits {
        let mut fits = Vec::with_capacity(self.options.columns.len());
        for column in &self.options.columns {
            let (id, uncertainty) = (self.labels.column(*column), Uncertainty::default());
            fits.push(FitRecord { id, standing: Standing::unknown(), uncertainty });
        }
        SellerFits {
            id: String::new(),
            name: String::new(),
            role: None,
            best: None,
            stands_out: None,
            best_open: None,
            rivals: None,
            disagreements: Vec::new(),
            spread: Spread::of(LevelCounts::default()),
            fits,
            best_fit: None,
            on_leave: false,
            is_unclear: false,
            in_question: Vec::new(),
        }
    }

    /// Makes a record of [`blank`](Self::blank) that of a seller whose fits and errors a plan has worked out: as
    /// [`seller`](Self::seller) would return it, but without what is for people to read alone.
    pub fn refill(
        &self,
        record: &mut SellerFits,
        [id, name]: [&str; 2],
        role: Option<RoleIx>,
        found: &PlannedErrors,
    ) {
        record.id.clear();
        record.id.push_str(id);
        record.name.clear();
        record.name.push_str(name);
        record.role = self.labels.role(role);
        record.best = self.labels.role(found.fits.best);
        record.best_fit = found.fits.best_fit();
        record.stands_out = found.stands_out;
        record.spread = Spread::of(found.spread);
        let levels = self.model.scorer().catalog().levels;
        for (record, column) in record.fits.iter_mut().zip(&self.options.columns) {
            let Some(fit) = found.fits.fit(*column) else { continue };
            record.standing.know(fit, levels);
            let share_below = self.compares.then(|| self.model.average().share_below(*column, fit));
            record.uncertainty = Uncertainty::planned(found.error(*column), share_below);
        }
    }

    fn fit(&self, column: MatrixColumn, scored: &ScoredSeller) -> FitRecord {
        let catalog = self.model.scorer().catalog();
        let (standing, vetoes) = (column.standing(&scored.fit), column.vetoes(&scored.fit));
        let mut uncertainty = Uncertainty::new(scored, column);
        if self.compares {
            uncertainty = uncertainty.beside_average(scored, column);
        }
        FitRecord {
            id: self.labels.column(column),
            standing: Standing::new(standing, vetoes, catalog, &self.labels),
            uncertainty,
        }
    }

    /// The fits with these roles, each once.
    fn in_question(
        &self,
        roles: impl Iterator<Item = Option<RoleIx>>,
        scored: &ScoredSeller,
    ) -> Vec<FitRecord> {
        let mut columns = Vec::new();
        for role in roles.flatten().map(MatrixColumn::Role) {
            if !columns.contains(&role) {
                columns.push(role);
            }
        }
        columns.into_iter().map(|column| self.fit(column, scored)).collect()
    }

    fn disagreements(&self, seller: &Seller) -> Vec<Disagreement> {
        let mut disagreements = Vec::new();
        let catalog = self.model.scorer().catalog();
        for (of, found) in self.model.errors().disagreements(catalog, seller) {
            let engine::Disagreement { chi2, df, p } = found;
            disagreements.push(Disagreement { r#trait: self.labels[of].clone(), chi2, df, p });
        }
        disagreements
    }
}
