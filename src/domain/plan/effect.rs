//! What a change does to a team, and why it cannot be made.

use std::collections::{BTreeMap, BTreeSet};

use super::{Amount, Change};
use crate::domain::{
    Catalog, MAX_SEATS, MotionIx, Problem, Rating, Scale, Score, Seller, TaskIx, Team, WrittenTeam,
};

/// The most hours a week of a task.
const MOST_HOURS: f64 = 1e9;

impl WrittenTeam {
    /// Returns the team that results from changes, which [`fault`](Change::fault) has passed. Whoever joins comes after all
    /// others, in the order of the changes.
    #[must_use]
    pub fn with_changes<'c>(&self, changes: impl IntoIterator<Item = &'c Change>) -> WrittenTeam {
        let mut changed = self.clone();
        let places: BTreeMap<&str, usize> =
            self.sellers.iter().enumerate().map(|(at, seller)| (seller.id.as_str(), at)).collect();
        let mut removed: BTreeSet<&str> = BTreeSet::new();
        for change in changes {
            let at = change.seller().and_then(|id| places.get(id)).copied();
            match (change, at) {
                (Change::Remove { seller }, _) => _ = removed.insert(seller),
                (_, Some(at)) => make_of(&mut changed.sellers[at], change, self.team.scale),
                (_, None) => changed.make(change),
            }
        }
        changed.sellers.retain(|seller| !removed.contains(seller.id.as_str()));
        changed
    }

    /// Makes a change that is about nobody in the team.
    fn make(&mut self, change: &Change) {
        match change {
            Change::Join(seller) => self.sellers.push(Seller { line: 0, ..*seller.clone() }),
            Change::Seats { role, seats } => {
                let to = seats.over(i64::from(self.team.seats_of(*role)));
                let to = u32::try_from(to).unwrap_or(0);
                match self.team.seats.iter_mut().find(|(known, _)| known == role) {
                    Some((_, seats)) => *seats = to,
                    None => self.team.seats.push((*role, to)),
                }
            }
            Change::Demand { task, hours } => {
                let to = hours.over(self.hours_of(*task));
                let demand = self.team.demand.get_or_insert_default();
                match demand.iter_mut().find(|(known, _)| known == task) {
                    Some((_, hours)) => *hours = to,
                    None => demand.push((*task, to)),
                }
            }
            Change::HandoffMinutes(minutes) => self.team.handoff_minutes = Some(*minutes),
            Change::Motion(motion) => {
                self.team.motion = *motion;
                self.states_motion = true;
            }
            _ => {}
        }
    }

    fn hours_of(&self, task: TaskIx) -> f64 {
        let mut demand = self.team.demand.iter().flatten();
        demand.find(|(known, _)| *known == task).map_or(0.0, |(_, hours)| *hours)
    }
}

/// Makes a change that is about a person of the team.
fn make_of(seller: &mut Seller, change: &Change, scale: Scale) {
    match change {
        Change::Leave { .. } => (seller.hours, seller.states_hours) = (0.0, true),
        Change::Hours { hours, .. } => (seller.hours, seller.states_hours) = (*hours, true),
        Change::Role { role, .. } => seller.role = Some(*role),
        Change::Wishes { roles, .. } => seller.wishes.clone_from(roles),
        Change::Pinned { pinned, .. } => seller.pinned = *pinned,
        Change::Score { of, score, .. } => seller.scores[of.0] = Some(score.clone()),
        Change::Coach { of, points, .. } => {
            let score = &mut seller.scores[of.0];
            *score = score.as_ref().map(|known| coached(known, *points, scale));
        }
        _ => {}
    }
}

/// Returns a score that has risen. All its ratings rise alike; where one of them would leave the scale, all draw nearer to
/// their mean, so that the mean rises by these points and no weight changes.
fn coached(score: &Score, points: f64, scale: Scale) -> Score {
    let value = (score.value + points).min(scale.hi());
    let mut kept: f64 = 1.0;
    for rating in &score.ratings {
        let above = rating.value - score.value;
        if above > 0.0 {
            kept = kept.min((scale.hi() - value) / above);
        }
    }
    let mut ratings = score.ratings.clone();
    for rating in &mut ratings {
        let to = value + kept * (rating.value - score.value);
        rating.value = to.clamp(scale.lo(), scale.hi());
    }
    Score { value, se: score.se, ratings }
}

impl<T: Copy + std::ops::Add<Output = T>> Amount<T> {
    /// Returns the number that results where this one was.
    fn over(self, was: T) -> T {
        match self {
            Amount::To(to) => to,
            Amount::By(more) => was + more,
        }
    }
}

impl Change {
    /// Returns why the change cannot be made to a team, without a place; `None` where it can. `seller` is whom it is about.
    /// That whoever joins is not there yet is not looked at.
    pub fn fault(
        &self,
        written: &WrittenTeam,
        catalog: &Catalog,
        seller: Option<&Seller>,
    ) -> Option<Problem> {
        let off = |field: &str, found: f64, lo: f64, hi: f64| {
            let problem = Problem::new("plan-off-limits").with("field", field).with("found", found);
            problem.with("lo", lo).with("hi", hi)
        };
        match self {
            Change::Coach { of, points, .. } => {
                let (id, seller) = (catalog[*of].id.as_str(), seller?);
                let Some(score) = seller.scores[of.0].as_ref() else {
                    let problem = Problem::new("coached-unrated").with("trait", id);
                    return Some(problem.with("sellers", vec![seller.id.clone()]));
                };
                let (to, scale) = (score.value + points, written.team.scale);
                (to > scale.hi() + scale.slack()).then(|| off(id, to, scale.lo(), scale.hi()))
            }
            Change::Seats { role, seats } => {
                if written.team.seats.is_empty() && matches!(seats, Amount::By(_)) {
                    return Some(Problem::new("plan-unstated").with("field", "seats"));
                }
                let to = seats.over(i64::from(written.team.seats_of(*role)));
                #[expect(clippy::cast_precision_loss, reason = "only to be told")]
                let told = to as f64;
                let is_off = !(0..=i64::from(MAX_SEATS)).contains(&to);
                is_off.then(|| off(&catalog[*role].id, told, 0.0, f64::from(MAX_SEATS)))
            }
            Change::Demand { task, hours } => {
                if written.team.demand.is_none() {
                    return Some(Problem::new("plan-unstated").with("field", "demand"));
                }
                let to = hours.over(written.hours_of(*task));
                (to < 0.0).then(|| off(&catalog[*task].id, to, 0.0, MOST_HOURS))
            }
            _ => None,
        }
    }

    /// Whether the change leaves a team as it is. `seller` is whom it is about, and `motion` the kind of selling that the
    /// same plan sets.
    pub fn is_idle(
        &self,
        written: &WrittenTeam,
        catalog: &Catalog,
        seller: Option<&Seller>,
        motion: Option<MotionIx>,
    ) -> bool {
        match self {
            Change::Remove { .. } | Change::Join(_) => false,
            Change::Seats { role, seats } => {
                let was = i64::from(written.team.seats_of(*role));
                seats.over(was) == was
            }
            Change::Demand { task, hours } => {
                let was = written.hours_of(*task);
                is_same(hours.over(was), was)
            }
            Change::HandoffMinutes(minutes) => {
                let motion = motion.unwrap_or(written.team.motion);
                let team = Team { motion, ..written.team.clone() };
                is_same(team.handoff_minutes(catalog), *minutes)
            }
            Change::Motion(motion) => written.team.motion == *motion,
            Change::Score { of, score, .. } => seller
                .and_then(|seller| seller.scores[of.0].as_ref())
                .is_some_and(|known| says_the_same(known, score)),
            _ => {
                let Some(seller) = seller else { return false };
                let mut changed = seller.clone();
                make_of(&mut changed, self, written.team.scale);
                changed.states_hours = seller.states_hours;
                changed == *seller
            }
        }
    }
}

/// Whether two numbers are the same, and not only near.
fn is_same(one: f64, two: f64) -> bool {
    one.total_cmp(&two).is_eq() || (one == 0.0 && two == 0.0)
}

/// Whether two scores say the same, however their ratings are written: in another order, or one alone in a list.
fn says_the_same(one: &Score, other: &Score) -> bool {
    one.se == other.se && ratings(one) == ratings(other)
}

/// The ratings of a score by rater, then by value.
fn ratings(score: &Score) -> Vec<Rating> {
    let mut ratings = score.ratings.to_vec();
    if ratings.is_empty() {
        ratings.push(Rating { rater: None, value: score.value });
    }
    ratings.sort_by(|a, b| {
        let word = |of: &Rating| of.rater.as_ref().map(|kind| kind.as_str().to_owned());
        word(a).cmp(&word(b)).then(a.value.total_cmp(&b.value))
    });
    ratings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RaterKind;

    fn score(ratings: &[(Option<&str>, f64)]) -> Score {
        let mut all = Vec::new();
        for (word, value) in ratings {
            all.push(Rating { rater: word.map(|word| RaterKind::shown_as(word, word)), value: *value });
        }
        let value = all.iter().map(|rating| rating.value).sum::<f64>() / 2.0;
        Score { value, se: None, ratings: all.into() }
    }

    #[test]
    fn ratings_in_another_order_or_alone_in_a_list_say_the_same() {
        let named = score(&[(Some("self"), 9.0), (Some("manager"), 10.0)]);
        assert!(says_the_same(&named, &score(&[(Some("manager"), 10.0), (Some("self"), 9.0)])));
        assert!(!says_the_same(&named, &score(&[(Some("manager"), 9.0), (Some("self"), 10.0)])));
        assert!(says_the_same(&score(&[(None, 6.0), (None, 8.0)]), &score(&[(None, 8.0), (None, 6.0)])));
        let single = Score { value: 7.0, se: None, ratings: Box::new([]) };
        let listed = Score { ratings: Box::new([Rating { rater: None, value: 7.0 }]), ..single.clone() };
        assert!(says_the_same(&single, &listed));
        assert!(!says_the_same(&single, &Score { se: Some(1.0), ..listed }));
    }
}
