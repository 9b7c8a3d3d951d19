//! The part of each cause in a change: exact Shapley values (Shapley 1953, Contributions to the Theory of Games 2:307).
//!
//! A cause's part is what changing it adds, averaged over all orders in which the causes can be changed one after the
//! other. So the parts sum to the whole, and no order is preferred.

/// The most causes that are separated.
pub const MOST_PLAYERS: usize = 6;

/// The parts of `players` in the change of a value from the state in which none of them is changed to the one in which all
/// are. `value` is asked once for each state, as a set of bits: player 0 is the lowest.
///
/// `None` where there are more than [`MOST_PLAYERS`], or where a state has no value: every one is needed. The parts sum to
/// the whole but for rounding, and with the states exchanged each part is exactly its negative.
pub fn shapley(players: usize, value: impl Fn(u32) -> Option<f64>) -> Option<Vec<f64>> {
    if players > MOST_PLAYERS {
        return None;
    }
    let values = (0..1u32 << players).map(value).collect::<Option<Vec<f64>>>()?;
    Some((0..players).map(|player| part(players, player, &values)).collect())
}

/// One player's part, by the values of all states.
fn part(players: usize, player: usize, values: &[f64]) -> f64 {
    let bit = 1usize << player;
    let others = (values.len() - 1) & !bit;
    let adds = |without: usize| values[without | bit] - values[without];
    let mut sum = 0.0;
    // With the states exchanged a set becomes its complement: taken in pairs in an order that knows no before and after,
    // the same numbers are added, with their signs turned.
    for set in (0..values.len()).filter(|set| set & bit == 0) {
        let rest = others & !set;
        let both = match set.cmp(&rest) {
            std::cmp::Ordering::Less => adds(set) + adds(rest),
            std::cmp::Ordering::Equal => adds(set),
            std::cmp::Ordering::Greater => continue,
        };
        sum += weight(players, set.count_ones()) * both;
    }
    sum
}

/// In which share of the orders just these `before` of the other players are changed first: `before! (n - 1 - before)! / n!`.
fn weight(players: usize, before: u32) -> f64 {
    let players = u32::try_from(players).unwrap_or(u32::MAX);
    let factorial = |of: u32| (1..=of).map(f64::from).product::<f64>();
    factorial(before) * factorial(players - 1 - before) / factorial(players)
}
