//! Lowers `roles/` to Rust, so that the program starts without parsing anything.
//!
//! The catalog is read by the reader that reads users' own catalogs, so what is built in obeys the same rules; a
//! mistake in `roles/` stops the build with its place.

#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    reason = "only what reads catalogs is called here"
)]

#[path = "src/domain/mod.rs"]
mod domain;

#[path = "src/source"]
mod source {
    pub mod catalog;
    pub mod decoder;
    pub mod file;
    pub mod suggest;
    pub mod yaml;
}

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use domain::{
    Catalog, Coaching, Defaults, Handoff, Levels, Motion, Need, Rater, Role, Scale, Share, Task, Text,
    Tolerance, Trait, Veto,
};
use source::file::File;

fn main() {
    println!("cargo::rerun-if-changed=roles");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/domain");
    println!("cargo::rerun-if-changed=src/source");
    let mut paths: Vec<PathBuf> = fs::read_dir("roles")
        .expect("roles/ is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    paths.sort();
    let read =
        |path: &PathBuf| File::new(&path.to_string_lossy(), fs::read_to_string(path).expect("readable text"));
    let files: Vec<File> = paths.iter().map(read).collect();

    let catalog = source::catalog::read(&files, &|| panic!("the built-in catalog extends nothing"));
    let catalog = catalog.unwrap_or_else(|problems| {
        for problem in &problems {
            let at =
                problem.place.as_ref().map(|place| format!("{}:{}:{}", place.file, place.line, place.column));
            println!("cargo::error={} {}: {:?}", at.unwrap_or_default(), problem.code, problem.values);
        }
        panic!("roles/ is not a catalog: {} problems", problems.len());
    });

    let mut listed = String::from("&[");
    for path in &paths {
        let whole = fs::canonicalize(path).expect("readable");
        let name = path.file_name().expect("a file").to_string_lossy();
        write!(listed, "({name:?}, include_str!({:?})), ", whole.display().to_string())
            .expect("strings grow");
    }
    listed.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where"));
    fs::write(out.join("files.rs"), listed).expect("OUT_DIR is writable");
    fs::write(out.join("builtin.rs"), format!("{{ use crate::domain::{{Catalog, Coaching, Defaults, Handoff, TraitKind, Levels, Motion, Need, Role, Scale, Share, \
         Target, Task, TaskIx, Text, Tolerance, Tradeoff, Trait, TraitIx, Veto}}; {} }}", lower_catalog(&catalog)))
        .expect("OUT_DIR is writable");
}

fn lower_catalog(catalog: &Catalog) -> String {
    let Catalog {
        name,
        version,
        sha256,
        scale,
        levels,
        defaults,
        coaching_by_kind,
        raters,
        words,
        motions,
        handoffs,
        traits,
        tasks,
        roles,
    } = catalog;
    format!(
        "Catalog {{ name: {name:?}.to_owned(), version: {version:?}.to_owned(), sha256: {sha256:?}.to_owned(), \
         scale: Scale::new({:?}, {:?}).expect(\"checked when built\"), \
         levels: Levels::new({:?}, {:?}).expect(\"checked when built\"), defaults: {}, \
         coaching_by_kind: [{}], \
         raters: vec![{}], words: vec![{}], motions: vec![{}], handoffs: vec![{}], traits: vec![{}], tasks: vec![{}], roles: vec![{}] }}",
        scale.lo(),
        scale.hi(),
        levels.strong(),
        levels.adequate(),
        lower_defaults(defaults),
        all(coaching_by_kind, lower_coaching),
        all(raters, |Rater { id, se }| format!(
            "crate::domain::Rater {{ id: {id:?}.to_owned(), se: {se:?} }}"
        )),
        all(words, |(word, score)| format!("({word:?}.to_owned(), {score:?})")),
        all(motions, lower_motion),
        all(handoffs, lower_handoff),
        all(traits, lower_trait),
        all(tasks, |task| lower_task(task, *scale)),
        all(roles, lower_role),
    )
}

fn all<T>(items: &[T], lower: impl Fn(&T) -> String) -> String {
    items.iter().map(lower).collect::<Vec<_>>().join(", ")
}

fn lower_text(text: &Text) -> String {
    let words = domain::Lang::ALL.map(|(_, lang)| match text.own(lang) {
        Some(words) => format!("Some({words:?}.into())"),
        None => "None".to_owned(),
    });
    format!("Text::per_lang([{}]).expect(\"checked when built\")", words.join(", "))
}

fn maybe(text: &Option<Text>) -> String {
    text.as_ref().map_or("None".to_owned(), |text| format!("Some({})", lower_text(text)))
}

fn lower_defaults(defaults: &Defaults) -> String {
    let Defaults { tolerance, tradeoff, hours, veto_share, min_coverage, se } = defaults;
    format!(
        "Defaults {{ tolerance: {tolerance:?}, tradeoff: Tradeoff::{tradeoff:?}, hours: {hours:?}, \
         veto_share: {veto_share:?}, min_coverage: {min_coverage:?}, se: {se:?} }}"
    )
}

fn lower_coaching(coaching: &Coaching) -> String {
    let Coaching { per_point, at_most, source } = coaching;
    format!("Coaching {{ per_point: {per_point:?}, at_most: {at_most:?}, source: {} }}", maybe(source))
}

fn lower_motion(motion: &Motion) -> String {
    let Motion { id, name, about, source, ease, handoff_minutes } = motion;
    format!(
        "Motion {{ id: {id:?}.to_owned(), name: {}, about: {}, source: {}, ease: {ease:?}, \
         handoff_minutes: {handoff_minutes:?} }}",
        lower_text(name),
        maybe(about),
        maybe(source),
    )
}

fn lower_handoff(handoff: &Handoff) -> String {
    let Handoff { from, to, per_100_hours, why, source } = handoff;
    format!(
        "Handoff {{ from: {from:?}, to: {to:?}, per_100_hours: {per_100_hours:?}, why: {}, source: {} }}",
        maybe(why),
        maybe(source),
    )
}

fn lower_trait(of: &Trait) -> String {
    let Trait { id, name, aliases, kind, about, ask, low, high, se, coaching, source } = of;
    let aliases: String = aliases.iter().map(|alias| format!("{alias:?}.to_owned(), ")).collect();
    format!(
        "Trait {{ id: {id:?}.to_owned(), name: {}, aliases: vec![{aliases}], kind: TraitKind::{kind:?}, about: {}, ask: vec![{}], low: {}, high: {}, se: {se:?}, coaching: {}, source: {} }}",
        lower_text(name),
        maybe(about),
        all(ask, lower_text),
        maybe(low),
        maybe(high),
        lower_coaching(coaching),
        maybe(source),
    )
}

fn lower_task(task: &Task, scale: Scale) -> String {
    let Task { id, name, short, about, train, lead, source, tradeoff, needs } = task;
    format!(
        "Task {{ id: {id:?}.to_owned(), name: {}, short: {}, about: {}, train: {}, lead: {}, source: {}, \
         tradeoff: Tradeoff::{tradeoff:?}, needs: vec![{}] }}",
        lower_text(name),
        maybe(short),
        maybe(about),
        maybe(train),
        maybe(lead),
        maybe(source),
        all(needs, |need| lower_need(need, scale)),
    )
}

fn lower_need(need: &Need, scale: Scale) -> String {
    let Need { trait_ix, target, weight, tolerance: Tolerance { below, above }, veto, why, source } = need;
    let Veto { below: veto_below, above: veto_above } = veto;
    let (key, limits) = target.written();
    format!(
        "Need {{ trait_ix: {trait_ix:?}, \
         target: Target::read({key:?}, &{limits:?}, Scale::new({:?}, {:?}).expect(\"checked when built\"))\
         .expect(\"checked when built\"), weight: {weight:?}, tolerance: Tolerance {{ below: {below:?}, above: {above:?} }}, \
         veto: Veto {{ below: {veto_below:?}, above: {veto_above:?} }}, why: {}, source: {} }}",
        scale.lo(),
        scale.hi(),
        maybe(why),
        maybe(source),
    )
}

fn lower_role(role: &Role) -> String {
    let Role { id, name, short, about, source, tradeoff, baseline, tasks } = role;
    format!(
        "Role {{ id: {id:?}.to_owned(), name: {}, short: {}, about: {}, source: {}, tradeoff: Tradeoff::{tradeoff:?}, \
         baseline: {baseline:?}, tasks: vec![{}] }}",
        lower_text(name),
        maybe(short),
        maybe(about),
        maybe(source),
        all(tasks, |Share { task, share }| format!("Share {{ task: {task:?}, share: {share:?} }}")),
    )
}
