//! What seating costs beside what one would use or write instead: ratios, both sides measured in one run.
//!
//! Seconds say more about the machine than about the code, so none are shown. Both sides are given their numbers ready
//! made, in the form they take. Other solvers must come to the same total; how much less comes of taking the best cells
//! first is told. Run it with `cargo bench --bench assign`.

#![expect(clippy::print_stdout, reason = "a benchmark is read on the screen")]

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use clap::Parser;
use lapjv::{Matrix, lapjv};
use salesfit::command::Cli;
use salesfit::domain::{Catalog, Fit, RoleIx, SellerKey};
use salesfit::engine::transport::linear_assignment::seat;
use salesfit::engine::{Candidate, Rules, Suitability, assign};
use salesfit::source::builtin;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let cores = rayon::current_num_threads();
    println!("Our time as a multiple of others' (medians; {cores} cores, of which seating takes one)\n");
    dense();
    roles();
    whole_command()
}

/// Measures both sides in turn, each round the other one first, and prints how many times as long ours takes.
fn compare<A, B>(what: &str, beside: &str, rounds: usize, ours: impl Fn() -> A, theirs: impl Fn() -> B) {
    let mut times = (Vec::new(), Vec::new());
    drop((ours(), theirs()));
    for round in 0..rounds {
        if round % 2 == 0 {
            times.0.push(timed(&ours));
            times.1.push(timed(&theirs));
        } else {
            times.1.push(timed(&theirs));
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

// ---- Single seats: a full matrix ----

fn dense() {
    let uniform = random(1_000_000);
    // Hundredths of 2³¹, so 0 to 100.
    let two_decimals: Vec<u32> = uniform.iter().map(|gain| gain / ((1 << 31) / 100)).collect();
    let products: Vec<u32> = (0..1_000).flat_map(|i| (0..1_000).map(move |j| i * j)).collect();
    beside_lapjv("1,000 × 1,000, uniform", 1_000, 21, &uniform);
    beside_lapjv("1,000 × 1,000, two decimals", 1_000, 21, &two_decimals);
    beside_lapjv("1,000 × 1,000, all equal", 1_000, 21, &vec![7; 1_000_000]);
    beside_lapjv("1,000 × 1,000, products", 1_000, 5, &products);
    beside_lapjv("200 × 200, uniform", 200, 101, &uniform);
}

/// `lapjv` takes costs: it is given the negated gains. It takes square matrices only, so no others are compared: what
/// the rows cost it that would fill them up says nothing of ours.
fn beside_lapjv(what: &str, side: usize, rounds: usize, gains: &[u32]) {
    let gains = &gains[..side * side];
    let costs = gains.iter().map(|&gain| -f64::from(gain)).collect();
    let costs = Matrix::from_shape_vec((side, side), costs).expect("a row and a column for each");
    let gains: Vec<i64> = gains.iter().copied().map(i64::from).collect();
    let ours = || seat(side, side, &gains);
    let theirs = || lapjv(&costs).expect("a square matrix of numbers");
    let total = |column_of: &[usize]| -> i64 {
        column_of.iter().zip(gains.chunks(side)).map(|(&column, row)| row[column]).sum()
    };
    assert_eq!(total(&ours().column_of), total(&theirs().0), "{what}");
    compare(&format!("seat {what}"), "lapjv", rounds, ours, theirs);
}

// ---- Few roles with many seats: people with fits ----

/// Beside what one would write without a solver: of all cells the best first, as long as there are seats. It tells
/// nothing but who sits where; ours also tells what every other seat would cost, and who would take over.
fn roles() {
    let catalog = builtin();
    let (count, width) = (10_000, catalog.roles.len());
    let fits: Vec<f64> = random(count * width).into_iter().map(|fit| f64::from(fit) / ALL).collect();
    let today = random(count * width + count).split_off(count * width);
    let people: Vec<Candidate> = fits
        .chunks(width)
        .zip(&today)
        .enumerate()
        .map(|(number, (fits, &today))| Candidate {
            key: SellerKey::new(&format!("seller-{number:05}")),
            id: format!("seller-{number:05}"),
            name: format!("Seller {number}"),
            today: Some(RoleIx(role_of(today, width))),
            best: None,
            on_leave: false,
            wishes: Vec::new(),
            pinned: false,
            roles: fits
                .iter()
                .map(|&fit| Suitability { fit: Some(Fit::new(fit)), ineligibility: None })
                .collect(),
        })
        .collect();
    for (what, seats) in [("even", vec![900; width]), ("uneven", uneven(width))] {
        assert_eq!(seats.iter().sum::<u32>(), 9_000);
        let rules = Rules { seats: seats.clone(), ..Rules::default() };
        let ours = || assign(&catalog, &people, &rules);
        let greedy = || best_cells_first(&fits, &seats);
        let (seating, total) = (ours(), greedy().1);
        assert!(seating.is_proven() && seating.total >= total);
        let what = format!("assign 10,000 people, {width} roles, {what} seats");
        compare(&what, "the best cells first", 7, ours, greedy);
        let short = 100.0 * (1.0 - total / seating.total);
        println!("{:<50}{short:>6.2} % less is the total of those", "");
    }
}

/// Seats that roles do not share alike: from a fifth of their even share to nearly twice as many.
fn uneven(width: usize) -> Vec<u32> {
    (0..width).map(|role| 180 + 160 * u32::try_from(role).unwrap_or(0)).collect()
}

/// Each person's role, and the sum of the fits.
fn best_cells_first(fits: &[f64], seats: &[u32]) -> (Vec<Option<usize>>, f64) {
    let width = seats.len();
    let mut cells: Vec<usize> = (0..fits.len()).collect();
    cells.sort_unstable_by(|&a, &b| fits[b].total_cmp(&fits[a]));
    let mut left = seats.to_vec();
    let mut role_of = vec![None; fits.len() / width];
    let mut total = 0.0;
    for cell in cells {
        let (person, role) = (cell / width, cell % width);
        if role_of[person].is_none() && left[role] > 0 {
            role_of[person] = Some(role);
            left[role] -= 1;
            total += fits[cell];
        }
    }
    (role_of, total)
}

// ---- The whole command ----

/// `assign` from CSV to CSV beside `match` of the same file: both read and score everybody on all cores; then `match`
/// writes every fit as it goes, while `assign` holds them all, seats people on one core and writes where they sit.
fn whole_command() -> Outcome<()> {
    let catalog = builtin();
    let folder = tempfile::tempdir()?;
    let (team, out) = (folder.path().join("team.csv"), folder.path().join("out.csv"));
    fs::write(&team, csv_text(&catalog, 100_000))?;
    let seats: Vec<String> = catalog.roles.iter().map(|role| format!("{}=9000", role.id)).collect();
    let seats = seats.join(",");
    let ours = || run(&["assign", "--seats", &seats], &team, &out);
    let matching = || run(&["match"], &team, &out);
    for run in [&ours as &dyn Fn(), &matching] {
        run();
        // A head and a row each, or more.
        assert!(fs::read_to_string(&out)?.lines().count() > 100_000);
    }
    compare("assign 100,000 sellers, 90,000 seats, CSV to CSV", "match of the same", 5, ours, matching);
    Ok(())
}

fn run(command: &[&str], team: &Path, out: &Path) {
    let (team, out) = (team.to_string_lossy(), out.to_string_lossy());
    let words = ["salesfit"].into_iter().chain(command.iter().copied()).chain([&*team, "-o", &*out]);
    let mut err = Vec::new();
    let status = Cli::try_parse_from(words).expect("this is a command").run(&mut Vec::new(), &mut err);
    assert_eq!(status, 0, "{}", String::from_utf8_lossy(&err));
}

/// Sellers with half points from 0 to 10 for every trait and a role today.
fn csv_text(catalog: &Catalog, count: usize) -> String {
    let (traits, roles) = (catalog.traits.len(), &catalog.roles);
    let mut text = "id,name,role".to_owned();
    catalog.traits.iter().for_each(|of| text += &format!(",{}", of.id));
    for (number, row) in random(count * (traits + 1)).chunks(traits + 1).enumerate() {
        let _ = write!(text, "\nseller-{number},Seller {number},{}", roles[role_of(row[0], roles.len())].id);
        for score in &row[1..] {
            let _ = write!(text, ",{}", f64::from(score % 21) / 2.0);
        }
    }
    text + "\n"
}

// ---- Numbers ----

/// Where random numbers end: 2³¹.
const ALL: f64 = 2_147_483_648.0;

/// One of so many roles by a random number.
fn role_of(number: u32, roles: usize) -> usize {
    usize::try_from(number).unwrap_or(0) % roles
}

/// Whole numbers below 2³¹, the same in every run.
fn random(count: usize) -> Vec<u32> {
    let mut state = 1u64;
    let next = || {
        // Knuth's multiplier; the upper bits are the random ones.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        u32::try_from(state >> 33).unwrap_or(0)
    };
    std::iter::repeat_with(next).take(count).collect()
}
