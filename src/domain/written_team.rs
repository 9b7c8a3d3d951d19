//! A team with all that its file says, to be written anew and held against what was written.

use std::cmp::Ordering;

use super::{Rating, Score, Seller, Team};

/// A team with all that its file says, to be written anew.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenTeam {
    /// The team.
    pub team: Team,
    /// Whether its file states the kind of selling; elsewhere it is the catalog's first.
    pub states_motion: bool,
    /// Whether its file states the scale; elsewhere it is the catalog's.
    pub states_scale: bool,
    /// The path of its own catalog, where it names one.
    pub catalog: Option<String>,
    /// Its sellers, with scores and errors on the scale of the team and not of the catalog.
    pub sellers: Vec<Seller>,
}

/// What differs between two teams: whose it is, of a seller, and what.
pub type Difference = (Option<String>, &'static str);

impl WrittenTeam {
    /// Returns the first difference between this team and another that should be the same; `None` where there is none.
    ///
    /// The order of ratings by different raters means nothing.
    pub fn difference(&self, other: &WrittenTeam) -> Option<Difference> {
        let (one, two) = (&self.team, &other.team);
        let of_team = [
            (one.name == two.name, "team"),
            (one.date == two.date, "date"),
            (one.motion == two.motion && self.states_motion == other.states_motion, "motion"),
            (one.scale == two.scale && self.states_scale == other.states_scale, "scale"),
            (one.seats == two.seats, "seats"),
            (one.demand == two.demand, "demand"),
            (one.handoffs == two.handoffs, "handoffs"),
            (one.handoff_minutes == two.handoff_minutes, "handoff_minutes"),
            (one.coaching_hours == two.coaching_hours, "coaching"),
            (self.catalog == other.catalog, "catalog"),
        ];
        if let Some((_, what)) = of_team.into_iter().find(|(is_same, _)| !is_same) {
            return Some((None, what));
        }
        let pairs = self.sellers.iter().zip(&other.sellers);
        let differing = pairs.filter_map(|(one, two)| Some((Some(one.id.clone()), of_seller(one, two)?)));
        let missing =
            self.sellers.get(other.sellers.len()).map(|seller| (Some(seller.id.clone()), "sellers"));
        let added = other.sellers.get(self.sellers.len()).map(|seller| (Some(seller.id.clone()), "sellers"));
        differing.chain(missing).chain(added).next()
    }
}

fn of_seller(one: &Seller, two: &Seller) -> Option<&'static str> {
    let parts = [
        (one.id == two.id, "id"),
        (one.name == two.name, "name"),
        (one.role == two.role, "role"),
        (one.states_hours == two.states_hours && is_same(one.hours, two.hours), "hours"),
        (one.wishes == two.wishes, "wishes"),
        (one.pinned == two.pinned, "pinned"),
        (one.never_coached == two.never_coached, "coaching"),
        (
            one.scores.len() == two.scores.len() && one.scores.iter().zip(&two.scores).all(is_same_score),
            "scores",
        ),
    ];
    parts.into_iter().find(|(is_same, _)| !is_same).map(|(_, what)| what)
}

fn is_same_score((one, two): (&Option<Score>, &Option<Score>)) -> bool {
    match (one, two) {
        (Some(one), Some(two)) if one.ratings.is_empty() && two.ratings.is_empty() => {
            is_same(one.value, two.value) && one.se.map(f64::to_bits) == two.se.map(f64::to_bits)
        }
        (Some(one), Some(two)) => by_rater(&one.ratings) == by_rater(&two.ratings),
        (one, two) => one.is_none() && two.is_none(),
    }
}

fn by_rater(ratings: &[Rating]) -> Vec<(Option<&str>, f64)> {
    let mut all: Vec<(Option<&str>, f64)> = Vec::with_capacity(ratings.len());
    for rating in ratings {
        all.push((rating.rater.as_ref().map(super::RaterKind::as_str), rating.value));
    }
    all.sort_by_key(|(rater, _)| *rater);
    all
}

/// Whether two numbers are the same, and not only near.
fn is_same(one: f64, two: f64) -> bool {
    one.partial_cmp(&two).is_some_and(Ordering::is_eq)
}
