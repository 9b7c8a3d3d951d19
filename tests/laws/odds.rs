//! Probabilities of breaking a veto, and what errors and means are taken where a file says little.

use std::sync::Arc;

use salesfit::domain::{Catalog, RoleIx, SLACK, Score, Seller, Tradeoff, TraitIx};
use salesfit::engine::{Errors, Groups, Odds, Scorer, UncertaintyModel, split_loss};

use super::closed_forms::phi;
use crate::support::opened;

/// The sellers of a team, and a model of their scores with the catalog's errors.
fn world(catalog: &str, team: &str) -> (Arc<Catalog>, UncertaintyModel, Vec<Seller>) {
    let opened = opened(catalog, team);
    let model = UncertaintyModel::by_default(Scorer::new(opened.catalog.clone(), opened.team.motion));
    let sellers = opened.sellers.map(|seller| seller.expect("sound")).collect();
    (opened.catalog, model, sellers)
}

/// The probability that this score breaks a veto of the only role.
fn breaks(model: &UncertaintyModel, seller: &Seller, score: f64, se: f64) -> f64 {
    let mut seller = seller.clone();
    seller.scores[0] = Some(Score { se: Some(se), ..Score::single(score) });
    let scored = model.scorer().score(&seller);
    let odds = Odds::new(model, &seller, &scored);
    let (alone, all) = (odds.breaks_by(RoleIx(0), TraitIx(0)), odds.breaks(RoleIx(0)));
    assert!((alone - all).abs() < 1e-12, "the only trait: {alone}, {all}");
    alone
}

const LIMITS: [(Option<f64>, Option<f64>); 3] =
    [(Some(3.0), None), (None, Some(8.0)), (Some(3.0), Some(8.0))];

fn catalog_of((below, above): (Option<f64>, Option<f64>)) -> String {
    let below = below.map_or(String::new(), |limit| format!(", veto_below: {limit}"));
    let above = above.map_or(String::new(), |limit| format!(", veto_above: {limit}"));
    format!(
        "traits: {{a: {{}}}}\ntasks: {{t: {{needs: {{a: {{between: [4, 7]{below}{above}}}}}}}}}\n\
         roles: {{r: {{tasks: {{t: 1}}}}}}\n"
    )
}

const TEAM: &str = "sellers: [{name: K, scores: {a: 5}}]\n";

#[test]
fn an_uncertain_score_breaks_a_veto_with_the_probability_beyond_its_limit() {
    for limits in LIMITS {
        let (_, model, sellers) = world(&catalog_of(limits), TEAM);
        for score in [0.0, 2.0, 3.0, 4.5, 6.0, 8.0, 9.5] {
            for se in [0.3, 1.25, 4.0] {
                let found = breaks(&model, &sellers[0], score, se);
                let under = limits.0.map_or(0.0, |limit| phi((limit - score) / se));
                let over = limits.1.map_or(0.0, |limit| phi((score - limit) / se));
                assert!((found - (under + over)).abs() < 1e-6, "{score} ± {se}, {limits:?}: {found}");
            }
        }
    }
}

#[test]
fn a_score_without_error_breaks_a_veto_for_certain_or_not_at_all() {
    for limits in LIMITS {
        let (catalog, model, sellers) = world(&catalog_of(limits), TEAM);
        let veto = catalog.tasks[0].needs[0].veto;
        let slack = catalog.scale.slack();
        for limit in [3.0, 8.0] {
            // At a limit and within the slack nothing is broken.
            for score in [limit, limit - slack, limit + slack, limit - 3.0 * slack, limit + 3.0 * slack, 5.0]
            {
                let expected = f64::from(u8::from(veto.broken_by(score, catalog.scale).is_some()));
                let found = breaks(&model, &sellers[0], score, 0.0);
                assert!((found - expected).abs() < SLACK, "{score}, {limits:?}: {found}");
            }
        }
    }
}

#[test]
fn one_more_rating_has_the_traits_own_error_until_the_file_has_several() {
    let catalog = "defaults: {se: 1}\ntraits: {a: {se: 2}, b: {}}\ntasks: {t: {needs: {a: {at_least: 5}}}}\n\
        roles: {r: {tasks: {t: 1}}}\n";
    let errors = |scores: &str| {
        let (catalog, _, sellers) =
            world(catalog, &format!("sellers: [{{name: K, scores: {{{scores}}}}}]\n"));
        Errors::of(&catalog, &sellers)
    };
    for scores in ["a: 5", "a: 5, b: [6]", "a: {score: 5, se: 3}"] {
        let errors = errors(scores);
        for (of, expected) in [(0, 2.0), (1, 1.0)] {
            let found = errors.of_one(TraitIx(of));
            assert!((found - expected).abs() < 1e-12, "{scores}: {found} for trait {of}");
        }
    }
    // Two ratings that lie two points apart: √((2 + 10·1²) / (1 + 10)), of every trait.
    let errors = errors("a: 5, b: [4, 6]");
    for of in [0, 1] {
        let found = errors.of_one(TraitIx(of));
        assert!((found - (12.0_f64 / 11.0).sqrt()).abs() < 1e-12, "{found} for trait {of}");
    }
}

#[test]
fn where_nobody_is_rated_the_mean_is_the_middle_of_the_scale() {
    for (scale, middle) in [("[0, 10]", 5.0), ("[1, 5]", 3.0), ("[-3, 3]", 0.0), ("[10, 20]", 15.0)] {
        let catalog = format!(
            "scale: {scale}\ntraits: {{a: {{}}, b: {{}}}}\ntasks: {{t: {{needs: {{a: {{at_least: {middle}}}}}}}}}\n\
             roles: {{r: {{tasks: {{t: 1}}}}}}\n"
        );
        let score = middle + 1.5;
        let (catalog, _, sellers) =
            world(&catalog, &format!("sellers: [{{name: K, scores: {{a: {score}}}}}, {{name: L}}]\n"));
        let groups = Groups::of(&catalog, &sellers, &Errors::of(&catalog, &sellers));
        assert!((groups.mean(TraitIx(0)) - score).abs() < 1e-12, "{scale}: rated once");
        assert!((groups.mean(TraitIx(1)) - middle).abs() < 1e-12, "{scale}: {}", groups.mean(TraitIx(1)));
    }
}

#[test]
fn without_tradeoff_the_lowest_lose_everything_and_share_it_by_weight() {
    let losses = |parts: &[(f64, f64)]| split_loss(Tradeoff::None, parts);
    assert_eq!(losses(&[(3.0, 0.5), (1.0, 0.75), (2.0, 1.0)]), [0.5, 0.0, 0.0]);
    assert_eq!(losses(&[(3.0, 0.75), (1.0, 0.5), (2.0, 0.875)]), [0.0, 0.5, 0.0]);
    assert_eq!(losses(&[(3.0, 0.5), (1.0, 0.5), (2.0, 0.75)]), [0.375, 0.125, 0.0]);
    // Equal is what lies within the slack, itself included.
    assert_eq!(losses(&[(3.0, 0.5), (1.0, 0.5 + SLACK), (2.0, 0.75)]), [0.375, 0.125, 0.0]);
    assert_eq!(losses(&[(3.0, 0.5), (1.0, 0.5 + 3.0 * SLACK), (2.0, 0.75)]), [0.5, 0.0, 0.0]);
    assert_eq!(losses(&[(3.0, 1.0), (1.0, 1.0)]), [0.0, 0.0]);
}
