//! Leaves out the columns that nothing is made of.

use std::collections::BTreeSet;

use super::expression::{Condition, Expression};
use super::{Identifier, Select, Step};

/// Removes from each step the columns that neither a later step nor the rows need.
pub(super) fn prune(steps: &mut [Step], rows: &[Select]) {
    let mut needed = BTreeSet::new();
    for select in rows {
        add_of_select(select, &mut needed);
    }
    for step in steps.iter_mut().rev() {
        step.select.columns.retain(|column| needed.contains(column.name.as_str()));
        needed.clear();
        add_of_select(&step.select, &mut needed);
    }
}

fn add_of_select(select: &Select, into: &mut BTreeSet<String>) {
    into.extend(select.grouped_by.as_ref().map(|name| name.as_str().to_owned()));
    select.columns.iter().for_each(|column| add(&column.value, into));
}

/// Adds the columns that an expression is made of.
fn add(expression: &Expression, into: &mut BTreeSet<String>) {
    match expression {
        Expression::Column(name) => add_name(name, into),
        Expression::Rating(_)
        | Expression::Given(_)
        | Expression::Number(_)
        | Expression::Word(_)
        | Expression::Flag(_)
        | Expression::UnknownNumber
        | Expression::UnknownWord => {}
        Expression::Sum(terms) => terms.iter().for_each(|term| add(term, into)),
        Expression::Difference(one, other)
        | Expression::Product(one, other)
        | Expression::Quotient(one, other)
        | Expression::Coalesce(one, other) => {
            add(one, into);
            add(other, into);
        }
        Expression::Case(arms, otherwise) => {
            for (condition, value) in arms {
                add_of_condition(condition, into);
                add(value, into);
            }
            if let Some(value) = otherwise {
                add(value, into);
            }
        }
        Expression::NullIfZero(of) | Expression::Exp(of) | Expression::Ln(of) | Expression::Mean(of) => {
            add(of, into);
        }
    }
}

fn add_of_condition(condition: &Condition, into: &mut BTreeSet<String>) {
    match condition {
        Condition::Compare(one, _, other) => {
            add(one, into);
            add(other, into);
        }
        Condition::Known(of) | Condition::Unknown(of) => add(of, into),
        Condition::All(conditions) | Condition::Any(conditions) => {
            for condition in conditions {
                add_of_condition(condition, into);
            }
        }
    }
}

fn add_name(name: &Identifier, into: &mut BTreeSet<String>) {
    into.insert(name.as_str().to_owned());
}
