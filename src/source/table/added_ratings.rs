//! Ratings of another table, added to those of the same sellers.

use indexmap::IndexMap;

use crate::domain::{Catalog, Place, Problem, Rating, Score, Seller, SellerKey};
use crate::source::decoder::MAX_PROBLEMS;
use crate::source::pseudonyms::read_pseudonym;
use crate::source::suggest::suggest;

/// Adds the ratings of other sellers to those of the same id, else of the same name if one seller alone has it, else of the
/// same pseudonym where people are shown under those. They are listed in a table at this place.
///
/// # Errors
/// A seller who is not there, for each, or whose id and name are those of two; a score of a stated error that is rated
/// again.
pub fn add_ratings(
    sellers: &mut [Seller],
    added: Vec<Seller>,
    catalog: &Catalog,
    table: &Place,
) -> Result<(), Vec<Problem>> {
    let mut problems = Vec::new();
    let by_key: IndexMap<SellerKey, usize> =
        sellers.iter().zip(0..).map(|(seller, at)| (seller.key.clone(), at)).collect();
    let mut by_name: IndexMap<u64, Vec<usize>> = IndexMap::new();
    for (at, seller) in sellers.iter().enumerate() {
        by_name.entry(seller.key.name_hash()).or_default().push(at);
    }
    let by_pseudonym: IndexMap<String, usize> =
        sellers.iter().zip(0..).filter_map(|(seller, at)| Some((read_pseudonym(&seller.id)?, at))).collect();
    for other in added {
        if problems.len() >= MAX_PROBLEMS {
            break;
        }
        let of_name = by_name.get(&other.key.name_hash()).map_or(&[][..], Vec::as_slice);
        let by_id = by_key.get(&other.key).or_else(|| by_pseudonym.get(&other.id)).copied();
        if let (Some(at), [named, ..]) = (by_id, of_name)
            && !of_name.contains(&at)
            && other.key.has_own_name()
        {
            let problem = of_two(&other, &sellers[at], &sellers[*named]);
            problems.push(problem.at(Place { line: other.line, ..table.clone() }));
            continue;
        }
        let named = if let [only] = of_name { Some(*only) } else { None };
        let Some(at) = by_id.or(named) else {
            let near = suggest(&other.id, sellers.iter().map(|seller| seller.id.as_str()));
            let problem = Problem::new("unknown-seller").with("word", other.id.as_str());
            let problem = if let Some(near) = near { problem.with("near", near) } else { problem };
            problems.push(problem.at(Place { line: other.line, ..table.clone() }));
            continue;
        };
        for ((score, more), of) in sellers[at].scores.iter_mut().zip(other.scores).zip(&catalog.traits) {
            let Some(more) = more else { continue };
            let has_error = [score.as_ref(), Some(&more)].into_iter().flatten().any(states_error);
            match score.take() {
                None if has_error => *score = Some(more),
                Some(_) if has_error => {
                    problems.push(
                        Problem::new("se-beside-ratings")
                            .with("trait", of.id.as_str())
                            .at(Place { line: other.line, ..table.clone() }),
                    );
                }
                rated => {
                    let mut ratings = rated.map_or_else(Vec::new, into_ratings);
                    ratings.extend(into_ratings(more));
                    *score = Score::of_ratings(ratings, catalog, of);
                }
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Returns the problem of ratings whose id is that of one seller and whose name is that of another.
fn of_two(rated: &Seller, by_id: &Seller, by_name: &Seller) -> Problem {
    let problem =
        Problem::new("id-of-another").with("id", rated.id.as_str()).with("word", rated.name.as_str());
    problem.with("one", by_id.name.as_str()).with("other", by_name.id.as_str())
}

/// Whether a file states the error of a score, so that it is no rating among others.
fn states_error(score: &Score) -> bool {
    score.ratings.is_empty() && score.se.is_some()
}

/// Returns a score as ratings; one number is a rating by nobody in particular.
fn into_ratings(score: Score) -> Vec<Rating> {
    if score.ratings.is_empty() {
        return vec![Rating { rater: None, value: score.value }];
    }
    score.ratings.into_vec()
}
