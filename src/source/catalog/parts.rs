//! A catalog's parts while they still refer to each other by id.

use indexmap::IndexMap;

use super::super::file::File;
use super::super::suggest::unknown;
use super::settings::{HANDOFF_MINUTES, Settings};
use super::sources::{At, Sources};
use crate::domain::{
    Catalog, Handoff, Motion, Need, Problem, Role, Share, Task, TaskIx, Text, Trait, TraitIx,
};

/// A reference by id, and its place in a file; `None` in the built-in catalog.
pub struct Ref {
    pub id: String,
    pub at: Option<At>,
}

impl Ref {
    /// Returns a reference to a part of the built-in catalog.
    fn to(id: &str) -> Self {
        Ref { id: id.to_owned(), at: None }
    }
}

/// A task whose needs name their traits.
pub struct TaskPart {
    pub task: Task,
    pub needs: Vec<(Ref, Need)>,
}

/// A role whose shares name their tasks.
pub struct RolePart {
    pub role: Role,
    pub shares: Vec<(Ref, f64)>,
}

/// A hand-off whose ends name their tasks.
pub struct HandoffPart {
    pub from: Ref,
    pub to: Ref,
    pub per_100_hours: f64,
    pub why: Option<Text>,
    pub source: Option<Text>,
}

/// Everything in a catalog but its settings.
#[derive(Default)]
pub struct Parts {
    pub traits: IndexMap<String, Trait>,
    pub tasks: IndexMap<String, TaskPart>,
    pub roles: IndexMap<String, RolePart>,
    pub motions: IndexMap<String, Motion>,
    pub handoffs: Vec<HandoffPart>,
    /// What has been removed from the extended catalog, each with the place that removes it.
    pub removed: IndexMap<String, At>,
}

impl Parts {
    /// Returns the parts of a catalog that is extended.
    pub fn of(catalog: &Catalog) -> Self {
        let mut parts = Parts {
            traits: catalog.traits.iter().map(|t| (t.id.clone(), t.clone())).collect(),
            motions: catalog.motions.iter().map(|motion| (motion.id.clone(), motion.clone())).collect(),
            ..Parts::default()
        };
        for task in &catalog.tasks {
            let needs = task.needs.iter().map(|need| (Ref::to(&catalog[need.trait_ix].id), need.clone()));
            let part = TaskPart { task: task.clone(), needs: needs.collect() };
            parts.tasks.insert(task.id.clone(), part);
        }
        for role in &catalog.roles {
            let shares = role.tasks.iter().map(|share| (Ref::to(&catalog[share.task].id), share.share));
            let part = RolePart { role: role.clone(), shares: shares.collect() };
            parts.roles.insert(role.id.clone(), part);
        }
        for handoff in &catalog.handoffs {
            parts.handoffs.push(HandoffPart {
                from: Ref::to(&catalog[handoff.from].id),
                to: Ref::to(&catalog[handoff.to].id),
                per_100_hours: handoff.per_100_hours,
                why: handoff.why.clone(),
                source: handoff.source.clone(),
            });
        }
        parts
    }

    /// Returns the catalog, or `None` where a required section is empty. Reports every problem to `sources`.
    pub fn resolve(self, sources: &Sources<'_>, settings: Settings, first: &File) -> Option<Catalog> {
        let sections = [
            ("no-traits", self.traits.is_empty()),
            ("no-tasks", self.tasks.is_empty()),
            ("no-roles", self.roles.is_empty()),
        ];
        for (code, empty) in sections {
            // Another problem may be what emptied the section.
            if empty && !sources.have_problems() {
                sources.tell(&At::START, Problem::new(code));
            }
        }
        let Parts { traits, tasks, roles, mut motions, handoffs, removed } = self;
        if motions.is_empty() {
            let motion = Motion {
                id: "complex".to_owned(),
                name: Text::plain("complex"),
                about: None,
                source: None,
                ease: 0.0,
                handoff_minutes: HANDOFF_MINUTES,
            };
            motions.insert(motion.id.clone(), motion);
        }
        let references = References { sources, removed: &removed };
        let roles: Vec<Role> =
            roles.into_values().map(|part| references.resolve_role(part, &tasks)).collect();
        let handoffs =
            handoffs.into_iter().filter_map(|part| references.resolve_handoff(part, &tasks)).collect();
        let mut needs = Vec::with_capacity(tasks.len());
        for part in tasks.values() {
            needs.push(references.resolve_needs(part, &traits));
        }
        let tasks: Vec<Task> =
            tasks.into_values().zip(needs).map(|(part, needs)| Task { needs, ..part.task }).collect();
        let complete = !traits.is_empty() && !tasks.is_empty() && !roles.is_empty();
        complete.then(|| Catalog {
            name: settings.name.unwrap_or_else(|| stem(first)),
            version: settings.version,
            sha256: String::new(),
            scale: settings.scale,
            levels: settings.levels,
            defaults: settings.defaults,
            coaching_by_kind: settings.coaching_by_kind,
            raters: settings.raters,
            words: settings.words,
            motions: motions.into_values().collect(),
            handoffs,
            traits: traits.into_values().collect(),
            tasks,
            roles,
        })
    }
}

/// Resolves references to indices. What names nothing is left out and reported.
struct References<'r, 'f> {
    sources: &'r Sources<'f>,
    removed: &'r IndexMap<String, At>,
}

impl References<'_, '_> {
    fn resolve_role(&self, part: RolePart, tasks: &IndexMap<String, TaskPart>) -> Role {
        let mut shares = Vec::with_capacity(part.shares.len());
        for (to, share) in &part.shares {
            let task = self.find(tasks, "unknown-task", &part.role.id, to);
            shares.extend(task.map(|ix| Share { task: TaskIx(ix), share: *share }));
        }
        Role { tasks: shares, ..part.role }
    }

    fn resolve_handoff(&self, part: HandoffPart, tasks: &IndexMap<String, TaskPart>) -> Option<Handoff> {
        let from = self.find(tasks, "unknown-task", "handoffs", &part.from);
        let to = self.find(tasks, "unknown-task", "handoffs", &part.to);
        let (from, to) = (TaskIx(from?), TaskIx(to?));
        if from == to {
            let problem = Problem::new("handoff-to-itself").with("task", part.to.id.as_str());
            self.sources.tell(part.to.at.as_ref().unwrap_or(&At::START), problem);
        }
        let HandoffPart { per_100_hours, why, source, .. } = part;
        Some(Handoff { from, to, per_100_hours, why, source })
    }

    fn resolve_needs(&self, part: &TaskPart, traits: &IndexMap<String, Trait>) -> Vec<Need> {
        let mut needs = Vec::with_capacity(part.needs.len());
        for (to, need) in &part.needs {
            let found = self.find(traits, "unknown-trait", &part.task.id, to);
            needs.extend(found.map(|ix| Need { trait_ix: TraitIx(ix), ..need.clone() }));
        }
        needs
    }

    /// Returns the index of what `of` refers to; `None`, with a problem, where the reference names nothing.
    fn find<T>(&self, among: &IndexMap<String, T>, code: &'static str, of: &str, to: &Ref) -> Option<usize> {
        let found = among.get_index_of(&to.id);
        if found.is_none() {
            match &to.at {
                Some(at) if self.sources.is_full(at) => {}
                Some(at) => {
                    self.sources.tell(at, unknown(code, &to.id, among.keys().map(String::as_str)));
                }
                // A part of the built-in catalog refers to something that was removed.
                None => {
                    let problem =
                        Problem::new("removed-but-needed").with("id", to.id.as_str()).with("by", of);
                    self.sources.tell(self.removed.get(&to.id).unwrap_or(&At::START), problem);
                }
            }
        }
        found
    }
}

/// Returns the name of a catalog that states none: its file's name without folder and endings.
fn stem(file: &File) -> String {
    let name = file.name().rsplit(['/', '\\']).next().unwrap_or_default();
    name.split('.').next().unwrap_or_default().to_owned()
}
