//! Plans: changes to a team, each by name, whose order means nothing.
//!
//! A plan is laid over a team; it is no team itself. People are named by the ids under which they are shown, and all numbers
//! are on the team's scale.

mod effect;

use std::collections::BTreeMap;

use super::{MotionIx, RoleIx, Score, Seller, TaskIx, TraitIx};

/// Changes to a team under one title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// What it is called.
    pub title: Option<String>,
    /// The path of the catalog that the team is scored against instead of its own.
    pub catalog: Option<String>,
    /// The changes. Each has a target of its own, and none stands beside the removal or the arrival of the same person.
    pub changes: Vec<Change>,
}

/// One change to a team.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// She is on leave: her hours are 0.
    Leave {
        /// Her id, as shown.
        seller: String,
    },
    /// She leaves the team.
    Remove {
        /// Her id, as shown.
        seller: String,
    },
    /// She joins the team. Her scores are on the team's scale.
    Join(Box<Seller>),
    /// Her current role is another.
    Role {
        /// Her id, as shown.
        seller: String,
        /// The role.
        role: RoleIx,
    },
    /// She works these hours a week.
    Hours {
        /// Her id, as shown.
        seller: String,
        /// The hours.
        hours: f64,
    },
    /// She would like these roles.
    Wishes {
        /// Her id, as shown.
        seller: String,
        /// The roles, most wanted first.
        roles: Vec<RoleIx>,
    },
    /// She stays in her role whatever the numbers say, or no longer does.
    Pinned {
        /// Her id, as shown.
        seller: String,
        /// Whether she stays.
        pinned: bool,
    },
    /// She is rated anew.
    Score {
        /// Her id, as shown.
        seller: String,
        /// The trait.
        of: TraitIx,
        /// The score, on the team's scale.
        score: Score,
    },
    /// She is coached: a known score rises.
    Coach {
        /// Her id, as shown.
        seller: String,
        /// The trait.
        of: TraitIx,
        /// By how many points of the team's scale, above 0.
        points: f64,
    },
    /// A role has other seats.
    Seats {
        /// The role.
        role: RoleIx,
        /// How many, or how many more.
        seats: Amount<i64>,
    },
    /// A task takes other hours.
    Demand {
        /// The task.
        task: TaskIx,
        /// How many a week, or how many more.
        hours: Amount<f64>,
    },
    /// Each hand-off takes these minutes, whatever the kind of selling.
    HandoffMinutes(f64),
    /// Another kind of selling.
    Motion(MotionIx),
}

/// A new number, or a change of the old one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount<T> {
    /// The number is this one.
    To(T),
    /// The number rises by this much, which may be below 0.
    By(T),
}

/// What a change is about. Two changes with the same target cannot both be made, unless they add up or say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target<'c> {
    /// Whether somebody is in the team.
    Seller(&'c str),
    Role(&'c str),
    Hours(&'c str),
    Wishes(&'c str),
    Pinned(&'c str),
    Score(&'c str, TraitIx),
    Seats(RoleIx),
    Demand(TaskIx),
    HandoffMinutes,
    Motion,
}

/// Two changes that cannot both be made, by place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The one that comes first in the list.
    pub first: usize,
    /// The other.
    pub second: usize,
}

/// A change that several others add up to, and the last of those by place in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The change.
    pub change: Change,
    /// Where it was said last.
    pub last: usize,
    /// How many changes it is made of.
    pub parts: usize,
}

impl Change {
    /// Returns the id of the person whom it is about, if it is about one.
    pub fn seller(&self) -> Option<&str> {
        match self {
            Change::Leave { seller }
            | Change::Remove { seller }
            | Change::Role { seller, .. }
            | Change::Hours { seller, .. }
            | Change::Wishes { seller, .. }
            | Change::Pinned { seller, .. }
            | Change::Score { seller, .. }
            | Change::Coach { seller, .. } => Some(seller),
            Change::Join(seller) => Some(&seller.id),
            Change::Seats { .. } | Change::Demand { .. } | Change::HandoffMinutes(_) | Change::Motion(_) => {
                None
            }
        }
    }

    fn target(&self) -> Target<'_> {
        match self {
            Change::Remove { seller } => Target::Seller(seller),
            Change::Join(seller) => Target::Seller(&seller.id),
            Change::Leave { seller } | Change::Hours { seller, .. } => Target::Hours(seller),
            Change::Role { seller, .. } => Target::Role(seller),
            Change::Wishes { seller, .. } => Target::Wishes(seller),
            Change::Pinned { seller, .. } => Target::Pinned(seller),
            Change::Score { seller, of, .. } | Change::Coach { seller, of, .. } => Target::Score(seller, *of),
            Change::Seats { role, .. } => Target::Seats(*role),
            Change::Demand { task, .. } => Target::Demand(*task),
            Change::HandoffMinutes(_) => Target::HandoffMinutes,
            Change::Motion(_) => Target::Motion,
        }
    }

    /// Returns how much it adds to what is there, if it adds and does not replace.
    fn added(&self) -> Option<f64> {
        match self {
            Change::Coach { points, .. } => Some(*points),
            #[expect(clippy::cast_precision_loss, reason = "seats are far fewer than 2^52")]
            Change::Seats { seats: Amount::By(more), .. } => Some(*more as f64),
            Change::Demand { hours: Amount::By(more), .. } => Some(*more),
            _ => None,
        }
    }

    /// Returns the same change adding another amount.
    fn adding(&self, amount: f64) -> Self {
        let mut change = self.clone();
        match &mut change {
            Change::Coach { points, .. } => *points = amount,
            #[expect(clippy::cast_possible_truncation, reason = "a sum of whole numbers")]
            Change::Seats { seats, .. } => *seats = Amount::By(amount as i64),
            Change::Demand { hours, .. } => *hours = Amount::By(amount),
            _ => {}
        }
        change
    }

    /// Whether two changes of one target say the same: the same value, wherever it is written.
    fn is_same(&self, other: &Change) -> bool {
        match (self, other) {
            (Change::Join(one), Change::Join(other)) => {
                Seller { line: 0, ..*one.clone() } == Seller { line: 0, ..*other.clone() }
            }
            (one, other) => one == other,
        }
    }
}

/// Returns the changes of several plans as those of one, ordered by what they are about: what adds up is added, and what is
/// said twice in the same words is said once.
///
/// # Errors
/// The first two changes that cannot both be made.
pub fn merge<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Result<Vec<Merged>, Conflict> {
    let changes: Vec<&Change> = changes.into_iter().collect();
    let mut by_target: BTreeMap<Target<'_>, Vec<usize>> = BTreeMap::new();
    let mut of_seller: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut conflict: Option<Conflict> = None;
    for (second, change) in changes.iter().enumerate() {
        let same = by_target.entry(change.target()).or_default();
        let clashing = same.iter().find(|&&first| !changes[first].goes_with(change)).copied();
        same.push(second);
        let others = change.seller().map(|seller| of_seller.entry(seller).or_default());
        let of_presence = others.and_then(|others| {
            let found =
                others.iter().find(|&&first| changes[first].decides_presence() != change.decides_presence());
            let found = found.copied();
            // The first of each kind is enough to meet every later one.
            if others.len() < 2 {
                others.push(second);
            }
            found
        });
        if let Some(first) = clashing.into_iter().chain(of_presence).min() {
            conflict = Some(Conflict { first, second });
            break;
        }
    }
    match conflict {
        Some(conflict) => Err(conflict),
        None => Ok(by_target.into_values().filter_map(|places| sum(&changes, &places)).collect()),
    }
}

impl Change {
    /// Whether it says that somebody is, or is not, in the team.
    fn decides_presence(&self) -> bool {
        matches!(self, Change::Remove { .. } | Change::Join(_))
    }

    /// Whether it can be made together with another change of the same target.
    fn goes_with(&self, other: &Change) -> bool {
        match (self.added(), other.added()) {
            (Some(_), Some(_)) => true,
            (None, None) => self.is_same(other),
            _ => false,
        }
    }
}

/// Returns the one change that changes of one target come to; `None` for no changes.
fn sum(changes: &[&Change], places: &[usize]) -> Option<Merged> {
    let (&first, &last) = (places.first()?, places.last()?);
    let mut amounts: Vec<f64> = places.iter().filter_map(|&at| changes[at].added()).collect();
    let change = if amounts.len() > 1 {
        // The order of plans decides no last digit.
        amounts.sort_by(f64::total_cmp);
        changes[first].adding(amounts.iter().sum())
    } else {
        changes[first].clone()
    };
    Some(Merged { change, last, parts: places.len() })
}
