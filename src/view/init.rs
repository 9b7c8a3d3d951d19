//! A commented team file to start from.

use super::texts::{Arg, Texts};
use crate::domain::{Catalog, MotionIx, Score, Seller, SellerKey, Team, Trait, WrittenTeam, slug};

/// A team file that can be read at once: every trait of the catalog with what a low and a high score look like, two
/// people of an example, and how to go on.
pub fn team_file(texts: &Texts, catalog: &Catalog) -> String {
    let motions: Vec<&str> = catalog.motions.iter().map(|motion| motion.id.as_str()).collect();
    let roles: Vec<&str> = catalog.roles.iter().map(|role| role.id.as_str()).collect();
    let number = |value| Arg::Word(plain(value));
    let mut file = comment(
        &texts.say("init-opening", &[("lo", number(catalog.scale.lo())), ("hi", number(catalog.scale.hi()))]),
    );
    file.push_str(&format!(
        "\nteam: {}\n# date: 2026-01-31    # {}\nmotion: {}    # {}\n\n",
        texts.word("init-team"),
        texts.word("init-date"),
        motions.first().copied().unwrap_or_default(),
        motions.join(", "),
    ));
    let roles_are = texts.say("init-roles", &[("roles", Arg::Word(roles.join(", ")))]);
    file.push_str(&wrapped("# ", "#   ", &roles_are));
    file.push_str(&work(texts, catalog));
    file.push_str("sellers:\n");
    let people = [("init-first", 0), ("init-second", 1)];
    for (name, which) in people {
        let role = roles.get(which).or(roles.first()).copied().unwrap_or_default();
        file.push_str(&format!("  - name: {}\n    role: {role}\n    scores:\n", texts.word(name)));
        for (at, of) in catalog.traits.iter().enumerate() {
            if which == 0 {
                file.push_str(&anchors(texts, of));
            }
            file.push_str(&format!("      {}: {}\n", of.id, example(catalog, at, which)));
        }
    }
    file
}

/// What assign and organize need to know of the work, as comments to be filled in.
fn work(texts: &Texts, catalog: &Catalog) -> String {
    let role = |at: usize| catalog.roles.get(at).or(catalog.roles.first()).map_or("", |role| &role.id);
    let task = |at: usize| catalog.tasks.get(at).or(catalog.tasks.first()).map_or("", |task| &task.id);
    let tasks: Vec<&str> = catalog.tasks.iter().map(|task| task.id.as_str()).collect();
    let mut lines = wrapped("# ", "#   ", &texts.word("init-work"));
    lines.push_str(&wrapped(
        "# ",
        "#   ",
        &texts.say("init-tasks", &[("tasks", Arg::Word(tasks.join(", ")))]),
    ));
    lines.push_str(&format!(
        "# seats: {{{}: 1, {}: 1}}\n# demand: {{{}: 30, {}: 30}}\n# handoffs: [{{from: {}, to: {}, per_week: 5}}]\n\n",
        role(0),
        role(1),
        task(0),
        task(1),
        task(0),
        task(1),
    ));
    lines
}

/// A made-up score: high on every other trait for one person, on the rest for the other, and a few unknown.
fn example(catalog: &Catalog, at: usize, which: usize) -> String {
    example_score(catalog, at, which).map_or_else(|| "~".to_owned(), plain)
}

/// The same as a number; `None` where it is unknown.
fn example_score(catalog: &Catalog, at: usize, which: usize) -> Option<f64> {
    let share = if (at + which).is_multiple_of(2) { 0.8 } else { 0.5 };
    (at % 11 != 10).then(|| (catalog.scale.lo() + share * catalog.scale.span()).round())
}

/// What a low and a high score look like, as comments above the score.
fn anchors(texts: &Texts, of: &Trait) -> String {
    let mut lines = wrapped("      # ", "      #   ", &one_line(of.name.get(texts.lang())));
    for (word, text) in [("init-low", &of.low), ("init-high", &of.high)] {
        if let Some(text) = text {
            let words = format!("{}: {}", texts.word(word), one_line(text.get(texts.lang())));
            lines.push_str(&wrapped("      #   ", "      #     ", &words));
        }
    }
    lines
}

/// Words in lines of at most 100 columns, the first and the others each with their own beginning.
fn wrapped(first: &str, others: &str, words: &str) -> String {
    let mut text = String::new();
    let mut line = first.to_owned();
    for word in words.split(' ') {
        let empty = line.ends_with(' ');
        if !empty && line.chars().count() + 1 + word.chars().count() > 100 {
            text.push_str(&line);
            text.push('\n');
            line.clear();
            line.push_str(others);
        } else if !empty {
            line.push(' ');
        }
        line.push_str(word);
    }
    text + &line + "\n"
}

/// A comment ends with its line, so a text in one has no line ends of its own.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}').collect::<Vec<_>>().join(" ")
}

fn comment(text: &str) -> String {
    text.lines().map(|line| format!("# {line}").trim_end().to_owned() + "\n").collect()
}

/// A number as YAML has it.
fn plain(value: f64) -> String {
    format!("{value}")
}

/// Returns a team of two people of an example, to fill in anew.
pub fn example_team(texts: &Texts, catalog: &Catalog) -> WrittenTeam {
    let mut sellers = Vec::new();
    for (word, which) in [("init-first", 0), ("init-second", 1)] {
        let name = texts.word(word);
        let scores = (0..catalog.traits.len()).map(|at| example_score(catalog, at, which).map(Score::single));
        sellers.push(Seller {
            key: SellerKey::new(&slug(&name)),
            line: 0,
            // It is made from the name that comes in its place.
            id: String::new(),
            name,
            role: catalog.role_ixs().nth(which).or(catalog.role_ixs().next()),
            hours: catalog.defaults.hours,
            states_hours: false,
            wishes: Vec::new(),
            pinned: false,
            never_coached: Vec::new(),
            scores: scores.collect(),
        });
    }
    let team = Team {
        name: texts.word("init-team"),
        date: None,
        motion: MotionIx(0),
        scale: catalog.scale,
        seats: Vec::new(),
        demand: None,
        handoffs: None,
        all_roles: false,
        handoff_minutes: None,
        coaching_hours: None,
    };
    WrittenTeam { team, states_motion: true, states_scale: true, catalog: None, sellers }
}
