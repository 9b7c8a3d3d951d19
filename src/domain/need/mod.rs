//! A task's need of one trait.
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

/// A task's need of one trait.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The trait.
    pub trait_ix: TraitIx,
    /// The scores that meet it, before a motion eases them.
    pub target: Target,
    /// Its weight among the task's needs, 0 or more; a need of weight 0 is ignored.
    pub weight: f64,
    /// How far outside the target a score still counts in part, in points of the scale.
    pub tolerance: Tolerance,
    /// Limits that a score may not break.
    pub veto: Veto,
    /// Why the task needs it.
    pub why: Option<Text>,
    /// What the need rests on.
    pub source: Option<Text>,
}

/// The scores that meet a need: one variant for each kind of need.
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

    /// Returns the target with these limits under this key; `None` where there is no such target.
    pub fn read(key: &str, limits: &[f64], scale: Scale) -> Option<Target> {
        match (TARGET_KEYS.iter().find(|known| known.name == key)?.read, limits) {
            (Read::Number(read), &[limit]) => read(limit, scale),
            (Read::Pair(read), &[lo, hi]) => read(lo, hi, scale),
            _ => None,
        }
    }

    /// Returns a key and limits from which [`Target::read`] makes the same target.
    pub fn written(&self) -> (&'static str, Vec<f64>) {
        self.kind().written()
    }

    /// Returns the lowest score that meets it in full.
    pub fn lo(&self) -> f64 {
        self.kind().lo()
    }

    /// Returns the highest score that meets it in full.
    pub fn hi(&self) -> f64 {
        self.kind().hi()
    }

    /// Whether some score on the scale misses it on this side.
    pub fn limits(&self, side: Side, scale: Scale) -> bool {
        self.kind().limits(side, scale)
    }

    /// F1: returns the target eased by a motion's `ease`, in points of the scale.
    #[must_use]
    pub fn eased(&self, ease: f64, scale: Scale) -> Target {
        self.kind().eased(ease, scale)
    }

    /// Returns the target without an upper limit, so that no score is too high.
    #[must_use]
    pub fn without_upper_limit(&self, scale: Scale) -> Target {
        self.kind().without_upper_limit(scale)
    }

    /// Returns the side on which a score misses the target, and by how many points; `None` where it meets it.
    ///
    /// A score within the scale's slack of the target meets it.
    pub fn outside(&self, x: f64, scale: Scale) -> Option<(Side, f64)> {
        self.kind().outside(x, scale)
    }

    /// F2: returns desirability as a function of the score.
    pub fn shape(&self, tolerance: Tolerance, scale: Scale) -> Shape {
        self.kind().shape(tolerance, scale)
    }

    /// Returns the target in words.
    pub fn wording(&self, scale: Scale) -> Wording {
        self.kind().wording(scale)
    }
}

/// A kind of need. Reading, scoring, uncertainty and wording all use this trait only.
pub trait NeedKind {
    /// Returns one of its keys, and the limits under it.
    fn written(&self) -> (&'static str, Vec<f64>);

    /// Returns the lowest score that meets it in full.
    fn lo(&self) -> f64;

    /// Returns the highest score that meets it in full.
    fn hi(&self) -> f64;

    /// Whether some score on the scale misses it on this side.
    fn limits(&self, side: Side, scale: Scale) -> bool;

    /// Returns the target eased by a motion's `ease`, in points of the scale.
    fn eased(&self, ease: f64, scale: Scale) -> Target;

    /// Returns the target without an upper limit.
    fn without_upper_limit(&self, scale: Scale) -> Target;

    /// Returns the side on which a score misses it, and by how many points; `None` exactly where desirability is 1.
    fn outside(&self, x: f64, scale: Scale) -> Option<(Side, f64)>;

    /// Returns desirability as a function of the score, which also decides how its expectation is worked out.
    fn shape(&self, tolerance: Tolerance, scale: Scale) -> Shape;

    /// Returns the message that words it, with its numbers.
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
    /// How the value under it is read.
    pub read: Read,
}

/// The form of the value under a need's key, and the target made of it; `None` where there is no such target.
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

/// The side on which a score misses a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Too low.
    Under,
    /// Too high.
    Over,
}

impl Side {
    /// Returns the side's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Side::Under => "under",
            Side::Over => "over",
        }
    }
}

/// How far outside a target a score still counts, in points of the scale on each side; 0 is a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// For scores that are too low.
    pub below: f64,
    /// For scores that are too high.
    pub above: f64,
}
