//! A second opinion on who works in which role, where nobody is to have a handful of hours in five of them.
//!
//! Written from the words of the contract: a posting is at least a share of the person's own week, a person has at
//! most so many roles, and a role at least two people where the team has people enough for that. Every way to post
//! people is tried, and the hours of each are a linear program, so it is for small teams only.

use super::organize::{Tableau, Work, dot};
use super::uncertainty::count;

/// What a staffing keeps to.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The least posting, as a share of a person's hours in the work.
    pub least_posting: f64,
    pub most_roles: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { least_posting: 0.2, most_roles: 2 }
    }
}

/// The best staffing that keeps to the limits.
#[derive(Clone, Copy, Debug)]
pub struct Staffing {
    pub effective: f64,
    /// How many people every role has at least.
    pub people_in_each: usize,
}

/// A set of roles to be staffed.
pub struct Roles {
    /// By person and role: what an hour yields.
    pub fits: Vec<Vec<f64>>,
    /// Hours of each person, and of each role.
    pub supply: Vec<f64>,
    pub hours: Vec<f64>,
}

impl Roles {
    pub(super) fn of(work: &Work<'_>, division: &[usize]) -> Self {
        let sets = division.iter().max().map_or(0, |most| most + 1);
        let mut hours = vec![0.0; sets];
        for (demand, set) in work.demand.iter().zip(division) {
            hours[*set] += demand;
        }
        Roles { fits: work.by_set(&work.fits, division, sets), supply: work.supply.clone(), hours }
    }

    /// How many people every role should have.
    pub fn wanted_in_each(&self, limits: Limits) -> usize {
        if 2 * self.hours.len() < self.supply.len() * limits.most_roles { 2 } else { 1 }
    }

    /// The fewest hours of a person in a role that must have so many people.
    pub fn least(&self, person: usize, role: usize, limits: Limits, in_each: usize) -> f64 {
        (limits.least_posting * self.supply[person]).min(self.hours[role] / count(in_each))
    }

    /// The best staffing, with two people in each role if there is any such; nothing where no staffing keeps to the
    /// limits.
    pub fn staffed(&self, limits: Limits) -> Option<Staffing> {
        let wanted = self.wanted_in_each(limits);
        (1..=wanted).rev().find_map(|in_each| {
            let mut search = Search::new(self, limits, in_each);
            search.each(&mut Vec::new(), 0.0);
            search.best.map(|effective| Staffing { effective, people_in_each: in_each })
        })
    }
}

/// Tries all ways to post people.
struct Search<'a> {
    roles: &'a Roles,
    limits: Limits,
    in_each: usize,
    /// The roles that one person may have together.
    bundles: Vec<Vec<usize>>,
    /// The most that people from this one on can yield.
    rest: Vec<f64>,
    best: Option<f64>,
}

impl<'a> Search<'a> {
    fn new(roles: &'a Roles, limits: Limits, in_each: usize) -> Self {
        let sets = roles.hours.len();
        let bundle = |bits: u32| -> Vec<usize> { (0..sets).filter(|set| bits >> set & 1 == 1).collect() };
        let bundles = (1..1_u32 << sets).map(bundle).filter(|bundle| bundle.len() <= limits.most_roles);
        let mut rest = vec![0.0];
        for (fits, supply) in roles.fits.iter().zip(&roles.supply).rev() {
            let most = fits.iter().copied().fold(0.0, f64::max);
            rest.push(rest[rest.len() - 1] + most * supply);
        }
        rest.reverse();
        Search { roles, limits, in_each, bundles: bundles.collect(), rest, best: None }
    }

    fn each(&mut self, chosen: &mut Vec<usize>, most: f64) {
        let person = chosen.len();
        if self.best.is_some_and(|best| most + self.rest[person] <= best) {
            return;
        }
        if person == self.roles.supply.len() {
            if let Some(effective) = self.solved(chosen) {
                self.best = Some(self.best.map_or(effective, |best| best.max(effective)));
            }
            return;
        }
        for at in 0..self.bundles.len() {
            let fits = self.bundles[at].iter().map(|role| self.roles.fits[person][*role]);
            let yields = fits.fold(0.0, f64::max) * self.roles.supply[person];
            chosen.push(at);
            self.each(chosen, most + yields);
            chosen.pop();
        }
    }

    /// What the best hours yield where everybody has just these roles; nothing where no hours will do.
    fn solved(&self, chosen: &[usize]) -> Option<f64> {
        let Roles { fits, supply, hours } = self.roles;
        let mut postings = Vec::new();
        for (person, at) in chosen.iter().enumerate() {
            postings.extend(self.bundles[*at].iter().map(|role| (person, *role)));
        }
        let people = supply.len();
        let rhs: Vec<f64> = supply.iter().chain(hours).copied().collect();
        let mut left = rhs.clone();
        let mut already = 0.0;
        let mut in_role = vec![0; hours.len()];
        for (person, role) in &postings {
            let least = self.roles.least(*person, *role, self.limits, self.in_each);
            left[*person] -= least;
            left[people + role] -= least;
            already += least * fits[*person][*role];
            in_role[*role] += 1;
        }
        let slack = 1e-9 * (1.0 + supply.iter().sum::<f64>());
        if in_role.iter().any(|people| *people < self.in_each) || left.iter().any(|left| *left < -slack) {
            return None;
        }
        let left: Vec<f64> = left.iter().map(|left| left.max(0.0)).collect();
        let row = |row: usize| -> Vec<f64> {
            let is_in = |(person, role): &(usize, usize)| row == *person || row == people + role;
            postings.iter().map(|posting| if is_in(posting) { 1.0 } else { 0.0 }).collect()
        };
        let rows: Vec<Vec<f64>> = (0..left.len()).map(row).collect();
        let mut tableau = Tableau::new(&rows, &left);
        tableau.find_basis().ok()?;
        let mut costs: Vec<f64> = postings.iter().map(|(person, role)| fits[*person][*role]).collect();
        costs.resize(postings.len() + left.len(), 0.0);
        tableau.maximise(&costs, &vec![true; postings.len()]);
        Some(already + dot(&tableau.solution(), &costs))
    }
}

#[test]
fn a_posting_of_an_hour_costs_what_it_must() {
    // Kari is best at everything; Ola and Per are as good as each other.
    let roles = Roles {
        fits: vec![vec![1.0, 0.9], vec![0.5, 0.5], vec![0.5, 0.5]],
        supply: vec![10.0; 3],
        hours: vec![9.0, 21.0],
    };
    // Two roles and three people with up to two roles: two people in each. Kari has 2 to 8 hours in one of them: 7 in
    // the smaller one with 2 of somebody else, and 3 in the other.
    let best = roles.staffed(Limits::default()).expect("it can be staffed");
    assert_eq!(best.people_in_each, 2);
    assert!((best.effective - (7.0 + 0.9 * 3.0 + 0.5 * 20.0)).abs() < 1e-9, "{best:?}");
    // Nobody may have two roles, and nine hours are no week's work.
    assert!(roles.staffed(Limits { most_roles: 1, ..Limits::default() }).is_none());
    // Without a least posting she has all nine hours, and somebody else none of them.
    let free = roles.staffed(Limits { least_posting: 0.0, most_roles: 2 }).expect("it can be staffed");
    assert!((free.effective - (9.0 + 0.9 + 0.5 * 20.0)).abs() < 1e-9, "{free:?}");
}
