//! What changed between two measurements: the arithmetic, and the laws that every answer keeps.

#[path = "common/mod.rs"]
mod common;

use std::sync::Arc;

use proptest::prelude::*;
use salesfit::domain::{Catalog, Seller};
use salesfit::engine::Scorer;
use salesfit::engine::diff::{
    MOST_PLAYERS, RELIABLE, Remeasured, is_reliable, measurement_error, rebase_seller, reliable_change,
    shapley, smallest_reliable,
};

use common::opened;

const CATALOG: &str = include_str!("cli/world/catalog.yaml");

fn near(a: f64, b: f64, slack: f64) -> bool {
    (a - b).abs() <= slack
}

// ---------------------------------------------------------------------------------------------------------
// Shapley values
// ---------------------------------------------------------------------------------------------------------

/// Every order of some numbers.
fn orders(of: &[usize]) -> Vec<Vec<usize>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let first = |at: usize| {
        let rest: Vec<usize> = of.iter().copied().filter(|&other| other != of[at]).collect();
        orders(&rest).into_iter().map(move |order| [vec![of[at]], order].concat()).collect::<Vec<_>>()
    };
    (0..of.len()).flat_map(first).collect()
}

/// The parts by their definition: what each adds in every order, averaged.
fn by_orders(values: &[f64], players: usize) -> Vec<f64> {
    let orders = orders(&(0..players).collect::<Vec<_>>());
    let mut parts = vec![0.0; players];
    for order in &orders {
        let mut state = 0;
        for &player in order {
            let next = state | 1 << player;
            parts[player] += (values[next] - values[state]) / orders.len() as f64;
            state = next;
        }
    }
    parts
}

proptest! {
    #[test]
    fn shapley_values_are_those_of_all_orders(
        players in 0..=MOST_PLAYERS, values in prop::collection::vec(-1.0..1.0f64, 64)
    ) {
        let parts = shapley(players, |state| Some(values[state as usize])).expect("all is known");
        for (part, slow) in parts.iter().zip(by_orders(&values, players)) {
            prop_assert!(near(*part, slow, 1e-12), "{part} {slow}");
        }
        let whole = values[(1 << players) - 1] - values[0];
        prop_assert!(near(parts.iter().sum::<f64>(), whole, 1e-12));
    }

    #[test]
    fn with_the_states_exchanged_each_part_is_exactly_its_negative(
        players in 0..=MOST_PLAYERS, values in prop::collection::vec(-1.0..1.0f64, 64)
    ) {
        let all = (1u32 << players) - 1;
        let parts = shapley(players, |state| Some(values[state as usize])).expect("all is known");
        let back = shapley(players, |state| Some(values[(all & !state) as usize])).expect("all is known");
        prop_assert!(parts.iter().zip(&back).all(|(part, back)| *part == -back), "{parts:?} {back:?}");
    }

    #[test]
    fn who_changes_nothing_has_no_part(values in prop::collection::vec(-1.0..1.0f64, 8)) {
        // The third of four never makes a difference.
        let parts = shapley(4, |state| Some(values[(state & 0b11 | (state & 0b1000) >> 1) as usize]));
        prop_assert_eq!(parts.expect("all is known")[2], 0.0);
    }

    #[test]
    fn where_any_state_is_unknown_nothing_is_split(players in 1..=MOST_PLAYERS, unknown in 0u32..64) {
        let unknown = unknown % (1 << players);
        prop_assert_eq!(shapley(players, |state| (state != unknown).then_some(0.5)), None);
    }
}

#[test]
fn more_causes_than_can_be_told_apart_are_not_split() {
    assert_eq!(shapley(MOST_PLAYERS + 1, |_| Some(0.0)), None);
}

// ---------------------------------------------------------------------------------------------------------
// Reliable change (SCIENCE 3.11)
// ---------------------------------------------------------------------------------------------------------

#[test]
fn jacobson_and_truax_1991() {
    let sem = measurement_error(15.0, 0.84);
    assert!(near(sem, 6.0, 1e-12));
    let rc = reliable_change(58.0 - 42.0, sem, sem);
    assert!(near(rc, 1.8856, 5e-5), "{rc}");
    assert!(!is_reliable(rc));
    assert!(near(smallest_reliable(sem, sem, 1.0), 8.4853, 5e-5));
    assert!(near(smallest_reliable(sem, sem, RELIABLE), 16.63, 5e-3));
    assert!(near(smallest_reliable(sem, sem, 1.644_854), 13.96, 5e-3));
    assert!(is_reliable(reliable_change(16.64, sem, sem)) && !is_reliable(reliable_change(16.63, sem, sem)));
    assert!(is_reliable(reliable_change(-16.64, sem, sem)));
}

#[test]
fn without_errors_every_change_is_reliable_and_none_is_none() {
    assert!(is_reliable(reliable_change(0.1, 0.0, 0.0)));
    assert_eq!(reliable_change(0.0, 0.0, 0.0), 0.0);
}

// ---------------------------------------------------------------------------------------------------------
// Old scores under a new catalog
// ---------------------------------------------------------------------------------------------------------

fn team(text: &str) -> (Arc<Catalog>, Vec<Seller>) {
    let opened = opened(CATALOG, text);
    (opened.catalog, opened.sellers.map(|seller| seller.expect("a sound team")).collect())
}

const RATED: &str = "scale: [1, 5]\nsellers:\n  \
    - {name: Kari, role: hunter, wishes: [farmer], scores: {drive: 4.1, skin: {score: 3, se: 0.4}, \
       empathy: {self: 5, manager: 3, peer: [2, 4]}, writing: [3, 2, 2]}}\n  \
    - {name: Ola, scores: {drive: ~}}\n";

#[test]
fn under_her_own_catalog_a_seller_stays_as_she_is() {
    let (catalog, sellers) = team(RATED);
    for seller in &sellers {
        assert_eq!(rebase_seller(seller, &catalog, &catalog), *seller);
    }
}

#[test]
fn traits_and_roles_meet_by_id_and_scores_are_converted() {
    let (old, sellers) = team(RATED);
    let mut new = (*old).clone();
    new.scale = salesfit::domain::Scale::new(0.0, 100.0).expect("a scale");
    new.traits.remove(2);
    new.traits.reverse();
    new.roles.remove(0);
    let kari = rebase_seller(&sellers[0], &old, &new);
    let score = |id: &str| kari.scores[new.find_trait(id).expect("it is there").0].clone().expect("rated");
    assert!(near(score("drive").value, 77.5, 1e-9) && near(score("skin").value, 50.0, 1e-9));
    // 0.4 of a scale of 4 is a tenth of any.
    assert!(near(score("skin").se.expect("stated"), 10.0, 1e-9));
    assert!(near(score("writing").value, 100.0 / 3.0, 1e-9) && score("writing").ratings.len() == 3);
    // Today's role is no more, what she would like stands elsewhere.
    assert_eq!((kari.role, kari.wishes), (None, vec![new.find_role("farmer").expect("it is there")]));
    assert_eq!(kari.scores.len(), 3);
}

#[test]
fn several_ratings_are_summed_up_by_the_new_catalogs_raters() {
    let (old, sellers) = team(RATED);
    let mut new = (*old).clone();
    let rater = |id: &str, se| salesfit::domain::Rater { id: id.to_owned(), se };
    new.raters = vec![rater("self", 4.0), rater("manager", 1.0), rater("peer", 2.0)];
    let kari = rebase_seller(&sellers[0], &old, &new);
    let empathy = kari.scores[old.find_trait("empathy").expect("it is there").0].as_ref().expect("rated");
    // Ratings 10, 5, 2.5 and 7.5 with weights 1/16, 1, 1/4 and 1/4.
    let weights = 1.0 / 16.0 + 1.0 + 0.5;
    assert!(near(empathy.value, (10.0 / 16.0 + 5.0 + 2.5) / weights, 1e-9), "{}", empathy.value);
    assert!(near(empathy.se.expect("raters are known"), 1.0 / weights.sqrt(), 1e-9));
    // Back again nothing is left of it.
    assert_eq!(rebase_seller(&kari, &new, &old).scores, sellers[0].scores);
}

#[test]
fn a_regression_is_measured_with_the_new_catalog_alone() {
    let (old, before) =
        team("sellers: [{name: Kari, role: hunter, scores: {drive: 9, skin: 9, empathy: 4, writing: 9}}]");
    let mut new = (*old).clone();
    // Under the new catalog hunting takes less drive, so that nothing is lost by it.
    new.tasks[0].needs[1].band = salesfit::domain::Band::new(5.0, 10.0, old.scale).expect("a band");
    let (_, after) =
        team("sellers: [{name: Kari, role: hunter, scores: {drive: 5, skin: 5, empathy: 4, writing: 9}}]");
    let scorer = Scorer::new(Arc::new(new), salesfit::domain::MotionIx(0));
    let hunter = after[0].role.expect("she has one");
    let remeasured = Remeasured::new(old, &before, &scorer, &after);
    let found = remeasured.regression(&before[0], &after[0], hunter).expect("both are known");
    assert_eq!(found.before.share(), 1.0);
    // Thick skin is 3 under: three quarters of its three eighths of hunting's four fifths.
    assert!(near(found.after.share(), 1.0 - 0.75 * 3.0 / 8.0 * 0.8, 1e-12), "{}", found.after.share());
    assert!(found.se_before > 0.0 && found.se_after > 0.0 && found.rc < 0.0);
    let change = found.after.share() - found.before.share();
    assert_eq!(found.rc, reliable_change(change, found.se_before, found.se_after));
    let same = remeasured.regression(&after[0], &after[0], hunter).expect("both are known");
    assert_eq!(same.rc, 0.0);
    // What nobody has rated has not fallen.
    let (_, unrated) = team("sellers: [{name: Kari, role: hunter, scores: {}}]");
    assert_eq!(remeasured.regression(&before[0], &unrated[0], hunter), None);
}
