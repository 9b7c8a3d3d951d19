//! Sellers made up to try a query on, and whether the rows that it returns are the engine's.

use super::{FitRows, ScoreTable};
use crate::domain::{Catalog, Rating, Scale, Score, Seller, SellerKey, TraitIx};
use crate::engine::fixed_point::count;
use crate::engine::score::{Scorer, SellerFit, Standing};
use crate::engine::uncertainty::mixed;

/// How near a number must be to the engine's: databases take logarithms and sums in their own way.
const NEAR: f64 = 1e-9;

/// Steps aside from where something changes, in slacks of the scale: near enough to count as there, and too far.
const ASIDE: [f64; 5] = [0.0, 0.3, -0.3, 2.0, -2.0];

/// A seller who is made up.
#[derive(Clone, Debug)]
pub struct Probe {
    /// The id.
    pub id: String,
    /// The ratings of each trait of the catalog, on the scale of the table; none are unknown.
    pub ratings: Vec<Vec<f64>>,
    /// What the engine says.
    pub fit: SellerFit,
}

/// A cell in which a row differs from the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The seller's id.
    pub seller: String,
    /// What the cell is about: a role, a task, or a column.
    pub column: String,
    /// What the row says; empty for NULL, and where there is no such row.
    pub found: String,
    /// What the engine says; empty for unknown.
    pub expected: String,
}

/// Returns sellers with scores where the catalog's limits are, very near to these, and elsewhere, and with unknown ones.
/// In a long table some traits have several ratings. They are the same in every run.
pub fn probes(scorer: &Scorer, given: Scale, table: ScoreTable, number: usize) -> Vec<Probe> {
    let catalog = scorer.catalog();
    let points: Vec<Vec<f64>> = catalog.trait_ixs().map(|of| changes(scorer, of)).collect();
    let mut dice = SplitMix(0x5A1E_5F17);
    let mut probes = Vec::with_capacity(number);
    for at in 0..number {
        let unknown = [0.0, 0.1, 0.5, 0.9][at % 4];
        let mut ratings = Vec::with_capacity(points.len());
        for points in &points {
            let several = if table == ScoreTable::Long { 1 + dice.below(3) } else { 1 };
            let is_unknown = dice.share() < unknown;
            let mut of_trait = Vec::new();
            for _ in 0..(if is_unknown { 0 } else { several }) {
                let score = score(catalog.scale, points, &mut dice);
                of_trait.push(catalog.scale.convert(score, given).clamp(given.lo(), given.hi()));
            }
            ratings.push(of_trait);
        }
        let id = format!("s{at}");
        let fit = scorer.score(&seller(&id, &ratings, given, catalog));
        probes.push(Probe { id, ratings, fit });
    }
    probes
}

/// The scores at which what the catalog says of a trait changes.
fn changes(scorer: &Scorer, of: TraitIx) -> Vec<f64> {
    let scale = scorer.catalog().scale;
    let mut points = vec![scale.lo(), scale.hi()];
    for (task, limits) in scorer.catalog().tasks.iter().zip(scorer.limits()) {
        for (need, limits) in task.needs.iter().zip(limits).filter(|(need, _)| need.trait_ix == of) {
            let (lo, hi) = (limits.target.lo(), limits.target.hi());
            points.extend([lo, hi, lo - need.tolerance.below, hi + need.tolerance.above]);
            points.extend(limits.veto.below.into_iter().chain(limits.veto.above));
        }
    }
    points.retain(|point| scale.contains(*point));
    points
}

fn score(scale: Scale, points: &[f64], dice: &mut SplitMix) -> f64 {
    if dice.below(2) == 0 {
        scale.lo() + dice.share() * scale.span()
    } else {
        points[dice.below(points.len())] + ASIDE[dice.below(ASIDE.len())] * scale.slack()
    }
}

/// The seller as the engine takes her from a table.
fn seller(id: &str, ratings: &[Vec<f64>], given: Scale, catalog: &Catalog) -> Seller {
    let mut scores = Vec::with_capacity(ratings.len());
    for (of, ratings) in catalog.traits.iter().zip(ratings) {
        let mut given_ratings = Vec::with_capacity(ratings.len());
        for rating in ratings {
            given_ratings.push(Rating { rater: None, value: given.convert(*rating, catalog.scale) });
        }
        scores.push(Score::of_ratings(given_ratings, catalog, of));
    }
    Seller {
        key: SellerKey::new(id),
        line: 0,
        id: id.to_owned(),
        name: id.to_owned(),
        role: None,
        hours: catalog.defaults.hours,
        states_hours: false,
        wishes: Vec::new(),
        pinned: false,
        never_coached: Vec::new(),
        scores,
    }
}

/// Holds rows as a database prints them, NULL as nothing, against the engine. Returns the number of cells.
///
/// # Errors
/// The first cell that differs.
pub fn compare(
    probes: &[Probe],
    catalog: &Catalog,
    rows: FitRows,
    found: &[Vec<String>],
) -> Result<usize, Difference> {
    let expected: Vec<Vec<String>> = match rows {
        FitRows::PerSeller => probes.iter().map(|probe| wide(probe, catalog)).collect(),
        FitRows::PerFit => probes.iter().flat_map(|probe| long(probe, catalog)).collect(),
    };
    // Databases return rows in any order, but a row is known by what is in its first cells.
    let key = match rows {
        FitRows::PerSeller => 1,
        FitRows::PerFit => 3,
    };
    let mut found: Vec<&[String]> = found.iter().map(Vec::as_slice).collect();
    found.sort_by(|a, b| a.iter().take(key).cmp(b.iter().take(key)));
    let mut cells = 0;
    for row in &expected {
        let at = found.binary_search_by(|other| other.iter().take(key).cmp(row.iter().take(key)));
        let other = at.map_or(&[][..], |at| found[at]);
        for (place, cell) in row.iter().enumerate() {
            let there = other.get(place);
            if !there.is_some_and(|there| is_same(there, cell)) {
                let column = if key == 3 { row[2].clone() } else { heading(catalog, place) };
                let found = there.cloned().unwrap_or_default();
                return Err(Difference { seller: row[0].clone(), column, found, expected: cell.clone() });
            }
        }
        cells += row.len();
    }
    match found.get(expected.len()) {
        None => Ok(cells),
        Some(more) => Err(Difference {
            seller: more.first().cloned().unwrap_or_default(),
            column: String::new(),
            found: more.join(" "),
            expected: String::new(),
        }),
    }
}

/// The name of a column of wide rows.
fn heading(catalog: &Catalog, place: usize) -> String {
    match place {
        0 => "id".to_owned(),
        1 => "best".to_owned(),
        2 => "best_fit".to_owned(),
        _ => catalog.roles[place - 3].id.clone(),
    }
}

fn is_same(found: &str, expected: &str) -> bool {
    if found == expected {
        return true;
    }
    let numbers = (found.parse::<f64>(), expected.parse::<f64>());
    matches!(numbers, (Ok(found), Ok(expected)) if (found - expected).abs() <= NEAR)
}

fn shown(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| share.to_string())
}

fn wide(probe: &Probe, catalog: &Catalog) -> Vec<String> {
    let fit = |of: &Standing| shown(of.fit.map(crate::domain::Fit::share));
    let best = probe.fit.best;
    let mut row = vec![
        probe.id.clone(),
        best.map_or_else(String::new, |role| catalog[role].id.clone()),
        best.map_or_else(String::new, |role| fit(&probe.fit.roles[role.0].standing)),
    ];
    row.extend(probe.fit.roles.iter().map(|role| fit(&role.standing)));
    row
}

fn long(probe: &Probe, catalog: &Catalog) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (task, fit) in catalog.tasks.iter().zip(&probe.fit.tasks) {
        rows.push(long_row(probe, catalog, ["task", &task.id], &fit.standing, false));
    }
    for (ix, fit) in catalog.role_ixs().zip(&probe.fit.roles) {
        let is_best = probe.fit.best == Some(ix);
        rows.push(long_row(probe, catalog, ["role", &catalog[ix].id], &fit.standing, is_best));
    }
    rows
}

fn long_row(
    probe: &Probe,
    catalog: &Catalog,
    [kind, id]: [&str; 2],
    standing: &Standing,
    is_best: bool,
) -> Vec<String> {
    let level = standing.fit.map_or("", |fit| catalog.levels.of(fit).code());
    vec![
        probe.id.clone(),
        kind.to_owned(),
        id.to_owned(),
        shown(standing.fit.map(crate::domain::Fit::share)),
        shown(Some(standing.low.share())),
        shown(Some(standing.high.share())),
        shown(Some(standing.coverage)),
        u8::from(standing.vetoed).to_string(),
        level.to_owned(),
        u8::from(is_best).to_string(),
    ]
}

/// The generator splitmix64 (Steele, Lea & Flood 2014).
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed(self.0)
    }

    /// A number from 0 to 1, without 1 itself.
    fn share(&mut self) -> f64 {
        const PARTS: u32 = 1 << 24;
        let part = usize::try_from(self.next() >> 40).unwrap_or(0);
        count(part) / f64::from(PARTS)
    }

    /// A whole number below `number`, which is above 0 and small.
    fn below(&mut self, number: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % number
    }
}
