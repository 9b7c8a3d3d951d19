//! A team: who is coached in what, under one budget, and who moves where, chosen together with it or settled before.

use super::allocation::{Allocation, AllocationProblem, Choices, Item, allocate};
use super::evidence::RatingsToSee;
use super::person::{Coached, Outlook, RolePlan};
use super::plans::VetoesToClear;
use super::team_coaching::{CoachingTotal, TeamCoaching, Unlocked, Unreachable};
use super::terms::CoachingTerms;
use super::too_much::{TooMuch, too_much};
use crate::domain::{RoleIx, SLACK, Seller, TraitIx};
use crate::engine::assign::{Candidate, Rules};
use crate::engine::score::SellerFit;
use crate::engine::threads;
use crate::engine::uncertainty::{Groups, UncertaintyModel};

/// Nodes times plans: how long the search for a proof goes on.
const MOST_WORK: usize = 2_000_000;

/// The fewest and the most nodes of a search.
const NODES: (usize, usize) = (10, 20_000);

/// A point of the frontier is searched for this many times shorter.
const FRONTIER_SHARE: usize = 10;

/// The parts of the budget at which the frontier is told, in eighths.
const EIGHTHS: [u8; 11] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 16];

/// What is asked of a team's coaching.
#[derive(Clone, Copy, Debug)]
pub struct CoachingAsked {
    /// The most that all plans together take, in the unit of the terms; infinite for any amount.
    pub budget: f64,
    /// The most traits in which one seller is coached.
    pub most_traits: Option<usize>,
    /// The fit that plans should reach, 0 to 1.
    pub reach: f64,
    /// Whether sellers may move to other seats.
    pub moves: bool,
}

/// A team, and what its coaching rests on.
#[derive(Clone, Copy)]
pub struct CoachedTeam<'a> {
    /// The model of fits: of scores as they are.
    pub model: &'a UncertaintyModel,
    /// The distribution of scores in the team.
    pub groups: &'a Groups,
    /// The terms.
    pub terms: &'a CoachingTerms,
    /// Everybody, in the order of their ids.
    pub sellers: &'a [Seller],
    /// The same people with the true scores that are expected behind those rated, from which expected fits follow.
    pub behind: &'a [Seller],
    /// What is added to the expected fit with today's role; see [`incumbency`](crate::engine::assign::incumbency).
    pub incumbency: f64,
    /// Their fits, in the same order.
    pub scored: &'a [SellerFit],
    /// The same people as candidates, in the same order.
    pub people: &'a [Candidate],
    /// The seats and the team's pins, which do not conflict.
    pub rules: &'a Rules,
    /// The seat of each person, in the same order, where that is settled before anybody is coached; `None` where seats are
    /// chosen together with coaching.
    pub settled: Option<&'a [Option<RoleIx>]>,
}

/// Works out what coaching and moving can do for a team.
pub fn coach_team(team: &CoachedTeam<'_>, asked: &CoachingAsked) -> TeamCoaching {
    let options = Options::of(team, asked);
    let still = options.problem(Places::Today, WithCoaching::No);
    let coached = options.problem(Places::Today, WithCoaching::Yes);
    let moved = options.problem(Places::Seats, WithCoaching::No);
    let both = options.problem(Places::Seats, WithCoaching::Yes);
    let free = f64::INFINITY;
    let today = solved(&still, free, 1, None);
    let moves_only = solved(&moved, free, 1, None);
    let coach_only = solved(&coached, asked.budget, 1, None);
    let places = if asked.moves { Places::Seats } else { Places::Today };
    let chosen_from = if asked.moves { &both } else { &coached };
    let unmoved = without_cost(chosen_from, if asked.moves { &moves_only } else { &today });
    let chosen =
        if asked.moves { solved(&both, asked.budget, 1, Some(&unmoved)) } else { coach_only.clone() };
    let frontier = frontier(chosen_from, asked.budget, &chosen, unmoved);
    let mut plans: Vec<Option<RolePlan>> = vec![None; team.people.len()];
    for (row, &(column, item)) in chosen.chosen.iter().enumerate() {
        let Some(role) = options.roles.get(column) else { continue };
        let (person, outlook) = (options.rows[row], options.outlook(row, column, places));
        let plan = outlook.and_then(|outlook| Some((outlook, outlook.plans.plans.get(item)?)));
        plans[person] = Some(options.coached(person).told(*role, plan, asked.reach));
    }
    let changes = plans.iter().flatten().flat_map(|plan| &plan.changes);
    let changes: Vec<(TraitIx, f64)> = changes.map(|change| (change.of, change.to - change.from)).collect();
    TeamCoaching {
        today: today.total,
        moves_only: told(&moves_only),
        coach_only: told(&coach_only),
        both: asked.moves.then(|| told(&chosen)),
        frontier,
        unit_worth: chosen.price,
        unlocks: options.unlocks(asked.reach),
        unreachable: options.unreachable(&plans, asked.reach),
        too_much: options.too_much(&plans),
        to_rate: options.to_rate(&plans),
        verify: RatingsToSee::of(&changes, team.model.errors()),
        plans,
    }
}

/// The best allocation that a search of a share of the usual length finds. There is one, since the rules do not conflict.
fn solved(problem: &AllocationProblem, budget: f64, share: usize, known: Option<&Allocation>) -> Allocation {
    let plans: usize = problem.choices.iter().flatten().map(|choices| choices.items.len()).sum();
    let nodes = (MOST_WORK / share / plans.max(1)).clamp(NODES.0, NODES.1);
    allocate(problem, budget, nodes, known).unwrap_or_else(|| Allocation {
        chosen: vec![(problem.places.len() - 1, 0); problem.choices.len()],
        total: 0.0,
        cost: 0.0,
        bound: f64::INFINITY,
        price: 0.0,
    })
}

/// An allocation of people as they are, in a problem in which they may be coached: what costs nothing, and is worth no less.
fn without_cost(problem: &AllocationProblem, of: &Allocation) -> Allocation {
    let mut free = Allocation { chosen: Vec::with_capacity(of.chosen.len()), total: 0.0, cost: 0.0, ..*of };
    for (columns, &(column, _)) in problem.choices.iter().zip(&of.chosen) {
        let items = &columns[column].items;
        let at = items.iter().rposition(|item| item.cost <= 0.0).unwrap_or(0);
        free.chosen.push((column, at));
        free.total += items.get(at).map_or(0.0, |item| item.value);
        free.cost += items.get(at).map_or(0.0, |item| item.cost);
    }
    free
}

fn told(of: &Allocation) -> CoachingTotal {
    CoachingTotal { total: of.total, cost: of.cost, bound: of.bound, proven: of.is_proven() }
}

/// What parts and multiples of the budget allow.
fn frontier(
    problem: &AllocationProblem,
    budget: f64,
    chosen: &Allocation,
    first: Allocation,
) -> Vec<(f64, f64)> {
    let whole = if budget.is_finite() { budget } else { chosen.cost };
    let mut points: Vec<(f64, f64)> = Vec::new();
    let mut known = first;
    for eighths in EIGHTHS {
        let part = whole * f64::from(eighths) / 8.0;
        if points.last().is_some_and(|(last, _)| part <= *last) {
            break;
        }
        let found = match eighths {
            8 => chosen.clone(),
            _ => solved(problem, part, FRONTIER_SHARE, Some(&known)),
        };
        let best = if known.total > found.total { known } else { found };
        points.push((part, best.total));
        known = best;
    }
    points
}

/// Where people may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Places {
    /// In today's roles, whatever seats there are.
    Today,
    /// In all seats.
    Seats,
}

/// Whether people may be coached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WithCoaching {
    No,
    Yes,
}

/// Everybody at work and every role with seats, with what coaching could do there.
struct Options<'a> {
    team: &'a CoachedTeam<'a>,
    /// The roles with seats, and those of today; after them comes the bench.
    roles: Vec<RoleIx>,
    /// Those at work, by their places among the people.
    rows: Vec<usize>,
    /// By row: the column she is pinned to.
    pinned: Vec<Option<usize>>,
    /// By row, then by column.
    outlooks: Vec<Vec<Option<Outlook>>>,
    /// By row: in today's role, vetoed or too little rated as it may be.
    today: Vec<Option<Outlook>>,
}

impl<'a> Options<'a> {
    fn of(team: &'a CoachedTeam<'a>, asked: &CoachingAsked) -> Self {
        let seats = &team.rules.seats;
        let mut is_open: Vec<bool> = seats.iter().map(|seats| *seats > 0).collect();
        for today in team.people.iter().filter_map(|person| person.today) {
            is_open[today.0] = true;
        }
        let roles: Vec<RoleIx> = (0..seats.len()).filter(|role| is_open[*role]).map(RoleIx).collect();
        let rows: Vec<usize> = (0..team.people.len()).filter(|at| !team.people[*at].on_leave).collect();
        let mut pinned = Vec::with_capacity(rows.len());
        for &person in &rows {
            let pin = team.rules.pins.iter().find(|pin| pin.person == person);
            pinned.push(pin.and_then(|pin| roles.iter().position(|role| *role == pin.role)));
        }
        let mut options = Options { team, roles, rows, pinned, outlooks: Vec::new(), today: Vec::new() };
        let places = 0..options.rows.len();
        options.outlooks = threads::spread(places.clone(), |row| options.of_row(row, asked.most_traits));
        options.today = threads::spread(places, |row| options.of_today(row, asked.most_traits));
        options
    }

    /// The column that a row has where seats are settled; the last one is the bench.
    fn settled(&self, row: usize) -> Option<usize> {
        let seat = self.team.settled?[self.rows[row]];
        let bench = self.roles.len();
        Some(seat.and_then(|seat| self.roles.iter().position(|role| *role == seat)).unwrap_or(bench))
    }

    fn of_row(&self, row: usize, most_traits: Option<usize>) -> Vec<Option<Outlook>> {
        let coached = self.coached(self.rows[row]);
        let mut outlooks = Vec::with_capacity(self.roles.len());
        for (column, role) in self.roles.iter().enumerate() {
            let may = self.pinned[row].is_none_or(|pin| pin == column);
            // Whoever keeps a seat because too little is rated to judge her has it whatever the fit.
            let keeps = coached.seller.role == Some(*role) && self.settled(row) == Some(column);
            let clears = if keeps || self.pinned[row] == Some(column) {
                VetoesToClear::None
            } else {
                VetoesToClear::OfRole
            };
            outlooks.push(if may { coached.outlook(*role, most_traits, clears) } else { None });
        }
        outlooks
    }

    fn of_today(&self, row: usize, most_traits: Option<usize>) -> Option<Outlook> {
        let coached = self.coached(self.rows[row]);
        coached.outlook(coached.seller.role?, most_traits, VetoesToClear::None)
    }

    fn outlook(&self, row: usize, column: usize, places: Places) -> Option<&Outlook> {
        match places {
            Places::Today => self.today[row].as_ref(),
            Places::Seats => self.outlooks[row][column].as_ref(),
        }
    }

    fn coached(&self, person: usize) -> Coached<'a> {
        let CoachedTeam { model, groups, terms, sellers, behind, incumbency, scored, .. } = *self.team;
        let (seller, behind) = (&sellers[person], &behind[person]);
        Coached { model, groups, terms, seller, behind, incumbency, scored: &scored[person] }
    }

    /// The choices there are.
    fn problem(&self, places: Places, coaching: WithCoaching) -> AllocationProblem {
        let only_today = places == Places::Today;
        let everybody = i64::try_from(self.rows.len()).unwrap_or(i64::MAX);
        let mut seats: Vec<i64> = Vec::with_capacity(self.roles.len() + 1);
        for role in &self.roles {
            let there_are = i64::from(self.team.rules.seats[role.0]).min(everybody);
            seats.push(if only_today { everybody } else { there_are });
        }
        let mut choices = Vec::with_capacity(self.rows.len());
        for (row, &person) in self.rows.iter().enumerate() {
            let today = self.team.people[person].today;
            let settled = self.settled(row).filter(|_| !only_today);
            let mut columns = Vec::with_capacity(self.roles.len() + 1);
            for (column, role) in self.roles.iter().enumerate() {
                let is_hers = today == Some(*role);
                let (mut items, mut ceiling) = (Vec::new(), Vec::new());
                let may = if only_today { is_hers } else { seats[column] > 0 };
                let may = settled.map_or(may, |settled| settled == column);
                if may || self.pinned[row] == Some(column) {
                    let outlook = self.outlook(row, column, if is_hers { places } else { Places::Seats });
                    (items, ceiling) = self.items(row, column, outlook, coaching);
                }
                columns.push(Choices { items, ceiling, is_hers });
            }
            let may_sit_nowhere =
                self.pinned[row].is_none() && settled.is_none_or(|at| at == self.roles.len());
            let nothing = if may_sit_nowhere { vec![Item { cost: 0.0, value: 0.0 }] } else { Vec::new() };
            columns.push(Choices { items: nothing, ceiling: Vec::new(), is_hers: today.is_none() });
            choices.push(columns);
        }
        seats.push(everybody);
        AllocationProblem { places: seats, choices }
    }

    /// What a person may do in a column, and the ceiling of it where not all is known.
    fn items(
        &self,
        row: usize,
        column: usize,
        outlook: Option<&Outlook>,
        coaching: WithCoaching,
    ) -> (Vec<Item>, Vec<Item>) {
        let Some(outlook) = outlook else {
            // Pinned to a role of which nothing is known.
            let has_it = [self.pinned[row], self.settled(row)].contains(&Some(column));
            return (if has_it { vec![Item { cost: 0.0, value: 0.0 }] } else { Vec::new() }, Vec::new());
        };
        let coached = self.coached(self.rows[row]);
        let item = |cost: f64, value: f64| Item { cost, value: coached.with_incumbency(outlook.role, value) };
        if coaching == WithCoaching::No {
            let now = outlook.plans.now.map(|value| item(0.0, value));
            return (now.into_iter().collect(), Vec::new());
        }
        let plans = outlook.plans.plans.iter().map(|plan| item(plan.cost, plan.expected));
        let ceiling = outlook.plans.ceiling.iter().map(|(cost, value)| item(*cost, *value));
        (plans.collect(), ceiling.collect())
    }

    /// The seats that coaching in one trait alone opens.
    fn unlocks(&self, reach: f64) -> Vec<(TraitIx, Vec<Unlocked>)> {
        let catalog = self.team.model.scorer().catalog();
        let mut unlocks: Vec<(TraitIx, Vec<Unlocked>)> =
            catalog.trait_ixs().map(|of| (of, Vec::new())).collect();
        for (row, outlooks) in self.outlooks.iter().enumerate() {
            let coached = self.coached(self.rows[row]);
            for outlook in outlooks.iter().flatten() {
                if self.team.rules.seats[outlook.role.0] == 0 {
                    continue;
                }
                let reach = if coached.seller.role == Some(outlook.role) {
                    reach - coached.incumbency
                } else {
                    reach
                };
                if outlook.plans.now.is_some_and(|now| now >= reach - SLACK) {
                    continue;
                }
                for (at, axis) in outlook.prospect.axes().iter().enumerate() {
                    let mut steps = vec![0; outlook.prospect.axes().len()];
                    let opening = (1..=axis.most).find(|taken| {
                        steps[at] = *taken;
                        !outlook.prospect.is_vetoed(&steps)
                            && outlook.prospect.expected(&steps) >= reach - SLACK
                    });
                    unlocks[axis.of.0].1.extend(opening.map(|taken| Unlocked {
                        person: self.rows[row],
                        role: outlook.role,
                        cost: self.team.terms.price(axis.of, taken),
                    }));
                }
            }
        }
        unlocks.retain(|(_, seats)| !seats.is_empty());
        unlocks.sort_by_key(|(_, seats)| std::cmp::Reverse(seats.len()));
        unlocks
    }

    /// Roles of today and seats in which no plan reaches the fit asked for.
    fn unreachable(&self, plans: &[Option<RolePlan>], reach: f64) -> Vec<Unreachable> {
        let mut unreachable = Vec::new();
        for (row, &person) in self.rows.iter().enumerate() {
            let seat = plans[person].as_ref().map(|plan| plan.role);
            for outlook in self.outlooks[row].iter().flatten() {
                let is_asked = [self.team.people[person].today, seat].contains(&Some(outlook.role));
                let best = outlook.plans.plans.last();
                let best = best.filter(|best| !outlook.prospect.is_vetoed(&best.steps));
                let best = best.map(|plan| self.coached(person).with_incumbency(outlook.role, plan.expected));
                if is_asked && best.is_none_or(|best| best < reach - SLACK) {
                    unreachable.push(Unreachable { person, role: outlook.role, best });
                }
            }
        }
        unreachable
    }

    fn too_much(&self, plans: &[Option<RolePlan>]) -> Vec<(usize, TooMuch)> {
        let mut all = Vec::new();
        for (person, plan) in plans.iter().enumerate() {
            let Some(plan) = plan else { continue };
            let coached = self.coached(person);
            let found = too_much(self.team.model.scorer(), coached.seller, coached.scored, plan.role);
            all.extend(found.into_iter().map(|found| (person, found)));
        }
        all
    }

    fn to_rate(&self, plans: &[Option<RolePlan>]) -> Vec<(usize, RoleIx, Vec<TraitIx>)> {
        let scorer = self.team.model.scorer();
        let mut all = Vec::new();
        for (person, plan) in plans.iter().enumerate() {
            let Some(plan) = plan else { continue };
            let unrated = super::too_much::to_rate(scorer, &self.team.sellers[person], plan.role);
            if !unrated.is_empty() {
                all.push((person, plan.role, unrated));
            }
        }
        all
    }
}
