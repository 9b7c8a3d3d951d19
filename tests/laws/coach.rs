//! Coaching against a reference written apart, against the numbers worked out by hand, and on teams too large to try
//! everything.

use salesfit::domain::{Fit, RoleIx, Seller};
use salesfit::engine::{
    Axis, Candidate, Coached, CoachedTeam, CoachingAsked, CoachingTerms, Draws, Errors, Groups, Pin,
    Prospect, Rules, Scorer, SellerFit, TeamCoaching, UncertaintyModel, WhyRole, best_total, coach_seller,
    coach_team, raised,
};

use crate::oracle::coach::{World, random_world};
use crate::support::{
    Dice, Files, fit_of, for_each, list, number as number_of, opened, salesfit, sellers, words, worlds,
};

/// A team read from its files, with all that coaching needs.
struct Ground {
    model: UncertaintyModel,
    groups: Groups,
    terms: CoachingTerms,
    sellers: Vec<Seller>,
    scored: Vec<SellerFit>,
    people: Vec<Candidate>,
    rules: Rules,
}

impl Ground {
    fn new(catalog: &str, team: &str) -> Self {
        let opened = opened(catalog, team);
        let catalog = opened.catalog.clone();
        let scorer = Scorer::new(catalog.clone(), opened.team.motion);
        let mut sellers: Vec<Seller> = opened.sellers.map(|seller| seller.expect("sound")).collect();
        sellers.sort_by(|a, b| a.key.cmp(&b.key));
        let errors = Errors::of(&catalog, &sellers);
        let scored: Vec<SellerFit> = sellers.iter().map(|seller| scorer.score(seller)).collect();
        let people: Vec<Candidate> = sellers
            .iter()
            .zip(&scored)
            .map(|(seller, scored)| Candidate::new(&scorer, seller, scored))
            .collect();
        let mut seats = vec![0; catalog.roles.len()];
        opened.team.seats.iter().for_each(|(role, count)| seats[role.0] = *count);
        let pins: Vec<Pin> = Pin::of_team(&people).collect();
        Ground {
            groups: Groups::of(&catalog, &sellers, &errors),
            terms: CoachingTerms::of(&catalog),
            model: UncertaintyModel::new(scorer, errors, Draws::new(200, 1), false),
            rules: Rules { seats, pins, ..Rules::default() },
            sellers,
            scored,
            people,
        }
    }

    fn team(&self) -> CoachedTeam<'_> {
        let Ground { model, groups, terms, sellers, scored, people, rules } = self;
        // What is expected of the scores as they were rated.
        let (behind, settled) = (sellers, None);
        CoachedTeam { model, groups, terms, sellers, behind, incumbency: 0.0, scored, people, rules, settled }
    }

    fn seller(&self, at: usize) -> Coached<'_> {
        let Ground { model, groups, terms, sellers, scored, .. } = self;
        let seller = &sellers[at];
        Coached { model, groups, terms, seller, behind: seller, incumbency: 0.0, scored: &scored[at] }
    }

    /// A seller with the scores of her plan.
    fn coached(&self, at: usize, found: &TeamCoaching) -> Seller {
        let mut seller = self.sellers[at].clone();
        for change in found.plans[at].iter().flat_map(|plan| &plan.changes) {
            let score = seller.scores[change.of.0].as_ref().expect("only what is rated is coached");
            seller.scores[change.of.0] = Some(raised(score, change.to - change.from));
        }
        seller
    }
}

fn asked(budget: f64) -> CoachingAsked {
    CoachingAsked { budget, most_traits: None, reach: 0.75, moves: true }
}

/// Points of 100, to two decimals.
fn points(share: f64) -> f64 {
    (share * 10_000.0).round() / 100.0
}

// -----------------------------------------------------------------------------------------------------------
// The worked team
// -----------------------------------------------------------------------------------------------------------

const WORKED_CATALOG: &str = "\
traits:
  drive: {coaching: {per_point: 30, at_most: 1}}
  resilience: {coaching: {per_point: 30, at_most: 1}}
  product: {kind: skill, coaching: {per_point: 8, at_most: 3}}
  empathy: {coaching: {per_point: 24, at_most: 1}}
  patience: {coaching: {per_point: 20, at_most: 1}}
tasks:
  hunting:
    needs:
      drive: {at_least: 8, weight: 2}
      resilience: {at_least: 8, weight: 2}
      product: {at_least: 6}
      empathy: {at_most: 6}
  care:
    needs:
      empathy: {at_least: 7, weight: 2}
      patience: {at_least: 7}
      product: {at_least: 6}
roles:
  hunter: {tasks: {hunting: 1}}
  account-manager: {tasks: {care: 1}}
";

/// Scores without error, so that the expected fits are the fits.
fn worked_team() -> String {
    let mut team = "seats: {hunter: 1, account-manager: 2}\nsellers:\n".to_owned();
    for (name, role, scores) in [
        ("kari", "account-manager", [6.5, 7.0, 3.0, 5.0, 4.0]),
        ("ola", "hunter", [5.0, 4.0, 5.0, 5.5, 6.0]),
        ("per", "account-manager", [8.0, 6.0, 4.0, 6.5, 7.0]),
    ] {
        let ids = ["drive", "resilience", "product", "empathy", "patience"];
        let scores: Vec<String> =
            ids.iter().zip(scores).map(|(id, score)| format!("{id}: {{score: {score}, se: 0}}")).collect();
        team += &format!("  - {{name: {name}, role: {role}, scores: {{{}}}}}\n", scores.join(", "));
    }
    team
}

#[test]
fn the_worked_team_has_every_number_of_its_tables() {
    let ground = Ground::new(WORKED_CATALOG, &worked_team());
    let fits: Vec<[f64; 2]> = ground
        .scored
        .iter()
        .map(|of| [0, 1].map(|role| points(of.roles[role].standing.fit.expect("known").share())))
        .collect();
    assert_eq!(fits, [[66.67, 37.5], [37.5, 68.75], [72.92, 81.25]]);

    // Reach 75: hours and plans.
    let cheapest = |seller: usize, role: usize| {
        let found =
            coach_seller(&ground.seller(seller), (RoleIx(role), WhyRole::Asked), &asked(f64::INFINITY));
        let catalog = ground.model.scorer().catalog();
        let changes: Vec<(String, f64)> = found
            .plan
            .changes
            .iter()
            .map(|change| (catalog[change.of].id.clone(), change.to - change.from))
            .collect();
        (found.is_reached, found.plan.cost, points(found.plan.expected.expect("known")), changes)
    };
    let of = |id: &str, points: f64| (id.to_owned(), points);
    let is_near = |found: &(bool, f64, f64, Vec<(String, f64)>), hours: f64, changes: &[(String, f64)]| {
        assert!(found.0 && found.2 >= 75.0, "{found:?}");
        assert!((found.1 - hours).abs() < 1e-9, "{found:?}");
        assert_eq!(found.3, changes, "{found:?}");
    };
    is_near(&cheapest(0, 0), 16.0, &[of("product", 2.0)]);
    is_near(&cheapest(0, 1), 68.0, &[of("product", 3.0), of("empathy", 1.0), of("patience", 1.0)]);
    let ola = cheapest(1, 0);
    assert!(!ola.0, "{ola:?}");
    assert!((ola.2 - 58.33).abs() < 1e-9, "{ola:?}");
    is_near(&cheapest(1, 1), 8.0, &[of("product", 1.0)]);
    is_near(&cheapest(2, 0), 4.0, &[of("product", 0.5)]);
    is_near(&cheapest(2, 1), 0.0, &[]);

    // Budgets.
    let both = [
        (0.0, 216.67, 0.0),
        (8.0, 222.92, 8.0),
        (16.0, 229.17, 16.0),
        (24.0, 235.42, 24.0),
        (40.0, 243.75, 40.0),
        (60.0, 254.17, 60.0),
        (80.0, 264.58, 80.0),
        (120.0, 277.08, 119.0),
        (200.0, 289.58, 164.0),
    ];
    for (budget, total, most_used) in both {
        let found = coach_team(&ground.team(), &asked(budget));
        let told = found.both.expect("moves are allowed");
        assert!((points(told.total) - total).abs() < 1e-9, "{budget} h: {told:?}");
        assert!(told.proven && told.cost <= most_used + 1e-9, "{budget} h: {told:?}");
        if budget >= 120.0 {
            assert!((told.cost - most_used).abs() < 1e-9, "{budget} h: {told:?}");
        }
        assert!((points(found.today) - 156.25).abs() < 1e-9);
        assert!((points(found.moves_only.total) - 216.67).abs() < 1e-9);
    }
    for (budget, total) in [(0.0, 156.25), (40.0, 187.5), (80.0, 208.33), (200.0, 233.33)] {
        let found = coach_team(&ground.team(), &asked(budget));
        assert!((points(found.coach_only.total) - total).abs() < 1e-9, "{budget} h: {:?}", found.coach_only);
        if budget >= 200.0 {
            assert!((found.coach_only.cost - 164.0).abs() < 1e-9, "{:?}", found.coach_only);
        }
    }
    // At 60 hours it is as good to coach only Ola and Per.
    let never: String =
        ["drive", "resilience", "product", "empathy", "patience"].map(|id| format!("{id}: never, ")).concat();
    let without_kari = worked_team().replacen(
        "role: account-manager,",
        &format!("role: account-manager, coaching: {{{never}}},"),
        1,
    );
    let found = coach_team(&Ground::new(WORKED_CATALOG, &without_kari).team(), &asked(60.0));
    assert!((points(found.both.expect("moves").total) - 254.17).abs() < 1e-9, "{:?}", found.both);
    assert!(found.plans[0].as_ref().is_some_and(|plan| plan.changes.is_empty()), "{:?}", found.plans[0]);
}

// -----------------------------------------------------------------------------------------------------------
// Against the reference
// -----------------------------------------------------------------------------------------------------------

fn check_world(seed: u64, world: &World) {
    let ground = Ground::new(&world.catalog(), &world.team(0.0));
    let what = || {
        format!(
            "seed {seed}\n{}\n{}\nbudget {} traits {:?}",
            world.catalog(),
            world.team(0.0),
            world.budget,
            world.most_traits
        )
    };
    let question = CoachingAsked { most_traits: world.most_traits, ..asked(world.budget) };
    for (at, role) in (0..4).flat_map(|at| (0..3).map(move |role| (at, role))) {
        let plans = world.plans(at, role, false);
        let found = coach_seller(
            &ground.seller(at),
            (RoleIx(role), WhyRole::Asked),
            &CoachingAsked { budget: f64::INFINITY, ..question },
        );
        let reaching = plans.iter().filter(|(_, fit)| *fit >= 0.75 - 1e-9);
        let cheapest = reaching.map(|(cost, _)| *cost).fold(f64::INFINITY, f64::min);
        assert_eq!(found.is_reached, cheapest.is_finite(), "s{at} r{role}: {found:?}\n{}", what());
        if found.is_reached {
            assert!(
                (found.plan.cost - cheapest).abs() < 1e-9,
                "s{at} r{role}: {cheapest}, not {found:?}\n{}",
                what()
            );
        } else if !plans.is_empty() {
            let best = plans.iter().map(|(_, fit)| *fit).fold(0.0, f64::max);
            let nearest = found.plan.expected.expect("known");
            assert!((nearest - best).abs() < 1e-8, "s{at} r{role}: {best}, not {nearest}\n{}", what());
        }
    }
    let found = coach_team(&ground.team(), &question);
    let total = found.both.expect("moves are allowed");
    let sums = [
        (found.today, world.best(0.0, true, false)),
        (found.moves_only.total, world.best(0.0, false, false)),
        (found.coach_only.total, world.best(world.budget, true, true)),
        (total.total, world.best(world.budget, false, true)),
    ];
    for (found, expected) in sums {
        assert!((found - expected).abs() < 1e-8, "{sums:?}\n{}", what());
    }
    assert!(
        total.proven && total.bound >= total.total && total.cost <= world.budget + 1e-6,
        "{total:?}\n{}",
        what()
    );
    // Without an hour it is what `assign` finds.
    let nothing = coach_team(&ground.team(), &CoachingAsked { budget: 0.0, ..question });
    let assigned = best_total(&ground.people, &ground.rules).expect("no conflict");
    assert!((nothing.both.expect("moves").total - assigned).abs() < 1e-9, "{assigned}\n{}", what());
    assert!(
        found.moves_only.total <= total.total + 1e-9 && found.today <= found.coach_only.total + 1e-9,
        "{}",
        what()
    );
    let stay = coach_team(&ground.team(), &CoachingAsked { moves: false, ..question });
    assert!(stay.both.is_none() && (stay.coach_only.total - found.coach_only.total).abs() < 1e-9);
    assert!(
        found.frontier.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1),
        "{:?}",
        found.frontier
    );
    let mut sum = 0.0;
    for (at, plan) in found.plans.iter().enumerate() {
        let Some(plan) = plan else { continue };
        assert!(
            plan.changes
                .iter()
                .all(|change| !world.sellers[at].never[change.of.0] && change.to > change.from)
        );
        let again = ground.model.scorer().score(&ground.coached(at, &found));
        let fit = again.roles[plan.role.0].standing.fit.map(Fit::share);
        assert!(fit.zip(plan.fit).is_none_or(|(one, two)| (one - two).abs() < 1e-9), "{plan:?}\n{}", what());
        sum += plan.expected.unwrap_or(0.0);
    }
    assert!((sum - total.total).abs() < 1e-9, "{sum} is not {total:?}\n{}", what());
}

#[test]
fn random_teams_agree_with_writing_every_plan_down() {
    for_each(worlds(500, 0..5_000), |seed| check_world(seed, &random_world(seed)));
}

// -----------------------------------------------------------------------------------------------------------
// Where scores have errors
// -----------------------------------------------------------------------------------------------------------

#[test]
fn an_expected_fit_after_steps_is_that_of_the_raised_scores() {
    for_each(worlds(100, 10_000..11_000), |seed| {
        let world = random_world(seed);
        let dice = &mut Dice(seed);
        let ground = Ground::new(&world.catalog(), &world.team(dice.pick(&[0.0, 0.6, 1.25])));
        for (at, role) in (0..4).flat_map(|at| (0..3).map(move |role| (at, RoleIx(role)))) {
            let (seller, scored) = (&ground.sellers[at], &ground.scored[at]);
            let traits = ground.model.scorer().catalog().trait_ixs();
            let axes: Vec<Axis> =
                traits.filter(|of| seller.scores[of.0].is_some()).map(|of| Axis { of, most: 2 }).collect();
            let Some(prospect) = Prospect::new(&ground.model, seller, seller, scored, role, &axes, 0.5)
            else {
                continue;
            };
            let mut raised_seller = seller.clone();
            let steps: Vec<usize> = axes.iter().map(|_| dice.count(0, 2)).collect();
            for (axis, steps) in axes.iter().zip(&steps) {
                let half_points = u32::try_from(*steps).expect("two at most");
                let score = seller.scores[axis.of.0].as_ref().expect("rated");
                raised_seller.scores[axis.of.0] = Some(raised(score, 0.5 * f64::from(half_points)));
            }
            let expected = ground.model.expected_roles(&raised_seller)[role.0].expect("known");
            let found = prospect.expected(&steps);
            assert!(
                (found - expected).abs() < 1e-9,
                "seed {seed} s{at} {role:?} {steps:?}: {found}, not {expected}"
            );
            let relaxed = prospect.relaxed().expected(&steps);
            assert!(
                relaxed >= found - 1e-9,
                "seed {seed} s{at} {role:?} {steps:?}: {found} is above {relaxed}"
            );
        }
    });
}

#[test]
fn the_best_of_uncertain_teams_is_bounded_and_worth_what_its_plans_are() {
    for_each(worlds(30, 20_000..21_000), |seed| {
        let world = random_world(seed);
        let ground = Ground::new(&world.catalog(), &world.team(1.25));
        let question = CoachingAsked { most_traits: world.most_traits, ..asked(world.budget) };
        let found = coach_team(&ground.team(), &question);
        let total = found.both.expect("moves");
        assert!(
            total.bound >= total.total && total.total >= found.moves_only.total - 1e-9,
            "seed {seed}: {total:?}"
        );
        let sum: f64 = found.plans.iter().flatten().filter_map(|plan| plan.expected).sum();
        assert!((sum - total.total).abs() < 1e-9, "seed {seed}: {sum} is not {total:?}");
        // As `assign` would seat people by what is expected of them.
        let mut people = ground.people.clone();
        for (person, seller) in people.iter_mut().zip(&ground.sellers) {
            for (role, suited) in person.roles.iter_mut().enumerate() {
                suited.fit = ground.model.expected_roles(seller)[role].map(salesfit::domain::Fit::new);
            }
        }
        let assigned = best_total(&people, &ground.rules).expect("no conflict");
        assert!(
            (found.moves_only.total - assigned).abs() < 1e-9,
            "seed {seed}: {assigned} {:?}",
            found.moves_only
        );
    });
}

// -----------------------------------------------------------------------------------------------------------
// Teams too large to try everything
// -----------------------------------------------------------------------------------------------------------

/// So many sellers, twelve roles and twenty-six traits, of every kind and tradeoff, with vetoes and upper limits.
fn large_world(seed: u64, sellers: u64) -> (String, String) {
    let dice = &mut Dice(seed);
    let mut catalog = "defaults: {coaching: {skill: {per_point: 8}, attitude: {per_point: 20}, trait: {per_point: 30}}}\ntraits:\n".to_owned();
    for of in 0..26 {
        let (kind, most) =
            dice.pick(&[("skill", 1.1), ("skill", 1.1), ("attitude", 0.7), ("trait", 0.4), ("trait", 1.0)]);
        catalog += &format!("  t{of}: {{kind: {kind}, coaching: {{at_most: {most}}}}}\n");
    }
    catalog += "tasks:\n";
    for task in 0..12 {
        let tradeoff = dice.pick(&["full", "full", "full", "partial", "none"]);
        let traits: Vec<usize> = (0..26).collect();
        let count = dice.count(3, 6);
        let needs: Vec<String> = dice
            .some(&traits, count)
            .into_iter()
            .map(|of| {
                let veto = if dice.percent(8) { ", veto_below: 3" } else { "" };
                let limit = if dice.percent(20) {
                    "at_most: 6".to_owned()
                } else {
                    format!("at_least: {}", dice.between(6, 9))
                };
                format!("t{of}: {{{limit}, weight: {}{veto}}}", dice.between(1, 3))
            })
            .collect();
        catalog += &format!("  k{task}: {{tradeoff: {tradeoff}, needs: {{{}}}}}\n", needs.join(", "));
    }
    catalog += "roles:\n";
    for role in 0..12 {
        let tasks: Vec<usize> = (0..12).collect();
        let count = dice.count(1, 4);
        let shares: Vec<String> = dice
            .some(&tasks, count)
            .into_iter()
            .map(|task| format!("k{task}: {}", dice.between(1, 9)))
            .collect();
        catalog += &format!("  r{role}: {{tasks: {{{}}}}}\n", shares.join(", "));
    }
    let mut team = "seats: {".to_owned();
    team += &(0..12).map(|role| format!("r{role}: {}", dice.between(3, 5))).collect::<Vec<_>>().join(", ");
    team += "}\nsellers:\n";
    for seller in 0..sellers {
        let scores: Vec<String> = (0..26).map(|of| format!("t{of}: {}", dice.tenths(3, 9))).collect();
        team += &format!(
            "  - {{name: s{seller}, role: r{}, scores: {{{}}}}}\n",
            dice.below(12),
            scores.join(", ")
        );
    }
    (catalog, team)
}

/// As a number of hours, one for each.
fn sellers_hours(sellers: u64) -> f64 {
    f64::from(u32::try_from(sellers).expect("a few"))
}

#[test]
fn a_large_team_is_within_one_per_cent_of_its_bound() {
    // All fifty take half a minute without optimising.
    let sellers = worlds(12, 0..50).end;
    let (catalog, team) = large_world(1, sellers);
    let ground = Ground::new(&catalog, &team);
    let found = coach_team(&ground.team(), &asked(8.0 * sellers_hours(sellers)));
    let both = found.both.expect("moves are allowed");
    let gap = (both.bound - both.total) / both.total;
    assert!(
        both.total > found.moves_only.total && both.cost <= 8.0 * sellers_hours(sellers) + 1e-6,
        "{both:?}"
    );
    assert!((0.0..0.01).contains(&gap), "{gap}: {both:?}");
    assert!(found.frontier.windows(2).all(|pair| pair[0].1 <= pair[1].1), "{:?}", found.frontier);
}

// -----------------------------------------------------------------------------------------------------------
// Plans that are written
// -----------------------------------------------------------------------------------------------------------

#[test]
fn a_written_plan_has_the_fits_that_were_promised() {
    let files = Files::new(WORKED_CATALOG, &worked_team());
    let (catalog, worked) = (files.path("catalog.yaml"), files.path("team.yaml"));
    let nordlys = "profiles/nordlys.yaml".to_owned();
    let cases = [
        vec![worked.clone(), "--catalog".to_owned(), catalog],
        vec![nordlys.clone()],
        vec![nordlys, "--no-moves".to_owned()],
    ];
    for (number, case) in cases.iter().enumerate() {
        let (plan, after) =
            (files.path(&format!("plan-{number}.yaml")), files.path(&format!("after-{number}.yaml")));
        let case = words(case);
        let asked = ["--hours", "80", "--format", "json", "--write-plan", &plan];
        let run = salesfit(&[&["coach"], &case[..], &asked].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        let told = run.json();
        let without_moves: Vec<&str> = case.iter().copied().filter(|word| *word != "--no-moves").collect();
        let (team, options) = without_moves.split_at(1);
        let applied = salesfit(&[&["apply", team[0], &plan, "-o", &after], options].concat());
        assert_eq!(applied.code, 0, "{}", applied.err);
        let matched =
            salesfit(&[&["match", &after, "--format", "json", "--draws", "0"], options].concat()).json();
        let mut steps = 0;
        for of in list(&told, "plans") {
            let seller = sellers(&matched).iter().find(|seller| seller["id"] == of["seller"]);
            let seller = seller.unwrap_or_else(|| panic!("{of} is in the team"));
            let role = of["role"]["id"].as_str().or(of["role"].as_str()).expect("an id");
            assert_eq!(seller["role"], role, "{of}");
            let fit = number_of(&fit_of(seller, role)["fit"]);
            assert!((fit - number_of(&of["fit"])).abs() < 1e-9, "{role} at {fit}: {of}");
            steps += list(of, "steps").len();
        }
        assert!(steps > 0, "{case:?} coaches somebody");
    }
}
