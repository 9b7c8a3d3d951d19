//! From the user's table to scores on the catalog's scale, a column for each trait.

use super::expression::{Comparison, Condition, Expression};
use super::identifiers::{Identifier, Identifiers};
use super::{Column, Origin, ScoreTable, Select, Step, StepKind, Subject};
use crate::domain::{Catalog, Scale, TraitIx};

/// The column of a seller's id.
pub(super) const ID: &str = "id";

/// The column of a trait's id in a table with a row for each rating.
const TRAIT: &str = "trait";

/// The column of the rating in such a table.
const SCORE: &str = "score";

/// The columns of scores: one for each trait that counts, in catalog order.
pub(super) struct TraitColumns(Vec<(TraitIx, Identifier)>);

impl TraitColumns {
    /// Returns the columns of these traits.
    pub fn new(catalog: &Catalog, traits: impl Iterator<Item = TraitIx>) -> Self {
        let mut names = Identifiers::without([ID]);
        TraitColumns(traits.map(|of| (of, names.unique(&catalog[of].id))).collect())
    }

    /// Returns the column of a trait that counts.
    pub fn of(&self, of: TraitIx) -> &Identifier {
        let found = self.0.iter().find(|(known, _)| *known == of);
        &found.expect("every trait of a need that counts has a column").1
    }
}

/// Returns the steps that read the table and convert its scores.
///
/// A score off the scale, or no number, counts as unknown: a query cannot reject a row.
pub(super) fn steps(
    catalog: &Catalog,
    columns: &TraitColumns,
    given: Scale,
    layout: ScoreTable,
    names: &mut Identifiers,
) -> [Step; 2] {
    let [id, of_trait, score] = [ID, TRAIT, SCORE].map(|word| Identifiers::default().unique(word));
    let mut read = vec![Column::plain(id.clone(), Expression::Given(id.clone()))];
    let mut converted = vec![Column::plain(id.clone(), Expression::column(&id))];
    match layout {
        ScoreTable::Wide => {
            for (of, name) in &columns.0 {
                read.push(Column::plain(name.clone(), Expression::Rating(name.clone())));
                let value = on_catalog_scale(Expression::column(name), given, catalog.scale);
                let is_on_scale = Condition::All(on_scale(name, given).into());
                let about = Some(Subject::Trait(*of));
                converted.push(Column { name: name.clone(), value: value.only_when(is_on_scale), about });
            }
        }
        ScoreTable::Long => {
            read.push(Column::plain(of_trait.clone(), Expression::Given(of_trait.clone())));
            read.push(Column::plain(score.clone(), Expression::Rating(score.clone())));
            for (of, name) in &columns.0 {
                let is_of_trait = Expression::column(&of_trait)
                    .is(Comparison::Equal, Expression::Word(catalog[*of].id.clone()));
                let [from, to] = on_scale(&score, given);
                let value = on_catalog_scale(Expression::column(&score), given, catalog.scale);
                let rating = value.only_when(Condition::All(vec![is_of_trait, from, to]));
                let about = Some(Subject::Trait(*of));
                converted.push(Column { name: name.clone(), value: Expression::Mean(rating.into()), about });
            }
        }
    }
    let grouped_by = (layout == ScoreTable::Long).then_some(id);
    let read = Select { columns: read, from: Origin::Table, grouped_by: None };
    let ratings = Step::new(StepKind::Ratings, read, names);
    let scores = Select { columns: converted, from: Origin::Step(ratings.name.clone()), grouped_by };
    let scores = Step::new(StepKind::Scores, scores, names);
    [ratings, scores]
}

/// Whether a score lies on the scale.
fn on_scale(score: &Identifier, scale: Scale) -> [Condition; 2] {
    let score = || Expression::column(score);
    [
        score().is(Comparison::AtLeast, Expression::Number(scale.lo())),
        score().is(Comparison::AtMost, Expression::Number(scale.hi())),
    ]
}

/// Returns a score converted as [`Scale::convert`] does.
fn on_catalog_scale(score: Expression, from: Scale, to: Scale) -> Expression {
    if from == to {
        return score;
    }
    let stretched = Expression::Product(score.minus(from.lo()).into(), Expression::Number(to.span()).into());
    stretched.over(Expression::Number(from.span())).plus(to.lo())
}
