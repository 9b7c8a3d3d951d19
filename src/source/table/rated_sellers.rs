//! Sellers of a table with a row for each rating who may be none: averages of the others, groups, and names unlike all others.

use indexmap::IndexMap;

use super::brackets::is_no_score;
use super::name_columns::words;
use super::name_shapes::bare;
use super::nobody::{is_group, may_be_called};
use super::statistics::{Aggregate, Numbers, Sums};
use crate::domain::{Catalog, Place, Problem};

/// The fewest other sellers by whose names a name is judged.
const FEWEST: usize = 2;

/// The fewest scores by which somebody under a name like all others' may be their average.
const FEWEST_SCORES: usize = 3;

/// A seller as the ratings have her.
pub struct Rated<'s> {
    /// Her name.
    pub name: &'s str,
    /// The line of her first rating.
    pub line: usize,
    /// Whether a role tells that she is a person.
    pub is_told: bool,
    /// The mean of her ratings of each trait, on the team's scale, with the most decimals of any rating.
    pub numbers: Numbers,
}

/// Returns the problems of those who may be nobody, and the note of those whose names are unlike all others.
pub fn doubts(sellers: &[Rated], table: &Place, catalog: &Catalog) -> (Vec<Problem>, Option<Problem>) {
    let traits = sellers.first().map_or(0, |seller| seller.numbers.scores.len());
    let mut all = Sums::new(traits);
    for seller in sellers {
        all.add(&seller.numbers);
    }
    let several = sellers.iter().filter(|seller| has_several_words(seller.name)).count();
    let groups: Vec<bool> = sellers.iter().map(|seller| is_group(seller.name)).collect();
    let finest = finest(sellers, &groups);
    let (mut problems, mut unlike) = (Vec::new(), Vec::new());
    for (at, seller) in sellers.iter().enumerate().filter(|(_, seller)| !seller.is_told) {
        let place = || Place { line: seller.line, ..table.clone() };
        let is_single = !has_several_words(seller.name);
        // All others have names of several words.
        let is_unlike = is_single && several >= FEWEST && several + 1 == sellers.len();
        let rated = seller.numbers.scores.iter().filter(|score| !score.is_nan()).count();
        // Few scores of a person may well be the mean of others'.
        let is_suspect = is_unlike || groups[at];
        let is_aggregate = (is_suspect || rated >= FEWEST_SCORES)
            && (finest[at] && is_average_of(sellers, &groups, at)
                || all
                    .without(&seller.numbers)
                    .aggregate(&seller.numbers, false)
                    .is_some_and(|found| found != Aggregate::PerhapsAverages || is_suspect));
        if is_aggregate {
            problems.push(Problem::new("seller-of-averages").with("word", seller.name).at(place()));
        } else if groups[at] || names_measure(seller.name, is_unlike) {
            problems.push(Problem::new("hardly-a-name").with("word", seller.name).at(place()));
        } else if is_unlike {
            unlike.push(seller);
        }
    }
    problems.extend(two_forms(sellers, table, catalog));
    let note = unlike.first().map(|seller| {
        let note = Problem::new("names-unlike").with("word", seller.name);
        note.at(Place { line: seller.line, ..table.clone() }).note()
    });
    (problems, note)
}

/// Returns the problems of names that are written in two ways: `Berg, Kari` and `Kari Berg`, or `Kari Berg (self)`.
fn two_forms(sellers: &[Rated], table: &Place, catalog: &Catalog) -> Vec<Problem> {
    let mut met: IndexMap<String, &str> = IndexMap::new();
    let mut problems = Vec::new();
    for seller in sellers {
        let plain = bare(seller.name, catalog);
        match met.get(&plain) {
            Some(other) if *other != seller.name => {
                let problem = Problem::new("two-forms-of-a-name").with("word", seller.name);
                let place = Place { line: seller.line, ..table.clone() };
                problems.push(problem.with("other", *other).at(place));
            }
            Some(_) => {}
            None => {
                met.insert(plain, seller.name);
            }
        }
    }
    problems
}

/// Returns which sellers have more decimals than all others who are no groups: only they may be averages of those.
fn finest(sellers: &[Rated], groups: &[bool]) -> Vec<bool> {
    let (mut most, mut next, mut holder) = (0, 0, None);
    for (at, seller) in sellers.iter().enumerate().filter(|(at, _)| !groups[*at]) {
        let decimals = seller.numbers.decimals;
        if decimals > most {
            (most, next, holder) = (decimals, most, Some(at));
        } else {
            next = next.max(decimals);
        }
    }
    let mut finest = Vec::with_capacity(sellers.len());
    for (at, seller) in sellers.iter().enumerate() {
        let others = if holder == Some(at) { next } else { most };
        finest.push(seller.numbers.decimals > others);
    }
    finest
}

/// Whether a seller has what the others who are no groups have between them.
fn is_average_of(sellers: &[Rated], groups: &[bool], at: usize) -> bool {
    let mut others = Sums::new(sellers[at].numbers.scores.len());
    let rest = sellers.iter().enumerate().filter(|(other, _)| *other != at && !groups[*other]);
    rest.for_each(|(_, seller)| others.add(&seller.numbers));
    others.aggregate(&sellers[at].numbers, false) == Some(Aggregate::Averages)
}

fn has_several_words(name: &str) -> bool {
    name.split_whitespace().count() > 1
}

/// Whether a name is the word of another measure. `Norm` is a person's as well, and is none where all others have two names.
pub fn names_measure(name: &str, is_unlike: bool) -> bool {
    let said = words(name);
    is_no_score(&said) && (is_unlike || !may_be_called(name))
}
