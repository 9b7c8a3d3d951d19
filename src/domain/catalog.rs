//! Traits, tasks and roles, and the settings they share.

use std::ops::Index;

use super::{
    Coaching, CoachingByKind, Levels, MotionIx, Need, RoleIx, Scale, TaskIx, Text, Tradeoff, TraitIx,
};

/// The kind of a trait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TraitKind {
    /// A lasting disposition: thick skin, empathy.
    #[default]
    Trait,
    /// A learned ability: writing, subject expertise.
    Skill,
    /// An attitude to the work: diligence, discipline.
    Attitude,
}

impl TraitKind {
    /// Every kind, by its word in files.
    pub const ALL: [(&'static str, TraitKind); 3] =
        [("trait", TraitKind::Trait), ("skill", TraitKind::Skill), ("attitude", TraitKind::Attitude)];

    /// Returns the kind's word in files and JSON.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, k)| *k == self).map_or("trait", |(code, _)| code)
    }
}

/// A trait, skill or attitude that can be rated on the catalog's scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Trait {
    /// Its id: kebab-case ASCII, unique among the traits.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// What else it is called in tables.
    pub aliases: Vec<String>,
    /// Trait, skill or attitude.
    pub kind: TraitKind,
    /// What it is.
    pub about: Option<Text>,
    /// What to ask about it in an interview.
    pub ask: Vec<Text>,
    /// What a low score looks like.
    pub low: Option<Text>,
    /// What a high score looks like.
    pub high: Option<Text>,
    /// The standard error of one rating of it, in points of the scale, where it differs from the catalog's default.
    pub se: Option<f64>,
    /// How it is coached, where that differs from its kind.
    pub coaching: Coaching,
    /// What it rests on.
    pub source: Option<Text>,
}

/// A kind of rater: `self`, `manager`, `peer`, `test`, or the catalog's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Rater {
    /// Its word in files.
    pub id: String,
    /// The standard error of one rating of this kind, in points of the scale.
    pub se: f64,
}

impl Rater {
    /// The usual words for kinds of raters, English and Norwegian. Any other word may be a person's name.
    pub const USUAL: [&str; 16] = [
        "self",
        "manager",
        "peer",
        "customer",
        "test",
        "colleague",
        "coach",
        "leader",
        "boss",
        "report",
        "selv",
        "leder",
        "sjef",
        "kollega",
        "kunde",
        "medarbeider",
    ];

    /// Other words for the raters that a catalog usually lists, with the word that it lists them by.
    const MEANT: [(&str, &str); 14] = [
        ("selv", "self"),
        ("meg selv", "self"),
        ("egenvurdering", "self"),
        ("selvvurdering", "self"),
        ("self-rating", "self"),
        ("self-assessment", "self"),
        ("self rating", "self"),
        ("self assessment", "self"),
        ("leder", "manager"),
        ("nærmeste leder", "manager"),
        ("sjef", "manager"),
        ("leader", "manager"),
        ("boss", "manager"),
        ("line manager", "manager"),
    ];

    /// Returns a word for a kind of rater as it is compared: trimmed, in lower case.
    pub fn kind(word: &str) -> String {
        word.trim().to_lowercase()
    }
}

impl Catalog {
    /// Returns a word for a kind of rater as it is compared, in the catalog's own words where it lists them: `Leder` is
    /// `manager`, unless the catalog knows a `leder` or lists raters and no `manager`.
    pub fn rater_kind(&self, word: &str) -> String {
        let kind = Rater::kind(word);
        let lists = |word: &str| self.raters.iter().any(|rater| rater.id == word);
        match Rater::MEANT.iter().find(|(meant, _)| *meant == kind) {
            Some((_, usual)) if !lists(&kind) && (self.raters.is_empty() || lists(usual)) => {
                (*usual).to_owned()
            }
            _ => kind,
        }
    }
}

/// A sales task, and the traits it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its id: kebab-case ASCII, unique among the tasks.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// A name that fits a narrow column.
    pub short: Option<Text>,
    /// What must be solved.
    pub about: Option<Text>,
    /// How to train and coach for it.
    pub train: Option<Text>,
    /// How to lead, motivate, reward and recruit for it.
    pub lead: Option<Text>,
    /// What it rests on.
    pub source: Option<Text>,
    /// How its needs combine.
    pub tradeoff: Tradeoff,
    /// The traits it needs: at least one, not all with weight 0, each trait at most once.
    pub needs: Vec<Need>,
}

/// One task's part of a role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The task.
    pub task: TaskIx,
    /// Its share of the role's time, above 0, relative to the sum of the role's shares.
    pub share: f64,
}

/// A bundle of tasks, each with its share of working time.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Its id: kebab-case ASCII, unique among the roles.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// A name that fits a narrow column.
    pub short: Option<Text>,
    /// What its holder is responsible for.
    pub about: Option<Text>,
    /// What its shares rest on.
    pub source: Option<Text>,
    /// How its tasks' fits combine.
    pub tradeoff: Tradeoff,
    /// Whether it is shown for comparison only and never anyone's best role.
    pub baseline: bool,
    /// Its tasks: at least one, each at most once.
    pub tasks: Vec<Share>,
}

impl Trait {
    /// The words for it: its id, its name in each language, its aliases.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let names = std::iter::once(self.id.as_str()).chain(self.name.all());
        names.chain(self.aliases.iter().map(String::as_str))
    }
}

impl Role {
    /// The words for it: its id, and its name and its short name in each language.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let names = std::iter::once(self.id.as_str()).chain(self.name.all());
        names.chain(self.short.iter().flat_map(Text::all))
    }

    /// Returns the sum of the shares, above 0.
    pub fn total_share(&self) -> f64 {
        self.tasks.iter().map(|s| s.share).sum()
    }
}

/// A kind of selling.
#[derive(Clone, Debug, PartialEq)]
pub struct Motion {
    /// Its id: kebab-case ASCII, unique among the motions.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// What kind of selling it is.
    pub about: Option<Text>,
    /// What its numbers rest on.
    pub source: Option<Text>,
    /// How much each limit is eased, in points of the scale, 0 or more.
    pub ease: f64,
    /// The cost of one hand-off between two people, in minutes.
    pub handoff_minutes: f64,
}

/// Work that flows from one task to another, for teams that state no hand-offs of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Handoff {
    /// The task that hands over.
    pub from: TaskIx,
    /// The task that takes over.
    pub to: TaskIx,
    /// The number of hand-offs per 100 hours of work in `from`.
    pub per_100_hours: f64,
    /// Why work flows this way.
    pub why: Option<Text>,
    /// What the figure rests on.
    pub source: Option<Text>,
}

/// The defaults of a catalog.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Defaults {
    /// A need's tolerance, in points of the scale.
    pub tolerance: f64,
    /// A task's tradeoff.
    pub tradeoff: Tradeoff,
    /// A seller's working hours a week.
    pub hours: f64,
    /// A role is vetoed where vetoed tasks take at least this share of its time, above 0 and at most 1.
    pub veto_share: f64,
    /// A role with a smaller share of its weight rated cannot be anyone's best, 0 to 1.
    pub min_coverage: f64,
    /// The standard error of one rating, in points of the scale.
    pub se: f64,
}

impl Defaults {
    /// Returns the defaults on a scale: tolerance 40 % of its span, standard error 12.5 %.
    pub fn on(scale: Scale) -> Self {
        Defaults {
            tolerance: 0.4 * scale.span(),
            tradeoff: Tradeoff::Full,
            hours: 37.5,
            veto_share: 0.25,
            min_coverage: 0.6,
            se: 0.125 * scale.span(),
        }
    }
}

/// Traits, tasks, roles and settings: everything that a seller is scored against.
///
/// It has at least one trait, task, role and motion; every index is valid in its own lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    /// The catalog's name.
    pub name: String,
    /// Its version; may be empty.
    pub version: String,
    /// The SHA-256 of the files that it was read from, in order, as lower-case hexadecimal digits.
    pub sha256: String,
    /// The scale of its scores.
    pub scale: Scale,
    /// The fits from which a seller is adequate and strong.
    pub levels: Levels,
    /// The defaults.
    pub defaults: Defaults,
    /// How each kind of trait is coached.
    pub coaching_by_kind: CoachingByKind,
    /// The standard error of each kind of rater; empty where all count the same.
    pub raters: Vec<Rater>,
    /// The scores that words stand for in tables, by the word as it is written.
    pub words: Vec<(String, f64)>,
    /// The kinds of selling; the first is the default.
    pub motions: Vec<Motion>,
    /// The hand-offs between tasks.
    pub handoffs: Vec<Handoff>,
    /// The traits.
    pub traits: Vec<Trait>,
    /// The tasks.
    pub tasks: Vec<Task>,
    /// The roles.
    pub roles: Vec<Role>,
}

macro_rules! list {
    ($list:ident, $noun:ident, $index:ident, $indices:ident, $find:ident) => {
        impl Index<$index> for Catalog {
            type Output = $noun;
            fn index(&self, at: $index) -> &$noun {
                &self.$list[at.0]
            }
        }

        impl Catalog {
            #[doc = concat!("Returns the indices of all ", stringify!($list), ", in catalog order.")]
            pub fn $indices(&self) -> impl DoubleEndedIterator<Item = $index> + Clone + use<> {
                (0..self.$list.len()).map($index)
            }

            #[doc = concat!("Returns the index of the ", stringify!($list), " entry with this id.")]
            pub fn $find(&self, id: &str) -> Option<$index> {
                self.$list.iter().position(|item| item.id == id).map($index)
            }
        }
    };
}

list!(traits, Trait, TraitIx, trait_ixs, find_trait);
list!(tasks, Task, TaskIx, task_ixs, find_task);
list!(roles, Role, RoleIx, role_ixs, find_role);
list!(motions, Motion, MotionIx, motion_ixs, find_motion);
