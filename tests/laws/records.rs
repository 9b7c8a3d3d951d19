//! The records of sellers: those from tables that were worked out beforehand, and those written key by key, are to the byte
//! what the model and serde make of the same sellers.

use salesfit::domain::{Lang, Seller};
use salesfit::engine::{Detail, Draws, Errors, FitsOf, PlannedErrors, Scorer, UncertaintyModel, score_one};
use salesfit::render::record_line;
use salesfit::result::{By, Labels, MatchOptions, SellerFits, SellerRecords};

use crate::oracle::scoring::{Score, Tradeoff, World, random_world};
use crate::support::{for_each, in_proportion, opened, worlds};

/// What there is to try of a world: its sellers, their model, and what makes their records.
struct Tried {
    model: UncertaintyModel,
    records: SellerRecords,
    fits_of: FitsOf,
    sellers: Vec<Seller>,
}

/// The same world without vetoes, where every strength buys off every weakness and nobody is rated twice.
fn without_limits(mut world: World) -> World {
    world.defaults.tradeoff = None;
    for task in &mut world.tasks {
        task.tradeoff = Some(Tradeoff::Full);
        for need in &mut task.needs {
            (need.veto_below, need.veto_above) = (None, None);
        }
    }
    for role in &mut world.roles {
        role.tradeoff = Some(Tradeoff::Full);
    }
    for score in world.sellers.iter_mut().flat_map(|seller| &mut seller.scores) {
        match score {
            Score::WithSe(rating, _) => *score = Score::One(*rating),
            Score::Many(ratings) => *score = Score::One(ratings[0]),
            Score::Named(raters) => *score = Score::One(raters[0].1[0]),
            Score::Missing | Score::Null | Score::One(_) => {}
        }
    }
    world
}

fn tried(world: &World, by: By, draws_all: bool) -> Tried {
    let opened = opened(&world.catalog_yaml(), &world.team_yaml());
    let scorer = Scorer::new(opened.catalog.clone(), opened.team.motion);
    let errors = Errors::by_default(&opened.catalog);
    let model = UncertaintyModel::new(scorer, errors, Draws::new(50, 1), draws_all);
    let labels = Labels::new(&opened.catalog, Lang::En);
    let options = MatchOptions { by, sure: 0.8, ..MatchOptions::default() };
    let fits_of = if by == By::Role { FitsOf::Roles } else { FitsOf::Tasks };
    let sellers = opened.sellers.map(|seller| seller.expect("a sound team")).collect();
    Tried { records: SellerRecords::new(model.clone(), labels, options), model, fits_of, sellers }
}

impl Tried {
    fn whole(&self, seller: &Seller) -> SellerFits {
        self.records.seller(&score_one(&self.model, seller.clone(), Detail::Bounds(self.fits_of)))
    }
}

fn line(record: &SellerFits) -> String {
    let mut text = Vec::new();
    record_line(record, &mut text);
    String::from_utf8(text).expect("JSON is UTF-8")
}

#[test]
fn a_plan_makes_the_records_that_the_model_makes() {
    let (all, tried_of) = (3_000, worlds(300, 0..3_000));
    let planned = std::sync::atomic::AtomicUsize::new(0);
    for_each(tried_of.clone(), |seed| {
        let world = random_world(seed);
        let world = if seed % 4 == 0 { world } else { without_limits(world) };
        let by = if seed % 3 == 0 { By::Task } else { By::Role };
        let of = tried(&world, by, false);
        let Some(plan) = of.model.error_plan(of.fits_of) else { return };
        let (mut record, mut found, mut scores) = (of.records.blank(), PlannedErrors::default(), Vec::new());
        for seller in &of.sellers {
            let Some(scores) = seller.single_scores(&mut scores) else { continue };
            if plan.score(scores, seller.role, &mut found) {
                of.records.refill(&mut record, [&seller.id, &seller.name], seller.role, &found);
                let whole = of.whole(seller);
                assert_eq!(line(&record), line(&whole), "{} in {seed}", seller.id);
                assert_eq!(record.best_fit, whole.best_fit, "{} in {seed}", seller.id);
                let rated =
                    |of: &SellerFits| of.fits.iter().map(|fit| fit.standing.rated).collect::<Vec<_>>();
                assert_eq!(rated(&record), rated(&whole), "{} in {seed}", seller.id);
                planned.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            }
        }
    });
    let planned = planned.into_inner();
    assert!(planned > in_proportion(2_000, &tried_of, all), "{planned} sellers had a plan");
}

#[test]
fn a_model_for_thousands_makes_the_same_records() {
    for_each(worlds(200, 0..2_000), |seed| {
        let by = if seed % 3 == 0 { By::Task } else { By::Role };
        let of = tried(&random_world(seed), by, false);
        let many = Tried { model: of.model.clone().for_thousands(), ..tried(&random_world(seed), by, false) };
        for seller in &of.sellers {
            assert_eq!(line(&of.whole(seller)), line(&many.whole(seller)), "{} in {seed}", seller.id);
        }
    });
}

#[test]
fn a_record_is_written_as_serde_writes_it() {
    for_each(worlds(200, 0..2_000), |seed| {
        let by = if seed % 3 == 0 { By::Task } else { By::Role };
        // Draws make rivals and the probability of a best role.
        let of = tried(&random_world(seed), by, seed % 2 == 0);
        for seller in &of.sellers {
            let mut record = of.whole(seller);
            if seed % 5 == 0 {
                record.name = "Bo \"Kid\" \\ Ås/Ñ".to_owned();
            }
            let expected = serde_json::to_string(&record).expect("JSON") + "\n";
            assert_eq!(line(&record), expected, "{} in {seed}", seller.id);
        }
    });
}
