//! The causes of a change between two measurements, which of them can be separated, and a change split by them.

use super::shapley::shapley;
use crate::domain::SLACK;

/// A cause of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// How people are rated.
    Scores,
    /// What they are measured against: traits, tasks, roles and settings.
    Catalog,
    /// The kind of selling.
    Motion,
    /// Who has which role today, and who is pinned there.
    Role,
    /// Who is in the team.
    People,
    /// What there is to do: seats, demand, hand-offs and working hours.
    Work,
}

impl Cause {
    /// Every cause, in the order in which causes are told.
    pub const ALL: [Cause; 6] =
        [Cause::Scores, Cause::Catalog, Cause::Motion, Cause::Role, Cause::People, Cause::Work];

    /// The cause's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Cause::Scores => "scores",
            Cause::Catalog => "catalog",
            Cause::Motion => "motion",
            Cause::Role => "role",
            Cause::People => "people",
            Cause::Work => "work",
        }
    }
}

/// A part of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// What it comes from, in the order of [`Cause::ALL`]: one cause, or several that cannot be told apart, since states in
    /// which only some of them are changed do not exist.
    pub causes: Vec<Cause>,
    /// How much, in what the whole is measured in; may be 0.
    pub change: f64,
}

/// Why a change is not split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSplit {
    /// There is no value in one of the two measurements, or in both.
    UnknownAtAnEnd,
    /// There is no value in a state between them, in which only some causes are changed.
    UnknownBetween,
    /// The team is too large to work out every state, or the time ran out.
    TooMuch,
}

impl NoSplit {
    /// The reason's word in JSON.
    pub fn code(self) -> &'static str {
        match self {
            NoSplit::UnknownAtAnEnd => "unknown-at-an-end",
            NoSplit::UnknownBetween => "unknown-between",
            NoSplit::TooMuch => "too-much",
        }
    }
}

/// A value in two measurements, and what made it change.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueChange {
    /// The value in the first; `None` where there is none.
    pub before: Option<f64>,
    /// In the second.
    pub after: Option<f64>,
    /// The parts, which sum to the whole but for rounding: one for each cause that differs, and for causes told as one;
    /// empty where none does. Causes that do not differ have no part.
    pub split: Result<Vec<Contribution>, NoSplit>,
}

impl ValueChange {
    /// The whole change; `None` where a value is missing.
    pub fn whole(&self) -> Option<f64> {
        Some(self.after? - self.before?)
    }

    /// Whether the two values differ by more than rounding, one of them missing among them.
    pub fn is_any(&self) -> bool {
        self.before.is_some() != self.after.is_some() || self.whole().is_some_and(|whole| whole.abs() > SLACK)
    }

    /// The part of exactly this cause, told alone; 0 where it does not differ, `None` where it cannot be told apart.
    pub fn part_of(&self, cause: Cause) -> Option<f64> {
        let parts = self.split.as_ref().ok()?;
        match parts.iter().find(|part| part.causes.contains(&cause)) {
            Some(part) => (part.causes.len() == 1).then_some(part.change),
            None => Some(0.0),
        }
    }
}

/// The causes that are taken from the second measurement; the others are taken from the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct MixedState(u8);

impl MixedState {
    pub(super) fn with(self, cause: Cause) -> MixedState {
        MixedState(self.0 | 1 << cause as u8)
    }

    /// Returns the measurement that a cause is taken from: 0 is the first, 1 the second.
    pub(super) fn side(self, cause: Cause) -> usize {
        usize::from(self.0 >> cause as u8 & 1)
    }
}

/// Returns the causes that differ, in groups: causes that `links` connect cannot be separated and form one group.
pub(super) fn groups(differ: &[Cause], links: &[(Cause, Cause)]) -> Vec<Vec<Cause>> {
    let mut groups: Vec<Vec<Cause>> =
        Cause::ALL.into_iter().filter(|cause| differ.contains(cause)).map(|cause| vec![cause]).collect();
    for (one, other) in links {
        let place = |cause: &Cause| groups.iter().position(|group| group.contains(cause));
        if let (Some(one), Some(other)) = (place(one), place(other))
            && one != other
        {
            let joined = groups.remove(one.max(other));
            groups[one.min(other)].extend(joined);
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// Returns the change of a value, split by groups of causes; `value` gives it in each state, `None` where unknown.
pub(super) fn split(groups: &[Vec<Cause>], value: impl Fn(MixedState) -> Option<f64>) -> ValueChange {
    let state = |players: u32| {
        let changed = groups.iter().enumerate().filter(|(at, _)| players >> at & 1 == 1);
        changed.flat_map(|(_, group)| group).fold(MixedState::default(), |state, cause| state.with(*cause))
    };
    let all = (1u32 << groups.len()) - 1;
    let (before, after) = (value(state(0)), value(state(all)));
    let of_players = |players: u32| match players {
        0 => before,
        _ if players == all => after,
        _ => value(state(players)),
    };
    let split = if before.is_none() || after.is_none() {
        Err(NoSplit::UnknownAtAnEnd)
    } else {
        match shapley(groups.len(), of_players) {
            Some(changes) => {
                let parts = groups.iter().cloned().zip(changes);
                Ok(parts.map(|(causes, change)| Contribution { causes, change }).collect())
            }
            None => Err(NoSplit::UnknownBetween),
        }
    };
    ValueChange { before, after, split }
}
