//! The query of `sql`, run in SQLite, against the engine: every cell, to 1e-9.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use salesfit::domain::{Catalog, Lang, MotionIx, RoleIx, Scale, Seller, TaskIx};
use salesfit::engine::fit_query::{FitQuery, FitRows, Probe, ScoreTable, compare, probes};
use salesfit::engine::{Scorer, SellerFit, Standing};
use salesfit::render::{Dialect, sql, table_of};
use salesfit::source::{File, Overrides, builtin, read_catalog, read_team};
use salesfit::view::{QueryComments, Texts};

use crate::oracle::scoring::{World, random_world};
use crate::support::{Dice, for_each, worlds};

/// How near a cell must lie to the engine's.
const NEAR: f64 = 1e-9;

/// How many sellers are scored by each catalog.
const SELLERS: usize = 200;

/// A catalog in one motion, and sellers whose ratings are on a scale of their own.
struct Case {
    catalog: Arc<Catalog>,
    scorer: Scorer,
    given: Scale,
    /// The ratings of each seller and trait; none are unknown.
    ratings: Vec<Vec<Vec<f64>>>,
}

impl Case {
    fn random(seed: u64) -> Self {
        let world = random_world(seed);
        let catalog = read_catalog(&[File::new("catalog.yaml", world.catalog_yaml())]).expect("sound");
        let mut dice = Dice(seed ^ 0x5A1E);
        let given = dice.pick(&[catalog.scale, catalog.scale, Scale::new(1.0, 5.0).expect("a scale")]);
        let scorer = Scorer::new(Arc::new(catalog), MotionIx(world.motion.unwrap_or(0)));
        let catalog = scorer.catalog().clone();
        let ratings = (0..SELLERS).map(|_| ratings(&world, &catalog, given, &mut dice)).collect();
        Case { catalog, scorer, given, ratings }
    }

    /// The engine's fits of each seller: by her first rating of each trait, or by all.
    fn expected(&self, table: ScoreTable) -> Vec<SellerFit> {
        let mut sellers = String::from("team: T\nsellers:\n");
        for (number, of_seller) in self.ratings.iter().enumerate() {
            sellers += &format!("  - name: s{number}\n    scores: {{");
            for (of, given) in self.catalog.traits.iter().zip(of_seller) {
                let counted = if table == ScoreTable::Wide { &given[..given.len().min(1)] } else { given };
                if !counted.is_empty() {
                    sellers += &format!("\"{}\": {counted:?}, ", of.id);
                }
            }
            sellers += "}\n";
        }
        let scale = Overrides { scale: Some(self.given), ..Overrides::default() };
        let read = read_team(&File::new("team.yaml", sellers), Some(self.catalog.clone()), &scale);
        let read = read.unwrap_or_else(|problems| panic!("{problems:#?}"));
        let sellers: Vec<Seller> = read.sellers.map(|seller| seller.expect("sound")).collect();
        sellers.iter().map(|seller| self.scorer.score(seller)).collect()
    }

    /// What SQLite returns.
    fn found(&self, table: ScoreTable, rows: FitRows) -> Vec<Vec<Value>> {
        let query = FitQuery::new(&self.scorer, vec!["sellers".to_owned()], self.given, table, rows);
        let query = query.expect("needs of catalogs have straight pieces");
        let texts = Texts::new(Lang::En);
        let (catalog, motion) = (&self.catalog, self.scorer.motion());
        let comments =
            QueryComments { texts: &texts, catalog, motion, scale: self.given, table, database: "SQLite" };
        let base = Connection::open_in_memory().expect("memory");
        match table {
            ScoreTable::Wide => self.fill_wide(&base),
            ScoreTable::Long => self.fill_long(&base),
        }
        let text = sql(&query, &comments, Dialect::Sqlite);
        let mut statement = base.prepare(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let width = statement.column_count();
        let rows = statement.query_map([], |row| (0..width).map(|at| row.get(at)).collect());
        rows.expect("it runs").map(|row| row.unwrap_or_else(|error| panic!("{error}\n{text}"))).collect()
    }

    fn fill_wide(&self, base: &Connection) {
        let names: Vec<String> =
            self.catalog.traits.iter().map(|of| format!(", \"{}\" REAL", of.id)).collect();
        base.execute(&format!("CREATE TABLE sellers (id TEXT{})", names.concat()), []).expect("a table");
        let places = ", ?".repeat(names.len());
        let mut insert = base.prepare(&format!("INSERT INTO sellers VALUES (?{places})")).expect("sound");
        for (number, of_seller) in self.ratings.iter().enumerate() {
            let first = |given: &Vec<f64>| given.first().map_or(Value::Null, |rating| Value::Real(*rating));
            let id = Value::Text(format!("s{number}"));
            insert
                .execute(params_from_iter([id].into_iter().chain(of_seller.iter().map(first))))
                .expect("a row");
        }
    }

    fn fill_long(&self, base: &Connection) {
        base.execute("CREATE TABLE sellers (id TEXT, trait TEXT, score REAL)", []).expect("a table");
        let mut insert = base.prepare("INSERT INTO sellers VALUES (?, ?, ?)").expect("sound");
        for (number, of_seller) in self.ratings.iter().enumerate() {
            for (of, given) in self.catalog.traits.iter().zip(of_seller) {
                // Somebody without any rating has rows that say so.
                insert.execute((format!("s{number}"), &of.id, Value::Null)).expect("a row");
                for rating in given {
                    insert.execute((format!("s{number}"), &of.id, rating)).expect("a row");
                }
            }
        }
    }
}

/// A seller's ratings of each trait: at the bends of what the catalog asks for, very near to them, and elsewhere.
fn ratings(world: &World, catalog: &Catalog, given: Scale, dice: &mut Dice) -> Vec<Vec<f64>> {
    let unknown = dice.pick(&[0, 10, 50, 90, 100]);
    let scale = catalog.scale;
    let mut all = Vec::with_capacity(world.traits.len());
    for of in catalog.trait_ixs() {
        let mut points = vec![scale.lo(), scale.hi()];
        for need in catalog.tasks.iter().flat_map(|task| &task.needs).filter(|need| need.trait_ix == of) {
            let (lo, hi) = (need.target.lo(), need.target.hi());
            points.extend([lo, hi, lo - need.tolerance.below, hi + need.tolerance.above]);
            points.extend(need.veto.below.into_iter().chain(need.veto.above));
        }
        let number = if dice.percent(unknown) { 0 } else { dice.pick(&[1, 1, 1, 2, 3]) };
        let mut ratings = Vec::with_capacity(number);
        for _ in 0..number {
            let anywhere = scale.lo() + dice.share() * scale.span();
            let near = dice.pick(&points) + dice.pick(&[0.0, 0.3e-9, -0.3e-9, 2e-9, -2e-9]) * scale.span();
            let score = if dice.percent(50) { near } else { anywhere };
            ratings.push(scale.convert(score, given).clamp(given.lo(), given.hi()));
        }
        all.push(ratings);
    }
    all
}

fn is_near(found: &Value, expected: Option<f64>) -> bool {
    match (found, expected) {
        (Value::Null, None) => true,
        (Value::Real(found), Some(expected)) => (found - expected).abs() <= NEAR,
        _ => false,
    }
}

fn text(word: &str) -> Value {
    Value::Text(word.to_owned())
}

/// The cells of one seller in one column, after her id.
fn expected_row(catalog: &Catalog, standing: &Standing, kind: &str, id: &str, is_best: bool) -> Vec<Value> {
    let number = |number: f64| Value::Real(number);
    let level = standing.fit.map_or(Value::Null, |fit| text(catalog.levels.of(fit).code()));
    vec![
        text(kind),
        text(id),
        standing.fit.map_or(Value::Null, |fit| number(fit.share())),
        number(standing.low.share()),
        number(standing.high.share()),
        number(standing.coverage),
        Value::Integer(standing.vetoed.into()),
        level,
        Value::Integer(is_best.into()),
    ]
}

fn are_same(found: &[Value], expected: &[Value]) -> bool {
    found.len() == expected.len()
        && found.iter().zip(expected).all(|(found, expected)| match expected {
            Value::Real(number) => is_near(found, Some(*number)),
            _ => found == expected,
        })
}

fn check_long_rows(case: &Case, table: ScoreTable, seed: u64) {
    let fits = case.expected(table);
    let mut rows: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in case.found(table, FitRows::PerFit) {
        rows.insert(format!("{:?}", &row[..3]), row);
    }
    let columns = case.catalog.tasks.len() + case.catalog.roles.len();
    assert_eq!(rows.len(), SELLERS * columns, "seed {seed}");
    for (number, fit) in fits.iter().enumerate() {
        let tasks = case.catalog.task_ixs().map(|ix: TaskIx| {
            expected_row(&case.catalog, &fit.tasks[ix.0].standing, "task", &case.catalog[ix].id, false)
        });
        let roles = case.catalog.role_ixs().map(|ix: RoleIx| {
            let is_best = fit.best == Some(ix);
            expected_row(&case.catalog, &fit.roles[ix.0].standing, "role", &case.catalog[ix].id, is_best)
        });
        for cells in tasks.chain(roles) {
            let expected = [vec![text(&format!("s{number}"))], cells].concat();
            let found = rows.remove(&format!("{:?}", &expected[..3]));
            let found = found.unwrap_or_else(|| panic!("seed {seed}: no row of {expected:?}"));
            assert!(are_same(&found, &expected), "seed {seed}, {table:?}:\n{found:?}\n{expected:?}");
        }
    }
}

fn check_wide_rows(case: &Case, table: ScoreTable, seed: u64) {
    let mut rows = case.found(table, FitRows::PerSeller);
    for (number, fit) in case.expected(table).iter().enumerate() {
        let id = text(&format!("s{number}"));
        let at = rows.iter().position(|row| row[0] == id);
        let found = rows.swap_remove(at.unwrap_or_else(|| panic!("seed {seed}: no row of {id:?}")));
        let share =
            |ix: RoleIx| fit.roles[ix.0].standing.fit.map_or(Value::Null, |fit| Value::Real(fit.share()));
        let best = fit.best.map_or(Value::Null, |ix| text(&case.catalog[ix].id));
        let mut expected = vec![id, best, fit.best.map_or(Value::Null, share)];
        expected.extend(case.catalog.role_ixs().map(share));
        assert!(are_same(&found, &expected), "seed {seed}, {table:?}:\n{found:?}\n{expected:?}");
    }
    assert!(rows.is_empty(), "seed {seed}: {rows:?}");
}

#[test]
fn every_cell_of_the_query_is_the_engines() {
    for_each(worlds(40, 0..1_000), |seed| {
        let case = Case::random(seed);
        for table in [ScoreTable::Wide, ScoreTable::Long] {
            check_long_rows(&case, table, seed);
            check_wide_rows(&case, table, seed);
        }
    });
}

/// Every dialect's query of a catalog, for every table and every kind of rows.
fn queries(catalog: &str) -> Vec<String> {
    let catalog = Arc::new(read_catalog(&[File::new("catalog.yaml", catalog)]).expect("a sound catalog"));
    let scorer = Scorer::new(catalog.clone(), MotionIx(0));
    let (texts, scale, motion) = (Texts::new(Lang::En), catalog.scale, MotionIx(0));
    let mut queries = Vec::new();
    for (_, dialect) in Dialect::ALL {
        for table in [ScoreTable::Wide, ScoreTable::Long] {
            for rows in [FitRows::PerSeller, FitRows::PerFit] {
                let query = FitQuery::new(&scorer, vec!["scores".to_owned()], scale, table, rows);
                let database = dialect.name();
                let comments =
                    QueryComments { texts: &texts, catalog: &catalog, motion, scale, table, database };
                queries.push(sql(&query.expect("straight pieces"), &comments, dialect));
            }
        }
    }
    queries
}

/// A catalog whose every name is this.
fn named(name: &str) -> String {
    let mut name = serde_json::to_string(name).expect("JSON");
    for (c, escape) in [('\u{85}', "\\u0085"), ('\u{2028}', "\\u2028"), ('\u{202e}', "\\u202e")] {
        name = name.replace(c, escape);
    }
    let long = "long-".repeat(20);
    format!(
        "catalog: {{name: {name}, version: {name}}}\n\
         traits: {{id: {{name: {name}}}, {long}1: {{name: {name}}}, {long}2: {{}}, score: {{}}}}\n\
         tasks: {{best: {{name: {name}, tradeoff: partial, needs: {{id: {{at_least: 7}}, {long}1: {{at_most: 4}}, \
         {long}2: {{between: [2, 3], veto_above: 9}}, score: {{at_least: 2}}}}}}}}\n\
         roles: {{best: {{name: {name}, tasks: {{best: 1}}}}, id: {{tasks: {{best: 2}}, tradeoff: none}}, \
         {long}role: {{tasks: {{best: 3}}, baseline: true}}}}\n"
    )
}

/// A query without its comments.
fn bare(query: &str) -> Vec<&str> {
    query.lines().filter(|line| !line.trim_start().starts_with("-- ")).collect()
}

#[test]
fn names_of_a_catalog_change_nothing_but_comments() {
    let plain = queries(&named("Name"));
    for hostile in [
        "x\n; DROP TABLE sellers; --",
        "x\r\n*/ DELETE FROM sellers; /*",
        "'\"`]; $$ \\",
        "{{ config() }} {% if x %} {# y #}",
        "${x} :y &z %s ? @v",
        "\u{2028}SELECT\u{85}1\u{202e}",
    ] {
        for (query, plain) in queries(&named(hostile)).iter().zip(&plain) {
            assert_eq!(bare(query), bare(plain), "{hostile:?}");
            for line in query.lines().filter(|line| line.trim_start().starts_with("-- ")) {
                let is_harmless = |c: char| c.is_alphanumeric() || " .,-_()+/:".contains(c);
                assert!(line.chars().all(is_harmless), "{line:?}");
            }
        }
    }
}

#[test]
fn identifiers_are_short_quoted_and_declared_once() {
    for query in queries(&named("Name")) {
        let text = bare(&query).join("\n");
        let quote = if text.contains('`') { '`' } else { '"' };
        let mut quoted = text.split(quote).skip(1).step_by(2);
        assert!(quoted.clone().count() > 50 && quoted.all(|name| name.len() <= 63), "{text}");
        let mut words: Vec<&str> = text.split(quote).step_by(2).flat_map(str::split_whitespace).collect();
        words.retain(|word| word.chars().all(char::is_alphabetic));
        words.sort_unstable();
        words.dedup();
        // What is not quoted is SQL.
        for word in words {
            assert!(word.chars().all(char::is_uppercase), "{word} in {text}");
        }
    }
}

/// Runs the query on the sellers that `--check` makes up.
fn checked(scorer: &Scorer, table: ScoreTable, rows: FitRows) -> (Vec<Probe>, Vec<Vec<String>>) {
    let catalog = scorer.catalog();
    let probes = probes(scorer, catalog.scale, table, 60);
    let query = FitQuery::new(scorer, vec!["sellers".to_owned()], catalog.scale, table, rows);
    let (query, texts) = (query.expect("straight pieces"), Texts::new(Lang::En));
    let (motion, scale) = (scorer.motion(), catalog.scale);
    let comments = QueryComments { texts: &texts, catalog, motion, scale, table, database: "SQLite" };
    let base = Connection::open_in_memory().expect("memory");
    base.execute_batch(&table_of(&query, &probes, catalog, table, Dialect::Sqlite)).expect("a table");
    let mut statement = base.prepare(&sql(&query, &comments, Dialect::Sqlite)).expect("a query");
    let width = statement.column_count();
    let found = statement.query_map([], |row| (0..width).map(|at| row.get::<_, Value>(at)).collect());
    let found: Result<Vec<Vec<Value>>, _> = found.expect("it runs").collect();
    let shown = |value: &Value| match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(word) => word.clone(),
        Value::Blob(_) => unreachable!("no column holds bytes"),
    };
    let found = found.expect("rows").iter().map(|row| row.iter().map(shown).collect()).collect();
    (probes, found)
}

#[test]
fn a_check_notices_every_cell_that_differs() {
    let scorer = Scorer::new(Arc::new(builtin()), MotionIx(0));
    let catalog = scorer.catalog();
    for table in [ScoreTable::Wide, ScoreTable::Long] {
        for rows in [FitRows::PerSeller, FitRows::PerFit] {
            let (probes, found) = checked(&scorer, table, rows);
            let cells = found.iter().map(Vec::len).sum::<usize>();
            assert_eq!(compare(&probes, catalog, rows, &found), Ok(cells));
            for place in 0..found[0].len() {
                for wrong in ["", "0.123456", "hunter"] {
                    let mut other = found.clone();
                    if other[7][place] != wrong {
                        wrong.clone_into(&mut other[7][place]);
                        assert!(compare(&probes, catalog, rows, &other).is_err(), "{place}: {wrong}");
                    }
                }
            }
            assert!(compare(&probes, catalog, rows, &found[1..]).is_err());
            let more = [found.as_slice(), &found[..1]].concat();
            assert!(compare(&probes, catalog, rows, &more).is_err());
        }
    }
}
