//! `key-person`: what would be lost if one person left and the others were seated anew.

use rayon::prelude::*;

use super::{Evidence, Found, RuleContext, State, Subject};
use crate::domain::policy::Rule;
use crate::domain::{Fit, RoleIx, SLACK, Seller};
use crate::engine::assign::{Candidate, Ineligibility, Rules, assign};
use crate::engine::fixed_point::count;

/// So many draws of all fits are seated anew, for small teams.
const MOST_DRAWS: usize = 200;

/// So many fits are seated anew over all draws together.
const MOST_CELLS: usize = 200_000;

/// Fewer draws than this say nothing.
const FEWEST_DRAWS: usize = 40;

impl RuleContext<'_> {
    /// If she left, the sum of fits at best would fall by at most so many points. The seats are the team's, or as many
    /// of each role as hold it today.
    pub(super) fn key_person(&self) -> Vec<Found> {
        let catalog = self.catalog();
        let most = self.setting.limit / 100.0;
        let sellers = self.reviewed.sellers;
        let order: Vec<usize> = self.by_key().collect();
        let fits = self.reviewed.fits;
        let people: Vec<Candidate> =
            order.iter().map(|&at| Candidate::new(self.reviewed.scorer, &sellers[at], &fits[at])).collect();
        let Some(rules) = self.rules(&people) else { return Vec::new() };
        let seating = assign(catalog, &people, &rules);
        let roles: Vec<RoleIx> = catalog.role_ixs().filter(|role| rules.seats[role.0] > 0).collect();
        let number = MOST_CELLS / (people.len() * roles.len()).max(1);
        let number = number.min(MOST_DRAWS).min(self.reviewed.model.draws());
        let drawn: Vec<Vec<Vec<Option<f64>>>> = if number < FEWEST_DRAWS {
            Vec::new()
        } else {
            order.par_iter().map(|&at| self.reviewed.model.drawn_roles(&sellers[at], &roles)).collect()
        };
        let number = if drawn.is_empty() { 0 } else { number };
        // The draws stand in no order, so that any of them will do.
        let times = (0..number).into_par_iter().map(|at| {
            let people: Vec<Candidate> =
                people.iter().zip(&drawn).map(|(person, fits)| as_drawn(person, &roles, fits, at)).collect();
            let seating = assign(catalog, &people, &rules);
            let is_over = |loss: Option<f64>| loss.is_some_and(|loss| loss > most + SLACK);
            seating.placements.iter().map(|place| is_over(place.loss)).collect::<Vec<bool>>()
        });
        let times: Vec<Vec<bool>> = times.collect();
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, &at)| places[at] = place);
        let found = |(at, seller): (usize, &Seller)| {
            let place = places[at];
            // Who has no seat is missed by none.
            seating.placements[place].seat?;
            let loss = seating.placements[place].loss;
            let over = times.iter().filter(|over| over[place]).count();
            let p = (number > 0).then(|| count(over) / count(number));
            let state = match (loss, p) {
                (Some(loss), Some(p)) => self.decide(loss > most + SLACK, p),
                _ => State::Inconclusive,
            };
            let next = seating.placements[place].runner_up.map(|next| order[next]);
            let subject = Subject { seller: Some(at), role: seller.role, task: None };
            Some(Found {
                rule: Rule::KeyPerson,
                subject,
                state,
                evidence: Evidence::KeyPerson { loss, p, next },
                ask: Vec::new(),
            })
        };
        self.sellers().filter(|(_, seller)| seller.hours > 0.0).filter_map(found).collect()
    }

    /// The seats to be filled; `None` where there are none.
    fn rules(&self, people: &[Candidate]) -> Option<Rules> {
        let team = self.reviewed.team;
        let mut seats = vec![0_u32; self.catalog().roles.len()];
        if team.seats.iter().any(|&(_, number)| number > 0) {
            team.seats.iter().for_each(|&(role, number)| seats[role.0] = number);
        } else {
            let today = people.iter().filter(|person| !person.on_leave).filter_map(|person| person.today);
            today.for_each(|role| seats[role.0] += 1);
        }
        let rules = Rules::giving_way(seats, people);
        rules.seats.iter().any(|&seats| seats > 0).then_some(rules)
    }
}

/// A person with the fits of one draw.
fn as_drawn(person: &Candidate, roles: &[RoleIx], fits: &[Vec<Option<f64>>], at: usize) -> Candidate {
    let mut drawn = person.clone();
    for (role, fits) in roles.iter().zip(fits) {
        let suited = &mut drawn.roles[role.0];
        let Some(fit) = fits.get(at) else { continue };
        if matches!(suited.ineligibility, None | Some(Ineligibility::Vetoed)) {
            suited.ineligibility = if fit.is_some() { None } else { Some(Ineligibility::Vetoed) };
        }
        if let Some(fit) = fit {
            suited.fit = Some(Fit::new(*fit));
        }
    }
    drawn
}
