//! `catalog show`: what a catalog contains.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::codec::{self, KindCode, TradeoffCode};
use super::header::{CatalogEdition, VERSION};
use super::label::{Label, Labels};
use super::selection::Selection;
use super::words::{Words, known_words};
use crate::domain::{
    self, Catalog, Levels, MotionIx, RoleIx, Scale, Target, TaskIx, Tradeoff, TraitIx, TraitKind,
};

/// What a catalog contains, or some parts of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CatalogShow {
    /// The shape of this document and its edition.
    pub schema: &'static str,
    /// The version of salesfit that printed it.
    pub salesfit: &'static str,
    /// The catalog's name and edition.
    pub catalog: CatalogEdition,
    /// The lowest and the highest score.
    #[serde(serialize_with = "codec::scale")]
    #[schemars(with = "[f64; 2]")]
    pub scale: Scale,
    /// From which fit on a seller is strong and adequate.
    pub levels: LevelLimits,
    /// What applies where nothing more exact is given.
    pub defaults: Defaults,
    /// How exact the ratings of each kind of rater are; empty where all count the same or parts are shown.
    pub raters: Vec<Rater>,
    /// The kinds of selling.
    pub motions: Vec<Motion>,
    /// How work flows between tasks; empty where parts are shown.
    pub handoffs: Vec<Handoff>,
    /// What can be rated.
    pub traits: Vec<Trait>,
    /// What must be solved.
    pub tasks: Vec<Task>,
    /// Who might solve it.
    pub roles: Vec<Role>,
    /// Whether the whole catalog is shown. Not in JSON.
    #[serde(skip)]
    pub is_whole: bool,
}

/// The fits at which levels begin.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct LevelLimits {
    /// From this fit on a seller is strong, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub strong: f64,
    /// From this fit on a seller is adequate, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub adequate: f64,
}

/// What applies where nothing more exact is given.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Defaults {
    /// A need's tolerance, in points of the scale.
    #[schemars(range(min = 0))]
    pub tolerance: f64,
    /// A task's tradeoff.
    #[serde(serialize_with = "codec::tradeoff")]
    #[schemars(with = "TradeoffCode")]
    pub tradeoff: Tradeoff,
    /// A seller's working hours a week.
    #[schemars(range(min = 0))]
    pub hours: f64,
    /// A role is vetoed where vetoed tasks take at least this share of its time, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub veto_share: f64,
    /// A role of which a smaller share is rated can be nobody's best, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub min_coverage: f64,
    /// The standard error of one rating, in points of the scale.
    #[schemars(range(min = 0))]
    pub se: f64,
}

/// A kind of rater.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rater {
    /// Its word in files.
    pub id: String,
    /// The standard error of one such rating, in points of the scale.
    #[schemars(range(min = 0))]
    pub se: f64,
}

/// A kind of selling.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Motion {
    /// Its id.
    pub id: Label,
    /// What people call it.
    pub name: Words,
    /// What kind of selling it is.
    pub about: Option<Words>,
    /// What its numbers rest on.
    pub source: Option<Words>,
    /// How many points of the scale each limit is easier.
    #[schemars(range(min = 0))]
    pub ease: f64,
    /// What one hand-off between two people costs, in minutes.
    #[schemars(range(min = 0))]
    pub handoff_minutes: f64,
}

/// Work that flows from one task to another, where a team does not say otherwise.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Handoff {
    /// The task that hands over.
    pub from: Label,
    /// The task that takes over.
    pub to: Label,
    /// How often, per 100 hours of work in `from`.
    #[schemars(range(min = 0))]
    pub per_100_hours: f64,
    /// Why work flows this way.
    pub why: Option<Words>,
    /// What the figure rests on.
    pub source: Option<Words>,
}

/// A trait, skill or attitude that can be rated.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Trait {
    /// Its id.
    pub id: Label,
    /// What people call it.
    pub name: Words,
    /// Trait, skill or attitude.
    #[serde(serialize_with = "codec::trait_kind")]
    #[schemars(with = "KindCode")]
    pub kind: TraitKind,
    /// What it is.
    pub about: Option<Words>,
    /// What to ask about it in an interview; may be empty.
    pub ask: Vec<Words>,
    /// What a low score looks like.
    pub low: Option<Words>,
    /// What a high score looks like.
    pub high: Option<Words>,
    /// The standard error of one rating of it, in points of the scale; null where the catalog's default applies.
    #[schemars(range(min = 0))]
    pub se: Option<f64>,
    /// What it rests on.
    pub source: Option<Words>,
    /// The tasks that need it, and what each needs of it. Not in JSON.
    #[serde(skip)]
    pub needed_by: Vec<(Label, Target)>,
}

/// A core sales task and what it takes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Task {
    /// Its id.
    pub id: Label,
    /// What people call it.
    pub name: Words,
    /// A name for narrow columns.
    pub short: Option<Words>,
    /// What must be solved.
    pub about: Option<Words>,
    /// How people are taught and coached in it.
    pub train: Option<Words>,
    /// How those who do it are led, motivated, rewarded and recruited.
    pub lead: Option<Words>,
    /// What it rests on.
    pub source: Option<Words>,
    /// How its needs combine.
    #[serde(serialize_with = "codec::tradeoff")]
    #[schemars(with = "TradeoffCode")]
    pub tradeoff: Tradeoff,
    /// What it needs.
    pub needs: Vec<Need>,
}

/// What a task needs of one trait.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Need {
    /// The trait that is needed.
    pub r#trait: Label,
    /// The lowest and the highest score that satisfy the need in full, before a motion eases them.
    #[serde(rename = "band", serialize_with = "codec::target")]
    #[schemars(with = "[f64; 2]")]
    pub target: Target,
    /// How much it counts among the task's needs.
    #[schemars(range(min = 0))]
    pub weight: f64,
    /// How far below it a score still counts in part, in points of the scale.
    #[schemars(range(min = 0))]
    pub tolerance_below: f64,
    /// How far above it a score still counts in part, in points of the scale.
    #[schemars(range(min = 0))]
    pub tolerance_above: f64,
    /// A lower score vetoes the task; null where none does.
    pub veto_below: Option<f64>,
    /// A higher score vetoes the task; null where none does.
    pub veto_above: Option<f64>,
    /// Why the task needs it.
    pub why: Option<Words>,
    /// What the need rests on.
    pub source: Option<Words>,
}

/// A bundle of tasks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Role {
    /// Its id.
    pub id: Label,
    /// What people call it.
    pub name: Words,
    /// A name for narrow columns.
    pub short: Option<Words>,
    /// What its holder is there for.
    pub about: Option<Words>,
    /// What its shares rest on.
    pub source: Option<Words>,
    /// How its tasks' fits combine.
    #[serde(serialize_with = "codec::tradeoff")]
    #[schemars(with = "TradeoffCode")]
    pub tradeoff: Tradeoff,
    /// Whether it is shown for comparison and never anyone's best role.
    pub baseline: bool,
    /// Its tasks.
    pub tasks: Vec<RoleTask>,
}

/// A task's part of a role.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RoleTask {
    /// The task.
    pub task: Label,
    /// Its share of the role's time, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub time_share: f64,
}

impl Answer for CatalogShow {
    const SCHEMA: &'static str = "salesfit/catalog-show/2";
}

impl CatalogShow {
    /// The selected parts of a catalog.
    pub fn new(catalog: &Catalog, labels: &Labels, selection: &Selection) -> Self {
        let records = Records { catalog, labels };
        let (raters, handoffs) = if selection.is_whole {
            (catalog.raters.as_slice(), catalog.handoffs.as_slice())
        } else {
            (&[][..], &[][..])
        };
        CatalogShow {
            schema: CatalogShow::SCHEMA,
            salesfit: VERSION,
            catalog: CatalogEdition::of(catalog),
            scale: catalog.scale,
            levels: LevelLimits::of(catalog.levels),
            defaults: Defaults::of(catalog.defaults),
            raters: raters.iter().map(|rater| Rater { id: rater.id.clone(), se: rater.se }).collect(),
            motions: selection.motions.iter().map(|motion| records.motion(*motion)).collect(),
            handoffs: handoffs.iter().map(|handoff| records.handoff(handoff)).collect(),
            traits: selection.traits.iter().map(|of| records.of(*of)).collect(),
            tasks: selection.tasks.iter().map(|task| records.task(*task)).collect(),
            roles: selection.roles.iter().map(|role| records.role(*role)).collect(),
            is_whole: selection.is_whole,
        }
    }
}

impl LevelLimits {
    fn of(levels: Levels) -> Self {
        LevelLimits { strong: levels.strong() / 100.0, adequate: levels.adequate() / 100.0 }
    }
}

impl Defaults {
    fn of(defaults: domain::Defaults) -> Self {
        let domain::Defaults { tolerance, tradeoff, hours, veto_share, min_coverage, se } = defaults;
        Defaults { tolerance, tradeoff, hours, veto_share, min_coverage, se }
    }
}

/// Makes the records of a catalog's parts.
struct Records<'a> {
    catalog: &'a Catalog,
    labels: &'a Labels,
}

impl Records<'_> {
    fn motion(&self, at: MotionIx) -> Motion {
        let motion = &self.catalog[at];
        Motion {
            id: self.labels[at].clone(),
            name: Words(motion.name.clone()),
            about: known_words(motion.about.as_ref()),
            source: known_words(motion.source.as_ref()),
            ease: motion.ease,
            handoff_minutes: motion.handoff_minutes,
        }
    }

    fn handoff(&self, handoff: &domain::Handoff) -> Handoff {
        Handoff {
            from: self.labels[handoff.from].clone(),
            to: self.labels[handoff.to].clone(),
            per_100_hours: handoff.per_100_hours,
            why: known_words(handoff.why.as_ref()),
            source: known_words(handoff.source.as_ref()),
        }
    }

    fn of(&self, at: TraitIx) -> Trait {
        let of = &self.catalog[at];
        let mut needed_by = Vec::new();
        for task in self.catalog.task_ixs() {
            let need = self.catalog[task].needs.iter().find(|need| need.trait_ix == at);
            needed_by.extend(need.map(|need| (self.labels[task].clone(), need.target)));
        }
        Trait {
            id: self.labels[at].clone(),
            name: Words(of.name.clone()),
            kind: of.kind,
            about: known_words(of.about.as_ref()),
            ask: of.ask.iter().cloned().map(Words).collect(),
            low: known_words(of.low.as_ref()),
            high: known_words(of.high.as_ref()),
            se: of.se,
            source: known_words(of.source.as_ref()),
            needed_by,
        }
    }

    fn task(&self, at: TaskIx) -> Task {
        let task = &self.catalog[at];
        Task {
            id: self.labels[at].clone(),
            name: Words(task.name.clone()),
            short: known_words(task.short.as_ref()),
            about: known_words(task.about.as_ref()),
            train: known_words(task.train.as_ref()),
            lead: known_words(task.lead.as_ref()),
            source: known_words(task.source.as_ref()),
            tradeoff: task.tradeoff,
            needs: task.needs.iter().map(|need| self.need(need)).collect(),
        }
    }

    fn need(&self, need: &domain::Need) -> Need {
        Need {
            r#trait: self.labels[need.trait_ix].clone(),
            target: need.target,
            weight: need.weight,
            tolerance_below: need.tolerance.below,
            tolerance_above: need.tolerance.above,
            veto_below: need.veto.below,
            veto_above: need.veto.above,
            why: known_words(need.why.as_ref()),
            source: known_words(need.source.as_ref()),
        }
    }

    fn role(&self, at: RoleIx) -> Role {
        let role = &self.catalog[at];
        let mut tasks = Vec::with_capacity(role.tasks.len());
        for part in &role.tasks {
            let task = self.labels[part.task].clone();
            tasks.push(RoleTask { task, time_share: part.share / role.total_share() });
        }
        Role {
            id: self.labels[at].clone(),
            name: Words(role.name.clone()),
            short: known_words(role.short.as_ref()),
            about: known_words(role.about.as_ref()),
            source: known_words(role.source.as_ref()),
            tradeoff: role.tradeoff,
            baseline: role.baseline,
            tasks,
        }
    }
}
