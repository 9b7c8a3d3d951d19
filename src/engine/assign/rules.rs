//! The constraints of a seating, and the smallest set of them that is infeasible.

use indexmap::IndexSet;

use super::candidate::{Candidate, Ineligibility};
use crate::domain::{RoleIx, Team};

/// A person who gets a role whatever her fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pin {
    /// Her place among the people.
    pub person: usize,
    /// The role.
    pub role: RoleIx,
    /// Whether the pin is from the team file; else it is from the user.
    pub from_team: bool,
}

impl Pin {
    /// Returns the team's own pins: everyone pinned who is at work.
    pub fn of_team(people: &[Candidate]) -> impl Iterator<Item = Pin> {
        let kept = people.iter().enumerate().filter(|(_, person)| person.pinned && !person.on_leave);
        kept.filter_map(|(person, of)| Some(Pin { person, role: of.today?, from_team: true }))
    }
}

/// The rules of a seating.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The number of seats of each role, in catalog order.
    pub seats: Vec<u32>,
    /// The pins.
    pub pins: Vec<Pin>,
    /// The roles that people may not have.
    pub forbidden: Vec<(usize, RoleIx)>,
    /// The least fit of a seat, 0 to 1; a seat is left vacant rather than filled with less.
    pub min_fit: Option<f64>,
    /// The most people who may leave their current role.
    pub max_moves: Option<usize>,
}

/// One of the user's own constraints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Constraint {
    /// A pin.
    Pin(Pin),
    /// A person who may not have a role.
    Forbid(usize, RoleIx),
    /// The number of a role's seats.
    Seats(RoleIx),
    /// The least fit.
    MinFit,
    /// The most moves.
    MaxMoves,
    /// That somebody is on leave.
    OnLeave(usize),
}

/// The most work to find the smallest set of wishes that conflicts, in people considered.
const MOST_WORK: usize = 20_000_000;

impl Rules {
    /// Returns the rules of a team's own seating, of a catalog with this many roles: its seats and its pins. `None` where
    /// it has no seats, or more people are pinned to a role than it has seats.
    pub fn of_team(team: &Team, roles: usize, people: &[Candidate]) -> Option<Rules> {
        let mut seats = vec![0; roles];
        for &(role, count) in &team.seats {
            seats[role.0] = count;
        }
        let has_any = seats.iter().any(|seats| *seats > 0);
        let rules = Rules { seats, pins: Pin::of_team(people).collect(), ..Rules::default() };
        (has_any && rules.conflict(people).is_empty()).then_some(rules)
    }

    /// Returns those, by place among the people, who are at work and of whom too little is rated to judge them in today's role:
    /// what is unknown is no reason to leave it. Whoever is pinned or forbidden there is left to that; and where a role has
    /// fewer seats than people who hold it or are pinned to it, nobody is in the list, since somebody has to leave.
    pub fn unjudged(&self, people: &[Candidate]) -> Vec<usize> {
        let pinned = self.pinned(people);
        let today = |at: usize| people[at].today.filter(|_| !people[at].on_leave);
        let mut claims = vec![0; self.seats.len()];
        for (at, pin) in pinned.iter().enumerate() {
            if let Some(role) = pin.or(today(at)) {
                claims[role.0] += 1_u64;
            }
        }
        let mut unjudged = Vec::new();
        for (at, pin) in pinned.iter().enumerate() {
            let Some(role) = today(at).filter(|_| pin.is_none()) else { continue };
            let why = people[at].roles[role.0].ineligibility;
            let has_seat = claims[role.0] <= u64::from(self.seats[role.0]);
            if has_seat
                && why.is_some_and(Ineligibility::is_for_want_of_ratings)
                && !self.forbidden.contains(&(at, role))
            {
                unjudged.push(at);
            }
        }
        unjudged
    }

    /// Returns the same rules with these people pinned to today's roles.
    #[must_use]
    pub fn keeping(&self, kept: &[usize], people: &[Candidate]) -> Rules {
        let mut rules = self.clone();
        for &person in kept {
            rules.pins.extend(people[person].today.map(|role| Pin { person, role, from_team: false }));
        }
        rules
    }

    /// Returns rules with the team's pins for a comparison: where more people are pinned to a role than it has seats,
    /// seats are added.
    pub fn giving_way(mut seats: Vec<u32>, people: &[Candidate]) -> Rules {
        let pins: Vec<Pin> = Pin::of_team(people).collect();
        for pin in &pins {
            let pinned = pins.iter().filter(|other| other.role == pin.role).count();
            let seats = &mut seats[pin.role.0];
            *seats = (*seats).max(u32::try_from(pinned).unwrap_or(u32::MAX));
        }
        Rules { seats, pins, ..Rules::default() }
    }

    /// Returns the role that each person is pinned to, if she is at work.
    pub(super) fn pinned(&self, people: &[Candidate]) -> Vec<Option<RoleIx>> {
        let mut pinned = vec![None; people.len()];
        for pin in self.pins.iter().filter(|pin| !people[pin.person].on_leave) {
            pinned[pin.person] = Some(pin.role);
        }
        pinned
    }

    /// Returns why a person may not have a role, pins apart.
    pub fn ineligibility(&self, people: &[Candidate], person: usize, role: RoleIx) -> Option<Ineligibility> {
        let suited = people[person].roles[role.0];
        // A prohibition comes first: other scores would not change it.
        if self.forbidden.contains(&(person, role)) {
            Some(Ineligibility::Forbidden)
        } else if suited.ineligibility.is_some() {
            suited.ineligibility
        } else if self.min_fit.is_some_and(|least| suited.is_below(least)) {
            Some(Ineligibility::BelowMinFit)
        } else {
            None
        }
    }

    /// Returns the smallest set of wishes that conflict; empty where none do.
    ///
    /// With very many wishes the set is irreducible instead: no wish in it can be left out.
    pub fn conflict(&self, people: &[Candidate]) -> Vec<Constraint> {
        let mut found: Vec<Vec<Constraint>> = Vec::new();
        for (at, pin) in self.pins.iter().enumerate() {
            if people[pin.person].on_leave {
                found.push(vec![Constraint::Pin(*pin), Constraint::OnLeave(pin.person)]);
            }
            let other =
                self.pins[..at].iter().find(|other| other.person == pin.person && other.role != pin.role);
            if let Some(other) = other {
                found.push(vec![Constraint::Pin(*other), Constraint::Pin(*pin)]);
            }
            if self.forbidden.contains(&(pin.person, pin.role)) {
                found.push(vec![Constraint::Pin(*pin), Constraint::Forbid(pin.person, pin.role)]);
            }
        }
        for (role, &seats) in self.seats.iter().enumerate() {
            let pins: Vec<&Pin> = self.pins.iter().filter(|pin| pin.role == RoleIx(role)).collect();
            if pins.len() > seats as usize {
                let few = pins[..=seats as usize].iter().map(|pin| Constraint::Pin(**pin));
                found.push(std::iter::once(Constraint::Seats(RoleIx(role))).chain(few).collect());
            }
        }
        if found.is_empty() {
            found.extend(self.forced_moves_conflict(people));
        }
        found.into_iter().min_by_key(Vec::len).unwrap_or_default()
    }

    /// Returns the fewest people who must leave their current role.
    pub fn fewest_moves(&self, people: &[Candidate]) -> usize {
        Holders::of(self, people).iter().map(|holders| holders.forced(&|_| true)).sum()
    }

    /// Returns the smallest set of wishes that together force more moves than allowed.
    fn forced_moves_conflict(&self, people: &[Candidate]) -> Option<Vec<Constraint>> {
        let most = self.max_moves?;
        let holders = Holders::of(self, people);
        let forced = |wishes: &[Constraint]| -> usize {
            let holds: IndexSet<&Constraint> = wishes.iter().collect();
            holders.iter().map(|holders| holders.forced(&|wish| holds.contains(&wish))).sum()
        };
        let wishes: IndexSet<Constraint> = holders.iter().flat_map(Holders::wishes).collect();
        let wishes: Vec<Constraint> = wishes.into_iter().collect();
        if forced(&wishes) <= most {
            return None;
        }
        let mut smallest = smallest(&wishes, MOST_WORK / people.len().max(1), &|set| forced(set) > most);
        smallest.push(Constraint::MaxMoves);
        Some(smallest)
    }
}

/// Returns the smallest subset that breaks, by trying the small ones first; an irreducible one after `most` tries.
fn smallest(wishes: &[Constraint], most: usize, breaks: &dyn Fn(&[Constraint]) -> bool) -> Vec<Constraint> {
    let mut tried = 0;
    for size in 0..wishes.len() {
        let mut chosen: Vec<usize> = (0..size).collect();
        loop {
            let set: Vec<Constraint> = chosen.iter().map(|&at| wishes[at]).collect();
            if breaks(&set) {
                return set;
            }
            tried += 1;
            if tried > most {
                return irreducible(wishes, breaks);
            }
            // The next subset of this size, in order.
            let Some(turn) = (0..size).rev().find(|&at| chosen[at] < wishes.len() - size + at) else { break };
            chosen[turn] += 1;
            for at in turn + 1..size {
                chosen[at] = chosen[at - 1] + 1;
            }
        }
    }
    wishes.to_vec()
}

/// Returns an irreducible subset that breaks: large parts are left out first, single wishes last.
fn irreducible(wishes: &[Constraint], breaks: &dyn Fn(&[Constraint]) -> bool) -> Vec<Constraint> {
    let mut set = wishes.to_vec();
    let mut part = set.len() / 2;
    while part > 0 {
        let mut at = 0;
        while at < set.len() {
            let mut fewer = set.clone();
            fewer.drain(at..(at + part).min(set.len()));
            if breaks(&fewer) {
                set = fewer;
            } else {
                at += part;
            }
        }
        part /= 2;
    }
    set
}

/// The current holders of a role, and the wishes that force them out of it.
struct Holders {
    role: RoleIx,
    seats: usize,
    /// The number who leave regardless of wishes: vetoed there, or too little rated.
    barred: usize,
    /// The others, each with the wishes that force her out by themselves.
    others: Vec<Vec<Constraint>>,
    /// Pins of people from elsewhere, which take seats.
    from_elsewhere: Vec<Constraint>,
}

impl Holders {
    fn of(rules: &Rules, people: &[Candidate]) -> Vec<Holders> {
        let mut roles: Vec<Holders> = (0..rules.seats.len())
            .map(|role| Holders {
                role: RoleIx(role),
                seats: rules.seats[role] as usize,
                barred: 0,
                others: Vec::new(),
                from_elsewhere: Vec::new(),
            })
            .collect();
        let mut pins: Vec<Option<Pin>> = vec![None; people.len()];
        for pin in &rules.pins {
            pins[pin.person] = Some(*pin);
            if people[pin.person].today != Some(pin.role) {
                roles[pin.role.0].from_elsewhere.push(Constraint::Pin(*pin));
            }
        }
        for (at, person) in people.iter().enumerate() {
            let Some(today) = person.today.filter(|_| !person.on_leave) else { continue };
            let holders = &mut roles[today.0];
            let pin = pins[at];
            if person.roles[today.0].ineligibility.is_some() && pin.is_none_or(|pin| pin.role != today) {
                holders.barred += 1;
                continue;
            }
            let mut wishes = Vec::new();
            match pin {
                Some(pin) if pin.role != today => wishes.push(Constraint::Pin(pin)),
                // A pin keeps her there whatever the fits.
                Some(_) => {}
                None => {
                    if rules.min_fit.is_some_and(|least| person.roles[today.0].is_below(least)) {
                        wishes.push(Constraint::MinFit);
                    }
                    if rules.forbidden.contains(&(at, today)) {
                        wishes.push(Constraint::Forbid(at, today));
                    }
                }
            }
            holders.others.push(wishes);
        }
        roles
    }

    fn wishes(&self) -> Vec<Constraint> {
        let driven = self.others.iter().flatten().copied();
        driven.chain([Constraint::Seats(self.role)]).chain(self.from_elsewhere.iter().copied()).collect()
    }

    /// Returns how many must leave where only some wishes hold.
    fn forced(&self, holds: &dyn Fn(Constraint) -> bool) -> usize {
        let may_stay = self.others.iter().filter(|wishes| !wishes.iter().any(|&wish| holds(wish))).count();
        let taken = self.from_elsewhere.iter().filter(|&&wish| holds(wish)).count();
        let room =
            if holds(Constraint::Seats(self.role)) { self.seats.saturating_sub(taken) } else { usize::MAX };
        self.barred + self.others.len() - may_stay.min(room)
    }
}
