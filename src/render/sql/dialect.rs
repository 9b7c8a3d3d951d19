//! How databases differ in what a query needs.

/// A database whose SQL is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// DuckDB.
    Duckdb,
    /// PostgreSQL 12 or newer, and what speaks like it.
    Postgres,
    /// SQLite 3.35 or newer, built with its mathematical functions.
    Sqlite,
    /// Spark 3 and Databricks.
    Spark,
    /// Google BigQuery.
    Bigquery,
    /// Snowflake.
    Snowflake,
    /// Standard SQL, for databases that are not listed.
    Ansi,
}

impl Dialect {
    /// Every dialect by its word on the command line.
    pub const ALL: [(&'static str, Dialect); 7] = [
        ("duckdb", Dialect::Duckdb),
        ("postgres", Dialect::Postgres),
        ("sqlite", Dialect::Sqlite),
        ("spark", Dialect::Spark),
        ("bigquery", Dialect::Bigquery),
        ("snowflake", Dialect::Snowflake),
        ("ansi", Dialect::Ansi),
    ];

    /// Returns the name that the database goes by.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Duckdb => "DuckDB",
            Dialect::Postgres => "PostgreSQL",
            Dialect::Sqlite => "SQLite",
            Dialect::Spark => "Spark",
            Dialect::Bigquery => "BigQuery",
            Dialect::Snowflake => "Snowflake",
            Dialect::Ansi => "standard SQL",
        }
    }

    /// Returns an identifier in quotes. Every identifier is quoted, so that none is taken for a keyword, or folded to
    /// another case.
    pub(super) fn identifier(self, name: &str) -> String {
        match self {
            Dialect::Bigquery => format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`")),
            Dialect::Spark => format!("`{}`", name.replace('`', "``")),
            _ => format!("\"{}\"", name.replace('"', "\"\"")),
        }
    }

    /// Returns a word in quotes.
    pub(super) fn word(self, word: &str) -> String {
        match self {
            // A backslash begins an escape there.
            Dialect::Bigquery | Dialect::Spark => {
                format!("'{}'", word.replace('\\', "\\\\").replace('\'', "\\'"))
            }
            Dialect::Snowflake => format!("'{}'", word.replace('\\', "\\\\").replace('\'', "''")),
            _ => format!("'{}'", word.replace('\'', "''")),
        }
    }

    /// Returns a finite number in double precision.
    ///
    /// With an exponent most databases read it as such, and not as an exact decimal, whose sums and quotients they round.
    pub(super) fn number(self, number: f64) -> String {
        let size = number.abs();
        let plain = size == 0.0 || (1e-4..1e16).contains(&size);
        let digits = if plain { format!("{size}E0") } else { format!("{size:E}") };
        let typed = match self {
            Dialect::Postgres => format!("{digits}::float8"),
            Dialect::Snowflake => format!("{digits}::FLOAT"),
            _ => digits,
        };
        if number < 0.0 { format!("(-{typed})") } else { typed }
    }

    /// Returns the type of numbers in double precision.
    pub(super) fn number_type(self) -> &'static str {
        match self {
            Dialect::Duckdb | Dialect::Spark => "DOUBLE",
            Dialect::Sqlite => "REAL",
            Dialect::Bigquery => "FLOAT64",
            Dialect::Snowflake => "FLOAT",
            Dialect::Postgres | Dialect::Ansi => "DOUBLE PRECISION",
        }
    }

    /// Returns the type of words.
    pub(super) fn word_type(self) -> &'static str {
        match self {
            Dialect::Bigquery | Dialect::Spark => "STRING",
            Dialect::Postgres | Dialect::Sqlite => "TEXT",
            Dialect::Duckdb | Dialect::Snowflake => "VARCHAR",
            // Ids are ASCII; the standard has no words without a longest.
            Dialect::Ansi => "VARCHAR(1000)",
        }
    }

    /// Returns a column of the user's table as a number; unknown where the database tells that it is none.
    pub(super) fn rating(self, column: &str) -> String {
        let number = format!("CAST({column} AS {})", self.number_type());
        match self {
            // A cell of SQLite may hold anything, and its cast makes 0 of a word.
            Dialect::Sqlite => format!("CASE WHEN TYPEOF({column}) IN ('integer', 'real') THEN {number} END"),
            _ => number,
        }
    }

    /// Returns the words between the name of a step and its rows.
    pub(super) fn step_as(self) -> &'static str {
        match self {
            // These put the expressions of one step into the next, or read a step anew for each use of it, and work
            // them out time and again.
            Dialect::Duckdb | Dialect::Postgres | Dialect::Sqlite => "AS MATERIALIZED",
            _ => "AS",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_double_precision_and_read_back_as_they_were() {
        for number in
            [0.0, 0.25, 8.0, -3.0, 1e-9, 7.999_999_99, 1e9, 0.1 + 0.2, 123_456_789.123_456_78, 1e300]
        {
            let written = Dialect::Duckdb.number(number);
            let read: f64 = written.trim_matches(['(', ')']).parse().expect("a number");
            assert_eq!(read.to_bits(), number.to_bits(), "{written}");
            assert!(written.contains('E'), "{written}");
        }
        assert_eq!(Dialect::Ansi.number(0.25), "0.25E0");
        assert_eq!(Dialect::Ansi.number(-1e-9), "(-1E-9)");
        assert_eq!(Dialect::Postgres.number(8.0), "8E0::float8");
    }

    #[test]
    fn quotes_in_words_and_identifiers_end_nothing() {
        assert_eq!(Dialect::Postgres.identifier("a\"b"), "\"a\"\"b\"");
        assert_eq!(Dialect::Spark.identifier("a`b"), "`a``b`");
        assert_eq!(Dialect::Bigquery.identifier("a`b\\"), "`a\\`b\\\\`");
        assert_eq!(Dialect::Sqlite.word("a'b\\"), "'a''b\\'");
        assert_eq!(Dialect::Bigquery.word("a'b\\"), "'a\\'b\\\\'");
        assert_eq!(Dialect::Snowflake.word("a'b\\"), "'a''b\\\\'");
    }
}
