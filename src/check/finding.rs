//! The finding of one rule about one subject: the outcome, its evidence, and the message.
//!
//! A message is an id and typed arguments; the words are chosen elsewhere.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::domain::policy::{Outcome, RuleIx};
use crate::domain::{Fit, RoleIx, TaskIx, TraitIx};

/// Who or what a finding is about; all `None` is the team as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The seller, by place in the team.
    pub seller: Option<usize>,
    /// The role.
    pub role: Option<RoleIx>,
    /// The task.
    pub task: Option<TaskIx>,
}

impl Subject {
    /// The team as a whole.
    pub const TEAM: Subject = Subject { seller: None, role: None, task: None };

    /// A seller in a role, or without one.
    pub fn seller(at: usize, role: impl Into<Option<RoleIx>>) -> Self {
        Subject { seller: Some(at), role: role.into(), task: None }
    }

    /// A role of the team.
    pub fn role(role: RoleIx) -> Self {
        Subject { role: Some(role), ..Subject::TEAM }
    }

    /// A task of the team.
    pub fn task(task: TaskIx) -> Self {
        Subject { task: Some(task), ..Subject::TEAM }
    }
}

/// The evidence of a finding, in the form of its rule's schema. It is shared, and becomes JSON only where it is written.
#[derive(Clone)]
pub struct FindingEvidence(Arc<dyn AsJson>);

/// Evidence of any rule.
trait AsJson: Send + Sync {
    fn json(&self) -> Value;
}

impl<T: Serialize + Send + Sync> AsJson for T {
    fn json(&self) -> Value {
        // Evidence has string keys and plain values, which are always JSON.
        serde_json::to_value(self).unwrap_or(Value::Null)
    }
}

impl FindingEvidence {
    /// Returns the evidence of a rule as any rule's.
    pub(super) fn new(evidence: impl Serialize + Send + Sync + 'static) -> Self {
        FindingEvidence(Arc::new(evidence))
    }
}

impl Serialize for FindingEvidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.json().serialize(serializer)
    }
}

impl PartialEq for FindingEvidence {
    fn eq(&self, other: &Self) -> bool {
        self.0.json() == other.0.json()
    }
}

impl fmt::Debug for FindingEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.json().fmt(f)
    }
}

/// The finding of one rule about one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleIx,
    /// Who or what it is about.
    pub subject: Subject,
    /// The outcome.
    pub outcome: Outcome,
    /// The evidence for the outcome; `None` for a pass, and where there was nothing to judge.
    pub evidence: Option<FindingEvidence>,
    /// The message; `None` for a pass.
    pub message: Option<Message>,
    /// How far the rule is from holding, 0 or more, greater is worse; `None` where that is unknown or grows with time
    /// alone.
    pub badness: Option<f64>,
    /// The traits of which another rating is most useful.
    pub ask: Vec<TraitIx>,
    /// The sellers whose ratings are most useful, by place in the team.
    pub ask_about: Vec<usize>,
}

impl Finding {
    /// Returns the finding with its badness; below 0 counts as 0.
    #[must_use]
    pub fn with_badness(mut self, badness: impl Into<Option<f64>>) -> Self {
        self.badness = badness.into().map(|badness| badness.max(0.0));
        self
    }

    /// Returns the finding with the traits whose rating is most useful.
    #[must_use]
    pub fn asking(mut self, traits: Vec<TraitIx>) -> Self {
        self.ask = traits;
        self
    }

    /// Returns the finding with the sellers whose ratings are most useful.
    #[must_use]
    pub fn asking_about(mut self, sellers: Vec<usize>) -> Self {
        self.ask_about = sellers;
        self
    }
}

/// A sentence by its id, with the values in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The id of its words.
    pub id: &'static str,
    /// Its values, by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// Returns a message without values.
    pub fn new(id: &'static str) -> Self {
        Message { id, args: Vec::new() }
    }

    /// Returns the message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }
}

/// A value in a message. Every message also has its subject (`team`, `seller`, `role`, `task`) and the rule's `limit`.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A number of things; it decides between singular and plural.
    Count(usize),
    /// A number, displayed as short as possible.
    Number(f64),
    /// A share, 0 to 1, displayed in per cent.
    Share(f64),
    /// A probability, 0 to 1, displayed in per cent.
    Probability(f64),
    /// A fit, displayed in points.
    Fit(Fit),
    /// A fit below a limit in points, never rounded up to it.
    FitBelow(Fit, f64),
    /// A share below a limit, both 0 to 1, never rounded up to it.
    ShareBelow(f64, f64),
    /// Points above a limit, never rounded down to it.
    PointsAbove(f64, f64),
    /// Per cent above a limit, never rounded down to it.
    PercentAbove(f64, f64),
    /// A role, by its name.
    Role(RoleIx),
    /// A task, by its name.
    Task(TaskIx),
    /// A trait, by its name.
    Trait(TraitIx),
    /// Traits, by their names.
    Traits(Vec<TraitIx>),
    /// A seller, by place in the team; displayed by name.
    Seller(usize),
    /// A term, by the id of its word.
    Term(&'static str),
    /// Another message.
    Message(Message),
    /// Other messages in a row.
    Messages(Vec<Message>),
}
