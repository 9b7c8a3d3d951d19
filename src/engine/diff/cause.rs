//! The causes of a change between two measurements, which of them can be separated, and a change split by them.

use super::shapley::shapley;
use crate::domain::SLACK;

/// A cause of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// How people are rated.
    Scores,
    /// What people are scored against: traits, tasks, roles and settings.
    Catalog,
    /// The kind of selling.
    Motion,
    /// Who has which current role, and who is pinned to it.
    Role,
    /// Who is in the team.
    People,
    /// What there is to do: seats, demand, hand-offs and working hours.
    Work,
}

impl Cause {
    /// Every cause, in the order in which causes are reported.
    pub const ALL: [Cause; 6] =
        [Cause::Scores, Cause::Catalog, Cause::Motion, Cause::Role, Cause::People, Cause::Work];

    /// Returns the cause's word in JSON and CSV.
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
    /// Its causes, in the order of [`Cause::ALL`]: one, or several that cannot be separated, since states in
    /// which only some of them are changed do not exist.
    pub causes: Vec<Cause>,
    /// The change, in the unit of the whole; may be 0.
    pub change: f64,
}

/// Why a change is not split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSplit {
    /// There is no value in one of the two measurements, or in both.
    UnknownAtAnEnd,
    /// There is no value in a state between them, in which only some causes are changed.
    UnknownBetween,
    /// The team is too large to work out every state, or a search reached its limit.
    TooMuch,
}

impl NoSplit {
    /// Returns the reason's word in JSON.
    pub fn code(self) -> &'static str {
        match self {
            NoSplit::UnknownAtAnEnd => "unknown-at-an-end",
            NoSplit::UnknownBetween => "unknown-between",
            NoSplit::TooMuch => "too-much",
        }
    }
}

/// A value in two measurements, and the causes of its change.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueChange {
    /// The value in the first; `None` where there is none.
    pub before: Option<f64>,
    /// The value in the second.
    pub after: Option<f64>,
    /// The parts, which sum to the whole up to rounding: one for each cause that differs, or group that cannot be
    /// separated; empty where none does. Causes that do not differ have no part.
    pub split: Result<Vec<Contribution>, NoSplit>,
}

impl ValueChange {
    /// Returns the whole change; `None` where a value is missing.
    pub fn whole(&self) -> Option<f64> {
        Some(self.after? - self.before?)
    }

    /// Whether the two values differ by more than rounding, or only one is known.
    pub fn is_any(&self) -> bool {
        self.before.is_some() != self.after.is_some() || self.whole().is_some_and(|whole| whole.abs() > SLACK)
    }

    /// Returns the part of exactly this cause; 0 where it does not differ, `None` where it cannot be separated.
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
    /// Returns the state in which the groups whose bits are set in `players` are taken from the second measurement.
    fn of(groups: &[Vec<Cause>], players: u32) -> MixedState {
        let mut state = MixedState::default();
        for (_, group) in groups.iter().enumerate().filter(|(at, _)| players >> at & 1 == 1) {
            for cause in group {
                state = state.with(*cause);
            }
        }
        state
    }

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
        let one = groups.iter().position(|group| group.contains(one));
        let other = groups.iter().position(|group| group.contains(other));
        if let (Some(one), Some(other)) = (one, other)
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
    let all = (1u32 << groups.len()) - 1;
    let before = value(MixedState::of(groups, 0));
    let after = value(MixedState::of(groups, all));
    let split = if before.is_none() || after.is_none() {
        Err(NoSplit::UnknownAtAnEnd)
    } else {
        let changes = shapley(groups.len(), |players| match players {
            0 => before,
            _ if players == all => after,
            _ => value(MixedState::of(groups, players)),
        });
        match changes {
            Some(changes) => {
                let parts = groups.iter().cloned().zip(changes);
                Ok(parts.map(|(causes, change)| Contribution { causes, change }).collect())
            }
            None => Err(NoSplit::UnknownBetween),
        }
    };
    ValueChange { before, after, split }
}
