//! The expressions of a query: what each column is made of, in no dialect.

use super::identifiers::Identifier;

/// A value of a row: a number, a word, or unknown (NULL).
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A column of the step that is read from.
    Column(Identifier),
    /// A column of the user's table as a number; unknown where the database tells that it is none.
    Rating(Identifier),
    /// A column of the user's table as it is.
    Given(Identifier),
    /// A number in double precision; finite.
    Number(f64),
    /// A word.
    Word(String),
    /// 0 or 1, for what is not or is.
    Flag(bool),
    /// An unknown number.
    UnknownNumber,
    /// An unknown word.
    UnknownWord,
    /// The sum of several terms, from left to right.
    Sum(Vec<Expression>),
    /// The first less the second.
    Difference(Box<Expression>, Box<Expression>),
    /// The first times the second.
    Product(Box<Expression>, Box<Expression>),
    /// The first divided by the second, which is not 0.
    Quotient(Box<Expression>, Box<Expression>),
    /// The value of the first condition that holds, else the last one's; without a last one unknown.
    Case(Vec<(Condition, Expression)>, Option<Box<Expression>>),
    /// The first, or the second where that is unknown.
    Coalesce(Box<Expression>, Box<Expression>),
    /// The first, or unknown where that is 0.
    NullIfZero(Box<Expression>),
    /// The exponential function.
    Exp(Box<Expression>),
    /// The natural logarithm of a number above 0.
    Ln(Box<Expression>),
    /// The mean over the rows of a group, of those where it is known.
    Mean(Box<Expression>),
}

/// A condition; it does not hold where what it compares is unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Whether the first compares like this with the second.
    Compare(Expression, Comparison, Expression),
    /// Whether it is known.
    Known(Expression),
    /// Whether it is unknown.
    Unknown(Expression),
    /// Whether all of at least one condition hold.
    All(Vec<Condition>),
    /// Whether any of at least one condition holds.
    Any(Vec<Condition>),
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Below.
    Below,
    /// At most.
    AtMost,
    /// Equal.
    Equal,
    /// At least.
    AtLeast,
    /// Above.
    Above,
}

impl Expression {
    /// Returns a column of the step that is read from.
    pub(super) fn column(name: &Identifier) -> Self {
        Expression::Column(name.clone())
    }

    /// Returns this plus a number; itself where that is 0.
    pub(super) fn plus(self, number: f64) -> Self {
        if number == 0.0 { self } else { Expression::Sum(vec![Expression::Number(number), self]) }
    }

    /// Returns this less a number; itself where that is 0.
    pub(super) fn minus(self, number: f64) -> Self {
        if number == 0.0 {
            self
        } else {
            Expression::Difference(self.into(), Expression::Number(number).into())
        }
    }

    /// Returns a number of times this; itself where that is 1.
    pub(super) fn times(self, number: f64) -> Self {
        if (number - 1.0).abs() < f64::EPSILON {
            self
        } else {
            Expression::Product(Expression::Number(number).into(), self.into())
        }
    }

    /// Returns the sum of at least one term; the one itself where there is only one.
    pub(super) fn sum(mut terms: Vec<Expression>) -> Self {
        if terms.len() == 1 { terms.remove(0) } else { Expression::Sum(terms) }
    }

    /// Returns this divided by another.
    pub(super) fn over(self, other: Expression) -> Self {
        Expression::Quotient(self.into(), other.into())
    }

    /// Returns this, or a number where it is unknown.
    pub(super) fn or(self, number: f64) -> Self {
        Expression::Coalesce(self.into(), Expression::Number(number).into())
    }

    /// Returns this, or unknown where it is 0.
    pub(super) fn unless_zero(self) -> Self {
        Expression::NullIfZero(self.into())
    }

    /// Returns this where a condition holds, else another.
    pub(super) fn when(self, condition: Condition, otherwise: Expression) -> Self {
        Expression::Case(vec![(condition, self)], Some(otherwise.into()))
    }

    /// Returns this where a condition holds, else unknown.
    pub(super) fn only_when(self, condition: Condition) -> Self {
        Expression::Case(vec![(condition, self)], None)
    }

    /// Returns whether this compares like this with another.
    pub(super) fn is(self, how: Comparison, other: Expression) -> Condition {
        Condition::Compare(self, how, other)
    }
}

impl Condition {
    /// Returns whether a flag is 1.
    pub(super) fn is_set(flag: &Identifier) -> Self {
        Expression::column(flag).is(Comparison::Equal, Expression::Flag(true))
    }

    /// Returns the condition as a flag.
    pub(super) fn flag(self) -> Expression {
        Expression::Flag(true).when(self, Expression::Flag(false))
    }

    /// Returns whether any of some conditions holds; the one itself where there is only one.
    pub(super) fn any(mut conditions: Vec<Condition>) -> Option<Self> {
        if conditions.len() > 1 { Some(Condition::Any(conditions)) } else { conditions.pop() }
    }

    /// Returns whether all of some conditions hold; the one itself where there is only one.
    pub(super) fn all(mut conditions: Vec<Condition>) -> Option<Self> {
        if conditions.len() > 1 { Some(Condition::All(conditions)) } else { conditions.pop() }
    }
}
