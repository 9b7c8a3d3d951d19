//! What `organize` tells, beside what is true: teams whose true scores are known, rated with error.
//!
//! For each team the program sees the ratings only. What its recommendation then wins with the true scores is worked out from
//! these. Seeded, so that two runs print the same. Run it with `cargo bench --bench told_and_true`; with `-- 200 equal` for as
//! many teams in each cell whose name has this word.

#![expect(clippy::print_stdout, reason = "a benchmark is read on the screen")]
#![expect(clippy::cast_precision_loss, reason = "counts of teams, and 53 random bits")]

use std::sync::Arc;

use rayon::prelude::*;
use salesfit::domain::{Catalog, Score, Seller, SellerKey, Team};
use salesfit::engine::{
    AsRated, Draws, Errors, Organization, Question, Scorer, UncertaintyModel, Verdict, Work, members,
    organize,
};
use salesfit::source::{File, Overrides, builtin, read_team};

/// The sample team whose demand and hand-offs all teams have.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/nordlys.yaml");

/// The standard error of one rating, in points of 10.
const ERROR: f64 = 1.25;

/// A kind of team, and how it is rated.
#[derive(Clone, Copy)]
struct Cell {
    name: &'static str,
    sellers: usize,
    /// The standard deviation of a trait's true scores.
    sd: f64,
    /// How many types of sellers there are; 0 where traits have nothing to do with each other.
    types: usize,
    /// The standard deviation of a rating's error.
    error: f64,
    /// The part of that which all ratings of one seller share.
    halo: f64,
    /// The standard deviation of what each of three managers adds to all ratings of those she rates.
    manager: f64,
}

const PLAIN: Cell = Cell { name: "", sellers: 10, sd: 0.0, types: 0, error: ERROR, halo: 0.0, manager: 0.0 };

const CELLS: [Cell; 13] = [
    Cell { name: "10 equal sellers", ..PLAIN },
    Cell { name: "10 equal sellers, halo", halo: 0.6, ..PLAIN },
    Cell { name: "10 equal sellers, severe and lenient managers", manager: 1.0, ..PLAIN },
    Cell { name: "10 sellers, SD 0.5", sd: 0.5, ..PLAIN },
    Cell { name: "10 sellers, SD 0.75", sd: 0.75, ..PLAIN },
    Cell { name: "10 sellers, SD 1", sd: 1.0, ..PLAIN },
    Cell { name: "10 sellers, SD 1.5", sd: 1.5, ..PLAIN },
    Cell { name: "10 sellers, SD 2", sd: 2.0, ..PLAIN },
    Cell { name: "10 sellers, SD 2, exact scores", sd: 2.0, error: 0.0, ..PLAIN },
    Cell { name: "10 sellers of four types", sd: 2.0, types: 4, ..PLAIN },
    Cell { name: "5 sellers, SD 1.5", sellers: 5, sd: 1.5, ..PLAIN },
    Cell { name: "20 sellers, SD 1", sellers: 20, sd: 1.0, ..PLAIN },
    Cell { name: "20 sellers of four types", sellers: 20, sd: 2.0, types: 4, ..PLAIN },
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let teams: u64 = words.iter().find_map(|word| word.parse().ok()).unwrap_or(40);
    let word = words.iter().find(|word| word.parse::<u64>().is_err()).map_or("", String::as_str);
    let world = World::new();
    println!("{teams} teams a cell; per cent of the effective hours of the recommended form\n");
    println!(
        "{:<46}{:>6}{:>6}{:>7}{:>6}{:>6}{:>6}{:>12}{:>12}{:>7}",
        "", "told", "true", "best", "rmse", "in 90", "roles", "no (right)", "yes (right)", "open"
    );
    let (mut noes, mut yeses) = ([0; 2], [0; 2]);
    for cell in CELLS.into_iter().filter(|cell| cell.name.contains(word)) {
        let found: Vec<Found> = (0..teams).into_par_iter().map(|seed| world.try_team(cell, seed)).collect();
        let mean = |of: fn(&Found) -> f64| found.iter().map(of).sum::<f64>() / found.len() as f64;
        let no: Vec<&Found> = found.iter().filter(|of| of.verdict == Verdict::No).collect();
        let yes: Vec<&Found> = found.iter().filter(|of| of.verdict == Verdict::Yes).collect();
        let right_no = no.iter().filter(|of| of.truly > MATERIAL).count();
        let right_yes = yes.iter().filter(|of| of.truly <= MATERIAL).count();
        noes = [noes[0] + no.len(), noes[1] + right_no];
        yeses = [yeses[0] + yes.len(), yeses[1] + right_yes];
        println!(
            "{:<46}{:>6.1}{:>6.1}{:>7.1}{:>6.1}{:>6.0}{:>6.1}{:>12}{:>12}{:>7}",
            cell.name,
            100.0 * mean(|of| of.told),
            100.0 * mean(|of| of.truly),
            100.0 * mean(|of| of.best),
            100.0 * mean(|of| (of.told - of.truly).powi(2)).sqrt(),
            100.0 * mean(|of| f64::from(u8::from(of.inside))),
            mean(|of| of.roles as f64),
            format!("{} ({right_no})", no.len()),
            format!("{} ({right_yes})", yes.len()),
            found.len() - no.len() - yes.len(),
        );
    }
    println!("\nNo: {} of which {} truly lose more than 5 %", noes[0], noes[1]);
    println!("Yes: {} of which {} truly lose no more", yeses[0], yeses[1]);
}

/// The share that is material.
const MATERIAL: f64 = 0.05;

/// What one team was told, and what is true of it. Shares, 0 to 1.
struct Found {
    /// What everyone doing everything is told to lose.
    told: f64,
    /// What it truly loses beside what is recommended instead.
    truly: f64,
    /// What it truly loses beside what is truly best.
    best: f64,
    /// Whether the truth lies in the interval.
    inside: bool,
    roles: usize,
    verdict: Verdict,
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
        World { catalog, team: Team { seats: Vec::new(), ..opened.team } }
    }

    fn try_team(&self, cell: Cell, seed: u64) -> Found {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9).wrapping_add(7));
        let truth = self.true_scores(cell, &mut dice);
        let rated = rate(cell, &truth, &mut dice);
        let told = self.organize(&rated, cell.error, false);
        let exact = self.organize(&truth, 0.0, true);
        let (truly, roles) = true_waste(&told, &exact.work);
        let (low, high) = told.wastes.as_ref().map_or((0.0, 0.0), salesfit::engine::WasteDraws::interval90);
        Found {
            told: told.judged.waste,
            truly,
            best: exact.judged.waste,
            inside: low - 1e-9 <= truly && truly <= high + 1e-9,
            roles,
            verdict: told.judged.verdict,
        }
    }

    /// The true scores, seller by seller.
    fn true_scores(&self, cell: Cell, dice: &mut Dice) -> Vec<Vec<f64>> {
        let traits = self.catalog.traits.len();
        let means: Vec<f64> = (0..traits).map(|_| 6.0 + dice.normal()).collect();
        let mut types = Vec::new();
        for _ in 0..cell.types {
            types.push((0..traits).map(|_| cell.sd * dice.normal()).collect::<Vec<f64>>());
        }
        let mut all = Vec::new();
        for seller in 0..cell.sellers {
            let mut own = Vec::with_capacity(traits);
            for (at, mean) in means.iter().enumerate() {
                let apart = match types.get(seller % cell.types.max(1)) {
                    Some(of_type) => of_type[at] + 0.5 * dice.normal(),
                    None => cell.sd * dice.normal(),
                };
                own.push((mean + apart).clamp(0.0, 10.0));
            }
            all.push(own);
        }
        all
    }

    fn organize(&self, scores: &[Vec<f64>], error: f64, as_rated: bool) -> Organization {
        let mut sellers = Vec::with_capacity(scores.len());
        for (at, own) in scores.iter().enumerate() {
            let id = format!("s{at:02}");
            let of = |&value: &f64| Some(Score { se: Some(error), ..Score::single(value) });
            sellers.push(Seller {
                key: SellerKey::new(&id),
                line: 0,
                name: id.clone(),
                id,
                role: None,
                hours: 37.5,
                states_hours: true,
                wishes: Vec::new(),
                pinned: false,
                scores: own.iter().map(of).collect(),
            });
        }
        let scorer = Scorer::new(self.catalog.clone(), self.team.motion);
        let errors = Errors::of(&self.catalog, &sellers);
        let model = UncertaintyModel::new(scorer, errors, Draws::new(400, 1), false);
        let rated = AsRated { model: &model, team: &self.team, sellers: &sellers, draws_all: false };
        let expected = rated.expected(as_rated).expect("there is work");
        let question =
            Question { as_rated, ..Question::standard(self.catalog[self.team.motion].handoff_minutes) };
        organize(&rated, &expected, question, !as_rated)
    }
}

/// Ratings of true scores, within the scale.
fn rate(cell: Cell, truth: &[Vec<f64>], dice: &mut Dice) -> Vec<Vec<f64>> {
    let managers: Vec<f64> = (0..3).map(|_| cell.manager * dice.normal()).collect();
    let mut rated = Vec::with_capacity(truth.len());
    for (seller, own) in truth.iter().enumerate() {
        let shared = cell.halo * cell.error * dice.normal() + managers[seller % managers.len()];
        let alone = cell.error * (1.0 - cell.halo * cell.halo).sqrt();
        let rating = |score: &f64, dice: &mut Dice| (score + shared + alone * dice.normal()).clamp(0.0, 10.0);
        rated.push(own.iter().map(|score| rating(score, dice)).collect());
    }
    rated
}

/// What everyone doing everything truly loses beside the recommended staffing, and how many roles that has.
fn true_waste(told: &Organization, truth: &Work) -> (f64, usize) {
    let Some(alternative) = &told.alternative else { return (0.0, 1) };
    let form = &told.forms[alternative.at];
    let hours = alternative.postings.as_ref().map_or(&[][..], |postings| &postings.hours);
    let (mut everyone, mut divided) = (0.0, 0.0);
    for (person, own) in hours.chunks_exact(form.sets.len()).enumerate() {
        let fits = truth.of_person(person);
        for (&set, hours) in form.sets.iter().zip(own) {
            let all: f64 = members(set).map(|task| truth.demand[task]).sum();
            divided += members(set).map(|task| hours * truth.demand[task] / all * fits[task]).sum::<f64>();
        }
        everyone += (0..truth.tasks.len())
            .map(|task| truth.hours[person] * truth.demand[task] / truth.total * fits[task])
            .sum::<f64>();
    }
    let left = form.net.unwrap_or(0.0) / form.effective;
    (1.0 - everyone / (divided * left), form.roles)
}

/// Seeded numbers (splitmix64; Steele, Lea & Flood 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^ (word >> 31)
    }

    /// Above 0 and below 1.
    fn share(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// From the standard normal distribution (Box & Muller 1958).
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * self.share().ln()).sqrt();
        radius * (std::f64::consts::TAU * self.share()).cos()
    }
}
