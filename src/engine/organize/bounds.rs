//! Bounds on what a set of roles can reach, far cheaper than staffing it.
//!
//! Every price list gives one: what the hours are worth at these prices, which no staffing can exceed.

use super::staffing::{TaskSet, members};
use super::work::Work;

/// The most tasks for an exact search for sets; beyond, the search is by single changes.
pub(super) const MOST_EXACT: usize = 12;

/// The most price lists that are kept.
const MOST_PRICES: usize = 40;

/// The most yields of people in sets of tasks that are kept.
const MOST_YIELDS: usize = 8 << 20;

/// The rounds of improving the prices of roles before a set is staffed.
const STEPS: usize = 24;

/// A set of few tasks as a place in a table.
#[expect(clippy::cast_possible_truncation, reason = "tables are made for 12 tasks at most")]
pub(super) fn index(tasks: TaskSet) -> usize {
    tasks as usize
}

/// Prices of people's hours, and what each set of tasks could gain at most at these prices.
pub(super) struct Prices {
    /// The value of all hours together.
    pub base: f64,
    /// By set of tasks.
    pub gains: Vec<f64>,
}

/// The sets of tasks of one team's work, and the price lists that bound their nets.
pub(super) struct Bounds<'w> {
    work: &'w Work,
    /// The hand-offs a week within each set of tasks.
    pub within: Vec<f64>,
    /// The hours that each set of tasks takes.
    room: Vec<f64>,
    /// The yield of each person in each set of tasks, set by set; empty where that would take too much
    /// memory.
    yields: Vec<f64>,
    pub prices: Vec<Prices>,
}

impl<'w> Bounds<'w> {
    /// No price lists yet, and nothing at all for more than 12 tasks. Memory and time are of the order of 2 to the
    /// number of tasks.
    pub(super) fn new(work: &'w Work) -> Self {
        let (tasks, people) = (work.tasks.len(), work.people.len());
        let sets = if tasks <= MOST_EXACT { 1_usize << tasks } else { 0 };
        let mut within = vec![0.0; sets];
        let mut room = vec![0.0; sets];
        for (set, (within, room)) in within.iter_mut().zip(&mut room).enumerate() {
            for (from, to, per_week) in &work.flows {
                if set >> from & set >> to & 1 == 1 {
                    *within += per_week;
                }
            }
            for at in members(set as TaskSet) {
                *room += work.demand[at];
            }
        }
        let mut yields = Vec::new();
        if sets * people <= MOST_YIELDS {
            // Effective hours first, each set from the one without its first task.
            yields = vec![0.0; sets * people];
            for set in 1..sets {
                let (fewer, first) = (set & (set - 1), set.trailing_zeros() as usize);
                for person in 0..people {
                    yields[set * people + person] =
                        yields[fewer * people + person] + work.demand[first] * work.of_person(person)[first];
                }
            }
            for (own, room) in yields.chunks_exact_mut(people).zip(&room).skip(1) {
                for of in own {
                    *of /= room;
                }
            }
        }
        Bounds { work, within, room, yields, prices: Vec::new() }
    }

    /// Adds the values of people's hours as a price list, up to [`MOST_PRICES`].
    pub(super) fn learn(&mut self, worth: &[f64]) {
        if self.prices.len() < MOST_PRICES {
            let prices = self.price(worth);
            self.prices.push(prices);
        }
    }

    /// What each set of tasks could gain at these prices of people's hours: the most that any one person would gain by
    /// doing all of it.
    fn price(&self, worth: &[f64]) -> Prices {
        let work = self.work;
        let base = work.hours.iter().zip(worth).map(|(hours, worth)| hours * worth).sum();
        let sets = self.room.len();
        // With the first task as the highest bit, sets with the same first task lie side by side, right after those without it.
        let mut most = vec![f64::NEG_INFINITY; sets];
        let mut own = vec![0.0; sets];
        for (person, worth) in worth.iter().enumerate() {
            let tasks = work.of_person(person).iter().zip(&work.demand);
            for (at, (of, hours)) in tasks.rev().enumerate() {
                let gain = hours * (of - worth);
                let (without, with) = own[..2 << at].split_at_mut(1 << at);
                for (with, without) in with.iter_mut().zip(without) {
                    *with = *without + gain;
                }
            }
            for (most, own) in most.iter_mut().zip(&own) {
                *most = if *own > *most { *own } else { *most };
            }
        }
        let bits = work.tasks.len();
        let mut gains = vec![0.0; sets];
        for (set, gain) in gains.iter_mut().enumerate().skip(1) {
            *gain = most[set.reverse_bits() >> (usize::BITS as usize - bits)];
        }
        Prices { base, gains }
    }

    /// Whether prices prove that no staffing of this set exceeds a number of effective hours.
    ///
    /// First the prices of people's hours that are known, then prices of the roles, which start from these and follow
    /// the subgradient with Polyak's step (1969) towards the number: each gives a bound that holds.
    pub(super) fn cannot_exceed(&self, roles: &[TaskSet], target: f64) -> bool {
        let sum =
            |prices: &Prices| prices.base + roles.iter().map(|&role| prices.gains[index(role)]).sum::<f64>();
        let best = self.prices.iter().min_by(|a, b| sum(a).total_cmp(&sum(b)));
        let Some(best) = best else { return false };
        if sum(best) <= target {
            return true;
        }
        if self.yields.is_empty() {
            return false;
        }
        let people = self.work.people.len();
        let room: Vec<f64> = roles.iter().map(|&role| self.room[index(role)]).collect();
        let mut price: Vec<f64> =
            roles.iter().zip(&room).map(|(&role, room)| best.gains[index(role)] / room).collect();
        let mut keeps = vec![0.0; people];
        for _ in 0..STEPS {
            keeps.fill(f64::NEG_INFINITY);
            for (&role, &price) in roles.iter().zip(&price) {
                let yields = &self.yields[index(role) * people..][..people];
                for (keeps, of) in keeps.iter_mut().zip(yields) {
                    *keeps = f64::max(*keeps, of - price);
                }
            }
            let of_people: f64 = keeps.iter().zip(&self.work.hours).map(|(keeps, hours)| keeps * hours).sum();
            let of_roles: f64 = price.iter().zip(&room).map(|(price, room)| price * room).sum();
            let bound = of_people + of_roles;
            if bound <= target {
                return true;
            }
            let mut length = 0.0;
            let mut lacks = Vec::with_capacity(roles.len());
            for ((&role, &price), room) in roles.iter().zip(&price).zip(&room) {
                let yields = &self.yields[index(role) * people..][..people];
                let all = keeps.iter().zip(yields).zip(&self.work.hours);
                let taken: f64 =
                    all.map(|((keeps, of), hours)| if of - price >= *keeps { *hours } else { 0.0 }).sum();
                lacks.push(room - taken);
                length += (room - taken) * (room - taken);
            }
            if length <= 0.0 {
                return false;
            }
            let step = (bound - target) / length;
            price.iter_mut().zip(&lacks).for_each(|(price, lack)| *price -= step * lack);
        }
        false
    }
}
