//! What a task needs of one trait.
//!
//! Each kind of need is a file beside this one that implements [`NeedKind`]. A new kind is such a file, a variant of
//! [`Target`] with its keys here, and its message in each language.

mod band;
mod shape;
mod tradeoff;
mod veto;

pub use band::Band;
pub use shape::{Curve, Line, PiecewiseLinear, Shape};
pub use tradeoff::Tradeoff;
pub use veto::Veto;

use super::{Scale, Text, TraitIx};

/// What one task needs of one trait.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The trait that is needed.
    pub trait_ix: TraitIx,
    /// The scores that satisfy it, before a motion eases them.
    pub target: Target,
    /// How much it counts among the task's needs, 0 or more; a need of weight 0 is not considered at all.
    pub weight: f64,
    /// How far outside the target a score still counts in part.
    pub tolerance: Tolerance,
    /// Limits that decide alone.
    pub veto: Veto,
    /// Why the task needs it.
    pub why: Option<Text>,
    /// What the need rests on.
    pub source: Option<Text>,
}

/// The scores that satisfy a need: one variant for each kind of need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// At least, at most, or between.
    Band(Band),
}

/// The keys of every kind of need. A need has exactly one of them.
pub const TARGET_KEYS: [&NeedKey; 3] = [&band::AT_LEAST, &band::AT_MOST, &band::BETWEEN];

impl Target {
    fn kind(&self) -> &dyn NeedKind {
        match self {
            Target::Band(band) => band,
        }
    }

    /// The target that a catalog writes with these limits under this key; `None` where there is no such target.
    pub fn read(key: &str, limits: &[f64], scale: Scale) -> Option<Target> {
        match (TARGET_KEYS.iter().find(|known| known.name == key)?.read, limits) {
            (Read::Number(read), &[limit]) => read(limit, scale),
            (Read::Pair(read), &[lo, hi]) => read(lo, hi, scale),
            _ => None,
        }
    }

    /// A key and the limits under it with which [`Target::read`] makes the same target.
    pub fn written(&self) -> (&'static str, Vec<f64>) {
        self.kind().written()
    }

    /// The lowest score that satisfies it in full.
    pub fn lo(&self) -> f64 {
        self.kind().lo()
    }

    /// The highest score that satisfies it in full.
    pub fn hi(&self) -> f64 {
        self.kind().hi()
    }

    /// Whether some score on this side of it, on the scale, does not satisfy it.
    pub fn limits(&self, side: Side, scale: Scale) -> bool {
        self.kind().limits(side, scale)
    }

    /// F1: the target that a motion leaves, `ease` points easier.
    #[must_use]
    pub fn eased(&self, ease: f64, scale: Scale) -> Target {
        self.kind().eased(ease, scale)
    }

    /// The target for which no score is too high.
    #[must_use]
    pub fn without_upper_limit(&self, scale: Scale) -> Target {
        self.kind().without_upper_limit(scale)
    }

    /// On which side a score misses the target, and by how many points of the scale; `None` where it satisfies it.
    ///
    /// A score closer to the target than the scale's slack counts as satisfying it.
    pub fn outside(&self, x: f64, scale: Scale) -> Option<(Side, f64)> {
        self.kind().outside(x, scale)
    }

    /// F2: desirability as a function of the score.
    pub fn shape(&self, tolerance: Tolerance, scale: Scale) -> Shape {
        self.kind().shape(tolerance, scale)
    }

    /// The target in words.
    pub fn wording(&self, scale: Scale) -> Wording {
        self.kind().wording(scale)
    }
}

/// What every kind of need says of itself. Reading, scoring, uncertainty and wording all go through this.
pub trait NeedKind {
    /// One of its keys, and the limits under it.
    fn written(&self) -> (&'static str, Vec<f64>);

    /// The lowest score that satisfies it in full.
    fn lo(&self) -> f64;

    /// The highest score that satisfies it in full.
    fn hi(&self) -> f64;

    /// Whether some score on this side of it, on the scale, does not satisfy it.
    fn limits(&self, side: Side, scale: Scale) -> bool;

    /// The target that a motion leaves, `ease` points easier.
    fn eased(&self, ease: f64, scale: Scale) -> Target;

    /// The target for which no score is too high.
    fn without_upper_limit(&self, scale: Scale) -> Target;

    /// On which side a score misses it, and by how many points; `None` exactly where desirability is 1.
    fn outside(&self, x: f64, scale: Scale) -> Option<(Side, f64)>;

    /// Desirability as a function of the score, and with it how its expectation is worked out.
    fn shape(&self, tolerance: Tolerance, scale: Scale) -> Shape;

    /// The message that words it and the message's numbers.
    fn wording(&self, scale: Scale) -> Wording;
}

/// A key under which a catalog writes a target.
#[derive(Clone, Copy, Debug)]
pub struct NeedKey {
    /// The key itself.
    pub name: &'static str,
    /// What it means, for the JSON Schema.
    pub about: &'static str,
    /// A value as it is written, for the JSON Schema.
    pub example: &'static str,
    /// What the value under it is.
    pub read: Read,
}

/// What the value under a key of a need is, and the target that it makes; `None` where it makes none.
#[derive(Clone, Copy, Debug)]
pub enum Read {
    /// One limit on the scale.
    Number(fn(limit: f64, scale: Scale) -> Option<Target>),
    /// Two limits on the scale, the first at most the second.
    Pair(fn(lo: f64, hi: f64, scale: Scale) -> Option<Target>),
}

/// A target in words: a message of `view/texts` and its numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// The message's id.
    pub message: &'static str,
    /// The numbers in it, by name.
    pub numbers: Vec<(&'static str, f64)>,
}

/// On which side of what is needed a score lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Too low.
    Under,
    /// Too high.
    Over,
}

impl Side {
    /// The side's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Side::Under => "under",
            Side::Over => "over",
        }
    }
}

/// How far outside its target a score is worth something, in points of the scale on each side; 0 is a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// For scores that are too low.
    pub below: f64,
    /// For scores that are too high.
    pub above: f64,
}
