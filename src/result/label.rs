//! Ids with their names: what a result calls the things of a catalog.

use std::borrow::Cow;
use std::ops::Index;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::domain::{Catalog, Lang, MotionIx, RoleIx, TaskIx, Text, TraitIx};
use crate::engine::MatrixColumn;

/// A trait, task, role or motion of the catalog: its id, and its names in the reader's language. JSON has the id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label(Arc<Names>);

#[derive(Debug, PartialEq, Eq)]
struct Names {
    id: String,
    name: String,
    short: Option<String>,
}

impl Label {
    fn new(id: &str, name: &Text, short: Option<&Text>, lang: Lang) -> Self {
        let short = short.map(|short| short.get(lang).to_owned());
        Label(Arc::new(Names { id: id.to_owned(), name: name.get(lang).to_owned(), short }))
    }

    /// The catalog's id.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// Whether this is the very same thing of the catalog; a role and a task of one id are not.
    pub fn is(&self, other: &Label) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// What people call it, in the reader's language.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// A name for a narrow column: the catalog's, else the first letters of the name.
    pub fn short(&self) -> String {
        match &self.0.short {
            Some(short) => short.clone(),
            None => self.0.name.chars().take(6).collect::<String>().trim_end().to_owned(),
        }
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl JsonSchema for Label {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "description": "An id of the catalog.",
        })
    }
}

/// The labels of everything in a catalog, in one language.
#[derive(Clone, Debug)]
pub struct Labels {
    traits: Vec<Label>,
    tasks: Vec<Label>,
    roles: Vec<Label>,
    motions: Vec<Label>,
}

impl Labels {
    /// The labels of a catalog.
    pub fn new(catalog: &Catalog, lang: Lang) -> Self {
        let traits = catalog.traits.iter().map(|of| Label::new(&of.id, &of.name, None, lang));
        let tasks =
            catalog.tasks.iter().map(|task| Label::new(&task.id, &task.name, task.short.as_ref(), lang));
        let roles =
            catalog.roles.iter().map(|role| Label::new(&role.id, &role.name, role.short.as_ref(), lang));
        let motions = catalog.motions.iter().map(|motion| Label::new(&motion.id, &motion.name, None, lang));
        Labels {
            traits: traits.collect(),
            tasks: tasks.collect(),
            roles: roles.collect(),
            motions: motions.collect(),
        }
    }

    /// The label of a role, if there is a role.
    pub fn role(&self, role: Option<RoleIx>) -> Option<Label> {
        role.map(|role| self[role].clone())
    }

    /// The label of a column of the fit matrix.
    pub fn column(&self, column: MatrixColumn) -> Label {
        match column {
            MatrixColumn::Role(role) => self[role].clone(),
            MatrixColumn::Task(task) => self[task].clone(),
        }
    }

    /// The labels of several tasks, in their order.
    pub fn tasks(&self, tasks: &[TaskIx]) -> Vec<Label> {
        tasks.iter().map(|task| self[*task].clone()).collect()
    }

    /// The labels of several traits, in their order.
    pub fn traits(&self, traits: &[TraitIx]) -> Vec<Label> {
        traits.iter().map(|of| self[*of].clone()).collect()
    }
}

macro_rules! labelled {
    ($($index:ident: $list:ident),+) => {
        $(impl Index<$index> for Labels {
            type Output = Label;
            fn index(&self, at: $index) -> &Label {
                &self.$list[at.0]
            }
        })+
    };
}

labelled!(TraitIx: traits, TaskIx: tasks, RoleIx: roles, MotionIx: motions);
