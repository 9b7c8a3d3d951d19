//! The JSON Schemas for editors agree with the readers, and the JSON output is valid against its schemas.
//!
//! The schemas of results are generated from their types and kept in `tests/schema`. After an intended change,
//! `SNAPSHOTS=overwrite cargo test --test schema kept` writes them again; read the difference before you commit it.

#[path = "schema/contradictions.rs"]
mod contradictions;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use salesfit::check::{all_rules, rule_specs};
use salesfit::domain::WrittenTeam;
use salesfit::domain::{Catalog, Defaults, Lang, Levels, Problem, Scale, Tradeoff, TraitKind};
use salesfit::result::RESULTS;
use salesfit::source::{self, File, Overrides, PlanFile, PlanGround, catalog, team};
use serde_json::{Map, Value, json};
use snapbox::data::DataFormat;
use snapbox::{Data, assert_data_eq};

use crate::support::{Files, Run, fits_of, salesfit, sellers};

/// A schema, ready to be asked.
struct Schema {
    text: &'static str,
    json: Value,
    compiled: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Schema {
    /// Compiling it checks it against its metaschema, too.
    fn new(name: &str, text: &'static str) -> Self {
        let json: Value = serde_json::from_str(text).expect("a schema is JSON");
        let (compiled, index) = compile(name, json.clone());
        Schema { text, json, compiled, index }
    }

    /// The kept schema of a result.
    fn kept(name: &str) -> Self {
        let path = format!("{}/tests/schema/{name}.json", env!("CARGO_MANIFEST_DIR"));
        Schema::new(&format!("{name}.json"), read_to_string(&path).leak())
    }

    fn refusal(&self, document: &Value) -> Option<String> {
        self.compiled.validate(document, self.index).err().map(|error| error.to_string())
    }

    fn at(&self, pointer: &str) -> &Value {
        self.json.pointer(pointer).unwrap_or_else(|| panic!("the schema has something at {pointer}"))
    }
}

/// The kept schema of one result.
fn of_result(name: &str) -> &'static Schema {
    let found = RESULT_SCHEMAS.iter().find(|(of, _)| *of == name);
    found.map_or_else(|| panic!("{name} is no result"), |(_, schema)| schema)
}

fn compile(name: &str, json: Value) -> (boon::Schemas, boon::SchemaIndex) {
    let (mut compiled, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource(name, json).expect("a schema has a place");
    let index = compiler.compile(name, &mut compiled);
    let index = index.unwrap_or_else(|error| panic!("{name} is no schema: {error:#}"));
    (compiled, index)
}

static TEAM: LazyLock<Schema> =
    LazyLock::new(|| Schema::new("team.json", include_str!("../../src/command/schema/team.json")));
static CATALOG: LazyLock<Schema> =
    LazyLock::new(|| Schema::new("catalog.json", salesfit::command::catalog_schema().leak()));

/// The kept schema of every result, by the word of its command.
static RESULT_SCHEMAS: LazyLock<Vec<(&'static str, Schema)>> =
    LazyLock::new(|| RESULTS.iter().map(|(name, _)| (*name, Schema::kept(name))).collect());

static MATCH: LazyLock<&Schema> = LazyLock::new(|| of_result("match"));
static EXPLAIN: LazyLock<&Schema> = LazyLock::new(|| of_result("explain"));
static ASSIGN: LazyLock<&Schema> = LazyLock::new(|| of_result("assign"));
static ASK: LazyLock<&Schema> = LazyLock::new(|| of_result("ask"));
static HIRE: LazyLock<&Schema> = LazyLock::new(|| of_result("hire"));
static COACH: LazyLock<&Schema> = LazyLock::new(|| of_result("coach"));
static ORGANIZE: LazyLock<&Schema> = LazyLock::new(|| of_result("organize"));
static RATERS: LazyLock<&Schema> = LazyLock::new(|| of_result("raters"));
static WHO: LazyLock<&Schema> = LazyLock::new(|| of_result("who"));

static CATALOG_SHOW: LazyLock<&Schema> = LazyLock::new(|| of_result("catalog-show"));
static CATALOG_CHECK: LazyLock<&Schema> = LazyLock::new(|| of_result("catalog-check"));

static DIFF: LazyLock<&Schema> = LazyLock::new(|| of_result("diff"));

static PLAN: LazyLock<Schema> =
    LazyLock::new(|| Schema::new("plan.json", salesfit::command::plan_schema().leak()));
static POLICY: LazyLock<Schema> = LazyLock::new(|| Schema::kept("policy"));
static CHECK: LazyLock<&Schema> = LazyLock::new(|| of_result("check"));
static RULE: LazyLock<&Schema> = LazyLock::new(|| of_result("rule"));
static BASELINE: LazyLock<&Schema> = LazyLock::new(|| of_result("baseline"));

/// The first of the sample teams, as plans change it.
static WRITTEN: LazyLock<WrittenTeam> = LazyLock::new(|| {
    let given = Overrides { as_written: true, ..Overrides::default() };
    let opened = source::open_team("profiles/nordlys.yaml", None, &given).expect("a sound team");
    WrittenTeam {
        team: opened.team,
        states_motion: opened.states_motion,
        states_scale: opened.states_scale,
        catalog: None,
        sellers: opened.sellers.map(|seller| seller.expect("a sound seller")).collect(),
    }
});

static BUILTIN: LazyLock<Arc<Catalog>> = LazyLock::new(|| Arc::new(source::builtin()));

/// YAML as an editor sees it: a tree of plain values, in which dates are texts and numbers in quotes are too.
fn tree(yaml: &str) -> Value {
    let options = serde_yaml::options! {
        strict_booleans: true,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString,
    };
    serde_yaml::from_str_with_options(yaml, options).unwrap_or_else(|error| panic!("{error}:\n{yaml}"))
}

/// Which kind of file a text is.
#[derive(Clone, Copy, Debug)]
enum Of {
    Team,
    Plan,
    Catalog,
    Policy,
}

impl Of {
    fn schema(self) -> &'static Schema {
        match self {
            Of::Team => &TEAM,
            Of::Plan => &PLAN,
            Of::Catalog => &CATALOG,
            Of::Policy => &POLICY,
        }
    }

    /// The codes of everything that the reader finds wrong with a text.
    fn read(self, yaml: &str) -> Vec<&'static str> {
        let file = File::new("test.yaml", yaml);
        let problems: Result<(), Vec<Problem>> = match self {
            Of::Team => source::read_team(&file, Some(BUILTIN.clone()), &Overrides::default()).map(drop),
            Of::Plan => read_plan(file),
            Of::Catalog => source::read_catalog(&[file]).map(drop),
            Of::Policy => source::read_policy(&file, &rule_specs()).map(drop),
        };
        problems.err().unwrap_or_default().into_iter().map(|problem| problem.code).collect()
    }
}

/// Reads a plan for the first of the sample teams.
fn read_plan(file: File) -> Result<(), Vec<Problem>> {
    let written = &*WRITTEN;
    let given = Overrides::default();
    let ground = PlanGround { written, catalog: &BUILTIN, given: &given, keyed: None };
    PlanFile::of(file, Path::new("profiles"))?.check(ground).map(drop)
}

fn read_to_string(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The YAML files of a folder of the project.
fn yaml_files(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder of the project");
    let paths = entries.map(|entry| entry.expect("readable").path());
    let yaml = paths.filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    let files: Vec<String> = yaml.map(|path| path.to_string_lossy().into_owned()).collect();
    assert!(!files.is_empty(), "{folder} holds YAML");
    files
}

/// What the program prints.
fn printed(args: &[&str]) -> String {
    let Run { code, out, err } = salesfit(args);
    assert_eq!(code, 0, "{args:?}: {err}");
    out
}

#[test]
fn every_schema_is_valid_against_its_metaschema_and_invents_no_domain() {
    let (mut compiled, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    let mut metaschema = |draft| compiler.compile(draft, &mut compiled).expect("every validator knows it");
    let written =
        ("http://json-schema.org/draft-07/schema#", metaschema("http://json-schema.org/draft-07/schema"));
    let generated = (
        "https://json-schema.org/draft/2020-12/schema",
        metaschema("https://json-schema.org/draft/2020-12/schema"),
    );
    let of_files = [("team", &*TEAM), ("plan", &*PLAN), ("catalog", &*CATALOG), ("policy", &*POLICY)];
    let of_results = RESULT_SCHEMAS.iter().map(|(name, schema)| (*name, schema));
    for (name, schema) in of_files.into_iter().chain(of_results) {
        let is_result = RESULTS.iter().any(|(result, _)| *result == name);
        let (draft, metaschema) = if is_result { generated } else { written };
        compiled.validate(&schema.json, metaschema).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(schema.json["$schema"], draft, "{name}");
        // These are younger than the others' second edition.
        let is_young = ["report", "coach", "hire", "whatif"].contains(&name);
        let edition = if is_result && !is_young { "2" } else { "1" };
        assert_eq!(schema.json["$id"], format!("urn:salesfit:{name}:{edition}"));
        if is_result {
            assert_eq!(schema.json["title"], format!("salesfit/{name}/{edition}"));
        }
    }
}

#[test]
fn the_kept_schema_of_every_result_is_what_the_program_prints() {
    for (name, _) in RESULTS {
        let path = format!("{}/tests/schema/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let kept = Data::read_from(Path::new(&path), Some(DataFormat::Text)).raw();
        assert_data_eq!(Data::text(printed(&["schema", *name])), kept);
    }
}

#[test]
fn the_schema_command_prints_exactly_the_schema() {
    assert_eq!(printed(&["schema", "team"]), TEAM.text);
    assert_eq!(printed(&["schema", "plan"]), PLAN.text);
    assert_eq!(printed(&["schema", "catalog"]), CATALOG.text);
    assert_eq!(printed(&["schema", "policy"]), POLICY.text);
}

#[test]
fn every_file_of_the_project_is_what_its_schema_says() {
    for (folder, of) in [("profiles", Of::Team), ("profiles/plans", Of::Plan), ("roles", Of::Catalog)] {
        for path in yaml_files(folder) {
            assert_eq!(of.schema().refusal(&tree(&read_to_string(&path))), None, "{path}");
        }
    }
    for (lang, _) in Lang::ALL {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_str().expect("UTF-8");
        printed(&["init", path, "--lang", lang]);
        let file = read_to_string(&format!("{path}/team.yaml"));
        assert_eq!(TEAM.refusal(&tree(&file)), None, "init --lang {lang}");
    }
}

#[test]
fn the_schemas_know_exactly_the_keys_that_the_readers_know() {
    let team_keys: [(&str, &[&str]); 5] = [
        ("", &team::KEYS),
        ("/definitions/seller", &team::SELLER_KEYS),
        ("/definitions/score_with_error", &team::SCORE_KEYS),
        ("/definitions/flow", &team::FLOW_KEYS),
        ("/properties/coaching", &team::COACHING_KEYS),
    ];
    let languages = Lang::ALL.map(|(code, _)| code);
    let catalog_keys: [(&str, &[&str]); 15] = [
        ("", &catalog::KEYS),
        ("/definitions/trait", &catalog::TRAIT_KEYS),
        ("/definitions/rater", &catalog::RATER_KEYS),
        ("/definitions/task", &catalog::TASK_KEYS),
        ("/definitions/need", &catalog::NEED_KEYS),
        ("/definitions/role", &catalog::ROLE_KEYS),
        ("/definitions/motion", &catalog::MOTION_KEYS),
        ("/definitions/handoff", &catalog::HANDOFF_KEYS),
        ("/properties/catalog", &catalog::ABOUT_KEYS),
        ("/properties/levels", &catalog::LEVELS_KEYS),
        ("/properties/defaults", &catalog::DEFAULTS_KEYS),
        ("/properties/defaults/properties/coaching", &catalog::KIND_KEYS),
        ("/definitions/coaching", &catalog::COACHING_KEYS),
        ("/properties/remove", &catalog::REMOVE_KEYS),
        ("/definitions/text", &languages),
    ];
    let plan_keys: [(&str, &[&str]); 2] = [("", &source::PLAN_KEYS), ("/definitions/set", &source::SET_KEYS)];
    let team_keys = team_keys.map(|(at, keys)| (&TEAM, at, keys));
    let plan_keys = plan_keys.map(|(at, keys)| (&PLAN, at, keys));
    let catalog_keys = catalog_keys.map(|(at, keys)| (&CATALOG, at, keys));
    for (schema, at, keys) in team_keys.into_iter().chain(plan_keys).chain(catalog_keys) {
        let object = schema.at(at);
        let said = object["properties"].as_object().unwrap_or_else(|| panic!("properties at {at}"));
        let said: BTreeSet<&str> = said.keys().map(String::as_str).collect();
        assert_eq!(said, keys.iter().copied().collect(), "at {at:?}");
        assert_eq!(object["additionalProperties"], false, "at {at:?}");
    }
}

#[test]
fn every_key_that_somebody_looks_up_is_described() {
    let of_results = RESULT_SCHEMAS.iter().map(|(_, schema)| schema);
    for schema in [&*TEAM, &*PLAN, &*CATALOG, &*POLICY].into_iter().chain(of_results) {
        let mut told = 0;
        walk(&schema.json, "", &mut |at, part| {
            // What stands under a condition says only how it is met.
            if at.contains("/properties/")
                && !["/allOf/", "/anyOf/", "/oneOf/", "/if/", "/then/", "/else/", "/not/"]
                    .iter()
                    .any(|condition| at.contains(condition))
                && at.rsplit('/').nth(1) == Some("properties")
            {
                let words = part["description"].as_str().unwrap_or_default();
                assert!(words.ends_with('.') && words.len() <= 250, "{at}: {words:?}");
                told += 1;
            }
        });
        assert!(told > 8, "the walk finds the keys");
    }
}

/// Calls `see` with every object in a JSON tree and its pointer.
fn walk(part: &Value, at: &str, see: &mut dyn FnMut(&str, &Value)) {
    match part {
        Value::Object(entries) => {
            see(at, part);
            for (key, value) in entries {
                walk(value, &format!("{at}/{key}"), see);
            }
        }
        Value::Array(items) => {
            for (ix, value) in items.iter().enumerate() {
                walk(value, &format!("{at}/{ix}"), see);
            }
        }
        _ => {}
    }
}

#[test]
fn every_default_and_example_is_valid_where_it_stands() {
    for (name, schema) in
        [("team.json", &TEAM), ("plan.json", &PLAN), ("catalog.json", &CATALOG), ("policy.json", &POLICY)]
    {
        let (mut compiled, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        compiler.add_resource(name, schema.json.clone()).expect("a schema has a place");
        let mut checked = 0;
        walk(&schema.json, "", &mut |at, part| {
            let examples = part["examples"].as_array().into_iter().flatten().chain(part.get("default"));
            for value in examples {
                let index = compiler.compile(&format!("{name}#{at}"), &mut compiled).expect("a part of it");
                let verdict = compiled.validate(value, index).map_err(|error| error.to_string());
                assert_eq!(verdict, Ok(()), "{name} at {at}");
                checked += 1;
            }
        });
        assert!(checked > 10, "the walk finds them");
    }
}

#[test]
fn the_schemas_have_the_readers_words_and_defaults() {
    let words =
        |words: &[&str]| -> Value { words.iter().copied().map(Value::from).chain([Value::Null]).collect() };
    let tradeoffs = words(&Tradeoff::ALL.map(|(word, _)| word));
    for at in ["/properties/defaults", "/definitions/task", "/definitions/role"] {
        assert_eq!(CATALOG.at(at)["properties"]["tradeoff"]["enum"], tradeoffs, "at {at}");
    }
    let kind = CATALOG.at("/definitions/trait/properties/kind");
    assert_eq!(kind["enum"], words(&TraitKind::ALL.map(|(word, _)| word)));
    assert_eq!(kind["default"], TraitKind::default().code());

    let default = |section: &str, key: &str| {
        CATALOG.at(&format!("/properties/{section}/properties/{key}"))["default"].clone()
    };
    let same = |said: &Value, is: f64| assert_eq!(said.as_f64(), Some(is));
    let (scale, levels) = (Scale::default(), Levels::default());
    let defaults = Defaults::on(scale);
    same(&default("levels", "strong"), levels.strong());
    same(&default("levels", "adequate"), levels.adequate());
    same(&default("defaults", "hours"), defaults.hours);
    same(&default("defaults", "veto_share"), defaults.veto_share);
    same(&default("defaults", "min_coverage"), defaults.min_coverage);
    assert_eq!(default("defaults", "tradeoff"), defaults.tradeoff.code());
    same(&CATALOG.at("/properties/scale/default")[0], scale.lo());
    same(&CATALOG.at("/properties/scale/default")[1], scale.hi());
    same(&CATALOG.at("/properties/defaults/properties/hours")["maximum"], catalog::WEEK);
    same(&TEAM.at("/definitions/seller/properties/hours")["maximum"], catalog::WEEK);
}

/// A team of one with more said about it.
fn team_with(more: &str) -> String {
    format!("{more}\nsellers: [{{name: Kari}}]")
}

/// A team of one person, about whom this is said.
fn seller_with(more: &str) -> String {
    format!("sellers: [{{name: Kari, {more}}}]")
}

/// A catalog that adds this to the built-in one.
fn catalog_with(more: &str) -> String {
    format!("extends: builtin\n{more}")
}

/// A catalog with one more task, which needs drive like this.
fn need_with(more: &str) -> String {
    format!("extends: builtin\ntasks: {{mine: {{needs: {{drive: {{{more}}}}}}}}}")
}

/// Team files that are wrong by themselves, and what the reader calls it.
fn wrong_teams() -> Vec<(Of, String, &'static str)> {
    let team = |text: &str, code| (Of::Team, text.to_owned(), code);
    let top = |more: &str, code| (Of::Team, team_with(more), code);
    let seller = |more: &str, code| (Of::Team, seller_with(more), code);
    vec![
        team("[]", "not-a-map"),
        team("team: North", "no-sellers"),
        team("sellers: ~", "no-sellers"),
        team("sellers: []", "no-sellers"),
        team("sellers: 5", "not-a-list"),
        team("sellers: [Kari]", "not-a-map"),
        team("sellers: [~]", "not-a-map"),
        team("sellers: [{role: hunter}]", "no-name"),
        team("sellers: [{name: ~, id: ~}]", "no-name"),
        team("sellers: [{name: ' '}]", "empty-text"),
        top("taem: North", "unknown-key"),
        top("team: []", "not-a-text"),
        top("team: ''", "empty-text"),
        top("date: 2026", "not-a-date"),
        top("date: 2026-02-30", "not-a-date"),
        top("date: 1.11.2026", "not-a-date"),
        top("date: 2026-11-01T12:00:00", "not-a-date"),
        top("motion: {complex: 1}", "not-a-text"),
        top("motion: Complex selling", "unknown-motion"),
        top("scale: 10", "not-a-pair"),
        top("scale: [10]", "not-a-pair"),
        top("scale: [1, 5, 10]", "not-a-pair"),
        top("scale: ['1', '10']", "not-a-number"),
        top("scale: [0, .inf]", "not-finite"),
        top("scale: [0, 1e10]", "number-too-large"),
        top("seats: [hunter]", "not-a-map"),
        top("seats: {Hunter: 1}", "unknown-role"),
        top("seats: {hunter: 1.5}", "not-whole"),
        top("seats: {hunter: -1}", "below-zero"),
        top("seats: {hunter: ~}", "not-a-number"),
        top("demand: {hunting: -1}", "below-zero"),
        top("demand: {hunting: '40'}", "not-a-number"),
        top("handoffs: {from: hunting}", "not-a-list"),
        top("handoffs: [{from: hunting, to: proposals}]", "missing-key"),
        top("handoffs: [{from: ~, to: proposals, per_week: 1}]", "missing-key"),
        top("handoffs: [{from: hunting, to: proposals, per_100_hours: 1, per_week: 1}]", "unknown-key"),
        seller("rolle: hunter", "unknown-key"),
        seller("hours: 169", "out-of-range"),
        seller("hours: -1", "out-of-range"),
        seller("hours: '37.5'", "not-a-number"),
        seller("hours: 37,5: 1", "unknown-key"),
        seller("wishes: hunter", "not-a-list"),
        seller("wishes: [~]", "not-a-text"),
        seller("role: hunter, pinned: yes", "not-true-or-false"),
        seller("role: hunter, pinned: 1", "not-true-or-false"),
        seller("pinned: true", "pinned-nowhere"),
        seller("role: ~, pinned: true", "pinned-nowhere"),
        seller("scores: [6]", "not-a-map"),
        seller("scores: {Drive: 6}", "unknown-trait"),
        seller("scores: {drive: '6'}", "not-a-number"),
        seller("scores: {drive: six}", "not-a-number"),
        seller("scores: {drive: true}", "not-a-number"),
        seller("scores: {drive: .nan}", "not-finite"),
        seller("scores: {drive: []}", "no-ratings"),
        seller("scores: {drive: ['6']}", "not-a-number"),
        seller("scores: {drive: [[6]]}", "not-a-number"),
        seller("scores: {drive: {}}", "no-ratings"),
        seller("scores: {drive: {self: []}}", "no-ratings"),
        seller("scores: {drive: {self: '6'}}", "not-a-number"),
        seller("scores: {drive: {self: {score: 6}}}", "not-a-number"),
        seller("scores: {drive: {score: 6, se: -1}}", "below-zero"),
        seller("scores: {drive: {score: [6], se: 1}}", "not-a-number"),
        seller("scores: {drive: {score: 6, self: 7}}", "unknown-key"),
    ]
}

/// Catalogs that are wrong by themselves, and what the reader calls it.
fn wrong_catalogs() -> Vec<(Of, String, &'static str)> {
    let catalog = |more: &str, code| (Of::Catalog, catalog_with(more), code);
    let need = |more: &str, code| (Of::Catalog, need_with(more), code);
    vec![
        catalog("trait: {}", "unknown-key"),
        (Of::Catalog, "extends: built-in".into(), "unknown-word"),
        catalog("remove: [generalist]", "not-a-map"),
        catalog("remove: {role: [generalist]}", "unknown-key"),
        catalog("remove: {roles: generalist}", "not-a-list"),
        catalog("catalog: mine", "not-a-map"),
        catalog("catalog: {title: mine}", "unknown-key"),
        catalog("catalog: {version: []}", "not-a-text"),
        catalog("scale: {low: 0, high: 10}", "not-a-pair"),
        catalog("levels: {strong: 101}", "out-of-range"),
        catalog("levels: {weak: 0}", "unknown-key"),
        catalog("defaults: {tolerance: -1}", "below-zero"),
        catalog("defaults: {tradeoff: some}", "unknown-word"),
        catalog("defaults: {hours: 200}", "out-of-range"),
        catalog("defaults: {veto_share: 0}", "out-of-range"),
        catalog("defaults: {veto_share: 1.1}", "out-of-range"),
        catalog("defaults: {min_coverage: 60}", "out-of-range"),
        catalog("defaults: {se: half}", "not-a-number"),
        catalog("traits: {drive: {se: -1}}", "below-zero"),
        catalog("raters: {peer: {se: -1}}", "below-zero"),
        catalog("raters: {peer: {reliability: 1}}", "out-of-range"),
        catalog("raters: {peer: {se: 1, reliability: 0.5}}", "rater-twice"),
        catalog("raters: {peer: {}}", "rater-unsaid"),
        catalog("raters: {peer: {errors: 1}}", "unknown-key"),
        catalog("motions: {Simple: {ease: 1}}", "bad-id"),
        catalog("motions: {simple: {ease: -1}}", "below-zero"),
        catalog("motions: {simple: {handoff_minutes: [30]}}", "not-a-number"),
        catalog("motions: {simple: {minutes: 30}}", "unknown-key"),
        catalog("handoffs: [{from: hunting, to: proposals, per_week: 1}]", "unknown-key"),
        catalog("handoffs: [{from: hunting, per_100_hours: 1}]", "missing-key"),
        catalog("handoffs: [{from: hunting, to: proposals, per_100_hours: -1}]", "below-zero"),
        catalog("traits: [drive]", "not-a-map"),
        catalog("traits: {Tykk hud: {}}", "bad-id"),
        catalog("traits: {thick_skin: {}}", "bad-id"),
        catalog("traits: {thick--skin: {}}", "bad-id"),
        catalog("traits: {mine: {kind: talent}}", "unknown-word"),
        catalog("traits: {mine: {name: ''}}", "empty-text"),
        catalog("traits: {mine: {name: {}}}", "empty-text"),
        catalog("traits: {mine: {name: {no: Min}}}", "unknown-key"),
        catalog("traits: {mine: {name: {en: []}}}", "not-a-text"),
        catalog("traits: {mine: {short: M}}", "unknown-key"),
        catalog("tasks: {mine: ~}", "not-a-map"),
        catalog("tasks: {mine: {}}", "no-needs"),
        catalog("tasks: {mine: {needs: ~}}", "no-needs"),
        catalog("tasks: {mine: {needs: {}}}", "no-needs"),
        catalog("tasks: {mine: {needs: [drive]}}", "not-a-map"),
        catalog("tasks: {mine: {needs: {drive: 8}}}", "not-a-map"),
        catalog("tasks: {mine: {needs: {drive: ~}}}", "not-a-map"),
        catalog("tasks: {mine: {tradeoff: 1, needs: {drive: {at_least: 8}}}}", "unknown-word"),
        need("", "no-limit"),
        need("weight: 2", "no-limit"),
        need("at_least: ~", "no-limit"),
        need("at_least: 8, at_most: 9", "two-limits"),
        need("at_least: 8, between: [8, 9]", "two-limits"),
        need("at_least: '8'", "not-a-number"),
        need("at_least: [8]", "not-a-number"),
        need("between: 8", "not-a-pair"),
        need("between: [8]", "not-a-pair"),
        need("at_least: 8, weight: -1", "below-zero"),
        need("at_least: 8, weight: 0", "all-weights-zero"),
        need("at_least: 8, tolerance: -1", "below-zero"),
        need("at_least: 8, tolerance: [1]", "not-a-pair"),
        need("at_least: 8, tolerance: [1, ~]", "not-a-number"),
        need("at_least: 8, veto_below: low", "not-a-number"),
        need("atleast: 8", "unknown-key"),
        catalog("roles: {mine: {}}", "empty-role"),
        catalog("roles: {mine: {tasks: {}}}", "empty-role"),
        catalog("roles: {mine: {tasks: [hunting]}}", "not-a-map"),
        catalog("roles: {mine: {tasks: {hunting: 0}}}", "share-not-positive"),
        catalog("roles: {mine: {tasks: {hunting: 70 %}}}", "not-a-number"),
        catalog("roles: {mine: {tasks: {hunting: 1}, baseline: no}}", "not-true-or-false"),
        catalog("roles: {mine: {tasks: {hunting: 1}, share: 1}}", "unknown-key"),
    ]
}

#[test]
fn a_document_that_is_wrong_by_itself_is_refused_by_the_schema_and_by_the_reader() {
    for (of, text, code) in wrong_teams().into_iter().chain(wrong_catalogs()) {
        assert!(of.read(&text).contains(&code), "the reader says {:?}, not {code}:\n{text}", of.read(&text));
        assert!(of.schema().refusal(&tree(&text)).is_some(), "the schema lets {code} pass:\n{text}");
    }
}

/// Documents in which nothing is wrong, however they are written.
fn right() -> Vec<(Of, String)> {
    let team = |more: &str| (Of::Team, team_with(more));
    let seller = |more: &str| (Of::Team, seller_with(more));
    let catalog = |more: &str| (Of::Catalog, catalog_with(more));
    let need = |more: &str| (Of::Catalog, need_with(more));
    vec![
        team(""),
        team("team: 2026\ndate: 2026-11-01\nmotion: transactional\nscale: [1, 10]\ncatalog: roles"),
        team("team: ~\ndate: ~\nmotion: ~\nscale: ~\ncatalog: ~\nseats: ~\ndemand: ~\nhandoffs: ~"),
        team(
            "seats: {hunter: 3, account-manager: 0, bid-manager: 2.0}\ndemand: {hunting: 37.5, proposals: 0}",
        ),
        team("seats: {}\ndemand: {}\nhandoffs: []"),
        team("handoffs: [{from: hunting, to: proposals, per_week: 12}]"),
        (Of::Team, "sellers: profiles/sellers.csv".into()),
        (Of::Team, "sellers: [{id: kari}]".into()),
        (Of::Team, "sellers: [{id: Kari N., name: 7}]".into()),
        (Of::Team, "sellers: [{name: ~, id: kari}, {name: NO}]".into()),
        seller("id: ~, role: ~, hours: ~, wishes: ~, pinned: ~, scores: ~"),
        seller("role: hunter, hours: 0, wishes: [bid-manager, hunter], pinned: true, scores: {}"),
        seller("hours: 168, pinned: false, wishes: []"),
        seller("scores: {drive: 6, empathy: 6.5, patience: ~, resilience: 1e1}"),
        seller("scores: {drive: [8, 7, 9], empathy: [~], patience: [6, ~]}"),
        seller("scores: {drive: {score: 5, se: 0.8}, empathy: {score: 5}, patience: {score: ~, se: ~}}"),
        seller("scores: {drive: {self: 9, manager: 7, peer: [6, 7]}, empathy: {self: ~, Ola N.: [~]}}"),
        catalog(""),
        catalog(
            "remove: ~\ncatalog: ~\nscale: ~\nlevels: ~\ndefaults: ~\nraters: ~\nmotions: ~\nhandoffs: ~",
        ),
        catalog("traits: ~\ntasks: ~\nroles: ~"),
        catalog("remove: {roles: [generalist], traits: [], tasks: ~}"),
        catalog("catalog: {name: mine, version: 1.0}\nscale: [0, 10]\nlevels: {strong: 100, adequate: 0}"),
        catalog("defaults: {tolerance: 0, tradeoff: none, hours: 0, veto_share: 1, min_coverage: 0, se: 0}"),
        catalog("raters: {peer: {se: 0}, self: {reliability: 0}, boss: {se: ~, reliability: 0.5}}"),
        catalog("motions: {simple: ~, hard: {name: {nb: Vanskelig}, ease: 0.5, handoff_minutes: 0}}"),
        catalog("handoffs: [{from: hunting, to: proposals, per_100_hours: 10, why: w, source: {en: s}}]"),
        catalog("traits: {mine: ~, thick-skin-2: {kind: attitude, name: {en: T, nb: ~}, low: 1, high: h}}"),
        need("at_least: 8"),
        need("at_most: 6, at_least: ~, between: ~"),
        need("between: [6, 6], weight: 0.5, tolerance: [4, 2], veto_below: 1, veto_above: 9, why: {en: w}"),
        need("at_least: 8, tolerance: 0, weight: ~, source: s"),
        catalog(
            "tasks: {mine: {tradeoff: partial, needs: {drive: {at_least: 8, weight: 0}, nerve: {at_most: 6}}}}",
        ),
        catalog(
            "roles: {mine: {tasks: {hunting: 0.7, proposals: 1000}, tradeoff: ~, baseline: true, short: M}}",
        ),
    ]
}

#[test]
fn a_document_that_is_right_is_let_through_by_the_schema_and_by_the_reader() {
    for (of, text) in right() {
        assert_eq!(of.read(&text), Vec::<&str>::new(), "the reader refuses:\n{text}");
        assert_eq!(of.schema().refusal(&tree(&text)), None, "the schema refuses:\n{text}");
    }
}

/// What takes more than the document's shape to see: other files, ids elsewhere, two numbers side by side.
const BEYOND_A_SCHEMA: &[&str] = &[
    "unknown-column",
    "no-ratings",
    "bad-levels",
    "bad-scale",
    "duplicate-seller",
    "handoff-to-itself",
    "limit-off-scale",
    "limits-swapped",
    "vetoes-cross",
    "no-roles",
    "no-such-file",
    "no-tasks",
    "no-traits",
    "remove-without-extends",
    // Of plans: whom they name, and what they change.
    "unknown-seller",
    "plan-changes-nothing",
    "plan-conflict",
    "plan-twice",
    "plan-off-limits",
    "plan-unstated",
    "plan-leaves-nobody",
    "joins-twice",
    "coached-unrated",
    "pinned-nowhere",
    "removed-but-needed",
    "scale-of-extended",
    "score-off-scale",
    "unknown-motion",
    "unknown-role",
    "unknown-task",
    "unknown-trait",
    "is-a-directory",
];

/// A team in which every key stands, and every form of a score.
fn whole_team() -> Value {
    json!({
        "team": "North", "date": "2026-11-01", "motion": "complex", "scale": [0, 10], "catalog": "roles",
        "seats": {"hunter": 3}, "demand": {"hunting": 110.5},
        "handoffs": [{"from": "hunting", "to": "proposals", "per_week": 12}], "handoff_minutes": 45,
        "coaching": {"hours": 80},
        "columns": {
            "columns": {"Skill": "drive", "Remark": null}, "words": {"Good": 7}, "unknown": ["?"],
            "roles": {"KAM": "hunter"}, "hours": {"percent_of": 37.5}, "scale": [0, 10], "blank": 0, "header_row": 1
        },
        "sellers": [{
            "name": "Kari", "id": "kari", "role": "hunter", "hours": 37.5,
            "wishes": ["bid-manager"], "pinned": true, "coaching": {"drive": "never"},
            "scores": {
                "resilience": 6, "drive": {"score": 5, "se": 0.8}, "empathy": [8, 7],
                "patience": {"self": 9, "peer": [6, 7]}, "accuracy": null
            }
        }]
    })
}

/// A catalog in which every key stands, but for those with which it would extend another.
fn whole_catalog() -> Value {
    let text = json!({"en": "Mine", "nb": "Min"});
    json!({
        "catalog": {"name": "Mine", "version": "1.0.0"}, "scale": [0, 10],
        "levels": {"strong": 75, "adequate": 50},
        "defaults": {
            "tolerance": 4, "tradeoff": "full", "hours": 37.5, "veto_share": 0.25, "min_coverage": 0.6,
            "se": 1.25,
            "coaching": {
                "trait": null, "skill": {"per_point": 8, "at_most": 1.1, "source": "s"}, "attitude": {}
            }
        },
        "raters": {"self": {"reliability": 0.3}, "boss": {"se": 1}}, "words": {"Good": 7},
        "motions": {"simple": {"name": text, "about": text, "source": "s", "ease": 1, "handoff_minutes": 30}},
        "handoffs": [{"from": "hunting", "to": "mine", "per_100_hours": 10, "why": "w", "source": "s"}],
        "traits": {
            "own": {"name": text, "kind": "skill", "about": "a", "low": "l", "high": "h", "se": 1, "source": "s",
                    "aliases": ["Own trait"], "ask": [text], "coaching": {"per_point": 8, "at_most": 1, "source": "s"}},
            "drive": null,
            "empathy": {}
        },
        "tasks": {
            "mine": {
                "name": text, "short": "M", "about": "a", "train": "t", "lead": "l", "source": "s",
                "tradeoff": "none",
                "needs": {
                    "own": {
                        "at_least": 8, "weight": 1, "tolerance": 3, "veto_below": 3, "veto_above": 9,
                        "why": "w", "source": "s"
                    },
                    "drive": {"at_most": 6, "tolerance": [3, 1]},
                    "empathy": {"between": [4, 6]}
                }
            },
            "hunting": {"needs": {"drive": {"at_least": 8}}}
        },
        "roles": {"own-role": {
            "name": text, "short": "O", "about": "a", "source": "s", "tasks": {"mine": 70, "hunting": 30},
            "tradeoff": "full", "baseline": true
        }}
    })
}

/// A catalog that extends the built-in one with every key that takes.
fn extending_catalog() -> Value {
    json!({
        "extends": "builtin",
        "remove": {"traits": [], "tasks": [], "roles": ["generalist"], "motions": ["transactional"]}
    })
}

/// Every place in a JSON tree, by its pointer.
fn places(part: &Value, at: String, into: &mut Vec<String>) {
    match part {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| places(value, format!("{at}/{key}"), into));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(ix, value)| places(value, format!("{at}/{ix}"), into));
        }
        _ => {}
    }
    into.push(at);
}

/// The keys of an object; none of anything else.
fn keys(part: &Value) -> impl Iterator<Item = &str> {
    part.as_object().into_iter().flat_map(Map::keys).map(String::as_str)
}

/// The document without what stands at a place.
fn without(document: &Value, place: &str) -> Option<Value> {
    let (parent, key) = place.rsplit_once('/')?;
    let mut less = document.clone();
    match less.pointer_mut(parent)? {
        Value::Object(entries) => drop(entries.remove(key)),
        Value::Array(items) => drop(items.remove(key.parse().ok()?)),
        _ => return None,
    }
    Some(less)
}

/// Replaces every value in a document by every other, and asks the schema and the reader about each.
fn judge_alike(of: Of, sample: &Value) {
    let others = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(0.5),
        json!(6),
        json!(1e10),
        json!(" "),
        json!("7"),
        json!("hunting"),
        json!("Not an id"),
        json!([]),
        json!([null]),
        json!([1]),
        json!([2, 5]),
        json!([2, 5, 6]),
        json!(["x"]),
        json!({}),
        json!({"en": null}),
        json!({"x": 1}),
        json!({"score": 1}),
        json!({"Not an id": 1}),
    ];
    let mut everywhere = Vec::new();
    places(sample, String::new(), &mut everywhere);
    everywhere.par_iter().for_each(|place| {
        let replaced = others.iter().filter_map(|other| {
            let mut document = sample.clone();
            *document.pointer_mut(place)? = other.clone();
            Some((document, other.to_string()))
        });
        let removed = without(sample, place).map(|document| (document, "removed".to_owned()));
        for (document, other) in replaced.chain(removed) {
            let (codes, refusal) = (of.read(&document.to_string()), of.schema().refusal(&document));
            let alike = match (codes.as_slice(), &refusal) {
                // The reader takes `true` for the word where words stand; in an editor it is a slip.
                ([], Some(_)) => other == "true",
                ([_, ..], None) => codes.iter().all(|code| BEYOND_A_SCHEMA.contains(code)),
                _ => true,
            };
            assert!(
                alike,
                "{place} as {other}: the reader says {codes:?}, the schema {refusal:?}\n{document}"
            );
        }
    });
}

#[test]
fn whatever_one_value_of_a_team_is_replaced_by_the_schema_and_the_reader_judge_alike() {
    judge_alike(Of::Team, &whole_team());
}

/// A plan with every key but `catalog`, for a team of its own.
fn whole_plan() -> Value {
    json!({
        "plan": "Both", "leave": ["aud-moen"], "remove": ["eirik-lovas"],
        "join": [
            {"name": "New", "id": "new", "role": "hunter", "hours": 30, "wishes": ["bid-manager"], "pinned": true,
             "coaching": {"drive": "never"}, "scores": {"drive": {"score": 8, "se": 1}, "empathy": [8, 7], "patience": {"self": 9}}},
            "candidates.csv#nina"
        ],
        "set": {"oyvind-myhre": {"role": "hunter", "hours": 30, "wishes": ["bid-manager"], "pinned": true, "scores": {"patience": 7}}},
        "coach": {"ragnhild-asen": {"product-knowledge": 1}},
        "seats": {"hunter": 3}, "demand": {"hunting": 90}, "handoff_minutes": 45, "motion": "transactional"
    })
}

#[test]
fn whatever_one_value_of_a_plan_is_replaced_by_the_schema_and_the_reader_judge_alike() {
    assert_eq!(Of::Plan.read(&whole_plan().to_string()), Vec::<&str>::new());
    judge_alike(Of::Plan, &whole_plan());
    assert_eq!(
        Of::Plan.schema().refusal(&tree("seats: {hunter: \u{2212}1}\ndemand: {hunting: \u{2212}9.5}\n")),
        None
    );
}

#[test]
fn whatever_one_value_of_a_catalog_is_replaced_by_the_schema_and_the_reader_judge_alike() {
    judge_alike(Of::Catalog, &whole_catalog());
    judge_alike(Of::Catalog, &extending_catalog());
}

#[test]
fn the_documents_whose_values_are_replaced_are_right_and_leave_no_key_out() {
    for (of, samples) in
        [(Of::Team, vec![whole_team()]), (Of::Catalog, vec![whole_catalog(), extending_catalog()])]
    {
        let mut said = BTreeSet::new();
        for sample in samples {
            assert_eq!(of.read(&sample.to_string()), Vec::<&str>::new());
            assert_eq!(of.schema().refusal(&sample), None);
            walk(&sample, "", &mut |_, part| said.extend(keys(part).map(str::to_owned)));
        }
        walk(&of.schema().json, "", &mut |at, part| {
            keys(&part["properties"]).for_each(|key| assert!(said.contains(key), "{key} at {at}"));
        });
    }
}

/// The teams whose output is checked: the samples.
const TEAMS: [&str; 3] = ["profiles/nordlys.yaml", "profiles/kiosk.yaml", "profiles/sellers.csv"];

fn validates(schema: &Schema, args: &[&str]) -> Value {
    let document: Value = serde_json::from_str(&printed(args)).expect("the output is JSON");
    assert_eq!(schema.refusal(&document), None, "{args:?}");
    document
}

#[test]
fn the_json_of_match_is_what_its_schema_says() {
    for team in TEAMS {
        for by in ["role", "task"] {
            for (lang, _) in Lang::ALL {
                let args = ["match", team, "--by", by, "--format", "json", "--lang", lang];
                let document = validates(&MATCH, &args);
                let columns = document["columns"].as_array().expect("a list").iter();
                let columns: BTreeSet<&str> = columns.filter_map(|column| column["id"].as_str()).collect();
                for seller in sellers(&document) {
                    let fits: BTreeSet<&str> =
                        fits_of(seller).into_iter().map(|(column, _)| column).collect();
                    assert_eq!(fits, columns);
                }
            }
        }
    }
}

#[test]
fn no_changed_document_passes_for_the_output_of_match() {
    let rated = validates(&MATCH, &["match", RATED, "--format", "json"]);
    assert_strict(&MATCH, &rated);
    for by in ["role", "task"] {
        let args = ["match", "tests/cli/world/team.yaml", "--by", by, "--format", "json"];
        let told = validates(&MATCH, &[&args, &WORLD[..]].concat());
        assert_strict(&MATCH, &told);
        for (at, wrong) in [
            ("/schema", json!("salesfit/match/1")),
            ("/by", json!("roles")),
            ("/sellers/0/fits/0/fit", json!(1.1)),
            ("/sellers/0/fits/0/level", json!("good")),
            ("/sellers/0/fits/0/coverage", json!(-0.1)),
            ("/sellers/0/fits/0/id", json!("Hunter")),
            ("/catalog/sha256", json!("abc")),
            ("/date", json!("1.11.2026")),
        ] {
            let mut changed = told.clone();
            *changed.pointer_mut(at).unwrap_or_else(|| panic!("there is something at {at}")) = wrong;
            assert!(MATCH.refusal(&changed).is_some(), "{at}");
        }
    }
}

#[test]
fn the_json_of_explain_is_what_its_schema_says() {
    for team in TEAMS {
        let matrix = validates(&MATCH, &["match", team, "--format", "json"]);
        for seller in sellers(&matrix) {
            let id = seller["id"].as_str().expect("an id");
            validates(&EXPLAIN, &["explain", team, id, "--format", "json"]);
            let all = validates(&EXPLAIN, &["explain", team, id, "--all", "--format", "json"]);
            assert_eq!(all["roles"].as_array().map(Vec::len), matrix["columns"].as_array().map(Vec::len));
        }
    }
}

#[test]
fn no_changed_document_passes_for_the_output_of_explain() {
    let world = ["--catalog", "tests/cli/world/catalog.yaml", "--all", "--format", "json"];
    for seller in ["ola-berg", "per"] {
        let args = [&["explain", "tests/cli/world/team.yaml", seller], &world[..]].concat();
        assert_strict(&EXPLAIN, &validates(&EXPLAIN, &args));
    }
}

/// A document with one string for each text that has one per language: a language more or less is no mistake.
fn in_one_language(mut document: Value) -> Value {
    let is_text = |part: &Value| part.get("en").is_some_and(Value::is_string);
    match &mut document {
        text if is_text(text) => text["en"].take(),
        Value::Object(entries) => {
            let entries = std::mem::take(entries);
            entries.into_iter().map(|(key, part)| (key, in_one_language(part))).collect()
        }
        Value::Array(items) => std::mem::take(items).into_iter().map(in_one_language).collect(),
        _ => document,
    }
}

#[test]
fn the_json_of_catalog_show_and_check_is_what_its_schema_says() {
    const WORLD: &str = "tests/cli/world/catalog.yaml";
    for id in [None, Some("hunter"), Some("hunting"), Some("drive"), Some("simple")] {
        let args = [&["catalog", "show"], id.as_slice(), &["--catalog", WORLD, "--format", "json"]].concat();
        let document = validates(&CATALOG_SHOW, &args);
        assert_strict(&CATALOG_SHOW, &in_one_language(document));
    }
    validates(&CATALOG_SHOW, &["catalog", "show", "--format", "json"]);
    for path in [WORLD, "roles"] {
        let args = ["catalog", "check", path, "--format", "json"];
        assert_strict(&CATALOG_CHECK, &validates(&CATALOG_CHECK, &args));
    }
}

#[test]
fn the_json_of_coach_is_what_its_schema_says() {
    let exact = "tests/cli/world/coach/exact.yaml";
    for args in [
        &["coach", exact][..],
        &["coach", "tests/cli/world/coach/rated.yaml", "--no-moves"],
        &["coach", exact, "ola"],
        &["coach", "tests/cli/world/seats.yaml"],
    ] {
        let document = validates(&COACH, &[args, &["--format", "json"]].concat());
        assert!(!document["plans"].as_array().expect("a list").is_empty(), "{args:?}");
        assert_strict(&COACH, &in_one_language(document));
    }
}

#[test]
fn the_json_of_ask_is_what_its_schema_says() {
    let mut asked = 0;
    for team in TEAMS {
        let document = validates(&ASK, &["ask", team, "--format", "json"]);
        asked += document["next_ratings"].as_array().expect("a list").len();
        assert_strict(&ASK, &document);
    }
    assert!(asked > 10, "{asked} questions");
}

#[test]
fn the_json_of_hire_is_what_its_schema_says() {
    let files = Files::empty();
    files.write("candidates.csv", "name,drive,resilience,empathy\nNina,8,9,4\nOla,,,\n");
    let candidates = files.path("candidates.csv");
    let team = "profiles/nordlys.yaml";
    for more in [
        &[][..],
        &["--seats", "hunter=+1", "--draws", "0"],
        &["--candidates", &candidates, "--most", "2"],
        &["--candidates", &candidates, "--seats", "hunter=+1", "--interview", "nina"],
        &["--candidates", "profiles/candidates.csv", "--draws", "0"],
    ] {
        let document = validates(&HIRE, &[&["hire", team, "--format", "json"], more].concat());
        assert_strict(&HIRE, &in_one_language(document));
    }
}

#[test]
fn the_unknown_is_null_in_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("team.yaml");
    std::fs::write(&path, "sellers: [{name: Kari}]").expect("writable");
    let path = path.to_str().expect("UTF-8");
    for by in ["role", "task"] {
        let document = validates(&MATCH, &["match", path, "--by", by, "--format", "json"]);
        let kari = &document["sellers"][0];
        assert!(kari["best"].is_null() && kari["role"].is_null());
        for (_, fit) in fits_of(kari) {
            assert!(fit["fit"].is_null() && fit["level"].is_null() && fit["low"] == 0.0, "{fit}");
        }
    }
    let document = validates(&EXPLAIN, &["explain", path, "kari", "--all", "--format", "json"]);
    assert_eq!(document["losses"], json!([]));
    assert!(document["roles"][0]["tasks"][0]["needs"][0]["desirability"].is_null());
}

/// Three measurements of one team, and a team without a date, seats or work.
const YEARS: [&str; 4] = [
    "tests/cli/world/years/2024.yaml",
    "tests/cli/world/years/2025.yaml",
    "tests/cli/world/years/2026.yaml",
    "tests/cli/world/exact-team.yaml",
];

#[test]
fn the_json_of_diff_is_what_its_schema_says() {
    let nothing = validates(&DIFF, &["diff", YEARS[0], YEARS[0], "--format", "json"]);
    let (step, trend) = (&nothing["transitions"][0], &nothing["trend"]);
    assert!(
        step["changed"] == json!([])
            && step["joined"] == json!([])
            && step["left"] == json!([])
            && trend.is_null()
    );
    assert!(step["answers"]["seats"] == json!([]) && step["answers"]["vacancies"] == json!([]));
    let trend = validates(&DIFF, &["diff", YEARS[0], YEARS[1], YEARS[2], "--format", "json"]);
    assert_eq!((list(&trend, "transitions").len(), list(&trend, "measurements").len()), (2, 3));
    assert_eq!(trend["ordered_by_date"], false);
    let turned = validates(&DIFF, &["diff", YEARS[2], YEARS[0], YEARS[1], "--format", "json"]);
    assert_eq!((&turned["ordered_by_date"], &turned["transitions"]), (&json!(true), &trend["transitions"]));
    validates(&DIFF, &["diff", YEARS[0], YEARS[3], "--format", "json"]);
    validates(&DIFF, &["diff", YEARS[3], YEARS[0], "--format", "json"]);
    let renewed = "tests/cli/world/years/renewed.yaml";
    validates(&DIFF, &["diff", YEARS[1], renewed, YEARS[3], "--format", "json"]);
}

/// The catalog of the small world.
const WORLD: [&str; 2] = ["--catalog", "tests/cli/world/catalog.yaml"];
/// Seats for the table of sellers, which has none, and others for the sample teams.
const SEATS: &str = "--seats=hunter=2,account-manager=1,solution-specialist=1";

/// A list in a document.
fn list<'d>(document: &'d Value, key: &str) -> &'d [Value] {
    document[key].as_array().unwrap_or_else(|| panic!("{key} is a list"))
}

/// What no schema can say of a seating: everybody is somewhere once, and so is every seat.
fn check_seating(document: &Value, what: &str) {
    let ids = |key: &str, id: &str| -> Vec<String> {
        list(document, key).iter().map(|of| of[id].as_str().expect("an id").to_owned()).collect()
    };
    let mut somewhere = [ids("seats", "seller"), ids("bench", "seller")].concat();
    somewhere.sort();
    assert_eq!(somewhere, ids("sellers", "id"), "{what}");

    let mut seats = [ids("seats", "role"), ids("vacant", "role")].concat();
    seats.sort();
    let mut open: Vec<&str> = Vec::new();
    for price in document["certificate"]["prices"].as_array().expect("a list") {
        let count = price["seat_count"].as_u64().and_then(|count| usize::try_from(count).ok());
        open.extend(std::iter::repeat_n(price["role"].as_str().expect("an id"), count.expect("a number")));
    }
    open.sort_unstable();
    assert_eq!(seats, open, "{what}");
    assert_eq!(contradictions::in_seating(document), None, "{what}");
}

/// What no schema can say of forms: they stand in order, and each task in one role of a set.
fn check_forms(document: &Value, what: &str) {
    const ORDER: [&str; 6] = ["today", "today-by-demand", "everyone", "seats", "designed", "free"];
    let order = |form: &Value| (ORDER.iter().position(|kind| form["kind"] == *kind), form["roles"].as_u64());
    let forms = list(document, "forms");
    assert!(forms.is_sorted_by_key(order), "{what}");
    let mut tasks: Vec<&Value> = list(document, "tasks").iter().map(|task| &task["task"]).collect();
    tasks.sort_by_key(|task| task.as_str());
    for form in forms.iter().filter(|form| !form["sets"].is_null()) {
        let sets = list(form, "sets");
        assert_eq!(form["roles"].as_u64(), u64::try_from(sets.len()).ok(), "{what}");
        let mut inside: Vec<&Value> = sets.iter().flat_map(|set| set.as_array().expect("a list")).collect();
        inside.sort_by_key(|task| task.as_str());
        assert_eq!(inside, tasks, "{what}");
    }
    assert_eq!(document["break_even_minutes"], document["break_even"]["minutes"], "{what}");
    assert_eq!(contradictions::in_forms(document), None, "{what}");
    let count = u64::try_from(tasks.len()).ok();
    assert_eq!(forms.last().and_then(|form| form["roles"].as_u64()), count, "{what}");
}

fn seated(args: &[&str]) -> Value {
    let document = validates(&ASSIGN, &[&["assign", "--format", "json"], args].concat());
    check_seating(&document, &format!("{args:?}"));
    document
}

fn organized(args: &[&str]) -> Value {
    let document = validates(&ORGANIZE, &[&["organize", "--format", "json"], args].concat());
    check_forms(&document, &format!("{args:?}"));
    document
}

#[test]
fn the_json_of_assign_is_what_its_schema_says() {
    for team in TEAMS {
        for (lang, _) in Lang::ALL {
            seated(&[team, SEATS, "--lang", lang]);
        }
        let document = seated(&[team, SEATS, "--frontier"]);
        assert!(!list(&document, "frontier").is_empty());
        seated(&[team, SEATS, "--min-fit", "70", "--certificate"]);
    }
    for team in &TEAMS[..2] {
        seated(&[team]);
        seated(&[team, "--frontier", "--max-moves", "4"]);
    }
    for seats in ["--seats=hunter=1,farmer=1", "--seats=writer=2,all=9", "--seats=hunter=0"] {
        seated(&[&["tests/cli/world/team.yaml", seats, "--frontier"], &WORLD[..]].concat());
    }
}

#[test]
fn the_json_of_organize_is_what_its_schema_says() {
    for team in &TEAMS[..2] {
        for (lang, _) in Lang::ALL {
            organized(&[team, "--lang", lang]);
        }
        organized(&[team, "--handoff-minutes", "0", "--material", "0"]);
    }
    // Many people take their time where nothing is optimised.
    organized(&[TEAMS[2], "--time-limit", "0"]);
    for motion in ["complex", "simple"] {
        organized(&[&["tests/cli/world/team.yaml", "--motion", motion], &WORLD[..]].concat());
    }
}

/// A team that is made, what is asked of it, and something that must then stand in the answer.
struct Made {
    team: &'static str,
    args: &'static [&'static str],
    at: &'static str,
    is: Value,
}

fn made(team: &'static str, args: &'static [&'static str], at: &'static str, is: impl Into<Value>) -> Made {
    Made { team, args, at, is: is.into() }
}

/// Writes a team into a folder and returns its path.
fn put(folder: &tempfile::TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("writable");
    path.to_str().expect("UTF-8").to_owned()
}

/// Teams of the small world for every turn that a seating can take.
fn made_seatings() -> Vec<Made> {
    const ALONE: &str =
        "sellers: [{name: Kari, role: hunter, scores: {drive: 9, skin: 9, empathy: 4, writing: 6}}]";
    const THREE: &str = "sellers:\n\
        - {name: Kari, role: hunter, wishes: [farmer], scores: {drive: 9, skin: 9, empathy: 4, writing: 6}}\n\
        - {name: Ola, role: hunter, scores: {drive: 8, skin: 7, empathy: 5, writing: 2}}\n\
        - {name: Per, role: farmer, scores: {drive: 5, skin: 8, empathy: 6, writing: 9}}\n";
    const VETOED: &str = "sellers: [{name: Kari, role: hunter, pinned: true, scores: {drive: 9, skin: 2, empathy: 4, writing: 6}}]";
    const LITTLE: &str = "sellers: [{name: Kari, role: hunter, pinned: true, scores: {skin: 9}}]";
    const UNKNOWN: &str = "sellers: [{name: Kari, role: hunter, pinned: true}, {name: Ola}]";
    const AWAY: &str = "sellers: [{name: Kari, role: hunter, hours: 0, pinned: true, scores: {drive: 9, skin: 9}}, {name: Ola}]";
    vec![
        made(ALONE, &["--seats=hunter=2,farmer=1"], "/vacant/0/role", "hunter"),
        made(ALONE, &["--seats=writer=1"], "/seats/0/moved", true),
        made(ALONE, &["--seats=hunter=1,farmer=1"], "/vacant/0/by/seller", "kari"),
        made(ALONE, &["--seats=hunter=2"], "/vacant/0/cost", Value::Null),
        made(ALONE, &["--seats=hunter=0"], "/bench/0/seller", "kari"),
        made(ALONE, &["--seats=hunter=0"], "/certificate/prices", json!([])),
        made(ALONE, &["--seats=hunter=1", "--min-fit=100"], "/sellers/0/best_seat", Value::Null),
        made(ALONE, &["--seats=hunter=1", "--forbid=kari=hunter"], "/seats", json!([])),
        made(ALONE, &["--seats=all=1"], "/sellers/0/best_seat", Value::Null),
        made(THREE, &["--seats=hunter=1"], "/bench/0/role", "hunter"),
        made(THREE, &["--seats=hunter=1"], "/seats/0/runner_up/seller", "per"),
        made(THREE, &["--seats=hunter=1,farmer=1"], "/seats/0/next_best/seller", "per"),
        made(THREE, &["--seats=hunter=1,farmer=1,writer=1"], "/sellers/0/wishes", json!(["farmer"])),
        made(THREE, &["--seats=hunter=2,farmer=1", "--max-moves=0"], "/max_moves", 0),
        made(THREE, &["--seats=writer=3", "--max-moves=3", "--frontier"], "/frontier/0/moves", 3),
        made(THREE, &["--seats=hunter=2,farmer=1,writer=3", "--frontier"], "/frontier/0/moves", 0),
        made(THREE, &["--seats=hunter=2,farmer=1,writer=3", "--max-moves=1"], "/moves", 1),
        made(THREE, &["--seats=hunter=1", "--pin=per=hunter"], "/seats/0/pinned", true),
        made(VETOED, &["--seats=hunter=1"], "/seats/0/notes", json!(["vetoed"])),
        made(LITTLE, &["--seats=hunter=1"], "/seats/0/notes", json!(["too-little-rated"])),
        made(UNKNOWN, &["--seats=hunter=1"], "/seats/0/notes", json!(["unknown"])),
        made(UNKNOWN, &["--seats=hunter=1"], "/seats/0/fit", Value::Null),
        made(
            THREE,
            &["--seats=hunter=1", "--pin=ola=hunter", "--min-fit=99"],
            "/seats/0/notes",
            json!(["below-min-fit"]),
        ),
        made(AWAY, &["--seats=hunter=1"], "/bench/0/on_leave", true),
        made("sellers: [{name: Kari}]", &["--seats=hunter=1"], "/sellers/0/best_fit", Value::Null),
    ]
}

#[test]
fn made_teams_are_seated_as_the_schema_says() {
    let folder = tempfile::tempdir().expect("a folder");
    for Made { team, args, at, is } in made_seatings() {
        let path = put(&folder, "team.yaml", team);
        let document = seated(&[&[path.as_str()], args, &WORLD[..]].concat());
        assert_eq!(document.pointer(at), Some(&is), "{at} of {args:?}:\n{team}\n{document:#}");
    }
}

/// Teams of the small world for every turn that a comparison of forms can take.
fn made_organizations() -> Vec<Made> {
    const TWO: &str = "sellers:\n\
        - {name: Kari, role: hunter, scores: {drive: 9, skin: 9, empathy: 4, writing: 6}}\n\
        - {name: Ola, role: writer, scores: {drive: 5, skin: 4, empathy: 9, writing: 9}}\n";
    const NO_ROLES: &str = "demand: {hunting: 20, care: 10}\nhandoffs: []\nsellers:\n\
        - {name: Kari, scores: {drive: 9, skin: 9, empathy: 4, writing: 6}}\n\
        - {name: Ola, scores: {drive: 5, skin: 4, empathy: 9, writing: 9}}\n";
    const ONE_TASK: &str =
        "demand: {hunting: 20, care: 0}\nsellers: [{name: Kari, role: hunter, scores: {drive: 9, skin: 9}}]";
    const UNKNOWN: &str = "demand: {hunting: 20, care: 10, bids: 5}\nsellers:\n\
        - {name: Kari, scores: {drive: 9, skin: 9}}\n- {name: Ola}\n- {name: Per, hours: 0}";
    const UNRATED: &str = "demand: {hunting: 20, care: 10, bids: 5}\n\
        sellers: [{name: Kari, scores: {skin: 9}}, {name: Per, hours: 0}]";
    const HOPELESS: &str = "demand: {hunting: 20, care: 10}\n\
        sellers: [{name: Kari, role: farmer, scores: {drive: 0, skin: 0, empathy: 0}}]";
    const HANDED: &str = "demand: {hunting: 9, care: 9, bids: 9}\nseats: {hunter: 1, writer: 1}\nhandoffs:\n\
        - {from: hunting, to: care, per_week: 500}\n- {from: bids, to: care, per_week: 500}\nsellers:\n\
        - {name: Kari, scores: {drive: 9, skin: 9, empathy: 4, writing: 6}}\n\
        - {name: Ola, scores: {drive: 5, skin: 4, empathy: 9, writing: 9}}\n";
    const SEATS: &str = "seats: {hunter: 1, farmer: 1}\nsellers:\n\
        - {name: Kari, pinned: true, role: writer, scores: {drive: 9, skin: 9, empathy: 4, writing: 6}}\n\
        - {name: Ola, scores: {drive: 5, skin: 4, empathy: 9, writing: 9}}\n";
    vec![
        made(TWO, &[], "/demanded_by", "today"),
        made(TWO, &[], "/verdict", "open"),
        made(NO_ROLES, &["--as-rated"], "/verdict", "no"),
        made(TWO, &["--material=100"], "/verdict", "yes"),
        made(TWO, &["--motion=simple"], "/ease", 2.0),
        made(NO_ROLES, &[], "/demanded_by", "team"),
        made(NO_ROLES, &[], "/changes", Value::Null),
        made(NO_ROLES, &[], "/break_even/minutes", Value::Null),
        made(NO_ROLES, &[], "/tasks/0/today", Value::Null),
        made(ONE_TASK, &[], "/take_away", Value::Null),
        made(ONE_TASK, &[], "/break_even", Value::Null),
        made(ONE_TASK, &[], "/design", json!([])),
        made(HANDED, &["--roles=3"], "/design/2/tasks", json!(["hunting"])),
        made(UNRATED, &[], "/tasks/0/barely_rated", 1),
        made(UNKNOWN, &[], "/verdict", "open"),
        made(UNKNOWN, &[], "/left_out/sellers", json!([{"seller": "per", "name": "Per"}])),
        made(UNRATED, &[], "/left_out/tasks", json!(["bids", "care"])),
        made(HOPELESS, &[], "/take_away/relative_gain", Value::Null),
        made(HANDED, &["--handoff-minutes=1e9"], "/forms/3/net_effective_hours", 0.0),
        made(HANDED, &["--time-limit=0"], "/proven", false),
        made(SEATS, &[], "/demanded_by", "seats"),
        made(SEATS, &[], "/forms/3/kind", "seats"),
    ]
}

#[test]
fn made_teams_are_organized_as_the_schema_says() {
    let folder = tempfile::tempdir().expect("a folder");
    for Made { team, args, at, is } in made_organizations() {
        let path = put(&folder, "team.yaml", team);
        let document = organized(&[&[path.as_str()], args, &WORLD[..]].concat());
        assert_eq!(document.pointer(at), Some(&is), "{at} of {args:?}:\n{team}\n{document:#}");
    }
}

/// A catalog with so many tasks, each with a trait of its own, and one role of the first of them.
fn catalog_of(tasks: usize) -> String {
    let traits: String = (0..tasks).map(|ix| format!("trait-{ix}: {{}}, ")).collect();
    let task = |ix| format!("  task-{ix}: {{needs: {{trait-{ix}: {{at_least: 8}}}}}}\n");
    let tasks: String = (0..tasks).map(task).collect();
    format!("traits: {{{traits}}}\ntasks:\n{tasks}roles: {{first: {{tasks: {{task-0: 1}}}}}}\n")
}

#[test]
fn more_tasks_than_are_searched_through_are_told_as_the_schema_says() {
    const TASKS: usize = 14;
    let folder = tempfile::tempdir().expect("a folder");
    let catalog = put(&folder, "catalog.yaml", &catalog_of(TASKS));
    let demand: String = (0..TASKS).map(|ix| format!("task-{ix}: {}, ", 10 + ix)).collect();
    let flow = |ix| format!("{{from: task-{ix}, to: task-{}, per_week: 3}}, ", (ix + 1) % TASKS);
    let flows: String = (0..TASKS).map(flow).collect();
    let seller = |one: usize| {
        let scores: String =
            (0..TASKS).map(|ix| format!("trait-{ix}: {}, ", (one * 7 + ix * 3) % 11)).collect();
        format!("- {{name: Seller {one}, scores: {{{scores}}}}}\n")
    };
    let sellers: String = (0..5).map(seller).collect();
    let team = format!("demand: {{{demand}}}\nhandoffs: [{flows}]\nsellers:\n{sellers}");
    let team = put(&folder, "team.yaml", &team);
    let document = organized(&[&team, "--catalog", &catalog, "--time-limit", "0.2"]);
    assert_eq!(document["proven"], false);
    assert_eq!(list(&document, "forms").len(), TASKS + 1);
    let nameless = list(&document, "design").iter().filter(|role| role["role"].is_null()).count();
    assert!(nameless > 0, "there is one role in the catalog to be named after");
}

/// A seating with somebody on the bench, an empty seat that somebody might fill, and a frontier.
fn seating_with_everything() -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let team = "date: 2026-11-01\nsellers:\n\
        - {name: Kari, role: hunter, wishes: [farmer], scores: {drive: 9, skin: 9, empathy: 4, writing: 6}}\n\
        - {name: Ola, role: writer, scores: {drive: 8, skin: 7, empathy: 5, writing: 2}}\n\
        - {name: Per, role: farmer}\n";
    let team = put(&folder, "team.yaml", team);
    let document =
        seated(&[&[team.as_str(), "--seats=hunter=2,farmer=1", "--frontier"], &WORLD[..]].concat());
    assert!(
        ["/vacant/0/by/fit", "/bench/0/role", "/frontier/0"].iter().all(|at| document.pointer(at).is_some())
    );
    document
}

/// A comparison in which nothing is null that need not be.
fn comparison_with_everything() -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let team = "date: 2026-11-01\nseats: {hunter: 1, farmer: 1}\ndemand: {hunting: 30, care: 30, bids: 5}\nhandoffs:\n\
        - {from: hunting, to: care, per_week: 3}\n- {from: bids, to: care, per_week: 2}\nsellers:\n\
        - {name: Kari, role: farmer, scores: {drive: 9, skin: 9, empathy: 2, writing: 6}}\n\
        - {name: Ola, role: hunter, scores: {drive: 5, skin: 4, empathy: 9, writing: 9}}\n\
        - {name: Per, hours: 0}\n";
    let team = put(&folder, "team.yaml", team);
    let document = organized(&[&[team.as_str()], &WORLD[..]].concat());
    let there = [
        "/changes/two/net_effective_hours",
        "/forms/5/sets",
        "/break_even/minutes",
        "/design/0/role",
        "/take_away/relative_gain",
    ];
    assert!(
        there.iter().all(|at| document.pointer(at).is_some_and(|value| !value.is_null())),
        "{document:#}"
    );
    document
}

/// Numbers of the output that have no lower limit above −7.
const MAY_BE_NEGATIVE: [&str; 28] = [
    "/from",
    "/to",
    "/by_chance",
    "/expected_gain",
    "/loss_beside_average",
    "/waste_low_share",
    "/waste_high_share",
    "/band/0",
    "/band/1",
    "/age_days",
    "/loss",
    "/rc",
    "/moves_gain",
    "/veto_below",
    "/veto_above",
    "/icc_1_1_interval/low",
    "/icc_1_1_interval/high",
    "/loss_if_left",
    "/score",
    "/difference",
    "/icc_1_k",
    "/icc_2_1",
    "/icc_2_k",
    "/icc_3_k",
    "/scale/0",
    "/scale/1",
    "/catalog_scale/0",
    "/catalog_scale/1",
];

/// A document with each of its values removed, put in another's place, or given a key that nobody knows.
fn assert_strict(schema: &Schema, document: &Value) {
    let mut everywhere = Vec::new();
    places(document, String::new(), &mut everywhere);
    everywhere.par_iter().for_each(|place| {
        let value = document.pointer(place).expect("a place in the document");
        let refused = |changed: &Value, how: &str| {
            assert!(schema.refusal(changed).is_some(), "{place} {how} passes:\n{changed}");
        };
        let in_record = place.rsplit_once('/').and_then(|(parent, _)| document.pointer(parent));
        if in_record.is_some_and(Value::is_object) {
            refused(&without(document, place).expect("a place in a map"), "removed");
        }
        // No key takes a map of such a key, nor a list in a list in a list.
        for other in [json!({"x": 1}), json!([[[1]]]), json!(-7), json!("\t")] {
            let mut changed = document.clone();
            *changed.pointer_mut(place).expect("a place in the document") = other.clone();
            let is_free = other == -7 && MAY_BE_NEGATIVE.iter().any(|end| place.ends_with(end))
                || other == "\t" && value.is_string();
            if !is_free {
                refused(&changed, &format!("as {other}"));
            }
        }
        if value.is_object() {
            let mut changed = document.clone();
            changed.pointer_mut(place).expect("a place in the document")["x"] = json!(1);
            refused(&changed, "with another key");
        }
    });
}

#[test]
fn no_changed_document_passes_for_the_output_of_assign_or_organize() {
    let seating = seating_with_everything();
    assert_strict(&ASSIGN, &seating);
    let comparison = comparison_with_everything();
    assert_strict(&ORGANIZE, &comparison);
}

/// Finds what contradicts what in a document.
type Contradiction = fn(&Value) -> Option<&'static str>;

#[test]
fn a_document_that_contradicts_itself_is_refused() {
    let seating = seating_with_everything();
    let comparison = comparison_with_everything();
    let (in_seating, in_forms): (Contradiction, Contradiction) =
        (contradictions::in_seating, contradictions::in_forms);
    let assign = (&ASSIGN, in_seating, &seating);
    let organize = (&ORGANIZE, in_forms, &comparison);
    let cases = [
        (assign, "/schema", json!("salesfit/assign/1")),
        (assign, "/seats/0/fit", json!(1.1)),
        (assign, "/seats/0/fit", Value::Null),
        (assign, "/seats/0/notes", json!(["vetoed"])),
        (assign, "/seats/0/loss_if_left", json!(1.5)),
        (assign, "/vacant/0/by", Value::Null),
        (assign, "/sellers/0/cost", json!(-0.1)),
        (assign, "/sellers/1/fit", Value::Null),
        (assign, "/sellers/1/best_fit", Value::Null),
        (assign, "/certificate/prices/0/seat_count", json!(0)),
        (assign, "/frontier", json!([])),
        (assign, "/frontier/0/gain_share", json!(1.5)),
        (assign, "/moves", json!(1.5)),
        (organize, "/schema", json!("salesfit/assign/1")),
        (organize, "/verdict", json!("maybe")),
        (organize, "/waste_share", json!(1.1)),
        (organize, "/hours", json!(0)),
        (organize, "/forms", json!([])),
        (organize, "/forms/0/sets", json!([["hunting"]])),
        (organize, "/forms/2/kind", json!("today")),
        (organize, "/forms/2/roles", json!(2)),
        (organize, "/forms/4/bound_effective_hours", Value::Null),
        (organize, "/forms/4/sets", Value::Null),
        (organize, "/forms/4/gap_share", json!(0.1)),
        (organize, "/forms/4/net_effective_hours", Value::Null),
        (organize, "/design/0/name", Value::Null),
        (organize, "/design/0/people", json!([])),
        (organize, "/tasks/0/today", json!({"hours": 1, "short_hours": 1, "over_hours": 1})),
        (organize, "/changes/one/gain_share", json!(0)),
        (
            organize,
            "/left_out/sellers",
            json!([{"seller": "kari", "name": "Kari"}, {"seller": "kari", "name": "Kari"}]),
        ),
    ];
    for ((schema, contradiction, document), at, value) in cases {
        let mut changed = document.clone();
        *changed.pointer_mut(at).unwrap_or_else(|| panic!("there is nothing at {at}")) = value;
        let is_refused = schema.refusal(&changed).is_some() || contradiction(&changed).is_some();
        assert!(is_refused, "{at} as {} passes", changed.pointer(at).expect("a value"));
    }
}

#[test]
fn the_output_schemas_leave_no_key_out_and_let_no_other_in() {
    for (_, schema) in RESULT_SCHEMAS.iter() {
        walk(&schema.json, "", &mut |at, part| {
            let ends = ["/if", "/then", "/else", "/contains"];
            let conditional = ends.iter().any(|end| at.ends_with(end));
            let Some(properties) = part["properties"].as_object().filter(|_| !conditional) else { return };
            let required = part["required"].as_array().unwrap_or_else(|| panic!("required at {at}"));
            let required: BTreeSet<&str> = required.iter().filter_map(Value::as_str).collect();
            assert_eq!(required, properties.keys().map(String::as_str).collect(), "at {at}");
            assert_eq!(part["additionalProperties"], false, "at {at}");
        });
    }
}

const RATED: &str = "tests/cli/world/raters.yaml";

fn rated(args: &[&str]) -> Value {
    validates(&RATERS, &[&["raters", "--format", "json"], args].concat())
}

#[test]
fn the_json_of_raters_is_what_its_schema_says() {
    for team in TEAMS {
        for (lang, _) in Lang::ALL {
            rated(&[team, "--lang", lang]);
        }
    }
    rated(&[&["tests/cli/world/team.yaml"], &WORLD[..]].concat());
    let told = rated(&[RATED]);
    let kinds: Vec<&str> = list(&told, "raters").iter().filter_map(|of| of["rater"].as_str()).collect();
    assert_eq!(kinds, ["manager", "peer", "self"]);
    // What is said of sellers' own ratings is the same in both places.
    for key in ["pairs", "seller_count", "difference", "se", "tendency"] {
        assert_eq!(told["self_and_others"][key], told["raters"][2][key], "{key}");
    }
    let of_self = rated(&["profiles/sellers.csv"]);
    assert_eq!((&of_self["overall"], &of_self["self_and_others"]), (&Value::Null, &Value::Null));
}

#[test]
fn no_changed_document_passes_for_the_output_of_raters() {
    let told = rated(&[RATED]);
    assert_strict(&RATERS, &told);
    for (at, wrong) in [
        ("/schema", json!("salesfit/raters/3")),
        ("/overall/icc_1_1", json!(1.1)),
        ("/overall/degree", json!("fair")),
        ("/overall/rwg/mean", json!(-0.1)),
        ("/overall/same_raters/raters_each", json!(1)),
        ("/traits/0/seller_count", json!(0)),
        ("/traits/0/same_raters/raters", json!([{"rater": "manager", "number": 1}])),
        ("/traits/0/same_raters/seller_count", json!(1)),
        ("/raters/0/tendency", json!("mild")),
        ("/self_and_others/correlation", json!(-1.5)),
        ("/rated_by_one", json!(["writing", "writing"])),
    ] {
        let mut changed = told.clone();
        *changed.pointer_mut(at).unwrap_or_else(|| panic!("there is something at {at}")) = wrong;
        assert!(RATERS.refusal(&changed).is_some(), "{at}");
    }
}

#[test]
fn the_json_of_who_is_what_its_schema_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let key = folder.path().join("key");
    std::fs::write(&key, "no secret: this key is for tests").expect("writable");
    let key = key.to_str().expect("UTF-8");
    let pseudonyms = source::Pseudonyms::with_key(b"no secret: this key is for tests").expect("a key");
    let who = |id: &str, team: &str| {
        let args = ["who", &pseudonyms.pseudonym(id), team, "--pseudonym-key", key, "--format", "json"];
        validates(&WHO, &args)
    };
    for team in TEAMS {
        let opened = source::open_team(team, None, &Overrides::default()).expect("a sound team");
        for seller in opened.sellers {
            who(&seller.expect("sound").id, team);
        }
    }
    let told = who("torleif kvamme", "tests/privacy/raters.yaml");
    assert_eq!((&told["found"][0]["as"], &told["found"][0]["line"]), (&json!("rater"), &Value::Null));
    assert_strict(&WHO, &told);
    for (at, wrong) in [
        ("/schema", json!("salesfit/who/1")),
        ("/pseudonym", json!("s-k7q2m9x4tu")),
        ("/found", json!([])),
        ("/found/0/as", json!("boss")),
        ("/found/0/line", json!(0)),
    ] {
        let mut changed = told.clone();
        *changed.pointer_mut(at).unwrap_or_else(|| panic!("there is something at {at}")) = wrong;
        assert!(WHO.refusal(&changed).is_some(), "{at}");
    }
}

/// A policy with every key of the reader but `extends`, which names a file.
fn whole_policy() -> Value {
    json!({
        "policy": "ours",
        "confidence": 0.9,
        "rules": {
            "role-fit": {"level": "deny", "inconclusive": "warn", "confidence": 0.7, "min": 60, "roles": ["hunter"], "sellers": ["kari"]},
            "must-have": "deny",
            "cover": {"level": "warn", "min": 1, "tasks": ["hunting"]},
            "vacant-seats": {"max": 1, "roles": []},
            "waste": {"level": "warn", "percent": 12.5, "form": "everyone"},
        },
        "waivers": [
            {"rule": "role-fit", "seller": "kari", "owner": "head of sales", "until": "2027-03-01", "reason": "is known"},
            {"rule": "ratings-age", "owner": "head of sales", "until": "2027-03-01", "reason": "is known"},
        ],
    })
}

#[test]
fn whatever_one_value_of_a_policy_is_replaced_by_the_schema_and_the_reader_judge_alike() {
    judge_alike(Of::Policy, &whole_policy());
}

#[test]
fn every_rule_may_have_the_same_keys_in_the_schema_and_in_the_reader() {
    let values = [
        ("level", "warn"),
        ("inconclusive", "deny"),
        ("confidence", "0.9"),
        ("min", "1"),
        ("max", "1"),
        ("points", "1"),
        ("days", "1"),
        ("percent", "1"),
        ("form", "seats"),
        ("roles", "[hunter]"),
        ("sellers", "[kari]"),
        ("tasks", "[hunting]"),
        ("words", "1"),
        ("rule", "1"),
    ];
    let mut taken = 0;
    for rule in all_rules().map(|(_, rule)| rule.id) {
        for (key, value) in values {
            let text = format!("rules: {{{rule}: {{{key}: {value}}}}}\n");
            let (codes, refusal) = (Of::Policy.read(&text), POLICY.refusal(&tree(&text)));
            assert_eq!(codes.is_empty(), refusal.is_none(), "{text}: {codes:?}");
            taken += usize::from(codes.is_empty());
        }
        for number in
            ["-1", "0", "0.5", "1", "1.5", "2", "100", "101", "36500", "36501", "1e6", "1000001", "10001"]
        {
            for key in ["min", "max", "points", "days", "percent", "confidence"] {
                let text = format!("rules: {{{rule}: {{{key}: {number}}}}}\n");
                let (codes, refusal) = (Of::Policy.read(&text), POLICY.refusal(&tree(&text)));
                assert_eq!(codes.is_empty(), refusal.is_none(), "{text}: {codes:?}");
            }
        }
        for level in ["allow", "warn", "deny", "error", "~", "1", "{}", "[]"] {
            let text = format!("rules: {{{rule}: {level}}}\n");
            assert_eq!(Of::Policy.read(&text).is_empty(), POLICY.refusal(&tree(&text)).is_none(), "{text}");
        }
    }
    assert!(taken > 60, "{taken}");
}

#[test]
fn a_policy_that_is_wrong_by_itself_is_refused_by_the_schema_and_by_the_reader() {
    let waiver = |words: &str| format!("waivers: [{{{words}}}]\n");
    let about = "owner: o, until: 2027-01-01, reason: r";
    for (text, code) in [
        ("[]".to_owned(), "not-a-map"),
        ("rule: {}\n".to_owned(), "unknown-key"),
        ("rules: [role-fit]\n".to_owned(), "not-a-map"),
        ("rules: {role-fits: deny}\n".to_owned(), "unknown-rule"),
        ("rules: {role-fit: fatal}\n".to_owned(), "unknown-word"),
        ("rules: {role-fit: {limit: 50}}\n".to_owned(), "unknown-key"),
        ("rules: {role-fit: {min: '50'}}\n".to_owned(), "not-a-number"),
        ("rules: {cover: {min: 1.5}}\n".to_owned(), "not-whole"),
        ("rules: {role-fit: {roles: hunter}}\n".to_owned(), "not-a-list"),
        ("rules: {waste: {form: best}}\n".to_owned(), "unknown-word"),
        ("confidence: 0.4\n".to_owned(), "out-of-range"),
        ("extends: []\n".to_owned(), "not-a-text"),
        ("waivers: {}\n".to_owned(), "not-a-list"),
        (waiver(&format!("seller: kari, {about}")), "missing-key"),
        (waiver("rule: role-fit, seller: kari, owner: o, until: 2027-01-01"), "missing-key"),
        (waiver("rule: role-fit, seller: kari, owner: o, until: soon, reason: r"), "not-a-date"),
        (waiver(&format!("rule: role-fit, {about}")), "waiver-of-all"),
        (waiver(&format!("rule: rolefit, seller: kari, {about}")), "unknown-rule"),
        (waiver(&format!("rule: role-fit, sellers: kari, {about}")), "unknown-key"),
    ] {
        assert!(
            Of::Policy.read(&text).contains(&code),
            "the reader says {:?}, not {code}: {text}",
            Of::Policy.read(&text)
        );
        assert!(POLICY.refusal(&tree(&text)).is_some(), "the schema lets {code} pass: {text}");
    }
}

#[test]
fn the_policies_of_the_project_are_what_their_schema_says() {
    for (lang, _) in Lang::ALL {
        let policy = printed(&["check", "--init", "--lang", lang]);
        assert_eq!(POLICY.refusal(&tree(&policy)), None, "{lang}");
    }
    for path in ["tests/hr/policy.yaml", "tests/hr/policy-strict.yaml"] {
        assert_eq!(POLICY.refusal(&tree(&read_to_string(path))), None, "{path}");
    }
    for path in yaml_files("tests/hr/teams").into_iter().chain(yaml_files("tests/hr/last-year")) {
        assert_eq!(TEAM.refusal(&tree(&read_to_string(&path))), None, "{path}");
    }
    let baseline: Value = serde_json::from_str(&read_to_string("tests/hr/baseline.json")).expect("JSON");
    assert_eq!(BASELINE.refusal(&baseline), None);
    assert_strict(&BASELINE, &baseline);
}

/// What `check` prints, whether the review passes or not.
fn reviewed(args: &[&str]) -> Value {
    let teams = ["tests/hr/teams/west.yaml", "tests/hr/teams/east.yaml", "tests/hr/teams/inside.yaml"];
    let fixed: &[&str] = if args.contains(&"--today") { &[] } else { &["--today", "2026-11-25"] };
    let done = salesfit(&[&["check"], &teams[..], fixed, &["--format", "json"], args].concat());
    assert!(done.code < 2, "{}", done.err);
    let document = done.json();
    assert_eq!(CHECK.refusal(&document), None, "{args:?}");
    document
}

#[test]
fn the_json_of_check_is_what_its_schema_says() {
    reviewed(&[]);
    let since = ["--since", "tests/hr/last-year/west.yaml"];
    let ours = reviewed(&[&["--policy", "tests/hr/policy.yaml"], &since[..]].concat());
    assert_strict(&CHECK, &ours);
    // A year earlier, when the ratings of East were young.
    let baseline =
        ["--baseline", "tests/hr/baseline.json", "--ratchet", "--lang", "nb", "--today", "2025-10-30"];
    let strict = reviewed(&[&["--policy", "tests/hr/policy-strict.yaml"], &baseline[..]].concat());
    assert_eq!(list(&strict, "gone").len(), 1);
    assert_strict(&CHECK, &strict);
    // Every rule with all that it may rest on.
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("policy.yaml");
    let all: Vec<String> = all_rules()
        .map(|(_, rule)| rule.id)
        .map(|rule| {
            let number = [
                "role-fit: {min: 100",
                "misplaced: {points: 0",
                "coverage: {min: 1",
                "ratings-age: {days: 0",
                "single-rater: {min: 100",
                "cover: {min: 100",
                "key-person: {points: 0",
                "waste: {percent: 0",
                "regression: {points: 0",
            ];
            let own = number.iter().find(|number| number.starts_with(&format!("{rule}:")));
            format!(
                "  {}, level: deny, inconclusive: deny, confidence: 1}}\n",
                own.map_or(format!("{rule}: {{"), |own| (*own).to_owned())
            )
            .replace("{, ", "{")
        })
        .collect();
    std::fs::write(&path, format!("rules:\n{}", all.concat())).expect("writable");
    let everything = reviewed(&[&["--policy", path.to_str().expect("plain")], &since[..]].concat());
    let rules: BTreeSet<&str> =
        list(&everything, "findings").iter().filter_map(|of| of["rule"].as_str()).collect();
    assert_eq!(rules.len(), 12, "{rules:?}");
    assert_strict(&CHECK, &everything);
}

#[test]
fn no_changed_document_passes_for_the_output_of_check() {
    let told = reviewed(&["--policy", "tests/hr/policy.yaml"]);
    for (at, wrong) in [
        ("/schema", json!("salesfit/check/1")),
        ("/verdict/exit", json!(1)),
        ("/verdict/denied_count", json!(1)),
        ("/rules/0/limit/key", json!("least")),
        ("/rules/0/limit/unit", json!("euros")),
        ("/teams/0/catalog/sha256", json!("abc")),
        ("/teams", json!([])),
        ("/rules/0/level", json!("error")),
        ("/findings/0/state", json!("pass")),
        ("/findings/0/level", json!("allow")),
        ("/findings/0/evidence/p_fail", json!(1.1)),
        ("/findings/0/rule", json!("coverage")),
        ("/findings/0/fingerprint", json!("abc")),
        ("/waivers/0/state", json!("valid")),
        ("/waivers/0/until", json!("soon")),
        ("/gone", json!([{"rule": "role-fit"}])),
    ] {
        let mut changed = told.clone();
        *changed.pointer_mut(at).unwrap_or_else(|| panic!("there is something at {at}")) = wrong;
        assert!(CHECK.refusal(&changed).is_some(), "{at}");
    }
}

#[test]
fn the_page_of_every_rule_is_what_its_schema_says() {
    for rule in all_rules().map(|(_, rule)| rule.id) {
        for (lang, _) in Lang::ALL {
            let page = validates(&RULE, &["check", "--explain", rule, "--format", "json", "--lang", lang]);
            assert_strict(&RULE, &page);
        }
    }
}
