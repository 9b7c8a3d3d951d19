//! What the library costs beside what one would write instead: ratios, both sides measured in one run.
//!
//! Seconds say more about the machine than about the code, so none are shown. The plain side is short on purpose: it
//! knows no bounds, vetoes, places or hints, and stops at the first error. Run it with `cargo bench --bench match`.

#![expect(clippy::print_stdout, reason = "a benchmark is read on the screen")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use rayon::ThreadPoolBuilder;
use salesfit::command::Cli;
use salesfit::domain::{Catalog, MotionIx, Need, Seller, Tradeoff, Veto};
use salesfit::engine::{FitsOf, Scorer, UncertaintyModel};
use salesfit::source::{File, Overrides, builtin, open_catalog, open_team, read_team};
use serde::Deserialize;

/// So many traits are rated where not all are.
const RATED: usize = 15;

/// A catalog without vetoes.
const CATALOG: &str = "benches/peers/catalog.yaml";

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let catalog = Arc::new(compensatory(builtin()));
    let all = catalog.traits.len();
    let folder = tempfile::tempdir()?;
    println!(
        "The library's time as a multiple of plain code's (medians; {} cores)\n",
        rayon::current_num_threads()
    );

    let scorer = Scorer::new(catalog.clone(), MotionIx(0));
    let plain = Plain::of(&catalog);
    for (what, rated) in [("all traits rated", all), ("15 traits rated", RATED)] {
        let file = File::new("team.yaml", yaml(&catalog, 10_000, rated));
        let sellers = read_yaml(&file, &catalog);
        let rows: Vec<Vec<Option<f64>>> = sellers.iter().map(values).collect();
        agree(&scorer, &plain, &sellers, &rows);
        compare(
            &format!("score 10,000 sellers, {what}"),
            "a weighted sum in a loop",
            21,
            || sellers.iter().map(|seller| scorer.score(seller)).collect::<Vec<_>>(),
            || rows.iter().map(|row| plain.score(row)).collect::<Vec<_>>(),
        );
    }

    let file = File::new("team.yaml", yaml(&catalog, 10_000, all));
    let sellers = read_yaml(&file, &catalog);
    let model = UncertaintyModel::by_default(scorer.clone());
    compare(
        "score 10,000 sellers with the errors of fits",
        "the same without errors",
        11,
        || {
            let uncertainty =
                |seller: &Seller| model.uncertainty(seller, &scorer.score(seller), FitsOf::Roles);
            sellers.iter().map(uncertainty).collect::<Vec<_>>()
        },
        || sellers.iter().map(|seller| scorer.score(seller)).collect::<Vec<_>>(),
    );

    let file = File::new("team.yaml", yaml(&catalog, 10_000, RATED));
    let what = "read 10,000 × 15 scores from YAML";
    let ours = || read_yaml(&file, &catalog);
    compare(what, "derived structs", 7, ours, || plain_yaml(file.text()).expect("what we wrote is YAML"));

    let path = folder.path().join("ten-thousand.csv");
    fs::write(&path, csv_text(&catalog, 10_000, RATED))?;
    let what = "read 10,000 × 15 scores from CSV";
    let ours = || read_csv(&path, &catalog);
    compare(what, "the csv crate with serde", 15, ours, || plain_csv(&path).expect("what we wrote is CSV"));

    // The program itself, with a catalog that a weighted sum can follow.
    let catalog = open_catalog(Path::new(CATALOG)).expect("a sound catalog");
    let path = folder.path().join("hundred-thousand.csv");
    fs::write(&path, csv_text(&catalog, 100_000, catalog.traits.len()))?;
    let plain = Plain::of(&catalog);
    let beside = "the same steps by hand, on one core";
    let by_hand = || plain.match_to_csv(&path).expect("what we wrote is CSV");
    let wide = ["--format", "csv"];
    assert_eq!(lines(&matched(&path, &wide)), lines(&by_hand()));
    let what = "match 100,000 sellers, CSV to CSV";
    compare(what, beside, 5, || matched(&path, &wide), by_hand);
    let one_core = ThreadPoolBuilder::new().num_threads(1).build()?;
    let ours = || one_core.install(|| matched(&path, &wide));
    compare(&format!("{what}, on one core"), beside, 5, ours, by_hand);
    for (what, form) in
        [("JSON lines", &["--format", "jsonl"][..]), ("long CSV", &["--format", "csv", "--long"])]
    {
        let what = format!("match 100,000 sellers, CSV to {what}");
        compare(&what, "wide CSV", 5, || matched(&path, form), || matched(&path, &wide));
    }
    Ok(())
}

/// Measures both sides in turn, each round the other one first, and prints how many times as long ours takes.
fn compare<A, B>(what: &str, beside: &str, rounds: usize, ours: impl Fn() -> A, plain: impl Fn() -> B) {
    let mut times = (Vec::new(), Vec::new());
    drop((ours(), plain()));
    for round in 0..rounds {
        if round % 2 == 0 {
            times.0.push(timed(&ours));
            times.1.push(timed(&plain));
        } else {
            times.1.push(timed(&plain));
            times.0.push(timed(&ours));
        }
    }
    let ratio = median(times.0).as_secs_f64() / median(times.1).as_secs_f64();
    println!("{what:<50}{ratio:>6.2} times {beside}");
}

fn timed<T>(run: &impl Fn() -> T) -> Duration {
    let start = Instant::now();
    let result = black_box(run());
    let time = start.elapsed();
    drop(result);
    time
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

// ---- Ours ----

/// The catalog as a weighted sum can follow it: every tradeoff full, no vetoes.
fn compensatory(mut catalog: Catalog) -> Catalog {
    for task in &mut catalog.tasks {
        task.tradeoff = Tradeoff::Full;
        task.needs.iter_mut().for_each(|need| need.veto = Veto::default());
    }
    catalog.roles.iter_mut().for_each(|role| role.tradeoff = Tradeoff::Full);
    catalog
}

fn read_yaml(file: &File, catalog: &Arc<Catalog>) -> Vec<Seller> {
    let opened =
        read_team(file, Some(catalog.clone()), &Overrides::default()).expect("what we wrote is a team");
    opened.sellers.map(|seller| seller.expect("what we wrote is sound")).collect()
}

fn read_csv(path: &Path, catalog: &Catalog) -> Vec<Seller> {
    let opened = open_team(path, None, &Overrides::default()).expect("what we wrote is a table");
    assert_eq!(opened.catalog.traits.len(), catalog.traits.len());
    opened.sellers.map(|seller| seller.expect("what we wrote is sound")).collect()
}

/// What the program prints for a table.
fn matched(path: &Path, form: &[&str]) -> Vec<u8> {
    let args = ["salesfit", "match", path.to_str().expect("a plain path"), "--catalog", CATALOG];
    let cli = Cli::try_parse_from(args.iter().chain(form)).expect("sound arguments");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert_eq!(cli.run(&mut out, &mut err), 0, "{}", String::from_utf8_lossy(&err));
    out
}

// ---- Plain ----

/// A catalog as it would stand in a script: numbers in lists.
struct Plain {
    roles: Vec<String>,
    /// Of each task: the column, weight, lowest and highest good score, and what is forgiven below and above them.
    needs: Vec<Vec<(usize, [f64; 5])>>,
    /// Of each role: its tasks and their shares of its time.
    shares: Vec<Vec<(usize, f64)>>,
    /// Of each role: whether it can be nobody's best.
    baseline: Vec<bool>,
}

/// The fits with every task and role, and the best role.
type PlainFits = (Vec<Option<f64>>, Vec<Option<f64>>, Option<usize>);

impl Plain {
    fn of(catalog: &Catalog) -> Plain {
        let need = |need: &Need| {
            let (target, tolerance) = (need.target, need.tolerance);
            (need.trait_ix.0, [need.weight, target.lo(), target.hi(), tolerance.below, tolerance.above])
        };
        let roles = &catalog.roles;
        Plain {
            roles: roles.iter().map(|role| role.id.clone()).collect(),
            needs: catalog.tasks.iter().map(|task| task.needs.iter().map(need).collect()).collect(),
            shares: roles
                .iter()
                .map(|role| role.tasks.iter().map(|s| (s.task.0, s.share)).collect())
                .collect(),
            baseline: roles.iter().map(|role| role.baseline).collect(),
        }
    }

    fn score(&self, scores: &[Option<f64>]) -> PlainFits {
        let mut tasks = Vec::with_capacity(self.needs.len());
        for needs in &self.needs {
            let (mut sum, mut total) = (0.0, 0.0);
            for &(column, [weight, lo, hi, below, above]) in needs {
                if let Some(x) = scores[column] {
                    let worth = if x < lo {
                        1.0 - (lo - x) / below
                    } else if x > hi {
                        1.0 - (x - hi) / above
                    } else {
                        1.0
                    };
                    sum += weight * worth.max(0.0);
                    total += weight;
                }
            }
            tasks.push((total > 0.0).then(|| sum / total));
        }
        let mut roles = Vec::with_capacity(self.shares.len());
        let mut best: Option<(usize, f64)> = None;
        for (role, shares) in self.shares.iter().enumerate() {
            let (mut sum, mut total) = (0.0, 0.0);
            for &(task, share) in shares {
                if let Some(fit) = tasks[task] {
                    sum += share * fit;
                    total += share;
                }
            }
            let fit = (total > 0.0).then(|| sum / total);
            if let Some(fit) = fit.filter(|_| !self.baseline[role])
                && best.is_none_or(|(_, top)| fit > top)
            {
                best = Some((role, fit));
            }
            roles.push(fit);
        }
        (tasks, roles, best.map(|(role, _)| role))
    }

    /// Reads a row, scores it and writes it, one after the other. Columns are taken to stand in catalog order.
    fn match_to_csv(&self, path: &Path) -> Outcome<Vec<u8>> {
        let mut out = csv::Writer::from_writer(Vec::new());
        let head = ["id", "name", "role", "best", "best_fit"];
        out.write_record(head.into_iter().chain(self.roles.iter().map(String::as_str)))?;
        let shown = |fit: Option<f64>| fit.map_or_else(String::new, |fit| format!("{:.1}", 100.0 * fit));
        for row in csv::Reader::from_path(path)?.deserialize() {
            let (id, name, scores): (String, String, Vec<Option<f64>>) = row?;
            let (_, roles, best) = self.score(&scores);
            out.write_field(id)?;
            out.write_field(name)?;
            out.write_field("")?;
            out.write_field(best.map_or("", |best| &self.roles[best]))?;
            out.write_field(shown(best.and_then(|best| roles[best])))?;
            for fit in roles {
                out.write_field(shown(fit))?;
            }
            out.write_record(None::<&[u8]>)?;
        }
        Ok(out.into_inner()?)
    }
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only reading is measured")]
struct PlainTeam {
    team: String,
    sellers: Vec<PlainSeller>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only reading is measured")]
struct PlainSeller {
    name: String,
    scores: BTreeMap<String, f64>,
}

fn plain_yaml(text: &str) -> Outcome<PlainTeam> {
    // The default budget is too small for ten thousand sellers.
    let budget = serde_yaml::budget! { max_nodes: text.len(), max_events: text.len() };
    Ok(serde_yaml::from_str_with_options(text, serde_yaml::options! { budget: budget })?)
}

type PlainRow = (String, String, [Option<f64>; RATED]);

fn plain_csv(path: &Path) -> Outcome<Vec<PlainRow>> {
    Ok(csv::Reader::from_path(path)?.deserialize().collect::<Result<_, _>>()?)
}

// ---- What is measured ----

/// The first `rated` traits of so many sellers, as one and the same stream of numbers.
fn sellers(catalog: &Catalog, count: usize, rated: usize) -> impl Iterator<Item = Vec<(&str, f64)>> {
    let mut state = 1u64;
    let mut score = move || {
        // Knuth's multiplier; half points from 0 to 10.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        f64::from(u32::try_from((state >> 33) % 21).unwrap_or(0)) / 2.0
    };
    (0..count).map(move |_| catalog.traits.iter().take(rated).map(|of| (of.id.as_str(), score())).collect())
}

fn yaml(catalog: &Catalog, count: usize, rated: usize) -> String {
    let mut text = "team: Measured\nsellers:\n".to_owned();
    for (number, scores) in sellers(catalog, count, rated).enumerate() {
        let _ = writeln!(text, "  - name: Seller {number}\n    scores:");
        for (id, score) in scores {
            let _ = writeln!(text, "      {id}: {score}");
        }
    }
    text
}

fn csv_text(catalog: &Catalog, count: usize, rated: usize) -> String {
    let mut text = "id,name".to_owned();
    for of in catalog.traits.iter().take(rated) {
        let _ = write!(text, ",{}", of.id);
    }
    for (number, scores) in sellers(catalog, count, rated).enumerate() {
        let _ = write!(text, "\nseller-{number},Seller {number}");
        for (_, score) in scores {
            let _ = write!(text, ",{score}");
        }
    }
    text + "\n"
}

fn values(seller: &Seller) -> Vec<Option<f64>> {
    seller.scores.iter().map(|score| score.as_ref().map(|score| score.value)).collect()
}

/// Both sides compute the same fits, or the ratio would mean nothing.
fn agree(scorer: &Scorer, plain: &Plain, sellers: &[Seller], rows: &[Vec<Option<f64>>]) {
    for (seller, row) in sellers.iter().zip(rows) {
        let (fits, (_, roles, _)) = (scorer.score(seller), plain.score(row));
        for (ours, plain) in fits.roles.iter().zip(roles) {
            let ours = ours.standing.fit.map(salesfit::domain::Fit::share);
            assert!(ours.zip(plain).map_or(ours == plain, |(a, b)| (a - b).abs() < 1e-9), "{}", seller.name);
        }
    }
}

fn lines(text: &[u8]) -> usize {
    text.split(|&byte| byte == b'\n').count()
}
