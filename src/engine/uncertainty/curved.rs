//! A curved need: its uncertainty comes from draws and agrees with numeric integration.

use std::sync::Arc;

use super::closed_form::ClosedForm;
use super::expected_desirability::expected;
use super::normal::density;
use super::{Draws, Errors, FitsOf, Odds, UncertaintyModel};
use crate::domain::{
    Band, Catalog, Coaching, Curve, Defaults, Levels, Motion, MotionIx, Need, Role, Scale, Score, Seller,
    SellerKey, Shape, Share, Target, Task, TaskIx, Text, Tolerance, Tradeoff, Trait, TraitIx, Veto,
};
use crate::engine::score::Scorer;

const SE: f64 = 1.25;

/// Harrington (1965), Industrial Quality Control 21:494, the one-sided desirability exp(−exp(−Y)), with Y = x − 5.
fn harrington(x: f64) -> f64 {
    libm::exp(-libm::exp(-(x - 5.0)))
}

fn curved() -> Shape {
    Shape::Curved(Curve::new(harrington))
}

/// One trait, one task that needs it, one role of that task.
pub(super) fn catalog() -> Catalog {
    let scale = Scale::default();
    let text = || Text::plain("x");
    let need = Need {
        trait_ix: TraitIx(0),
        target: Target::Band(Band::new(5.0, 10.0, scale).expect("a band")),
        weight: 1.0,
        tolerance: Tolerance { below: 4.0, above: 4.0 },
        veto: Veto::default(),
        why: None,
        source: None,
    };
    let of = Trait {
        id: "x".to_owned(),
        name: text(),
        aliases: Vec::new(),
        kind: crate::domain::TraitKind::default(),
        about: None,
        ask: Vec::new(),
        low: None,
        high: None,
        se: Some(SE),
        coaching: Coaching::default(),
        source: None,
    };
    let task = Task {
        id: "x".to_owned(),
        name: text(),
        short: None,
        about: None,
        train: None,
        lead: None,
        source: None,
        tradeoff: Tradeoff::Full,
        needs: vec![need],
    };
    let role = Role {
        id: "x".to_owned(),
        name: text(),
        short: None,
        about: None,
        source: None,
        tradeoff: Tradeoff::Full,
        baseline: false,
        tasks: vec![Share { task: TaskIx(0), share: 1.0 }],
    };
    let motion = Motion {
        id: "x".to_owned(),
        name: text(),
        about: None,
        source: None,
        ease: 0.0,
        handoff_minutes: 30.0,
    };
    Catalog {
        name: String::new(),
        version: String::new(),
        sha256: String::new(),
        scale,
        levels: Levels::default(),
        defaults: Defaults::on(scale),
        coaching_by_kind: Coaching::by_kind(scale),
        raters: Vec::new(),
        words: Vec::new(),
        motions: vec![motion],
        handoffs: Vec::new(),
        traits: vec![of],
        tasks: vec![task],
        roles: vec![role],
    }
}

fn model(draws: usize) -> UncertaintyModel {
    let catalog = Arc::new(catalog());
    let scorer = Scorer::new(catalog.clone(), MotionIx(0)).with_shape(TaskIx(0), 0, curved());
    UncertaintyModel::new(scorer, Errors::by_default(&catalog), Draws::new(draws, 1), false)
}

/// A seller with this score.
pub(super) fn seller(score: f64) -> Seller {
    Seller {
        key: SellerKey::new("kari"),
        line: 0,
        id: "kari".to_owned(),
        name: "Kari".to_owned(),
        role: None,
        hours: 37.5,
        states_hours: true,
        wishes: Vec::new(),
        pinned: false,
        never_coached: Vec::new(),
        scores: vec![Some(Score::single(score))],
    }
}

/// Mean and variance of Harrington's desirability of a normal score that ends with the scale, by the trapezoidal rule.
fn integrated(score: f64) -> (f64, f64) {
    let (steps, reach) = (20_000, 8.0);
    let width = 2.0 * reach / f64::from(steps);
    let (mut mean, mut square) = (0.0, 0.0);
    for step in 0..=steps {
        let z = f64::from(step).mul_add(width, -reach);
        let d = harrington((score + SE * z).clamp(0.0, 10.0));
        mean += density(z) * d * width;
        square += density(z) * d * d * width;
    }
    (mean, square - mean * mean)
}

#[test]
fn a_curved_needs_desirability_is_its_curve() {
    let model = model(200);
    for score in [2.0, 4.5, 6.0, 9.0] {
        let fit = model.scorer().score(&seller(score)).roles[0].standing.fit.expect("rated");
        assert_eq!(fit.share().to_bits(), harrington(score).to_bits());
    }
}

#[test]
fn a_curved_need_has_no_closed_form_and_its_draws_agree_with_the_integral() {
    let model = model(2_000);
    for score in [2.0, 4.5, 6.0, 9.0] {
        let seller = seller(score);
        let scored = model.scorer().score(&seller);
        let fit = scored.roles[0].standing.fit;
        assert!(ClosedForm::new(&model, &seller, &scored).fit(fit, &model.roles[0]).is_none());

        let (mean, variance) = integrated(score);
        let found = model.uncertainty(&seller, &scored, FitsOf::Roles).roles[0].expect("rated");
        assert!((found.expected - mean).abs() < 1e-4, "{score}: {} is not {mean}", found.expected);
        assert!(
            (found.se - variance.sqrt()).abs() < 1e-3,
            "{score}: {} is not {}",
            found.se,
            variance.sqrt()
        );

        let (alone, alone_variance) = expected(&curved(), score, SE, Scale::default());
        assert!((alone - mean).abs() < 1e-4, "{score}: {alone} is not {mean}");
        assert!((alone_variance - variance).abs() < 1e-4, "{score}: {alone_variance} is not {variance}");
    }
}

#[test]
fn the_probability_of_a_low_fit_of_a_curved_need_is_drawn() {
    let model = model(2_000);
    let seller = seller(5.0);
    let scored = model.scorer().score(&seller);
    // The curve rises all the way: half of the scores lie below the middle one, and so do half of the fits.
    let below = Odds::new(&model, &seller, &scored).task_below(TaskIx(0), harrington(5.0)).expect("rated");
    assert!((below - 0.5).abs() < 1e-3, "{below}");
}

#[test]
fn a_curved_need_whose_score_is_exact_is_exact() {
    let model = model(200);
    let mut seller = seller(6.0);
    seller.scores[0] = Some(Score { se: Some(0.0), ..Score::single(6.0) });
    let scored = model.scorer().score(&seller);
    let found = model.uncertainty(&seller, &scored, FitsOf::Tasks).tasks[0].expect("rated");
    assert_eq!((found.expected, found.se), (harrington(6.0), 0.0));
}
