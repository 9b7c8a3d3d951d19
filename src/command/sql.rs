//! `salesfit sql`: the catalog as a query, to run where the scores are.

use std::path::PathBuf;
use std::sync::Arc;

use super::common::{Common, words};
use super::output::Console;
use super::refusal::{Refusal, refuse};
use crate::domain::{Catalog, MotionIx, Problem};
use crate::engine::Scorer;
use crate::engine::fit_query::{FitQuery, FitRows, ScoreTable, compare, probes};
use crate::render::{Dialect, sql, table_of};
use crate::source::{builtin, duckdb_version, open_catalog, run_duckdb, unknown, yaml_files_of};
use crate::view::{Arg, QueryComments};

/// Print the catalog as one SQL query over a table of scores
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit sql --dialect duckdb\n  \
    salesfit sql --dialect postgres --table hr.sellers --scale 1..5 --rows long -o fits.sql\n  \
    salesfit sql --check duckdb")]
pub struct Args {
    /// Write the SQL of this database
    #[arg(long, value_name = "NAME", value_parser = words(&Dialect::ALL), required_unless_present = "check")]
    dialect: Option<Dialect>,

    /// Read the scores from this table: with its schema, if it needs one, such as hr.sellers
    #[arg(long, value_name = "TABLE", default_value = "sellers", value_parser = table_name)]
    table: TableName,

    /// Read a row for each rating (id, trait, score) instead of a row for each seller with a column for each trait
    #[arg(long)]
    long: bool,

    /// Return a row for each seller with a column for each role (wide), or a row for each seller and task or role (long)
    #[arg(long, value_name = "wide|long", default_value = "wide", hide_possible_values = true,
        value_parser = words(&ROWS))]
    rows: FitRows,

    /// Run the query in a database of your own on 1,000 sellers who are made up, and compare every cell; needs the program on
    /// PATH
    #[arg(long, value_name = "duckdb", hide_possible_values = true, value_parser = words(&CHECKED),
        conflicts_with_all = ["dialect", "output"])]
    check: Option<Dialect>,
}

/// The databases that a query can be checked in, by their word.
const CHECKED: [(&str, Dialect); 1] = [("duckdb", Dialect::Duckdb)];

/// How many made-up sellers a query is checked on.
const PROBES: usize = 1_000;

/// The rows that a query returns, by their word.
const ROWS: [(&str, FitRows); 2] = [("wide", FitRows::PerSeller), ("long", FitRows::PerFit)];

/// The name of a table, part by part.
#[derive(Clone, Debug)]
struct TableName(Vec<String>);

/// Parses the name of a table: `sellers`, `hr.sellers`, `project.hr.sellers`.
fn table_name(text: &str) -> Result<TableName, String> {
    let parts: Vec<String> = text.split('.').map(str::to_owned).collect();
    if parts.iter().any(|part| part.trim().is_empty() || part.contains(char::is_control)) {
        return Err("write it as the database has it, without quotes, such as hr.sellers".to_owned());
    }
    Ok(TableName(parts))
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        let chosen = common.catalog.as_deref().map(open_catalog).transpose().map_err(Refusal)?;
        let catalog = Arc::new(chosen.unwrap_or_else(builtin));
        let inputs: Option<Vec<PathBuf>> =
            common.catalog.as_deref().map(yaml_files_of).transpose().map_err(Refusal)?;
        console.spares(&inputs.unwrap_or_default())?;
        let motion = motion(&catalog, common.motion.as_deref()).map_err(refuse)?;
        let scale = common.scale.unwrap_or(catalog.scale);
        let table = if self.long { ScoreTable::Long } else { ScoreTable::Wide };
        let scorer = Scorer::new(catalog.clone(), motion);
        let query = FitQuery::new(&scorer, self.table.0, scale, table, self.rows)
            .ok_or_else(|| refuse(Problem::new("need-not-in-sql")))?;
        let Some(dialect) = self.check.or(self.dialect) else {
            unreachable!("one of the two is required");
        };
        let (texts, database) = (console.texts(), dialect.name());
        let comments = QueryComments { texts: &texts, catalog: &catalog, motion, scale, table, database };
        let text = sql(&query, &comments, dialect);
        if self.check.is_none() {
            return console.write_over(text.as_bytes(), is_query);
        }
        let version = duckdb_version().map_err(refuse)?;
        let probes = probes(&scorer, scale, table, PROBES);
        let script = format!("{}{text};\n", table_of(&query, &probes, &catalog, table, dialect));
        let found = run_duckdb(&script).map_err(refuse)?;
        let cells = compare(&probes, &catalog, self.rows, &found).map_err(|difference| {
            let problem = Problem::new("query-differs").with("database", database);
            let problem = problem.with("seller", difference.seller).with("column", difference.column);
            refuse(problem.with("found", difference.found).with("expected", difference.expected))
        })?;
        let said = texts.say(
            "sql-checked",
            &[
                ("database", Arg::word(database)),
                ("version", Arg::word(version)),
                ("cells", Arg::Count(cells)),
                ("sellers", Arg::Count(PROBES)),
            ],
        );
        console.write(format!("{said}\n").as_bytes())
    }
}

/// Whether a text is a query that this command wrote.
fn is_query(text: &str) -> bool {
    text.starts_with("-- salesfit ")
}

/// Returns the kind of selling that was asked for, or the catalog's first.
///
/// # Errors
/// The catalog has no such motion.
fn motion(catalog: &Catalog, id: Option<&str>) -> Result<MotionIx, Problem> {
    let Some(id) = id else { return Ok(MotionIx(0)) };
    let known = catalog.motions.iter().map(|motion| motion.id.as_str());
    catalog.find_motion(id).ok_or_else(|| unknown("unknown-motion", id, known))
}
