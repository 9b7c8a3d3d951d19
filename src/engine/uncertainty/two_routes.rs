//! A fit that is a sum over traits is worked out at once. The way over combinations of vetoes gives the same.

use std::sync::Arc;

use super::closed_form::ClosedForm;
use super::composition::Composition;
use super::curved::{catalog, seller};
use super::{Draws, Errors, UncertaintyModel};
use crate::domain::{Catalog, Fit, MotionIx, Score, Seller, TaskIx, Tradeoff, TraitIx, Veto};
use crate::engine::score::Scorer;

const SE: f64 = 1.25;

/// Two traits, and two tasks that need both of them in other proportions.
fn two_tasks() -> Catalog {
    let mut catalog = catalog();
    catalog.traits.push(catalog.traits[0].clone());
    let mut other = catalog.tasks[0].needs[0].clone();
    (other.trait_ix, other.weight) = (TraitIx(1), 2.0);
    catalog.tasks[0].needs.push(other);
    let mut second = catalog.tasks[0].clone();
    (second.needs[0].weight, second.needs[1].weight) = (5.0, 1.0);
    catalog.tasks.push(second);
    catalog
}

fn model(catalog: Catalog) -> UncertaintyModel {
    let catalog = Arc::new(catalog);
    let scorer = Scorer::new(catalog.clone(), MotionIx(0));
    UncertaintyModel::new(scorer, Errors::by_default(&catalog), Draws::new(200, 1), false)
}

fn composition(model: &UncertaintyModel, tradeoff: Tradeoff, tasks: &[(usize, f64)]) -> Composition {
    let tasks = tasks.iter().map(|&(task, share)| (TaskIx(task), share)).collect();
    Composition::of_tasks(model.scorer.catalog(), &model.pieces, tradeoff, tasks)
}

const BOTH: [(usize, f64); 2] = [(0, 3.0), (1, 1.0)];

#[test]
fn a_fit_is_a_sum_over_traits_where_it_is_a_mean_of_plain_tasks() {
    let plain = model(two_tasks());
    for (tradeoff, tasks, is_sum) in [
        (Tradeoff::Full, &BOTH[..], true),
        (Tradeoff::Full, &BOTH[..1], true),
        // One task alone is its own mean, least and product.
        (Tradeoff::Partial, &BOTH[..1], true),
        (Tradeoff::None, &BOTH[1..], true),
        (Tradeoff::Partial, &BOTH[..], false),
        (Tradeoff::None, &BOTH[..], false),
    ] {
        let found = composition(&plain, tradeoff, tasks).by_trait.is_some();
        assert_eq!(found, is_sum, "{tradeoff:?} {tasks:?}");
    }
}

#[test]
fn a_task_with_a_veto_or_without_full_tradeoff_is_no_sum_over_traits() {
    let mut vetoed = two_tasks();
    vetoed.tasks[1].needs[0].veto = Veto { below: Some(2.0), above: None };
    let mut partial = two_tasks();
    partial.tasks[1].tradeoff = Tradeoff::Partial;
    for catalog in [vetoed, partial] {
        let model = model(catalog);
        assert!(composition(&model, Tradeoff::Full, &BOTH[..1]).by_trait.is_some());
        assert!(composition(&model, Tradeoff::Full, &BOTH).by_trait.is_none());
        assert!(composition(&model, Tradeoff::Full, &BOTH[1..]).by_trait.is_none());
    }
}

/// Mean and variance of a fit, by a sum over traits where there is one; and whether there is one.
fn moments(model: &UncertaintyModel, seller: &Seller, composition: &Composition) -> (f64, f64, bool) {
    let scored = model.scorer.score(seller);
    let mut closed_form = ClosedForm::new(model, seller, &scored);
    let is_sum = closed_form.additive(composition).is_some();
    let found = closed_form.fit(Some(Fit::new(0.5)), composition).expect("it has a closed form");
    (found.mean, found.variance, is_sum)
}

#[test]
fn the_sum_over_traits_and_the_way_over_combinations_give_the_same() {
    let model = model(two_tasks());
    for score in [2.0, 4.5, 6.0, 9.0] {
        for tasks in [&BOTH[..1], &BOTH[1..], &BOTH[..]] {
            let mut composition = composition(&model, Tradeoff::Full, tasks);
            let mut seller = seller(score);
            seller.scores.push(Some(Score::single(11.0 - score)));
            let (mean, variance, is_sum) = moments(&model, &seller, &composition);
            assert!(is_sum, "every need is rated with an error of {SE}");
            let by_trait = composition.by_trait.take();
            let (other_mean, other_variance, is_sum) = moments(&model, &seller, &composition);
            assert!(!is_sum);
            assert!((mean - other_mean).abs() < 1e-12, "{score}: {mean} is not {other_mean}");
            assert!((variance - other_variance).abs() < 1e-12, "{score}: {variance} is not {other_variance}");
            assert!(mean > 0.0 && variance > 1e-3, "{mean}, {variance}");
            // With a trait unrated, or without error, the weights are others.
            composition.by_trait = by_trait;
            for changed in [None, Some(Score { se: Some(0.0), ..Score::single(4.0) })] {
                seller.scores[1] = changed;
                assert!(!moments(&model, &seller, &composition).2);
            }
        }
    }
}

#[test]
fn what_is_left_out_as_too_improbable_is_spread_over_the_rest() {
    // Each of four scores of 6 ± 1.25 is 4.1 standard errors above one veto and half a standard error below another.
    let mut catalog = catalog();
    catalog.tasks[0].needs[0].veto = Veto { below: Some(6.0 - 4.1 * SE), above: Some(6.0 + 0.5 * SE) };
    for at in 1..4 {
        catalog.traits.push(catalog.traits[0].clone());
        let mut need = catalog.tasks[0].needs[0].clone();
        need.trait_ix = TraitIx(at);
        catalog.tasks[0].needs.push(need);
    }
    let model = model(catalog);
    let mut seller = seller(6.0);
    seller.scores.resize(4, Some(Score::single(6.0)));
    let scored = model.scorer.score(&seller);
    let mut closed_form = ClosedForm::new(&model, &seller, &scored);
    let found = closed_form.fit(Some(Fit::new(0.5)), &model.tasks[0]).expect("it has a closed form");
    assert_eq!(found.components.len(), 16, "of each only the near veto counts");
    let all: f64 = found.components.iter().map(|component| component.p).sum();
    assert!((all - 1.0).abs() < 1e-12, "{all}");
}
