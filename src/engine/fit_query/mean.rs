//! The means of F3 and F6 as expressions.

use super::expression::{Comparison, Condition, Expression};
use super::identifiers::Identifier;
use crate::domain::Tradeoff;

/// A part of a mean: its weight, above 0, and the column of its value, 0 to 1 or unknown.
pub(super) type Part<'n> = (f64, &'n Identifier);

/// What an unknown value counts as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unknowns {
    /// Nothing: the mean is over the known values, and unknown where there are none.
    LeftOut,
    /// This value, 0 or 1.
    CountAs(f64),
}

/// F3, F6: returns the mean of parts by a tradeoff. `known` is the weight of the known ones, for a mean over these.
///
/// The geometric mean is `EXP(SUM(w * LN(d)) / SUM(w))`, and 0 where any value is: no logarithm of 0 is ever taken.
pub(super) fn mean(
    tradeoff: Tradeoff,
    parts: &[Part<'_>],
    unknowns: Unknowns,
    known: Expression,
) -> Expression {
    let total = match unknowns {
        Unknowns::LeftOut => known.unless_zero(),
        Unknowns::CountAs(_) => Expression::Number(parts.iter().map(|(weight, _)| weight).sum()),
    };
    match tradeoff {
        Tradeoff::Full => {
            let stand_in = if unknowns == Unknowns::CountAs(1.0) { 1.0 } else { 0.0 };
            let mut terms = Vec::with_capacity(parts.len());
            for (weight, value) in parts {
                terms.push(Expression::column(value).or(stand_in).times(*weight));
            }
            Expression::sum(terms).over(total)
        }
        Tradeoff::Partial => {
            let (mut terms, mut zeros) = (Vec::with_capacity(parts.len()), Vec::with_capacity(parts.len()));
            for (weight, value) in parts {
                let logarithm = Expression::Ln(Expression::column(value).unless_zero().into());
                terms.push(logarithm.times(*weight).or(0.0));
                if unknowns == Unknowns::CountAs(0.0) {
                    zeros.push(Condition::Unknown(Expression::column(value)));
                }
                zeros.push(Expression::column(value).is(Comparison::AtMost, Expression::Number(0.0)));
            }
            let mean = Expression::Exp(Expression::sum(terms).over(total).into());
            match Condition::any(zeros) {
                Some(is_zero) => Expression::Number(0.0).when(is_zero, mean),
                None => mean,
            }
        }
        Tradeoff::None => {
            // Among values of at most 1, an unknown one that counts as 1 is never the least by itself.
            let stand_in = if unknowns == Unknowns::CountAs(0.0) { 0.0 } else { 1.0 };
            let values: Vec<Expression> =
                parts.iter().map(|(_, value)| Expression::column(value).or(stand_in)).collect();
            let least = extreme(&values, Comparison::AtMost);
            let none_known =
                parts.iter().map(|(_, value)| Condition::Unknown(Expression::column(value))).collect();
            match Condition::all(none_known).filter(|_| unknowns == Unknowns::LeftOut) {
                Some(none_known) => Expression::UnknownNumber.when(none_known, least),
                None => least,
            }
        }
    }
}

/// Returns the weight of the parts that are known.
pub(super) fn known_weight(parts: &[Part<'_>]) -> Expression {
    let mut terms = Vec::with_capacity(parts.len());
    for (weight, value) in parts {
        let is_unknown = Condition::Unknown(Expression::column(value));
        terms.push(Expression::Number(0.0).when(is_unknown, Expression::Number(*weight)));
    }
    Expression::sum(terms)
}

/// Returns the least or the greatest of at least one known value: the first that compares like this with all others.
///
/// Functions for it treat NULL differently from database to database, and some have none.
pub(super) fn extreme(values: &[Expression], how: Comparison) -> Expression {
    let mut arms = Vec::new();
    for (at, value) in values.iter().enumerate().take(values.len() - 1) {
        let beats: Vec<Condition> =
            values[at + 1..].iter().map(|other| value.clone().is(how, other.clone())).collect();
        arms.extend(Condition::all(beats).map(|beats_later| (beats_later, value.clone())));
    }
    let last = values[values.len() - 1].clone();
    if arms.is_empty() { last } else { Expression::Case(arms, Some(last.into())) }
}
