//! What changed in the team's answers: the fit with today's roles, the best seating, the organisation of work.

use std::cell::{Cell, RefCell};

use indexmap::IndexMap;

use super::cause::{Cause, MixedState, NoSplit, ValueChange, groups, split};
use super::measurement::{Measurement, mean};
use super::rebase::model;
use super::seller::{Rescorer, Scored};
use super::shapley::MOST_PLAYERS;
use crate::domain::{Flow, RoleIx, Seller, TaskIx, Team};
use crate::engine::assign::{Candidate, Rules, best_total};
use crate::engine::organize::{AsRated, ExpectedTeam, Question, SearchLimit, Wastes, wastes};
use crate::engine::score::SellerFit;

/// The limit on fits in all states together, which are in memory at once. Above it, changes are not split.
const MOST_CELLS: usize = 400_000;

/// The limit on people times tasks in all states together. Above it, changes of waste are not split.
const MOST_HOURS: usize = 60_000;

/// A person whose seat differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatChange {
    /// Her index among the sellers of the first measurement, if she is in it.
    pub old: Option<usize>,
    /// Her index among the sellers of the second, if she is in it.
    pub new: Option<usize>,
    /// Her seat in the first, as a role of the first catalog; `None` without a seat.
    pub before: Option<RoleIx>,
    /// Her seat in the second, as a role of the second catalog.
    pub after: Option<RoleIx>,
}

/// A role whose number of vacant seats differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VacancyChange {
    /// The role's id.
    pub role: String,
    /// The number of its vacant seats in the first measurement.
    pub before: usize,
    /// The number in the second.
    pub after: usize,
}

/// What changed in a team's answers. A fit counts from 0 to 1; a waste is a share of the best net.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// The average of the known fits with today's roles.
    pub fit: ValueChange,
    /// The sum of the fits in the best seating.
    pub total: ValueChange,
    /// The people whose seat differs, by key; empty where a measurement has no seating.
    pub seats: Vec<SeatChange>,
    /// The roles whose number of vacant seats differs, by id; empty where a measurement has no seating.
    pub vacancies: Vec<VacancyChange>,
    /// The waste of everyone doing everything.
    pub everyone: ValueChange,
    /// The waste of today's roles.
    pub today: ValueChange,
}

/// The work of a team, each part in catalog order.
#[derive(PartialEq)]
struct ToDo {
    seats: Vec<(RoleIx, u32)>,
    demand: Option<Vec<(TaskIx, f64)>>,
    flows: Option<Vec<Flow>>,
    minutes: Option<f64>,
}

/// A person in either snapshot.
struct Member<'b> {
    old: Option<usize>,
    new: Option<usize>,
    scored: Scored<'b>,
}

/// Works out the states of a team between two measurements.
pub(super) struct TeamStates<'b> {
    rescorer: &'b Rescorer<'b>,
    members: Vec<Member<'b>>,
    limit: SearchLimit,
    /// The wastes of each state that was worked out.
    wastes: RefCell<IndexMap<MixedState, Option<Wastes>>>,
    is_late: Cell<bool>,
}

impl<'b> TeamStates<'b> {
    pub(super) fn new(
        rescorer: &'b Rescorer<'b>,
        met: &[(Option<usize>, Option<usize>)],
        limit: SearchLimit,
    ) -> Self {
        let snapshots = rescorer.snapshots.0;
        let mut members = Vec::with_capacity(met.len());
        for &(old, new) in met {
            let sellers = [old.map(|at| &snapshots[0].sellers[at]), new.map(|at| &snapshots[1].sellers[at])];
            members.push(Member { old, new, scored: Scored::new(rescorer, sellers) });
        }
        TeamStates { rescorer, members, limit, wastes: RefCell::default(), is_late: Cell::new(false) }
    }

    /// Returns the sellers who are in both snapshots, with both their entries.
    fn both(&self) -> impl Iterator<Item = (&Seller, &Seller)> {
        self.members
            .iter()
            .filter(|member| member.old.is_some() && member.new.is_some())
            .filter_map(|member| Some((member.scored.seller(0)?, member.scored.seller(1)?)))
    }

    /// Returns the causes that differ, in groups that can be separated.
    fn groups(&self) -> Vec<Vec<Cause>> {
        let snapshots = &self.rescorer.snapshots;
        let id = |side: usize, role: Option<RoleIx>| role.map(|role| snapshots.0[side].role_id(role));
        let differ = [
            (Cause::Scores, self.both().any(|(old, new)| snapshots.scores_differ(old, new))),
            (Cause::Catalog, self.rescorer.catalogs_differ()),
            (Cause::Motion, snapshots.motions_differ()),
            (
                Cause::Role,
                self.both().any(|(old, new)| id(0, old.role) != id(1, new.role) || old.pinned != new.pinned),
            ),
            (Cause::People, self.members.iter().any(|member| member.old.is_none() || member.new.is_none())),
            (
                Cause::Work,
                self.work_of(0, 1) != self.work_of(1, 1)
                    || self.work_of(1, 0) != self.work_of(0, 0)
                    || self.both().any(|(old, new)| old.hours.total_cmp(&new.hours).is_ne()),
            ),
        ];
        let mut links: Vec<(Cause, Cause)> = snapshots.motion_links().into_iter().collect();
        for member in &self.members {
            for side in 0..2 {
                let Some(seller) = (if side == 0 { member.old } else { member.new })
                    .map(|at| &snapshots.0[side].sellers[at])
                else {
                    continue;
                };
                let stays = member.old.is_some() && member.new.is_some();
                if snapshots.lacks_role(side, seller.role) {
                    links.push((if stays { Cause::Role } else { Cause::People }, Cause::Catalog));
                }
                if snapshots.lacks_trait(side, seller, None) {
                    links.push((if stays { Cause::Scores } else { Cause::People }, Cause::Catalog));
                }
            }
        }
        if (0..2).any(|side| self.lacks_work(side)) {
            links.push((Cause::Work, Cause::Catalog));
        }
        let differ: Vec<Cause> =
            differ.into_iter().filter(|(_, differs)| *differs).map(|(cause, _)| cause).collect();
        groups(&differ, &links)
    }

    /// Whether the work of one side names roles or tasks that the other catalog lacks.
    fn lacks_work(&self, side: usize) -> bool {
        let snapshots = &self.rescorer.snapshots;
        let (team, own, other) =
            (&snapshots.0[side].team, snapshots.catalog(side), snapshots.catalog(1 - side));
        let lacks = |task: &TaskIx| other.find_task(&own[*task].id).is_none();
        team.seats.iter().any(|(role, _)| snapshots.lacks_role(side, Some(*role)))
            || team.demand.iter().flatten().any(|(task, _)| lacks(task))
            || team.handoffs.iter().flatten().any(|flow| lacks(&flow.from) || lacks(&flow.to))
    }

    /// Returns the work of one side, in terms of a catalog.
    fn work_of(&self, side: usize, catalog: usize) -> ToDo {
        let snapshots = &self.rescorer.snapshots;
        let (team, own, to) = (&snapshots.0[side].team, snapshots.catalog(side), snapshots.catalog(catalog));
        let task = |task: TaskIx| to.find_task(&own[task].id);
        let mut seats: Vec<(RoleIx, u32)> = team
            .seats
            .iter()
            .filter(|(_, seats)| *seats > 0)
            .filter_map(|&(role, seats)| Some((snapshots.role(side, Some(role), catalog)?, seats)))
            .collect();
        seats.sort_unstable();
        let demand = team.demand.as_ref().map(|demand| {
            let mut demand: Vec<(TaskIx, f64)> =
                demand.iter().filter_map(|&(of, hours)| Some((task(of)?, hours))).collect();
            demand.sort_by_key(|(task, _)| *task);
            demand
        });
        let flows = team.handoffs.as_ref().map(|flows| {
            let mut flows: Vec<Flow> = flows
                .iter()
                .filter_map(|flow| Some(Flow { from: task(flow.from)?, to: task(flow.to)?, ..*flow }))
                .collect();
            flows.sort_by(|a, b| (a.from, a.to).cmp(&(b.from, b.to)).then(a.per_week.total_cmp(&b.per_week)));
            flows
        });
        ToDo { seats, demand, flows, minutes: team.handoff_minutes }
    }

    /// Returns the members who are in the team in a state.
    fn there(&self, state: MixedState) -> impl Iterator<Item = &Member<'b>> {
        let people = state.side(Cause::People);
        self.members.iter().filter(move |member| [member.old, member.new][people].is_some())
    }

    /// Returns a member's role today in a state.
    fn role_of(&self, member: &Member<'_>, state: MixedState) -> Option<RoleIx> {
        let side = member.scored.side(state.side(Cause::Role));
        self.rescorer.snapshots.role(side, member.scored.seller(side)?.role, state.side(Cause::Catalog))
    }

    /// Returns the average of the known fits with today's roles, of those at work.
    fn average(&self, state: MixedState) -> Option<f64> {
        let side = |cause| state.side(cause);
        self.rescorer.scorer(side(Cause::Catalog), side(Cause::Motion))?;
        let mut fits = Vec::new();
        for member in self.there(state) {
            let hours = member.scored.seller(side(Cause::Work)).map_or(0.0, |seller| seller.hours);
            let Some(role) = self.role_of(member, state).filter(|_| hours > 0.0) else { continue };
            fits.extend(member.scored.fit(state, role));
        }
        mean(fits.into_iter())
    }

    /// Returns the team of a state, its sellers with the scores of the state's catalog, and their fits.
    fn people(&self, state: MixedState) -> Option<(Team, Vec<Seller>, Vec<SellerFit>)> {
        let side = |cause| state.side(cause);
        let catalog = side(Cause::Catalog);
        let scorer = self.rescorer.scorer(catalog, side(Cause::Motion))?;
        let (mut sellers, mut fits) = (Vec::new(), Vec::new());
        for member in self.there(state) {
            let at = |cause| member.scored.seller(side(cause));
            let scored = member.scored.get(side(Cause::Scores), catalog, side(Cause::Motion))?;
            let from = member.scored.side(side(Cause::Scores));
            let rated = self.rescorer.snapshots.rebased(from, at(Cause::Scores)?, catalog);
            sellers.push(Seller {
                role: self.role_of(member, state),
                hours: at(Cause::Work)?.hours,
                pinned: at(Cause::Role)?.pinned,
                wishes: Vec::new(),
                ..rated
            });
            fits.push(scored.clone());
        }
        let ToDo { seats, demand, flows, minutes } = self.work_of(side(Cause::Work), catalog);
        let of = &self.rescorer.snapshots.0[side(Cause::Work)].team;
        let motion = scorer.motion();
        let team = Team { motion, seats, demand, handoffs: flows, handoff_minutes: minutes, ..of.clone() };
        Some((team, sellers, fits))
    }

    /// Returns the sum of the fits in the best seating; `None` without seats, or with more pins than seats.
    fn total(&self, state: MixedState) -> Option<f64> {
        let (team, sellers, fits) = self.people(state)?;
        let scorer = self.rescorer.scorer(state.side(Cause::Catalog), state.side(Cause::Motion))?;
        let pairs = sellers.iter().zip(&fits);
        let people: Vec<Candidate> =
            pairs.map(|(seller, scored)| Candidate::new(scorer, seller, scored)).collect();
        let roles = self.rescorer.snapshots.catalog(state.side(Cause::Catalog)).roles.len();
        best_total(&people, &Rules::of_team(&team, roles, &people)?)
    }

    /// Returns the wastes of everyone doing everything and of today's roles.
    fn wasted(&self, state: MixedState) -> Option<Wastes> {
        if let Some(known) = self.wastes.borrow().get(&state) {
            return *known;
        }
        let found = if self.is_late.get() { None } else { self.work_out_wastes(state) };
        self.wastes.borrow_mut().insert(state, found);
        found
    }

    /// Works out the wastes of a state, and notes if the search reached its limit.
    fn work_out_wastes(&self, state: MixedState) -> Option<Wastes> {
        let (team, sellers, fits) = self.people(state)?;
        let scorer = self.rescorer.scorer(state.side(Cause::Catalog), state.side(Cause::Motion))?;
        let model = model(scorer, &sellers);
        let rated = AsRated { model: &model, team: &team, sellers: &sellers, draws_all: false };
        let expected = ExpectedTeam::new(&model, &team, &sellers, &fits, false).ok()?;
        let minutes = team.handoff_minutes(scorer.catalog());
        let limit = self.limit.shared(1 << MOST_PLAYERS);
        let found = wastes(&rated, &expected, Question { limit, ..Question::standard(minutes) });
        self.is_late.set(found.is_none());
        found
    }

    /// Returns what changed in the answers of two measurements.
    pub(super) fn answers(&self, ends: [&Measurement; 2]) -> Answers {
        let groups = self.groups();
        let states = 1usize << groups.len();
        let snapshots = &self.rescorer.snapshots;
        let [old, new] = [snapshots.catalog(0), snapshots.catalog(1)];
        let cells = self.members.len() * old.roles.len().max(new.roles.len()) * states;
        let hours = self.members.len() * old.tasks.len().max(new.tasks.len()) * states;
        let (few_cells, few_hours) = (cells <= MOST_CELLS, hours <= MOST_HOURS);
        let (seats, vacancies) = self.seats(ends);
        Answers {
            fit: self.change(&groups, ends.map(|end| end.average), few_cells, |state| self.average(state)),
            total: self.change(
                &groups,
                ends.map(|end| Some(end.seated.as_ref().ok()?.total)),
                few_cells,
                |state| self.total(state),
            ),
            seats,
            vacancies,
            everyone: self.change(
                &groups,
                ends.map(|end| Some(end.organized.as_ref().ok()?.everyone)),
                few_hours,
                |state| Some(self.wasted(state)?.everyone),
            ),
            today: self.change(
                &groups,
                ends.map(|end| end.organized.as_ref().ok()?.today),
                few_hours,
                |state| self.wasted(state)?.today,
            ),
        }
    }

    /// Returns the change between two known values, split by groups of causes if there are few enough states in between.
    fn change(
        &self,
        groups: &[Vec<Cause>],
        [before, after]: [Option<f64>; 2],
        is_small: bool,
        value: impl Fn(MixedState) -> Option<f64>,
    ) -> ValueChange {
        let split = if before.is_none() || after.is_none() {
            Err(NoSplit::UnknownAtAnEnd)
        } else if is_small {
            split(groups, value).split.map_err(|why| if self.is_late.get() { NoSplit::TooMuch } else { why })
        } else {
            Err(NoSplit::TooMuch)
        };
        ValueChange { before, after, split }
    }

    /// Returns the people whose seat differs, and the roles whose number of vacant seats does.
    fn seats(&self, ends: [&Measurement; 2]) -> (Vec<SeatChange>, Vec<VacancyChange>) {
        let [Ok(old), Ok(new)] = ends.map(|end| end.seated.as_ref()) else { return Default::default() };
        let snapshots = &self.rescorer.snapshots;
        let id = |side: usize, role: Option<RoleIx>| role.map(|role| snapshots.0[side].role_id(role));
        let mut seats = Vec::new();
        for member in &self.members {
            let (before, after) =
                (member.old.and_then(|at| old.seats[at]), member.new.and_then(|at| new.seats[at]));
            if id(0, before) != id(1, after) {
                seats.push(SeatChange { old: member.old, new: member.new, before, after });
            }
        }
        let mut vacancies: IndexMap<&str, [usize; 2]> = IndexMap::new();
        for (side, seated) in [old, new].into_iter().enumerate() {
            for &(role, empty) in &seated.vacant {
                vacancies.entry(snapshots.0[side].role_id(role)).or_default()[side] = empty;
            }
        }
        let mut vacancies: Vec<VacancyChange> = vacancies
            .into_iter()
            .filter(|(_, empty)| empty[0] != empty[1])
            .map(|(role, [before, after])| VacancyChange { role: role.to_owned(), before, after })
            .collect();
        vacancies.sort_by(|a, b| a.role.cmp(&b.role));
        (seats, vacancies)
    }
}
