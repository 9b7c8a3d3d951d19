//! What comes to light about a team while its sellers go by; it does not grow with their number.

use crate::domain::{Catalog, Fit, RoleIx, SLACK, Seller, TraitIx};
use crate::engine::{NeedFit, Rival, Scorer, SellerFit, Side, Tally, UncertaintyModel};
use crate::report::{Cell, Mark};

use super::Scored;

/// So many people are named in one list; more are counted.
const MAX_NAMED: usize = 12;

/// Somebody who would fit another role better than today's.
pub struct Misplaced {
    pub name: String,
    /// Whether she stays where she is whatever the numbers say.
    pub pinned: bool,
    pub today: RoleIx,
    pub best: RoleIx,
    /// The fits with today's role and with the best one.
    pub fits: (Option<Fit>, Option<Fit>),
    /// Whether the best one is open.
    pub is_open: bool,
}

/// Somebody whom an upper limit costs a role.
pub struct Capped {
    pub name: String,
    pub best: Option<RoleIx>,
    /// What would be the best role without any upper limit.
    pub without: RoleIx,
}

/// Somebody whose best role does not hold within the errors of the scores.
pub struct Open {
    pub name: String,
    /// The best role as scores stand.
    pub best: Rival,
    /// What else might be.
    pub rivals: Vec<Rival>,
    /// Whether something of the best role is not rated, besides.
    pub is_partial: bool,
}

/// Raters who are farther apart about somebody than chance explains.
pub struct Disagreeing {
    pub name: String,
    pub of: TraitIx,
}

/// The first few of some people, and how many there are.
pub struct People<T> {
    pub named: Vec<T>,
    pub count: usize,
}

impl<T> People<T> {
    fn new() -> Self {
        People { named: Vec::new(), count: 0 }
    }

    fn add(&mut self, person: T) {
        self.count += 1;
        if self.named.len() < MAX_NAMED {
            self.named.push(person);
        }
    }

    /// How many are not named.
    pub fn more(&self) -> usize {
        self.count - self.named.len()
    }
}

/// What is said about the sellers once all of them have gone by.
pub struct Findings {
    pub tally: Tally,
    pub misplaced: People<Misplaced>,
    pub capped: People<Capped>,
    /// Whose best role is open.
    pub open: People<Open>,
    /// About whom and what raters disagree.
    pub disagreements: People<Disagreeing>,
    /// How many scores are of several raters.
    pub several: usize,
    /// For how many it has been worked out whether it is.
    pub judged: usize,
    /// For each task, the first seller at work who is adequate or better.
    pub alone: Vec<Option<String>>,
    /// The highest score of all, on the catalog's scale.
    pub highest: f64,
    /// Which marks stand in the table.
    pub marks: Vec<Mark>,
    /// Whether a fit in the table is unknown.
    pub unknown: bool,
}

impl Findings {
    pub fn new(catalog: &Catalog) -> Self {
        Findings {
            tally: Tally::new(catalog.tasks.len()),
            misplaced: People::new(),
            capped: People::new(),
            open: People::new(),
            disagreements: People::new(),
            several: 0,
            judged: 0,
            alone: vec![None; catalog.tasks.len()],
            highest: catalog.scale.lo(),
            marks: Vec::new(),
            unknown: false,
        }
    }

    /// Adds one seller; `free` scores without upper limits.
    pub fn add(&mut self, model: &UncertaintyModel, free: &Scorer, sure: f64, row: &Scored) {
        let scorer = model.scorer();
        let Scored { seller, fit: scored, uncertainty } = row;
        self.tally.add(scorer, seller, scored);
        if let (Some(today), Some(best)) = (seller.role, scored.best)
            && scorer.prefers(scored, best, today)
        {
            let fit = |role: RoleIx| scored.roles[role.0].standing.fit;
            let fits = (fit(today), fit(best));
            self.misplaced.add(Misplaced {
                name: seller.name.clone(),
                pinned: seller.pinned,
                today,
                best,
                fits,
                is_open: !row.rivals(sure).is_empty(),
            });
        }
        if let Some(p) = uncertainty.as_ref().and_then(|uncertainty| uncertainty.p_of(scored.best)) {
            self.judged += 1;
            let rivals = row.rivals(sure);
            if !rivals.is_empty() {
                let is_partial =
                    scored.best.is_none_or(|best| scored.roles[best.0].standing.coverage < 1.0 - SLACK);
                self.open.add(Open {
                    name: seller.name.clone(),
                    best: Rival { role: scored.best, p },
                    rivals,
                    is_partial,
                });
            }
        }
        if seller.hours > 0.0 {
            for (alone, task) in self.alone.iter_mut().zip(&scored.tasks) {
                if alone.is_none() && scorer.is_adequate(&task.standing) {
                    *alone = Some(seller.name.clone());
                }
            }
        }
        let catalog = scorer.catalog();
        self.several += seller.scores.iter().flatten().filter(|score| score.ratings.len() > 1).count();
        for (of, _) in model.errors().disagreements(catalog, seller) {
            self.disagreements.add(Disagreeing { name: seller.name.clone(), of });
        }
        for score in seller.scores.iter().flatten() {
            self.highest = self.highest.max(score.value);
        }
        if let Some(without) = capped(free, seller, scored) {
            self.capped.add(Capped { name: seller.name.clone(), best: scored.best, without });
        }
    }

    /// Notes what a cell of the table shows, so that the legend explains that and no more.
    pub fn see(&mut self, cell: &Cell) {
        if let Cell::Fit { marks, points, .. } = cell {
            self.unknown |= points.is_none();
            for mark in marks {
                if !self.marks.contains(mark) {
                    self.marks.push(*mark);
                }
            }
        }
    }
}

/// The role that would be her best without any upper limit, where it is another.
fn capped(free: &Scorer, seller: &Seller, scored: &SellerFit) -> Option<RoleIx> {
    // Who is over no limit has nothing to gain, and most are not.
    let over = |met: &NeedFit| matches!(met.outside, Some((Side::Over, _))) || met.veto == Some(Side::Over);
    if !scored.tasks.iter().any(|task| task.needs.iter().any(over)) {
        return None;
    }
    free.score(seller).best.filter(|&best| scored.best != Some(best))
}
