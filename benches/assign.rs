//! What seating costs beside other solvers of the same problem: ratios, both sides measured in one run.
//!
//! Seconds say more about the machine than about the code, so none are shown. Both sides are given their matrix ready
//! made, in the numbers they take, and must come to the same total. Run it with `cargo bench --bench assign`.

#![expect(clippy::print_stdout, reason = "a benchmark is read on the screen")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use lapjv::{Matrix, lapjv};
use salesfit::engine::transport::dense::seat;

fn main() {
    println!("Our solvers' time as a multiple of others' (medians, one core)\n");
    dense();
    // Further comparisons, one function each, are called here.
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
    let uniform = random(1_200_000);
    // Hundredths of 2³¹, so 0 to 100.
    let two_decimals: Vec<u32> = uniform.iter().map(|gain| gain / ((1 << 31) / 100)).collect();
    let products: Vec<u32> = (0..1_000).flat_map(|i| (0..1_000).map(move |j| i * j)).collect();
    beside_lapjv("1,000 × 1,000, uniform", 1_000, 1_000, 21, &uniform);
    beside_lapjv("1,000 × 1,000, two decimals", 1_000, 1_000, 21, &two_decimals);
    beside_lapjv("1,000 × 1,000, all equal", 1_000, 1_000, 21, &vec![7; 1_000_000]);
    beside_lapjv("1,000 × 1,000, products", 1_000, 1_000, 5, &products);
    beside_lapjv("1,000 × 1,200, uniform", 1_000, 1_200, 11, &uniform);
    beside_lapjv("200 × 200, uniform", 200, 200, 101, &uniform);
}

/// `lapjv` takes costs, and square matrices only: it is given the negated gains, and rows without gains below them.
fn beside_lapjv(what: &str, rows: usize, columns: usize, rounds: usize, gains: &[u32]) {
    let gains = &gains[..rows * columns];
    let mut costs: Vec<f64> = gains.iter().map(|&gain| -f64::from(gain)).collect();
    costs.resize(columns * columns, 0.0);
    let costs = Matrix::from_shape_vec((columns, columns), costs).expect("columns times columns");
    let gains: Vec<i64> = gains.iter().copied().map(i64::from).collect();
    let ours = || seat(rows, columns, &gains);
    let theirs = || lapjv(&costs).expect("a square matrix of numbers");
    let total = |column_of: &[usize]| -> i64 {
        column_of.iter().zip(gains.chunks(columns)).map(|(&column, row)| row[column]).sum()
    };
    assert_eq!(total(&ours().column_of), total(&theirs().0), "{what}");
    compare(&format!("seat {what}"), "lapjv", rounds, ours, theirs);
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
