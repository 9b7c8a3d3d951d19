//! `salesfit check`: every rule, what policies and waivers make of it, baselines, and a whole repository that is reviewed.
//!
//! The teams here are tiny and stand on a tiny catalog of their own, so that what a rule comes to can be worked out in
//! the head, and no change of the built-in catalog changes anything here.

mod baselines;
mod odds;
mod policies;
mod repository;
mod rules;
mod runs;
mod words;

use std::path::Path;

use serde_json::Value;

use crate::support::{Files, Run, list, salesfit};

/// Hunting takes drive and a thick skin, caring takes tact: one task a role. Off by a point is a quarter of the fit.
const CATALOG: &str = "\
catalog: {name: tiny, version: 1}
defaults: {tolerance: 4, se: 1, hours: 40}
traits: {drive: , skin: , tact: }
tasks:
  hunting: {needs: {drive: {at_least: 8}, skin: {at_least: 6, veto_below: 3}}}
  caring: {needs: {tact: {at_least: 8}}}
roles:
  hunter: {tasks: {hunting: 1}}
  carer: {tasks: {caring: 1}}
";

/// The day of every review here.
const TODAY: &str = "2026-11-25";

/// Files in a folder of their own, with the catalog beside them.
struct World(Files);

impl World {
    fn new(files: &[(&str, &str)]) -> Self {
        let world = World(Files::empty());
        world.write("catalog.yaml", CATALOG);
        for (name, text) in files {
            world.write(name, text);
        }
        world
    }

    fn folder(&self) -> &Path {
        self.0.folder()
    }

    fn write(&self, name: &str, text: &str) {
        self.0.write(name, text);
    }

    fn read(&self, name: &str) -> String {
        self.0.read(name)
    }

    fn path(&self, name: &str) -> String {
        self.0.path(name)
    }

    /// `check` with these words; what names a file here is put where that lies.
    fn check(&self, args: &[&str]) -> Run {
        let args: Vec<String> = args
            .iter()
            .map(|word| if self.folder().join(word).exists() { self.path(word) } else { (*word).to_owned() })
            .collect();
        let catalog = self.path("catalog.yaml");
        let mut all = vec!["check", "--catalog", &catalog, "--today", TODAY, "--quiet"];
        if args.iter().any(|word| word == "--today") {
            all.drain(3..5);
        }
        all.extend(args.iter().map(String::as_str));
        salesfit(&all)
    }

    /// The same as JSON, which is there whether the review passes or not.
    fn checked(&self, args: &[&str]) -> (u8, Value) {
        let done = self.check(&[args, &["--format", "json"]].concat());
        (done.code, done.json())
    }
}

/// A team with this under `sellers:`, one person a line.
fn team(sellers: &[&str]) -> String {
    let sellers: String = sellers.iter().map(|seller| format!("  - {{{seller}}}\n")).collect();
    format!("team: North\ndate: 2026-11-01\nsellers:\n{sellers}")
}

/// A policy of one rule, with waivers beneath.
fn policy(rule: &str, setting: &str, waivers: &[&str]) -> String {
    let waivers: String = waivers.iter().map(|waiver| format!("\n  - {{{waiver}}}")).collect();
    let waivers = if waivers.is_empty() { String::new() } else { format!("waivers:{waivers}\n") };
    format!("policy: test\nrules:\n  {rule}: {setting}\n{waivers}")
}

/// What a waiver says besides whom it is about.
const WAIVED: &str = "owner: head of sales, reason: it is known, until: 2027-01-31";

fn findings(told: &Value) -> &[Value] {
    list(told, "findings")
}

/// Each finding as `rule seller role task state`.
fn lines(told: &Value) -> Vec<String> {
    let word = |finding: &Value, key: &str| finding[key].as_str().unwrap_or("-").to_owned();
    let line =
        |finding: &Value| ["rule", "seller", "role", "task", "state"].map(|key| word(finding, key)).join(" ");
    findings(told).iter().map(line).collect()
}
