//! What changed between two measurements: the arithmetic, and the laws that every answer keeps.

use std::sync::Arc;

use proptest::prelude::*;
use salesfit::domain::{Band, Catalog, Seller, Target};
use salesfit::engine::diff::{
    Cause, MOST_PLAYERS, Measurement, NoSplit, RELIABLE, Remeasured, SellerChange, Snapshot, Transition,
    Trend, ValueChange, is_reliable, measurement_error, rebase_seller, reliable_change, shapley,
    smallest_reliable,
};
use salesfit::engine::{Scorer, SearchLimit};

use serde_json::Value;

use crate::support::{json, opened};

const CATALOG: &str = include_str!("../cli/world/catalog.yaml");

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
    let mut counted = 0.0;
    for order in &orders {
        counted += 1.0;
        let mut state = 0;
        for &player in order {
            let next = state | 1 << player;
            parts[player] += values[next] - values[state];
            state = next;
        }
    }
    parts.into_iter().map(|sum| sum / counted).collect()
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
        prop_assert!(parts.iter().zip(&back).all(|(part, back)| near(*part, -back, 0.0)), "{parts:?} {back:?}");
    }

    #[test]
    fn who_changes_nothing_has_no_part(values in prop::collection::vec(-1.0..1.0f64, 8)) {
        // The third of four never makes a difference.
        let parts = shapley(4, |state| Some(values[(state & 0b11 | (state & 0b1000) >> 1) as usize]));
        prop_assert!(parts.expect("all is known")[2].abs() <= 0.0);
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
    assert!(reliable_change(0.0, 0.0, 0.0).abs() <= 0.0);
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
    new.tasks[0].needs[1].target = Target::Band(Band::new(5.0, 10.0, old.scale).expect("a band"));
    let (_, after) =
        team("sellers: [{name: Kari, role: hunter, scores: {drive: 5, skin: 5, empathy: 4, writing: 9}}]");
    let scorer = Scorer::new(Arc::new(new), salesfit::domain::MotionIx(0));
    let hunter = after[0].role.expect("she has one");
    let remeasured = Remeasured::new(old, &before, &scorer, &after);
    let found = remeasured.regression(&before[0], &after[0], hunter).expect("both are known");
    assert!(near(found.before.share(), 1.0, 0.0));
    // Thick skin is 3 under: three quarters of its three eighths of hunting's four fifths.
    assert!(near(found.after.share(), 1.0 - 0.75 * 3.0 / 8.0 * 0.8, 1e-12), "{}", found.after.share());
    assert!(found.se_before > 0.0 && found.se_after > 0.0 && found.rc < 0.0);
    let change = found.after.share() - found.before.share();
    assert!(near(found.rc, reliable_change(change, found.se_before, found.se_after), 0.0));
    let same = remeasured.regression(&after[0], &after[0], hunter).expect("both are known");
    assert!(near(same.rc, 0.0, 0.0));
    // What nobody has rated has not fallen.
    let (_, unrated) = team("sellers: [{name: Kari, role: hunter, scores: {}}]");
    assert_eq!(remeasured.regression(&before[0], &unrated[0], hunter), None);
}

// ---------------------------------------------------------------------------------------------------------
// Laws, over random catalogs and teams
// ---------------------------------------------------------------------------------------------------------

const TRAITS: [&str; 4] = ["drive", "skin", "empathy", "writing"];

/// A catalog of some of the traits, tasks and roles, with numbers of its own.
fn catalog() -> impl Strategy<Value = String> {
    let need = (3u8..9, 1u8..4, prop::bool::weighted(0.2));
    let needs = prop::collection::vec(prop::option::weighted(0.7, need), 12);
    let has = (prop::bool::weighted(0.8), prop::bool::weighted(0.8), prop::bool::weighted(0.8));
    (needs, has, select_scale(), 0u8..3, 10u8..90).prop_map(|(needs, has, scale, tradeoff, share)| {
        // Every catalog knows drive; writing and the motion `simple` may be missing.
        let (writing, simple, expert) = has;
        let traits: Vec<&str> =
            TRAITS.into_iter().filter(|of| *of != "writing" || writing).collect();
        let points = |tenths: u8| scale.0 + (scale.1 - scale.0) * f64::from(tenths) / 10.0;
        let task = |at: usize| {
            let of_task = traits.iter().zip(&needs[at * 4..]).filter_map(|(of, need)| {
                let (limit, weight, vetoes) = (*need)?;
                let veto = if vetoes { format!(", veto_below: {}", points(2)) } else { String::new() };
                Some(format!("{of}: {{at_least: {}, weight: {weight}{veto}}}", points(limit)))
            });
            let found: Vec<String> = of_task.collect();
            if found.is_empty() { format!("drive: {{at_least: {}}}", points(5)) } else { found.join(", ") }
        };
        let tradeoff = ["full", "partial", "none"][usize::from(tradeoff)];
        format!(
            "scale: [{}, {}]\nmotions: {{complex: {{}}{}}}\ntraits: {{{}}}\ntasks:\n  \
             a: {{tradeoff: {tradeoff}, needs: {{{}}}}}\n  b: {{needs: {{{}}}}}\n  c: {{needs: {{{}}}}}\n\
             handoffs: [{{from: a, to: b, per_100_hours: 10}}]\nroles:\n  hunter: {{tasks: {{a: {share}, b: 10}}}}\n  \
             farmer: {{tasks: {{b: 1, c: 1}}}}\n{}",
            scale.0,
            scale.1,
            if simple { format!(", simple: {{ease: {}}}", (scale.1 - scale.0) / 5.0) } else { String::new() },
            traits.iter().map(|of| format!("{of}: {{}}")).collect::<Vec<_>>().join(", "),
            task(0),
            task(1),
            task(2),
            if expert { "  expert: {tasks: {c: 1}}\n" } else { "" },
        )
    })
}

fn select_scale() -> impl Strategy<Value = (f64, f64)> {
    prop::sample::select(vec![(0.0, 10.0), (0.0, 10.0), (1.0, 5.0), (-3.0, 3.0)])
}

/// A team as it may be written for a catalog: everybody by id, with tenths of the scale for scores.
#[derive(Clone, Debug)]
struct Written {
    motion: bool,
    seats: Vec<u8>,
    demand: Option<Vec<u8>>,
    sellers: Vec<(bool, u8, u8, Vec<Option<u8>>)>,
}

fn written() -> impl Strategy<Value = Written> {
    let seller = (
        prop::bool::weighted(0.8),
        0u8..4,
        prop::sample::select(vec![0u8, 20, 37, 37]),
        prop::collection::vec(prop::option::weighted(0.85, 0u8..=10), 4),
    );
    let demand = prop::option::of(prop::collection::vec(5u8..60, 3));
    (any::<bool>(), prop::collection::vec(0u8..3, 3), demand, prop::collection::vec(seller, 1..5))
        .prop_map(|(motion, seats, demand, sellers)| Written { motion, seats, demand, sellers })
}

impl Written {
    /// The team's file for a catalog, its sellers in the order given or turned.
    fn file(&self, catalog: &Catalog, turned: bool) -> String {
        let (lo, span) = (catalog.scale.lo(), catalog.scale.span());
        let known = |trait_ix: usize| catalog.find_trait(TRAITS[trait_ix]).is_some();
        let roles: Vec<&str> = ["hunter", "farmer", "expert"]
            .into_iter()
            .filter(|role| catalog.find_role(role).is_some())
            .collect();
        let seats: Vec<String> =
            roles.iter().zip(&self.seats).map(|(role, seats)| format!("{role}: {seats}")).collect();
        let demand = self.demand.as_ref().map_or_else(String::new, |hours| {
            format!("demand: {{a: {}, b: {}, c: {}}}\n", hours[0], hours[1], hours[2])
        });
        let mut sellers: Vec<String> = self
            .sellers
            .iter()
            .enumerate()
            .filter(|(at, (there, ..))| *there || *at == 0)
            .map(|(at, (_, role, hours, scores))| {
                let role = roles.get(usize::from(*role)).map(|role| format!(", role: {role}"));
                let scores = scores.iter().enumerate().filter(|(of, _)| known(*of));
                let scores = scores.filter_map(|(of, tenths)| {
                    Some(format!("{}: {}", TRAITS[of], lo + span * f64::from((*tenths)?) / 10.0))
                });
                let hours = if at == 0 { 37 } else { *hours };
                format!(
                    "  - {{name: N{at}, hours: {hours}{}, scores: {{{}}}}}\n",
                    role.unwrap_or_default(),
                    scores.collect::<Vec<_>>().join(", ")
                )
            })
            .collect();
        if turned {
            sellers.reverse();
        }
        let motion =
            if self.motion && catalog.find_motion("simple").is_some() { "motion: simple\n" } else { "" };
        format!("{motion}seats: {{{}}}\n{demand}sellers:\n{}", seats.join(", "), sellers.concat())
    }
}

fn measured(catalog: &str, team: &Written, turned: bool) -> (Measurement, String) {
    let read = salesfit::source::read_catalog(&[salesfit::source::File::new("catalog.yaml", catalog)]);
    let read = read.unwrap_or_else(|problems| panic!("{problems:#?}\n{catalog}"));
    let text = team.file(&read, turned);
    let opened = opened(catalog, &text);
    let sellers = opened.sellers.map(|seller| seller.expect("a sound team")).collect();
    (Measurement::new(Snapshot::new(opened.catalog, opened.team, sellers), SearchLimit::STANDARD), text)
}

/// Every change of a step.
fn changes(step: &Transition) -> Vec<&ValueChange> {
    let of = &step.answers;
    let sellers = step.sellers.iter();
    let of_sellers = sellers.flat_map(|of| of.roles.iter().chain([&of.today]).map(|role| &role.fit));
    of_sellers.chain([&of.fit, &of.total, &of.everyone, &of.today]).collect()
}

fn check_sums(change: &ValueChange) -> Result<(), TestCaseError> {
    match (&change.split, change.whole()) {
        (Ok(parts), Some(whole)) => {
            let sum: f64 = parts.iter().map(|part| part.change).sum();
            prop_assert!(near(sum, whole, 1e-9), "{change:?}");
        }
        (Ok(_), None) => prop_assert!(false, "{change:?}"),
        (Err(NoSplit::UnknownAtAnEnd), whole) => prop_assert!(whole.is_none(), "{change:?}"),
        (Err(_), whole) => prop_assert!(whole.is_some(), "{change:?}"),
    }
    Ok(())
}

/// Whether one change is the other the other way round.
fn turned(there: &ValueChange, back: &ValueChange) -> bool {
    let same_parts = match (&there.split, &back.split) {
        (Ok(there), Ok(back)) => {
            there.len() == back.len()
                && there
                    .iter()
                    .zip(back)
                    .all(|(a, b)| a.causes == b.causes && near(a.change, -b.change, 1e-12))
        }
        (there, back) => there.as_ref().err() == back.as_ref().err(),
    };
    there.before == back.after && there.after == back.before && same_parts
}

/// By role, so that catalogs that list them otherwise can be compared.
fn by_role<'s>(
    of: &'s SellerChange,
    old: &Catalog,
    new: &Catalog,
) -> std::collections::BTreeMap<String, &'s ValueChange> {
    let id = |role: &salesfit::engine::diff::RoleChange| {
        role.after.map(|ix| new[ix].id.clone()).or(role.before.map(|ix| old[ix].id.clone()))
    };
    of.roles.iter().filter_map(|role| Some((id(role)?, &role.fit))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_of_every_change_sum_to_it_and_turn_with_it(
        old_catalog in catalog(), new_catalog in prop::option::of(catalog()), old in written(), new in written()
    ) {
        let new_catalog = new_catalog.unwrap_or_else(|| old_catalog.clone());
        let (a, first) = measured(&old_catalog, &old, false);
        let (b, second) = measured(&new_catalog, &new, false);
        let (there, back) = (Transition::new(&a, &b, SearchLimit::STANDARD), Transition::new(&b, &a, SearchLimit::STANDARD));
        for change in changes(&there) {
            check_sums(change)?;
        }
        prop_assert_eq!((&there.joined, &there.left), (&back.left, &back.joined));
        for (to, fro) in there.sellers.iter().zip(&back.sellers) {
            prop_assert!(turned(&to.today.fit, &fro.today.fit), "{to:#?}\n{fro:#?}\n{first}\n{second}");
            let (to_roles, fro_roles) =
                (by_role(to, &a.snapshot.catalog, &b.snapshot.catalog), by_role(fro, &b.snapshot.catalog, &a.snapshot.catalog));
            prop_assert!(to_roles.keys().eq(fro_roles.keys()));
            for (role, change) in &to_roles {
                prop_assert!(turned(change, fro_roles[role]), "{role}: {change:?} {:?}", fro_roles[role]);
            }
        }
        let answers = |step: &Transition| {
            let of = step.answers.clone();
            [of.fit, of.total, of.everyone, of.today]
        };
        for (to, fro) in answers(&there).iter().zip(&answers(&back)) {
            prop_assert!(turned(to, fro), "{to:?}\n{fro:?}\n{old_catalog}\n{new_catalog}\n{first}\n{second}");
        }
    }

    #[test]
    fn the_points_of_a_sellers_scores_sum_to_what_they_did_in_the_later_world(
        old_catalog in catalog(), new_catalog in prop::option::of(catalog()), old in written(), new in written()
    ) {
        let is_same_catalog = new_catalog.is_none();
        let new_catalog = new_catalog.unwrap_or_else(|| old_catalog.clone());
        let (a, _) = measured(&old_catalog, &old, false);
        let (b, _) = measured(&new_catalog, &new, false);
        let (there, back) = (Transition::new(&a, &b, SearchLimit::STANDARD), Transition::new(&b, &a, SearchLimit::STANDARD));
        for (to, fro) in there.sellers.iter().zip(&back.sellers) {
            let Some(by) = to.by_scores else {
                prop_assert!(to.scores.iter().all(|score| score.points.is_none()));
                continue;
            };
            // The later world, put together without any of the states in between.
            let seller = &b.snapshot.sellers[to.new];
            let role = seller.role.expect("it has points");
            let scorer = b.snapshot.scorer();
            let rebased = rebase_seller(&a.snapshot.sellers[to.old], &a.snapshot.catalog, &b.snapshot.catalog);
            let fit = |seller: &Seller| scorer.score(seller).roles[role.0].standing.fit.expect("it has points");
            let whole = fit(seller).points() - fit(&rebased).points();
            let points: Vec<f64> = to.scores.iter().map(|score| score.points.expect("it has some")).collect();
            let sum = points.iter().sum::<f64>() + by.others;
            prop_assert!(near(sum, whole, 1e-9), "{to:#?}");
            prop_assert!(near(100.0 * (by.after - by.before), whole, 1e-9), "{to:#?}");
            prop_assert!(points.iter().all(|points| points.abs() <= 100.0 + 1e-9), "{points:?}");
            if to.today.fit.split.as_ref().is_ok_and(|parts| parts.iter().all(|of| of.causes == [Cause::Scores])) {
                prop_assert!(near(whole, 100.0 * to.today.fit.whole().expect("it is split"), 1e-9));
            }
            let stands = |change: &SellerChange| change.today.before.map(|ix| ix.0) == change.today.after.map(|ix| ix.0);
            if is_same_catalog && a.snapshot.team.motion == b.snapshot.team.motion && stands(to) {
                let minus: Vec<f64> = fro.scores.iter().map(|score| -score.points.expect("likewise")).collect();
                prop_assert_eq!(points, minus);
                prop_assert!(near(by.others, -fro.by_scores.expect("likewise").others, 0.0));
            }
        }
    }

    #[test]
    fn nothing_differs_from_itself_in_whatever_order(of in catalog(), team in written()) {
        let (a, _) = measured(&of, &team, false);
        let (b, _) = measured(&of, &team, true);
        let step = Transition::new(&a, &b, SearchLimit::STANDARD);
        prop_assert_eq!(step.changed().count(), 0);
        prop_assert!(step.joined.is_empty() && step.left.is_empty());
        prop_assert!(step.answers.seats.is_empty() && step.answers.vacancies.is_empty());
        for change in changes(&step) {
            prop_assert_eq!(change.before, change.after);
            prop_assert!(change.split.as_ref().ok().is_none_or(Vec::is_empty), "{:?}", change);
        }
    }

    #[test]
    fn the_order_of_sellers_changes_no_bit_of_a_step(of in catalog(), old in written(), new in written()) {
        let [(a, _), (a_turned, _)] = [false, true].map(|turned| measured(&of, &old, turned));
        let [(b, _), (b_turned, _)] = [false, true].map(|turned| measured(&of, &new, turned));
        let (one, other) = (Transition::new(&a, &b, SearchLimit::STANDARD), Transition::new(&a_turned, &b_turned, SearchLimit::STANDARD));
        prop_assert_eq!(one.sellers, other.sellers);
        prop_assert_eq!(one.answers, other.answers);
    }

    #[test]
    fn a_trend_is_the_sum_of_its_steps(of in catalog(), teams in prop::collection::vec(written(), 3..5)) {
        let ends: Vec<Measurement> = teams.iter().map(|team| measured(&of, team, false).0).collect();
        let steps: Vec<Transition> = ends.windows(2).map(|pair| Transition::new(&pair[0], &pair[1], SearchLimit::STANDARD)).collect();
        let trend = Trend::new(&ends, &steps);
        let courses = trend.sellers.iter().map(|seller| &seller.today);
        for course in courses.chain([&trend.fit, &trend.total, &trend.everyone, &trend.today]) {
            prop_assert_eq!(course.values.len(), ends.len());
            if let Ok(parts) = &course.change.split {
                let sum: f64 = parts.iter().map(|part| part.change).sum();
                prop_assert!(near(sum, course.change.whole().expect("it is split"), 1e-9));
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------------------
// Cases by name, through the whole program
// ---------------------------------------------------------------------------------------------------------

const YEARS: [&str; 3] = ["2024.yaml", "2025.yaml", "renewed.yaml"];

fn between(old: usize, new: usize) -> Value {
    let path = |at: usize| format!("tests/cli/world/years/{}", YEARS[at]);
    json(&["diff", &path(old), &path(new), "--format", "json"])
}

/// What changed between two texts of teams in the small world.
fn between_texts(old: &str, new: &str) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("writable");
        path.to_str().expect("UTF-8").to_owned()
    };
    let (old, new) = (put("old.yaml", old), put("new.yaml", new));
    json(&["diff", &old, &new, "--catalog", "tests/cli/world/catalog.yaml", "--format", "json"])
}

/// The causes of each part of a change, as `scores+catalog`.
fn causes(change: &Value) -> Vec<String> {
    let parts = change["split"].as_array().expect("it is split").iter();
    let joined = |part: &Value| {
        let causes = part["causes"].as_array().expect("causes").iter();
        causes.map(|cause| cause.as_str().expect("a word")).collect::<Vec<_>>().join("+")
    };
    parts.map(joined).collect()
}

fn changed<'v>(told: &'v Value, id: &str) -> &'v Value {
    let changed = told["transitions"][0]["changed"].as_array().expect("a list");
    changed.iter().find(|seller| seller["id"] == id).unwrap_or_else(|| panic!("{id} changed: {told:#}"))
}

#[test]
fn where_a_state_does_not_exist_its_causes_are_told_as_one() {
    let told = between(1, 2);
    // Rated in the same traits under both catalogs, and in the same role.
    assert_eq!(causes(&changed(&told, "kari-nordmann")["fit"]), ["scores", "catalog"]);
    // The new catalog needs a trait that the old one does not know, and she is rated in it.
    assert_eq!(causes(&changed(&told, "ola-berg")["fit"]), ["scores+catalog"]);
    // Her old role is no more, either.
    assert_eq!(causes(&changed(&told, "ase-ost")["fit"]), ["scores+catalog+role"]);
    let of_team = causes(&told["transitions"][0]["answers"]["mean_fit"]);
    assert_eq!(of_team, ["scores+catalog+role+work"], "seats of a role that is no more are work");
    // What cannot be told apart from the catalog is no measurement.
    assert!(changed(&told, "ola-berg")["fit"]["rc"].is_null());
}

#[test]
fn who_was_or_is_unknown_has_no_number() {
    let told = between(1, 2);
    let per = &changed(&told, "per-vik")["fit"];
    assert!(
        per["old"].is_number() && per["new"].is_null() && per["change"].is_null() && per["split"].is_null()
    );
    assert_eq!(per["no_split"], "unknown-at-an-end");
    let back = between(2, 1);
    let per = &changed(&back, "per-vik")["fit"];
    assert!(per["old"].is_null() && per["new"].is_number() && per["split"].is_null());
}

#[test]
fn where_a_fit_is_unknown_with_some_causes_changed_nothing_is_split() {
    let of = |role: &str, of: &str| format!("sellers: [{{name: Kari, role: {role}, scores: {{{of}: 6}}}}]");
    let told = between_texts(&of("hunter", "skin"), &of("farmer", "empathy"));
    let fit = &changed(&told, "kari")["fit"];
    assert!(fit["old"].is_number() && fit["new"].is_number() && fit["change"].is_number());
    assert_eq!((&fit["split"], fit["no_split"].as_str()), (&Value::Null, Some("unknown-between")));
}

#[test]
fn who_joined_and_who_left_are_told_and_are_a_cause_of_the_teams_answers() {
    let told = between(0, 1);
    let step = &told["transitions"][0];
    assert_eq!((&step["joined"][0]["id"], &step["left"][0]["id"]), (&"liv-eng".into(), &"tor-haug".into()));
    assert_eq!(step["left"][0]["role"], "farmer");
    assert_eq!(causes(&step["answers"]["fit_total"]), ["scores", "role", "people", "work"]);
    assert_eq!(step["unchanged"], 1);
}

/// What a score did, as JSON has it.
fn moved<'v>(told: &'v Value, id: &str, of: &str) -> &'v Value {
    let scores = changed(told, id)["scores"].as_array().expect("a list");
    scores.iter().find(|score| score["trait"] == of).unwrap_or_else(|| panic!("{of} changed: {told:#}"))
}

#[test]
fn a_changed_score_is_told_what_it_did_and_on_which_side_it_lies() {
    let of = |skin: &str, empathy: u8, writing: u8| {
        format!(
            "sellers: [{{name: Kari, role: hunter, scores: {{drive: 9, skin: {skin}, empathy: {empathy}, \
             writing: {writing}}}}}]"
        )
    };
    let points =
        |told: &Value, of: &str| 100.0 * moved(told, "kari", of)["fit_change"].as_f64().expect("a change");
    // Too much empathy for a hunter, and writing that is no longer enough.
    let told = between_texts(&of("8", 5, 8), &of("8", 8, 7));
    assert_eq!(moved(&told, "kari", "empathy")["side"], "over");
    assert_eq!(moved(&told, "kari", "writing")["side"], "under");
    let change = changed(&told, "kari")["fit"]["change"].as_f64().expect("known");
    assert!(points(&told, "empathy") < 0.0 && points(&told, "writing") < 0.0);
    assert!(near(points(&told, "empathy") + points(&told, "writing"), 100.0 * change, 1e-9), "{told:#}");
    // A veto is lost by the trait that breaks it: all of hunting, 80 of the role's 100 shares.
    let told = between_texts(&of("8", 5, 8), &of("2", 5, 8));
    assert_eq!(moved(&told, "kari", "skin")["side"], "under");
    assert!(near(points(&told, "skin"), -80.0, 1e-9), "{told:#}");
    // Who has no role has no points, and a score that was not known has some all the same.
    let told = between_texts(&of("null", 5, 8), &of("7", 5, 8));
    let skin = moved(&told, "kari", "skin");
    assert!(skin["old"].is_null() && points(&told, "skin") < 0.0, "{told:#}");
    let told = between_texts(&of("8", 5, 8), &of("7", 5, 8).replace("role: hunter, ", ""));
    assert!(
        moved(&told, "kari", "skin")["fit_change"].is_null() && changed(&told, "kari")["by_scores"].is_null()
    );
}

#[test]
fn leave_is_work_and_not_leaving() {
    let of = |hours: u8| {
        format!(
            "seats: {{hunter: 1}}\nsellers:\n  \
        - {{name: Kari, role: hunter, hours: {hours}, scores: {{drive: 9, skin: 9, empathy: 4, writing: 9}}}}\n  \
        - {{name: Ola, role: hunter, scores: {{drive: 7, skin: 7, empathy: 4, writing: 7}}}}\n"
        )
    };
    let told = between_texts(&of(37), &of(0));
    let step = &told["transitions"][0];
    assert!(step["left"] == Value::Array(Vec::new()) && step["changed"] == Value::Array(Vec::new()));
    assert_eq!(causes(&step["answers"]["fit_total"]), ["work"]);
    let seats: Vec<(&str, bool)> = step["answers"]["seats"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|seat| (seat["seller"].as_str().expect("an id"), seat["role_new"].is_null()))
        .collect();
    assert_eq!(seats, [("kari", true), ("ola", false)]);
}

#[test]
fn sellers_meet_by_their_ids_whatever_they_are_called() {
    let of = |name: &str| {
        format!("sellers: [{{id: kari, name: {name}, role: hunter, scores: {{drive: 6, skin: 7}}}}]")
    };
    let told = between_texts(&of("Kari Berg"), &of("Kari Vik"));
    let step = &told["transitions"][0];
    assert_eq!(step["unchanged"], 1);
    assert!(step["joined"] == Value::Array(Vec::new()) && step["left"] == Value::Array(Vec::new()));
}

#[test]
fn words_of_a_catalog_are_no_cause() {
    let (catalog, _) = team(RATED);
    let mut other = (*catalog).clone();
    other.version = "9".to_owned();
    other.roles[0].name = salesfit::domain::Text::plain("Chaser");
    other.tasks[0].needs[0].why = None;
    let end = |catalog: Arc<Catalog>| {
        let opened = opened(CATALOG, RATED);
        let sellers = opened.sellers.map(|seller| seller.expect("a sound team")).collect();
        Measurement::new(Snapshot::new(catalog, opened.team, sellers), SearchLimit::STANDARD)
    };
    let step = Transition::new(&end(catalog), &end(Arc::new(other)), SearchLimit::STANDARD);
    assert!(
        changes(&step)
            .into_iter()
            .all(|change| change.split.as_ref().is_err() || change.split == Ok(Vec::new()))
    );
}
