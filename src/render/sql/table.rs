//! A table of made-up sellers, to run a query on.

use super::dialect::Dialect;
use crate::domain::Catalog;
use crate::result::fit_query::{Expression, FitQuery, Probe, ScoreTable};

/// Returns statements that make the table that a query reads, with these sellers in it.
pub fn table_of(
    query: &FitQuery,
    probes: &[Probe],
    catalog: &Catalog,
    table: ScoreTable,
    dialect: Dialect,
) -> String {
    let name = query.table.iter().map(|part| dialect.identifier(part)).collect::<Vec<_>>().join(".");
    let (words, numbers) = (dialect.word_type(), dialect.number_type());
    let mut columns = Vec::new();
    for column in &query.steps[0].select.columns {
        let kind = if matches!(column.value, Expression::Rating(_)) { numbers } else { words };
        columns.push(format!("{} {kind}", dialect.identifier(column.name.as_str())));
    }
    let mut rows: Vec<String> = Vec::new();
    for probe in probes {
        let id = dialect.word(&probe.id);
        match table {
            ScoreTable::Wide => {
                let mut cells = vec![id];
                for of in query.traits() {
                    let rating = probe.ratings[of.0].first();
                    cells.push(rating.map_or_else(|| "NULL".to_owned(), |rating| dialect.number(*rating)));
                }
                rows.push(format!("({})", cells.join(", ")));
            }
            ScoreTable::Long => {
                for (of, ratings) in catalog.traits.iter().zip(&probe.ratings) {
                    let of = dialect.word(&of.id);
                    // Somebody without any rating has rows that say so.
                    rows.push(format!("({id}, {of}, NULL)"));
                    for rating in ratings {
                        rows.push(format!("({id}, {of}, {})", dialect.number(*rating)));
                    }
                }
            }
        }
    }
    format!(
        "CREATE TABLE {name} ({});\nINSERT INTO {name} VALUES\n{};\n",
        columns.join(", "),
        rows.join(",\n")
    )
}
