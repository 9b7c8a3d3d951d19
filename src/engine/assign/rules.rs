//! The constraints of a seating, and the smallest set of them that is infeasible.

use indexmap::IndexSet;

use super::candidate::{Candidate, Ineligibility};
use crate::domain::{RoleIx, SLACK, Team};

/// A person who is to sit in a role whatever her fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pin {
    /// Her place among the people.
    pub person: usize,
    /// The role.
    pub role: RoleIx,
    /// Whether the team file says so; else the user does.
    pub from_team: bool,
}

impl Pin {
    /// The pins of the team itself: whoever is at work and stays in today's role.
    pub fn of_team(people: &[Candidate]) -> impl Iterator<Item = Pin> {
        let kept = people.iter().enumerate().filter(|(_, person)| person.pinned && !person.on_leave);
        kept.filter_map(|(person, of)| Some(Pin { person, role: of.today?, from_team: true }))
    }
}

/// The rules of a seating.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// How many seats each role has, in catalog order.
    pub seats: Vec<u32>,
    /// Who sits where whatever the fits.
    pub pins: Vec<Pin>,
    /// Who is not to sit where.
    pub forbidden: Vec<(usize, RoleIx)>,
    /// Below this share a seat is left empty rather than filled, 0 to 1.
    pub min_fit: Option<f64>,
    /// The most people who may leave today's role.
    pub max_moves: Option<usize>,
}

/// One of the user's own constraints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Constraint {
    /// A pin.
    Pin(Pin),
    /// Somebody who is not to sit in a role.
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

/// The work of looking through sets of wishes for the smallest that conflicts, in people looked at.
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

    /// Seats for what may be compared and not carried out: the team's pins, and where more are pinned than there are
    /// seats, the seats give way.
    pub fn giving_way(mut seats: Vec<u32>, people: &[Candidate]) -> Rules {
        let pins: Vec<Pin> = Pin::of_team(people).collect();
        for pin in &pins {
            let pinned = pins.iter().filter(|other| other.role == pin.role).count();
            let seats = &mut seats[pin.role.0];
            *seats = (*seats).max(u32::try_from(pinned).unwrap_or(u32::MAX));
        }
        Rules { seats, pins, ..Rules::default() }
    }

    /// Where each person is pinned, if she is and is at work.
    pub(super) fn pinned(&self, people: &[Candidate]) -> Vec<Option<RoleIx>> {
        let mut pinned = vec![None; people.len()];
        for pin in self.pins.iter().filter(|pin| !people[pin.person].on_leave) {
            pinned[pin.person] = Some(pin.role);
        }
        pinned
    }

    /// What keeps a role from being a person's seat, all rules considered but pins.
    pub fn ineligibility(&self, people: &[Candidate], person: usize, role: RoleIx) -> Option<Ineligibility> {
        let suited = people[person].roles[role.0];
        let low = |least: f64| suited.fit.is_some_and(|fit| fit.share() < least - SLACK);
        // What the user forbids comes first: scores may turn out otherwise, and that does not.
        if self.forbidden.contains(&(person, role)) {
            Some(Ineligibility::Forbidden)
        } else if suited.ineligibility.is_some() {
            suited.ineligibility
        } else if self.min_fit.is_some_and(low) {
            Some(Ineligibility::BelowMinFit)
        } else {
            None
        }
    }

    /// The smallest set of wishes that cannot all be had; empty where all can.
    ///
    /// Where very many wishes would have to be looked through together, the set is only such that no wish in it can
    /// be left out.
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

    /// The fewest people who have to leave today's role, whatever the rest of the seating.
    pub fn fewest_moves(&self, people: &[Candidate]) -> usize {
        Holders::of(self, people).iter().map(|holders| holders.forced(&|_| true)).sum()
    }

    /// The smallest set of wishes that together force more moves than are allowed.
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

/// The smallest subset that breaks: by trying them, the small ones first, as long as they are not too many.
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

/// A subset that breaks, of which nothing can be left out: large parts are left out first, single wishes last.
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

/// Those who have a role today, and what may drive them out of it.
struct Holders {
    role: RoleIx,
    seats: usize,
    /// How many leave whatever is wished: they are vetoed there, or too little rated.
    barred: usize,
    /// The others, each with the wishes that drive her out of the role by themselves.
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
                    let low =
                        |least| person.roles[today.0].fit.is_some_and(|fit| fit.share() < least - SLACK);
                    if rules.min_fit.is_some_and(low) {
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

    /// How many have to leave where only some of the wishes hold.
    fn forced(&self, holds: &dyn Fn(Constraint) -> bool) -> usize {
        let may_stay = self.others.iter().filter(|wishes| !wishes.iter().any(|&wish| holds(wish))).count();
        let taken = self.from_elsewhere.iter().filter(|&&wish| holds(wish)).count();
        let room =
            if holds(Constraint::Seats(self.role)) { self.seats.saturating_sub(taken) } else { usize::MAX };
        self.barred + self.others.len() - may_stay.min(room)
    }
}
