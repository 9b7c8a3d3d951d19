//! What is in a catalog, and whether it is a sound one.

mod check;
mod facts;
mod story;

use std::rc::Rc;
use std::sync::Arc;

pub use check::CheckReport;

use super::texts::{Arg, Texts};
use crate::domain::{Catalog, MotionIx, RoleIx, Scale, Target, TaskIx, TraitIx};
use crate::view::blocks::{Cell, Column, Decimals, Document, Fact, Report, Row, Sheet, Stop};

/// What of a catalog is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Traits, in catalog order.
    pub traits: Vec<TraitIx>,
    /// Tasks, in catalog order.
    pub tasks: Vec<TaskIx>,
    /// Roles, in catalog order.
    pub roles: Vec<RoleIx>,
    /// Motions, in catalog order.
    pub motions: Vec<MotionIx>,
    /// Whether it is all there is.
    pub whole: bool,
}

impl Selection {
    /// Everything.
    pub fn whole(catalog: &Catalog) -> Self {
        Selection {
            traits: catalog.trait_ixs().collect(),
            tasks: catalog.task_ixs().collect(),
            roles: catalog.role_ixs().collect(),
            motions: catalog.motion_ixs().collect(),
            whole: true,
        }
    }

    /// Everything of this id: a task and a role may share one. `None` where nothing has it.
    pub fn of(catalog: &Catalog, id: &str) -> Option<Self> {
        let found = Selection {
            traits: catalog.find_trait(id).into_iter().collect(),
            tasks: catalog.find_task(id).into_iter().collect(),
            roles: catalog.find_role(id).into_iter().collect(),
            motions: catalog.find_motion(id).into_iter().collect(),
            whole: false,
        };
        (found != Selection::default()).then_some(found)
    }
}

/// What is in a catalog.
pub struct CatalogReport {
    texts: Rc<Texts>,
    catalog: Arc<Catalog>,
    selection: Selection,
}

impl CatalogReport {
    /// The selected parts of a catalog.
    pub fn new(texts: Rc<Texts>, catalog: Arc<Catalog>, selection: Selection) -> Self {
        CatalogReport { texts, catalog, selection }
    }
}

impl Report for CatalogReport {
    fn facts(self: Box<Self>) -> Fact {
        facts::facts(&self)
    }

    /// One row per need: `task,trait,weight,band_low,band_high,tolerance_below,tolerance_above,veto_below,veto_above`.
    fn sheet(self: Box<Self>) -> Sheet<'static> {
        let keys = [
            "task",
            "trait",
            "weight",
            "band_low",
            "band_high",
            "tolerance_below",
            "tolerance_above",
            "veto_below",
            "veto_above",
        ];
        let mut rows: Vec<Row> = Vec::new();
        for &ix in &self.selection.tasks {
            let task = &self.catalog[ix];
            for need in &task.needs {
                let number = |value: Option<f64>| {
                    value.map_or(Cell::Empty, |value| Cell::Number {
                        value,
                        decimals: Decimals::from(decimals(value)),
                        signed: false,
                    })
                };
                rows.push(vec![
                    Cell::Text(task.id.clone()),
                    Cell::Text(self.catalog[need.trait_ix].id.clone()),
                    number(Some(need.weight)),
                    number(Some(need.target.lo())),
                    number(Some(need.target.hi())),
                    number(Some(need.tolerance.below)),
                    number(Some(need.tolerance.above)),
                    number(need.veto.below),
                    number(need.veto.above),
                ]);
            }
        }
        Sheet { columns: keys.map(Column::keyed).into(), rows: Box::new(rows.into_iter().map(Ok)) }
    }

    fn story(self: Box<Self>) -> Result<Document, Stop> {
        Ok(story::story(&self))
    }
}

/// So many decimals tell a number without loss, as far as a file is likely to have them.
fn decimals(value: f64) -> usize {
    format!("{value}").split_once('.').map_or(0, |(_, decimals)| decimals.len().min(12))
}

/// A target in words: "at least 8", "4 to 7".
pub fn target(texts: &Texts, scale: Scale, target: Target) -> String {
    let wording = target.wording(scale);
    let mut args = Vec::new();
    for (name, number) in wording.numbers {
        args.push((name, Arg::Word(texts.plain_number(number))));
    }
    texts.say(wording.message, &args)
}
