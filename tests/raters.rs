//! The laws of agreement between raters, and what is said where there is little to say.

#[path = "common/mod.rs"]
mod common;

use proptest::prelude::*;
use proptest::sample::select;
use salesfit::domain::{Lang, Scale};
use salesfit::engine::{
    Agreement, OneWay, RatedTeam, TwoWay, agree, alpha, chance_variance, rwg, rwg_j, uniform_variance,
};
use salesfit::render::Format;
use salesfit::result::{Answer, Header, Labels, Raters};

use common::{drawn_in, opened};

const CATALOG: &str = include_str!("cli/world/catalog.yaml");
const FORMATS: [Format; 4] = [Format::Table, Format::Csv, Format::Json, Format::Markdown];

fn agreement(team: &str) -> Agreement {
    let opened = opened(CATALOG, team);
    let rated = RatedTeam::gather(opened.catalog.traits.len(), opened.sellers).expect("the team is sound");
    agree(&opened.catalog, &opened.team, &rated)
}

fn told(team: &str, format: Format, lang: Lang) -> String {
    let opened = opened(CATALOG, team);
    let labels = Labels::new(&opened.catalog, lang);
    let header = Header::new(Raters::SCHEMA, &opened.team, opened.team.motion, &opened.catalog, &labels);
    drawn_in(lang, &Raters::new(header, &labels, &opened.catalog, &agreement(team)), format)
}

/// Ratings as a team file has them: none, one, several, by name or not, equal or not.
fn score() -> impl Strategy<Value = String> {
    let number = || select(vec!["1", "2", "3", "4", "5", "4.5", "3.3"]);
    let list = prop::collection::vec(number(), 1..5).prop_map(|all| format!("[{}]", all.join(", ")));
    let peers = prop::collection::vec(number(), 1..4).prop_map(|all| format!("[{}]", all.join(", ")));
    prop_oneof![
        number().prop_map(str::to_owned),
        Just("~".to_owned()),
        list,
        (number(), number()).prop_map(|(own, other)| format!("{{self: {own}, manager: {other}}}")),
        (number(), number(), peers)
            .prop_map(|(own, other, peers)| format!("{{peer: {peers}, manager: {other}, self: {own}}}")),
        number().prop_map(|other| format!("{{manager: {other}}}")),
        Just("{self: 4, manager: 4, peer: [4, ~]}".to_owned()),
    ]
}

/// Sellers with up to four rated traits.
fn sellers() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop::collection::vec(score(), 4), 1..14).prop_map(|sellers| {
        let scores = |scores: &Vec<String>| {
            let pairs = ["drive", "skin", "empathy", "writing"].into_iter().zip(scores);
            pairs.map(|(of, score)| format!("{of}: {score}")).collect::<Vec<_>>().join(", ")
        };
        let seller = |(at, of): (usize, &Vec<String>)| {
            format!("  - {{name: N{}, id: s-{at}, scores: {{{}}}}}\n", at % 3, scores(of))
        };
        sellers.iter().enumerate().map(seller).collect()
    })
}

fn team(sellers: &[String]) -> String {
    format!("team: Made\nscale: [1, 5]\nsellers:\n{}", sellers.concat())
}

fn table(rows: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Vec<f64>>> {
    (rows, 2..5_usize).prop_flat_map(|(rows, columns)| {
        prop::collection::vec(prop::collection::vec((0..=10_u8).prop_map(f64::from), columns), rows)
    })
}

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
        (a, b) => a.is_none() && b.is_none(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn order_of_sellers_changes_no_printed_byte(sellers in sellers(), turn in 0..14_usize) {
        let mut turned = sellers.clone();
        turned.rotate_left(turn % sellers.len());
        turned.reverse();
        for format in FORMATS {
            prop_assert_eq!(told(&team(&sellers), format, Lang::En), told(&team(&turned), format, Lang::En));
        }
    }

    #[test]
    fn nothing_that_is_told_is_no_number(sellers in sellers()) {
        for format in FORMATS {
            for lang in [Lang::En, Lang::Nb] {
                let said = told(&team(&sellers), format, lang);
                prop_assert!(!said.contains("NaN") && !said.contains("inf,"), "{}", said);
            }
        }
        let found = agreement(&team(&sellers));
        for of in &found.traits {
            let table = of.panel.as_ref().map(|panel| panel.table);
            let shares = [of.one_way.single(), of.one_way.mean(), table.and_then(|of| of.single())];
            prop_assert!(shares.into_iter().flatten().all(|icc| icc.is_finite() && icc <= 1.0 + 1e-12), "{:?}", of);
            let near = [of.within.mean, of.within.mean_of_used].into_iter().flatten();
            prop_assert!(near.into_iter().all(|rwg| (0.0..=1.0).contains(&rwg)), "{:?}", of);
            prop_assert!(of.one_way.each().is_none_or(|each| each >= 2.0 - 1e-9), "{:?}", of);
            // Whoever is in the panel is rated by several; nobody is counted twice.
            let counted = of.panel.as_ref().map(|panel| panel.sellers + panel.left_out);
            prop_assert!(counted.is_none_or(|counted| counted == of.one_way.targets), "{:?}", of);
        }
    }

    #[test]
    fn raters_who_say_the_same_agree_perfectly(values in prop::collection::vec(0..=10_u8, 2..9), raters in 2..5_usize) {
        let rows: Vec<Vec<f64>> = values.iter().map(|&value| vec![f64::from(value) / 3.0; raters]).collect();
        let differ = values.iter().any(|value| *value != values[0]);
        let (one, two) = (OneWay::of(&rows), TwoWay::of(&rows).expect("a table"));
        for icc in [one.single(), one.mean(), two.single(), two.mean(), two.consistency_single(), alpha(&rows)] {
            prop_assert!(near(icc, differ.then_some(1.0)), "{:?}", icc);
        }
        prop_assert_eq!(one.error(), Some(0.0));
        prop_assert_eq!(rwg(&rows[0], uniform_variance(5)), Some(1.0));
    }

    #[test]
    fn a_balanced_table_has_one_analysis_whichever_way_it_is_taken(rows in table(2..9)) {
        let (one, two) = (OneWay::of(&rows), TwoWay::of(&rows).expect("a table"));
        prop_assert!(near(one.between.mean(), two.rows.mean()));
        prop_assert!(near(one.within.mean(), two.within().mean()));
        // Spearman (1910) and Brown (1910): the mean of k from a single one.
        let k = one.each().expect("two targets");
        let stepped = |icc: f64| k * icc / (1.0 + (k - 1.0) * icc);
        if let (Some(single), Some(mean)) = (one.single(), one.mean()) {
            prop_assert!((stepped(single) - mean).abs() < 1e-6 * mean.abs().max(1.0), "{} {}", single, mean);
        }
        prop_assert!(near(two.consistency_mean(), alpha(&rows)) || alpha(&rows).is_none_or(|a| a.abs() > 1e6));
        // A table with itself as a second part says the same.
        prop_assert!(near(one.pooled(one).single(), one.single()));
        prop_assert!(near(two.pooled(two).single(), two.single()));
    }

    #[test]
    fn where_a_scale_begins_and_how_long_it_is_changes_no_share(rows in table(2..9), shift in 0..50_u8, by in 1..9_u8) {
        let moved: Vec<Vec<f64>> = rows
            .iter()
            .map(|row| row.iter().map(|x| f64::from(shift) + f64::from(by) * x).collect())
            .collect();
        prop_assert!(near(OneWay::of(&rows).single(), OneWay::of(&moved).single()));
        let single = |rows: &[Vec<f64>]| TwoWay::of(rows).and_then(|table| table.single());
        prop_assert!(near(single(&rows), single(&moved)));
        let chance = f64::from(by) * f64::from(by) * 10.0;
        prop_assert!(near(rwg(&rows[0], 10.0), rwg(&moved[0], chance)));
        prop_assert!(near(rwg_j(&rows, 10.0), rwg_j(&moved, chance)));
    }
}

#[test]
fn a_rater_who_is_always_a_point_higher_costs_agreement_but_no_consistency() {
    let rows = [[3.0, 4.0], [5.0, 6.0], [7.0, 8.0], [6.0, 7.0]];
    let table = TwoWay::of(&rows).expect("a table");
    assert!(table.consistency_single().is_some_and(|icc| (icc - 1.0).abs() < 1e-12));
    assert!(table.single().is_some_and(|icc| icc < 0.9));
}

#[test]
fn a_team_in_which_nobody_has_a_second_rating_is_told_what_to_do() {
    let team = "team: Few\nsellers: [{name: Kari, scores: {drive: 7, skin: [5], empathy: {manager: 4}}}]";
    let found = agreement(team);
    assert_eq!((found.sellers, found.rated_by_several, found.traits.len(), found.by_one.len()), (1, 0, 0, 3));
    assert!(told(team, Format::Table, Lang::En).contains("drive: {manager: 7, peer: 6}"));
    assert_eq!(told(team, Format::Csv, Lang::En).lines().count(), 1, "a header and nothing else");
}

#[test]
fn differences_between_traits_are_no_agreement_between_raters() {
    // Everybody is rated high in drive and low in writing, and beyond that by chance.
    let one = "  - {name: A, scores: {drive: [8, 9], writing: [2, 1]}}\n";
    let other = "  - {name: B, scores: {drive: [9, 8], writing: [1, 2]}}\n";
    let found = agreement(&format!("team: Made\nsellers:\n{one}{other}"));
    assert!(found.one_way.single().is_some_and(|icc| icc <= -1.0 + 1e-12));
}

#[test]
fn ratings_on_another_scale_are_compared_in_points_of_the_catalogs() {
    let of = |scale: &str, numbers: [&str; 4]| {
        let [a, b, c, d] = numbers;
        agreement(&format!(
            "team: Made\nscale: {scale}\nsellers:\n  - {{name: A, scores: {{drive: {{self: {a}, manager: {b}}}}}}}\n  \
             - {{name: B, scores: {{drive: {{self: {c}, manager: {d}}}}}}}\n"
        ))
    };
    let (five, ten) = (of("[1, 5]", ["5", "4", "3", "1"]), of("[0, 10]", ["10", "7.5", "5", "0"]));
    assert_eq!(five.raters, ten.raters);
    assert_eq!(five.one_way, ten.one_way);
    let points = five.raters.iter().map(|of| of.difference).collect::<Vec<_>>();
    assert_eq!(points, [None, Some(3.75)]);
    // Five steps are wider apart than eleven, and halves have no steps at all.
    let chance = |found: &Agreement| found.traits[0].within.chance;
    assert!((chance(&five) - 12.5).abs() < 1e-12);
    assert!((chance(&ten) - 100.0 / 12.0).abs() < 1e-12);
    let scale = Scale::default();
    assert!((chance_variance([3.0, 7.0], scale, scale) - 10.0).abs() < 1e-12);
}

#[test]
fn raters_by_name_are_kept_apart_by_their_place_in_a_list() {
    let found = agreement(
        "team: Made\nsellers:\n  - {name: A, scores: {drive: {peer: [6, 7]}}}\n  \
         - {name: B, scores: {drive: {peer: [3, 5, 4]}}}\n",
    );
    let panel = found.traits[0].panel.as_ref().expect("two peers rated both");
    let names: Vec<(&str, usize)> =
        panel.raters.iter().map(|name| (name.kind.as_str(), name.number)).collect();
    assert_eq!((names, panel.sellers, panel.left_out), (vec![("peer", 1), ("peer", 2)], 2, 0));
    // Peers among themselves are one kind: nobody to be compared with.
    assert_eq!(found.raters[0].pairs, 0);
    assert_eq!(found.self_and_others, None);
}
