//! The laws of scoring: agreement with a reference written apart, and properties that hold for every catalog and team.

use std::sync::Arc;

use proptest::prelude::*;
use salesfit::domain::{Band, Catalog, Fit, Scale, Seller, Target, Tolerance, Tradeoff};
use salesfit::engine::{FitPlan, PlannedFits, Scorer, desirability, losses, mean, split_loss};
use salesfit::result::By;
use salesfit::source::{self, File, Overrides};

use crate::oracle::scoring::{World, compare, compare_losses, expect, random_world};
use crate::support::{cases, explain_json, for_each, match_json, opened, worlds};

fn check_world(seed: u64) {
    let world = random_world(seed);
    let (catalog, team) = (world.catalog_yaml(), world.team_yaml());
    let told = |what: String| panic!("seed {seed}: {what}\n--- catalog\n{catalog}\n--- team\n{team}");
    let expected = expect(&world);
    let by_role = match_json(&catalog, &team, By::Role);
    let by_task = match_json(&catalog, &team, By::Task);
    compare(&expected, &by_role, &by_task).unwrap_or_else(told);
    for (number, seller) in world.sellers.iter().enumerate() {
        let explained = explain_json(&catalog, &team, &seller.id);
        for role in &world.roles {
            compare_losses(&expected, number, &role.id, &explained).unwrap_or_else(told);
        }
    }
}

#[test]
fn random_catalogs_and_teams_agree_with_the_reference() {
    for_each(worlds(300, 0..3_000), check_world);
}

/// A random world's catalog, and a scorer and sellers for its team.
fn scored(world: &World) -> (Arc<Catalog>, Scorer, Vec<Seller>) {
    let opened = opened(&world.catalog_yaml(), &world.team_yaml());
    let scorer = Scorer::new(opened.catalog.clone(), opened.team.motion);
    (opened.catalog, scorer, opened.sellers.map(|seller| seller.expect("a sound team")).collect())
}

#[test]
fn the_plan_and_the_scorer_agree_to_the_last_bit() {
    for_each(worlds(300, 0..3_000), |seed| {
        let (_, scorer, sellers) = scored(&random_world(seed));
        let (plan, mut fits) = (FitPlan::of(&scorer), PlannedFits::default());
        for seller in sellers {
            let scores: Vec<f64> =
                seller.scores.iter().map(|score| score.as_ref().map_or(f64::NAN, |of| of.value)).collect();
            plan.score(&scores, seller.role, &mut fits);
            let whole = scorer.score(&seller);
            let bits = |fit: Option<Fit>| fit.map(|fit| fit.share().to_bits());
            let tasks = whole.tasks.iter().map(|task| bits(task.standing.fit));
            assert!(tasks.eq(fits.tasks.iter().map(|fit| bits(*fit))), "tasks of {} in {seed}", seller.id);
            let roles = whole.roles.iter().map(|role| bits(role.standing.fit));
            assert!(roles.eq(fits.roles.iter().map(|fit| bits(*fit))), "roles of {} in {seed}", seller.id);
            assert_eq!(whole.best, fits.best, "the best role of {} in {seed}", seller.id);
        }
    });
}

fn tradeoffs() -> impl Strategy<Value = Tradeoff> {
    prop_oneof![Just(Tradeoff::Full), Just(Tradeoff::Partial), Just(Tradeoff::None)]
}

fn parts() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let value = prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0];
    proptest::collection::vec((0.01..100.0, value), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn losses_sum_to_what_is_missing(tradeoff in tradeoffs(), parts in parts()) {
        let lost: f64 = split_loss(tradeoff, &parts).iter().sum();
        prop_assert!((lost - (1.0 - mean(tradeoff, &parts))).abs() < 1e-12);
    }

    #[test]
    fn no_part_loses_less_than_nothing(tradeoff in tradeoffs(), parts in parts()) {
        prop_assert!(split_loss(tradeoff, &parts).iter().all(|loss| *loss >= 0.0));
    }

    #[test]
    fn a_mean_lies_between_its_parts(tradeoff in tradeoffs(), parts in parts()) {
        let values = parts.iter().map(|(_, value)| *value);
        let (low, high) = (values.clone().fold(1.0, f64::min), values.fold(0.0, f64::max));
        let mean = mean(tradeoff, &parts);
        prop_assert!(low - 1e-12 <= mean && mean <= high + 1e-12);
    }

    #[test]
    fn less_tradeoff_never_means_a_higher_fit(parts in parts()) {
        let [full, partial, none] = [Tradeoff::Full, Tradeoff::Partial, Tradeoff::None].map(|t| mean(t, &parts));
        prop_assert!(none <= partial + 1e-12 && partial <= full + 1e-12);
    }

    #[test]
    fn scaling_all_weights_changes_nothing(tradeoff in tradeoffs(), parts in parts(), by in 0.001..1000.0) {
        let scaled: Vec<_> = parts.iter().map(|(weight, value)| (weight * by, *value)).collect();
        prop_assert!((mean(tradeoff, &parts) - mean(tradeoff, &scaled)).abs() < 1e-12);
    }

    #[test]
    fn nearer_to_the_band_is_never_worth_less(
        ends in (0.0..=10.0, 0.0..=10.0), below in 0.0..12.0, above in 0.0..12.0, a in 0.0..=10.0, b in 0.0..=10.0,
    ) {
        let scale = Scale::default();
        let (lo, hi) = if ends.0 <= ends.1 { ends } else { (ends.1, ends.0) };
        let band = Target::Band(Band::new(lo, hi, scale).expect("ordered ends on the scale"));
        let tolerance = Tolerance { below, above };
        let gap = |x: f64| (lo - x).max(x - hi).max(0.0);
        let worth = |x: f64| desirability(x, band, tolerance, scale);
        let same_side = (a < lo) == (b < lo) && (a > hi) == (b > hi);
        if same_side && gap(a) <= gap(b) {
            prop_assert!(worth(a) >= worth(b));
        }
        prop_assert!((0.0..=1.0).contains(&worth(a)));
    }

    #[test]
    fn a_key_that_is_not_known_never_passes(key in "[a-z_]{1,12}", place in 0..4usize) {
        let known: Vec<&str> = source::team::KEYS.iter().chain(&source::team::SELLER_KEYS).copied()
            .chain(["drive", "manager"]).collect();
        prop_assume!(!known.contains(&key.as_str()) && source::builtin().find_trait(&key).is_none());
        let at = |here: usize, indent: &str| {
            if here == place { format!("{indent}{key}: 5\n") } else { String::new() }
        };
        let text = format!(
            "{}sellers:\n  - name: Kari\n{}    scores:\n      drive: 7\n{}",
            at(0, ""), at(1, "    "), at(2, "      "),
        );
        let told = source::read_team(&File::new("team.yaml", text), None, &Overrides::default());
        prop_assert_eq!(told.is_err(), place < 3);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(50, 256)))]

    #[test]
    fn a_fit_lies_between_its_bounds_and_coverage_is_whole_exactly_where_nothing_is_unknown(seed in 10_000u64..) {
        let world = random_world(seed);
        let (catalog, scorer, sellers) = scored(&world);
        for seller in &sellers {
            let fits = scorer.score(seller);
            for (task, fit) in catalog.tasks.iter().zip(&fits.tasks) {
                let standing = &fit.standing;
                if let Some(fit) = standing.fit {
                    prop_assert!(standing.low.share() <= fit.share() + 1e-12);
                    prop_assert!(fit.share() <= standing.high.share() + 1e-12);
                }
                let mut counted = task.needs.iter().filter(|need| need.weight > 0.0);
                let known = counted.all(|need| seller.scores[need.trait_ix.0].is_some());
                prop_assert_eq!(standing.coverage >= 1.0, known);
            }
        }
    }

    #[test]
    fn losses_of_a_role_sum_to_what_is_missing(seed in 10_000u64..) {
        let world = random_world(seed);
        let (catalog, scorer, sellers) = scored(&world);
        for seller in &sellers {
            let fits = scorer.score(seller);
            for role in catalog.role_ixs() {
                let Some(fit) = fits.roles[role.0].standing.fit else { continue };
                let lost: f64 = losses(&scorer, &fits, role).iter().map(|loss| loss.points).sum();
                prop_assert!((lost - (100.0 - fit.points())).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn order_of_sellers_changes_nothing(seed in 10_000u64..) {
        let world = random_world(seed);
        let (_, scorer, mut sellers) = scored(&world);
        let before: Vec<_> = sellers.iter().map(|seller| (seller.id.clone(), scorer.score(seller))).collect();
        sellers.reverse();
        for seller in &sellers {
            let same = before.iter().find(|(id, _)| *id == seller.id).map(|(_, fits)| fits);
            prop_assert_eq!(same, Some(&scorer.score(seller)));
        }
    }

    #[test]
    fn order_of_needs_changes_no_fit(seed in 10_000u64..) {
        let world = random_world(seed);
        let (catalog, scorer, sellers) = scored(&world);
        let mut turned = (*catalog).clone();
        for task in &mut turned.tasks {
            task.needs.reverse();
        }
        let other = Scorer::new(Arc::new(turned), scorer.motion());
        for seller in &sellers {
            let (a, b) = (scorer.score(seller), other.score(seller));
            for (a, b) in a.tasks.iter().zip(&b.tasks) {
                prop_assert_eq!(a.standing.fit.is_some(), b.standing.fit.is_some());
                if let (Some(a), Some(b)) = (a.standing.fit, b.standing.fit) {
                    prop_assert!((a.share() - b.share()).abs() < 1e-12);
                }
            }
        }
    }
}
