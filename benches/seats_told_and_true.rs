//! What `assign` and `match` tell, beside what is true: teams whose true scores are known, rated with error.
//!
//! Every seller sits where the true scores have her, but for some who have changed places. The program sees the ratings only.
//! Seeded, so that two runs print the same. Run it with `cargo bench --bench seats_told_and_true`; with `-- 200 equal` for as
//! many teams in each cell whose name has this word.

#![expect(clippy::print_stdout, reason = "a benchmark is read on the screen")]
#![expect(clippy::cast_precision_loss, reason = "counts of teams, and 53 random bits")]

mod support;

use std::sync::Arc;

use rayon::prelude::*;
use salesfit::domain::{Catalog, RoleIx, Seller, Team};
use salesfit::engine::{
    Candidate, Draws, Errors, FitsOf, Groups, Rules, Scorer, SellerFit, SellerUncertainty, TrueScores,
    UncertaintyModel, seat_team,
};
use salesfit::source::{File, Overrides, builtin, read_team};

use support::{Cell, Dice, PLAIN, rate, sellers, true_scores};

/// The sample team whose seats all teams have.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/nordlys.yaml");

const CELLS: [Cell; 8] = [
    Cell { name: "equal sellers", ..PLAIN },
    Cell { name: "SD 0.5", sd: 0.5, ..PLAIN },
    Cell { name: "SD 0.75", sd: 0.75, ..PLAIN },
    Cell { name: "SD 1", sd: 1.0, ..PLAIN },
    Cell { name: "SD 1.5", sd: 1.5, ..PLAIN },
    Cell { name: "SD 2", sd: 2.0, ..PLAIN },
    Cell { name: "SD 2, exact scores", sd: 2.0, error: 0.0, ..PLAIN },
    Cell { name: "four types", sd: 2.0, types: 4, ..PLAIN },
];

/// How many of ten have changed places.
const MISPLACED: [usize; 3] = [0, 2, 4];

/// A rounding error of a fit.
const NEAR: f64 = 1e-9;

/// What is said with at least this probability.
const SURE: f64 = 0.8;

fn main() {
    let (teams, word) = support::asked();
    let world = World::new();
    println!("{teams} teams a cell; points of fit, summed over ten seats\n");
    println!(
        "{:<20}{:>9}{:>7}{:>7}{:>7}{:>7}{:>9}{:>7}{:>14}{:>15}{:>15}{:>15}{:>13}{:>16}",
        "",
        "misplaced",
        "moves",
        "told",
        "true",
        "best",
        "of all",
        "true",
        "better (true)",
        "holds (true)",
        "role (true)",
        "as rated (true)",
        "in 90, wide",
        "as rated, wide"
    );
    for cell in CELLS.into_iter().filter(|cell| cell.name.contains(&word)) {
        for misplaced in MISPLACED {
            let found: Vec<Found> =
                (0..teams).into_par_iter().map(|seed| world.try_team(cell, misplaced, seed)).collect();
            let mean = |of: fn(&Found) -> f64| found.iter().map(of).sum::<f64>() / found.len() as f64;
            let share = |of: fn(&Found) -> &Said| {
                let (said, right) =
                    found.iter().map(of).fold((0, 0), |all, one| (all.0 + one.times, all.1 + one.right));
                format!("{said} ({right})")
            };
            println!(
                "{:<20}{:>9}{:>7.1}{:>7.1}{:>7.1}{:>7.1}{:>9.1}{:>7.1}{:>14}{:>15}{:>15}{:>15}{:>13}{:>16}",
                cell.name,
                misplaced,
                mean(|of| of.moves as f64),
                100.0 * mean(|of| of.told),
                100.0 * mean(|of| of.truly),
                100.0 * mean(|of| of.best),
                100.0 * mean(|of| of.all_told),
                100.0 * mean(|of| of.all_truly),
                share(|of| &of.better),
                share(|of| &of.holds),
                share(|of| &of.best_role),
                share(|of| &of.best_as_rated),
                told_range(&found, |of| &of.ranges),
                told_range(&found, |of| &of.ranges_as_rated),
            );
        }
    }
}

/// How often something was said to be probable, and how often it was true.
#[derive(Default)]
struct Said {
    times: usize,
    right: usize,
}

impl Said {
    fn say(&mut self, is_right: bool) {
        self.times += 1;
        self.right += usize::from(is_right);
    }
}

/// Ranges in which fits were said to lie nine times in ten.
#[derive(Default)]
struct Ranges {
    /// How often a true fit lay in its range.
    inside: Said,
    /// The sum of their widths.
    wide: f64,
}

impl Ranges {
    fn say(&mut self, told: &SellerUncertainty, truth: &SellerFit) {
        for (told, truth) in told.roles.iter().zip(&truth.roles) {
            let (Some(told), Some(fit)) = (told, truth.standing.fit) else { continue };
            let fit = fit.share();
            self.inside.say(told.low90 - NEAR <= fit && fit <= told.high90 + NEAR);
            self.wide += told.high90 - told.low90;
        }
    }
}

/// The share of true fits that lay in their ranges, in per cent, and the mean width of these in points.
fn told_range(found: &[Found], of: fn(&Found) -> &Ranges) -> String {
    let times: usize = found.iter().map(|found| of(found).inside.times).sum();
    let right: usize = found.iter().map(|found| of(found).inside.right).sum();
    let wide: f64 = found.iter().map(|found| of(found).wide).sum();
    format!("{:.0}, {:.0}", 100.0 * right as f64 / times as f64, 100.0 * wide / times as f64)
}

/// What one team was told, and what is true of it. Sums of fits, each 0 to 1.
struct Found {
    /// How many moves are recommended.
    moves: usize,
    /// What they are told to gain.
    told: f64,
    /// What they truly gain.
    truly: f64,
    /// What the truly best seating gains.
    best: f64,
    /// What the seating with the highest fits is told to gain, and truly gains.
    all_told: f64,
    all_truly: f64,
    better: Said,
    holds: Said,
    best_role: Said,
    /// The same where scores are not shrunk toward the team.
    best_as_rated: Said,
    ranges: Ranges,
    ranges_as_rated: Ranges,
}

struct World {
    catalog: Arc<Catalog>,
    team: Team,
}

impl World {
    fn new() -> Self {
        let file = File::new("nordlys.yaml", std::fs::read_to_string(SAMPLE).expect("the sample is there"));
        let catalog = Arc::new(builtin());
        let opened = read_team(&file, Some(catalog.clone()), &Overrides::default()).expect("it is a team");
        World { catalog, team: opened.team }
    }

    fn rules(&self) -> Rules {
        let mut seats = vec![0; self.catalog.roles.len()];
        for &(role, number) in &self.team.seats {
            seats[role.0] = number;
        }
        Rules { seats, pins: Vec::new(), forbidden: Vec::new(), min_fit: None, max_moves: None }
    }

    fn try_team(&self, cell: Cell, misplaced: usize, seed: u64) -> Found {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9).wrapping_add(7));
        let truth = true_scores(cell, self.catalog.traits.len(), &mut dice);
        let rated = rate(cell, &truth, &mut dice);
        let scorer = Scorer::new(self.catalog.clone(), self.team.motion);
        let (mut truth, mut rated) = (sellers(&truth, 0.0), sellers(&rated, cell.error));
        let truly = seat_team(&self.catalog, people(&scorer, &truth), self.rules(), false, None);
        let mut today: Vec<Option<RoleIx>> = truly.seating.placements.iter().map(|at| at.seat).collect();
        // The first of them change places in a circle; all seats are equal to chance.
        today[..misplaced].rotate_left(misplaced.min(1));
        for (at, role) in today.iter().enumerate() {
            truth[at].role = *role;
            rated[at].role = *role;
        }
        let true_fits = people(&scorer, &truth);
        let total = |seats: &[Option<RoleIx>]| -> f64 {
            let fits = seats.iter().zip(&true_fits);
            fits.filter_map(|(seat, of)| of.roles[(*seat)?.0].fit).map(salesfit::domain::Fit::share).sum()
        };
        let errors = Errors::of(&self.catalog, &rated);
        let as_rated = UncertaintyModel::new(scorer.clone(), errors.clone(), Draws::new(400, 1), true);
        let model = as_rated.clone().of_true_scores(Groups::of(&self.catalog, &rated, &errors));
        let scores = TrueScores { model: &model, sellers: &rated };
        let told = seat_team(&self.catalog, people(&scorer, &rated), self.rules(), false, Some(scores));
        let (recommended, stability) = (told.recommended.expect("drawn"), told.stability.expect("drawn"));
        let all: Vec<Option<RoleIx>> = told.seating.placements.iter().map(|at| at.seat).collect();
        let of_today = total(&today);
        let best: Vec<Option<RoleIx>> = truly.seating.placements.iter().map(|at| at.seat).collect();
        let mut found = Found {
            moves: recommended.moves,
            told: recommended.expected_gain(),
            truly: total(&recommended.seats) - of_today,
            best: total(&best) - of_today,
            all_told: stability.expected_total - recommended.expected_today,
            all_truly: total(&all) - of_today,
            better: Said::default(),
            holds: Said::default(),
            best_role: Said::default(),
            best_as_rated: Said::default(),
            ranges: Ranges::default(),
            ranges_as_rated: Ranges::default(),
        };
        if recommended.moves > 0 && recommended.p_better.is_some_and(|p| p >= SURE) {
            found.better.say(found.truly > 0.0);
        }
        for (at, holds) in recommended.stability.holds.iter().enumerate() {
            if holds.is_some_and(|holds| holds >= SURE) {
                found.holds.say(recommended.seats[at] == best[at]);
            }
        }
        for (seller, truth) in rated.iter().zip(&truth) {
            let scored = scorer.score(seller);
            let truth = scorer.score(truth);
            let is_right = scored.best == truth.best;
            found.ranges.say(&model.uncertainty(seller, &scored, FitsOf::Roles), &truth);
            found.ranges_as_rated.say(&as_rated.uncertainty(seller, &scored, FitsOf::Roles), &truth);
            if model.best_probabilities(seller, &scored).p_of(scored.best).is_some_and(|p| p >= SURE) {
                found.best_role.say(is_right);
            }
            if as_rated.best_probabilities(seller, &scored).p_of(scored.best).is_some_and(|p| p >= SURE) {
                found.best_as_rated.say(is_right);
            }
        }
        found
    }
}

fn people(scorer: &Scorer, sellers: &[Seller]) -> Vec<Candidate> {
    sellers.iter().map(|seller| Candidate::new(scorer, seller, &scorer.score(seller))).collect()
}
