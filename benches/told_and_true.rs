//! What `organize` tells, beside what is true: teams whose true scores are known, rated with error.
//!
//! For each team the program sees the ratings only. What its recommendation then wins with the true scores is worked out from
//! these. Seeded, so that two runs print the same. Run it with `cargo bench --bench told_and_true`; with `-- 200 equal` for as
//! many teams in each cell whose name has this word.

#![expect(clippy::print_stdout, reason = "a benchmark is read on the screen")]
#![expect(clippy::cast_precision_loss, reason = "counts of teams, and 53 random bits")]

mod support;

use std::sync::Arc;

use rayon::prelude::*;
use salesfit::domain::{Catalog, Team};
use salesfit::engine::{
    AsRated, Draws, Errors, Organization, Question, Scorer, UncertaintyModel, Verdict, Work, members,
    organize,
};
use salesfit::source::{File, Overrides, builtin, read_team};

use support::{Cell, Dice, PLAIN, rate, sellers, true_scores};

/// The sample team whose demand and hand-offs all teams have.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/nordlys.yaml");

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
    let (teams, word) = support::asked();
    let world = World::new();
    println!("{teams} teams a cell; per cent of the effective hours of the recommended form\n");
    println!(
        "{:<46}{:>6}{:>6}{:>7}{:>6}{:>6}{:>6}{:>12}{:>12}{:>7}",
        "", "told", "true", "best", "rmse", "in 90", "roles", "no (right)", "yes (right)", "open"
    );
    let (mut noes, mut yeses) = ([0; 2], [0; 2]);
    for cell in CELLS.into_iter().filter(|cell| cell.name.contains(&word)) {
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
        let truth = true_scores(cell, self.catalog.traits.len(), &mut dice);
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

    fn organize(&self, scores: &[Vec<f64>], error: f64, as_rated: bool) -> Organization {
        let sellers = sellers(scores, error);
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
