//! A query in the SQL of a database: its quotes, its numbers, its lines.

mod comment;
mod dialect;
mod table;

pub use self::dialect::Dialect;
pub use self::table::table_of;

use self::comment::comment_lines;
use crate::result::fit_query::{
    Column, Comparison, Condition, Expression, FitQuery, Identifier, Origin, Select, Step,
};
use crate::view::QueryComments;

/// The longest line that is not broken, without its indentation.
const WIDTH: usize = 100;

/// How far each level is indented.
const INDENT: usize = 2;

/// The name under which a query reads the user's table. SQLite takes `"drive"` for a text where there is no such column, but
/// not `"t"."drive"`.
const TABLE_ALIAS: &str = "t";

/// What is unknown beside values that tell the type.
const NULL: &str = "NULL";

/// Returns a query as one statement, without a semicolon, so that it can stand in a view or in a larger query.
pub fn sql(query: &FitQuery, comments: &QueryComments<'_>, dialect: Dialect) -> String {
    let mut writer = Writer { query, comments, dialect, text: String::new() };
    writer.comment(0, &comments.heading());
    for (at, step) in query.steps.iter().enumerate() {
        writer.text.push_str(if at == 0 { "WITH\n" } else { ",\n" });
        writer.step(step);
    }
    for (at, select) in query.rows.iter().enumerate() {
        writer.text.push_str(if at == 0 { "\n" } else { "UNION ALL\n" });
        writer.select(select, 0);
    }
    writer.text
}

struct Writer<'q> {
    query: &'q FitQuery,
    comments: &'q QueryComments<'q>,
    dialect: Dialect,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self, indent: usize, words: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(words);
        self.text.push('\n');
    }

    /// Writes sentences as lines of comments, each from a line of its own.
    fn comment(&mut self, indent: usize, sentences: &[String]) {
        for line in sentences.iter().flat_map(|sentence| comment_lines(sentence)) {
            self.line(indent, &format!("-- {line}"));
        }
    }

    fn step(&mut self, step: &Step) {
        self.comment(0, &[self.comments.step(step.kind)]);
        let opening = format!("{} {} (", self.named(&step.name), self.dialect.step_as());
        self.line(0, &opening);
        self.select(&step.select, INDENT);
        self.text.push(')');
    }

    fn select(&mut self, select: &Select, indent: usize) {
        self.line(indent, "SELECT");
        for (at, column) in select.columns.iter().enumerate() {
            let is_last = at + 1 == select.columns.len();
            self.column(column, indent + INDENT, if is_last { "" } else { "," });
        }
        let from = match &select.from {
            Origin::Step(name) => self.named(name),
            Origin::Table => {
                let parts: Vec<String> =
                    self.query.table.iter().map(|part| self.dialect.identifier(part)).collect();
                format!("{} AS {}", parts.join("."), self.dialect.identifier(TABLE_ALIAS))
            }
        };
        self.line(indent, &format!("FROM {from}"));
        if let Some(by) = &select.grouped_by {
            let by = self.named(by);
            self.line(indent, &format!("GROUP BY {by}"));
        }
    }

    fn column(&mut self, column: &Column, indent: usize, end: &str) {
        if let Some(about) = column.about {
            self.comment(indent, &[self.comments.subject(about)]);
        }
        let value = self.expression(&column.value);
        let name = self.named(&column.name);
        if value == name {
            self.line(indent, &format!("{name}{end}"));
        } else if value.len() <= WIDTH {
            self.line(indent, &format!("{value} AS {name}{end}"));
        } else {
            let broken = self.broken(&column.value, indent);
            self.line(indent, &format!("{broken} AS {name}{end}"));
        }
    }

    fn named(&self, name: &Identifier) -> String {
        self.dialect.identifier(name.as_str())
    }

    /// Returns an expression on several lines, the first of which follows what stands before it.
    fn broken(&self, expression: &Expression, indent: usize) -> String {
        let flat = self.expression(expression);
        if flat.len() <= WIDTH {
            return flat;
        }
        let inner = indent + INDENT;
        let (new_line, pad) = (format!("\n{}", " ".repeat(inner)), format!("\n{}", " ".repeat(indent)));
        match expression {
            Expression::Case(arms, otherwise) => {
                let mut text = "CASE".to_owned();
                for (condition, value) in arms {
                    let then = if is_unknown(value) { NULL.to_owned() } else { self.broken(value, inner) };
                    let when = self.broken_condition(condition, inner);
                    text.push_str(&format!("{new_line}WHEN {when} THEN {then}"));
                }
                if let Some(otherwise) = otherwise {
                    text.push_str(&format!("{new_line}ELSE {}", self.broken(otherwise, inner)));
                }
                text.push_str(&format!("{pad}END"));
                text
            }
            Expression::Sum(terms) => {
                let terms: Vec<String> = terms.iter().map(|term| self.term(term)).collect();
                terms.join(&format!("{new_line}+ "))
            }
            Expression::Quotient(one, other) => {
                let [one, other] = [one, other].map(|part| match &**part {
                    short if self.expression(short).len() <= WIDTH / 2 => self.factor(short),
                    Expression::Sum(_) => {
                        format!("({new_line}{}{pad})", self.broken(part, inner))
                    }
                    Expression::NullIfZero(of) => {
                        format!("NULLIF({new_line}{}, {}{pad})", self.broken(of, inner), self.zero())
                    }
                    _ => self.factor(part),
                });
                format!("{one} / {other}")
            }
            Expression::Exp(of) => format!("EXP({new_line}{}{pad})", self.broken(of, inner)),
            Expression::Mean(of) => format!("AVG({new_line}{}{pad})", self.broken(of, inner)),
            _ => flat,
        }
    }

    fn broken_condition(&self, condition: &Condition, indent: usize) -> String {
        let flat = self.condition(condition);
        if flat.len() <= WIDTH {
            return flat;
        }
        let new_line = format!("\n{}", " ".repeat(indent + INDENT));
        match condition {
            Condition::All(all) => self.joined(all, &format!("{new_line}AND ")),
            Condition::Any(any) => self.joined(any, &format!("{new_line}OR ")),
            Condition::Compare(one, how, other) => {
                format!("{} {} {}", self.broken(one, indent + INDENT), sign(*how), self.expression(other))
            }
            _ => flat,
        }
    }

    /// Returns an expression on one line.
    fn expression(&self, expression: &Expression) -> String {
        match expression {
            Expression::Column(name) => self.named(name),
            Expression::Rating(name) => self.dialect.rating(&self.given(name)),
            Expression::Given(name) => self.given(name),
            Expression::Number(number) => self.dialect.number(*number),
            Expression::Word(word) => self.dialect.word(word),
            Expression::Flag(is_set) => if *is_set { "1" } else { "0" }.to_owned(),
            Expression::UnknownNumber => format!("CAST(NULL AS {})", self.dialect.number_type()),
            Expression::UnknownWord => format!("CAST(NULL AS {})", self.dialect.word_type()),
            Expression::Sum(terms) => {
                let terms: Vec<String> = terms.iter().map(|term| self.term(term)).collect();
                terms.join(" + ")
            }
            Expression::Difference(one, other) => format!("{} - {}", self.term(one), self.factor(other)),
            Expression::Product(one, other) => format!("{} * {}", self.factor(one), self.factor(other)),
            Expression::Quotient(one, other) => {
                format!("{} / {}", self.term_of_quotient(one), self.factor(other))
            }
            Expression::Case(arms, otherwise) => {
                let mut text = "CASE".to_owned();
                for (condition, value) in arms {
                    let when = self.condition(condition);
                    let then = if is_unknown(value) { NULL.to_owned() } else { self.expression(value) };
                    text.push_str(&format!(" WHEN {when} THEN {then}"));
                }
                if let Some(otherwise) = otherwise {
                    text.push_str(&format!(" ELSE {}", self.expression(otherwise)));
                }
                text + " END"
            }
            Expression::Coalesce(one, other) => {
                format!("COALESCE({}, {})", self.expression(one), self.expression(other))
            }
            Expression::NullIfZero(of) => format!("NULLIF({}, {})", self.expression(of), self.zero()),
            Expression::Exp(of) => format!("EXP({})", self.expression(of)),
            Expression::Ln(of) => format!("LN({})", self.expression(of)),
            Expression::Mean(of) => format!("AVG({})", self.expression(of)),
        }
    }

    fn given(&self, name: &Identifier) -> String {
        format!("{}.{}", self.dialect.identifier(TABLE_ALIAS), self.named(name))
    }

    fn zero(&self) -> String {
        self.dialect.number(0.0)
    }

    /// Returns an expression as a part of a sum.
    fn term(&self, expression: &Expression) -> String {
        let flat = self.expression(expression);
        let is_sum = matches!(expression, Expression::Sum(_) | Expression::Difference(..));
        if is_sum { format!("({flat})") } else { flat }
    }

    /// Returns what is divided: a product needs no parentheses.
    fn term_of_quotient(&self, expression: &Expression) -> String {
        if matches!(expression, Expression::Product(..)) {
            self.expression(expression)
        } else {
            self.factor(expression)
        }
    }

    /// Returns an expression as a part of a product.
    fn factor(&self, expression: &Expression) -> String {
        let flat = self.expression(expression);
        let is_joined = matches!(
            expression,
            Expression::Sum(_)
                | Expression::Difference(..)
                | Expression::Product(..)
                | Expression::Quotient(..)
        );
        if is_joined { format!("({flat})") } else { flat }
    }

    fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Compare(one, how, other) => {
                format!("{} {} {}", self.expression(one), sign(*how), self.expression(other))
            }
            Condition::Known(of) => format!("{} IS NOT NULL", self.expression(of)),
            Condition::Unknown(of) => format!("{} IS NULL", self.expression(of)),
            Condition::All(all) => self.joined(all, " AND "),
            Condition::Any(any) => self.joined(any, " OR "),
        }
    }

    fn joined(&self, conditions: &[Condition], by: &str) -> String {
        let mut parts = Vec::with_capacity(conditions.len());
        for condition in conditions {
            let flat = self.condition(condition);
            let is_joined = matches!(condition, Condition::All(_) | Condition::Any(_));
            parts.push(if is_joined { format!("({flat})") } else { flat });
        }
        parts.join(by)
    }
}

fn is_unknown(value: &Expression) -> bool {
    matches!(value, Expression::UnknownNumber | Expression::UnknownWord)
}

fn sign(how: Comparison) -> &'static str {
    match how {
        Comparison::Below => "<",
        Comparison::AtMost => "<=",
        Comparison::Equal => "=",
        Comparison::AtLeast => ">=",
        Comparison::Above => ">",
    }
}
