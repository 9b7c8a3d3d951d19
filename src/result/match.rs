//! `match`: who fits what, sellers by roles or tasks.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::header::Header;
use super::label::{Label, Labels};
use super::match_summary::{ShortTasks, Summary};
use super::proposal::Proposal;
use super::rows::{Rows, Stop};
use super::seller_records::{By, MatchOptions, SellerFits, SellerRecords};
use crate::domain::{Catalog, Levels, Scale};
use crate::engine::{Observer, ScoredSellers};

/// Longer lists of sellers are not held: they are scored as they are drawn.
const MAX_HELD: usize = 1_000;

/// The fit matrix of a team.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Match {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: Header,
    /// Whether the columns are roles or tasks.
    pub by: By,
    /// The columns, in order.
    pub columns: Vec<ColumnLabel>,
    /// The roles among which a best role is looked for: those with seats or held today, baselines apart, or all with
    /// `--all-roles`, where there are none, and for more than 1000 sellers.
    pub roles_in_play: Vec<Label>,
    /// The sellers, in the order asked for.
    pub sellers: Rows<SellerFits>,
    /// The tasks in which fewer than two sellers at work are adequate or better.
    pub short: ShortTasks,
    /// What the team's seats propose to each seller, by id, as `assign` does without options; null without seats, and for
    /// teams of more than 1000.
    pub proposals: Option<Vec<Proposal>>,
    /// How it is drawn. Not in JSON.
    #[serde(skip)]
    pub options: MatchOptions,
    /// From which fit on a seller is strong and adequate. Not in JSON.
    #[serde(skip)]
    pub levels: Levels,
    /// The catalog's scale. Not in JSON.
    #[serde(skip)]
    pub catalog_scale: Scale,
    /// How many roles the catalog has, baselines apart. Not in JSON.
    #[serde(skip)]
    pub roles: usize,
}

/// A role or task as a column.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ColumnLabel {
    /// The role or task.
    pub id: Label,
    /// What people call it.
    pub name: String,
}

impl ColumnLabel {
    fn new(id: Label) -> Self {
        ColumnLabel { name: id.name().to_owned(), id }
    }
}

impl Answer for Match {
    const SCHEMA: &'static str = "salesfit/match/2";
}

impl Match {
    /// The result for sellers scored by [`match_sellers`](crate::engine::match_sellers).
    ///
    /// # Errors
    /// The input's problems, where they are found among the sellers that are held.
    pub fn new(
        header: Header,
        labels: Labels,
        catalog: &Arc<Catalog>,
        mut options: MatchOptions,
        scored: ScoredSellers<Stop>,
        observer: Observer,
        proposals: Option<Vec<Proposal>>,
    ) -> Result<Self, Stop> {
        options.columns = options.shown(catalog);
        let columns = options.columns.iter().map(|column| ColumnLabel::new(labels.column(*column))).collect();
        let roles_in_play = observer.roles_in_play().map(|role| labels[role].clone()).collect();
        let records = SellerRecords::new(observer.model().clone(), labels.clone(), options.clone());
        let (labels, observer) = (Rc::new(labels), Rc::new(RefCell::new(observer)));
        let short = ShortTasks { observer: observer.clone(), labels };
        let mut rows = scored.map(move |scored| {
            let scored = scored?;
            observer.borrow_mut().add(&scored);
            Ok(records.seller(&scored))
        });
        let held: Vec<SellerFits> = rows.by_ref().take(MAX_HELD + 1).collect::<Result<_, Stop>>()?;
        let sellers = if held.len() <= MAX_HELD {
            Rows::Held(held)
        } else {
            Rows::streamed(held.into_iter().map(Ok).chain(rows))
        };
        let (by, levels, catalog_scale) = (options.by, catalog.levels, catalog.scale);
        Ok(Match {
            header,
            by,
            columns,
            roles_in_play,
            sellers,
            short,
            proposals,
            options,
            levels,
            catalog_scale,
            roles: catalog.roles.iter().filter(|role| !role.baseline).count(),
        })
    }

    /// What the sellers show together; complete once [`Match::sellers`] has been read to its end.
    pub fn summary(&self) -> Summary {
        Summary::of(&self.short)
    }
}
