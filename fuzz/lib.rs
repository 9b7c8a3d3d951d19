//! What the targets share: bytes become a file, and what is read from it is scored and told in every way there is.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use clap::Parser;
use salesfit::command::Cli;
use salesfit::domain::{Catalog, Lang, Problem, Seller, Team};
use salesfit::engine::{
    Detail, FitsOf, MatrixColumn, Observer, Order, Pin, Question, Rules, Scorer, SearchLimit,
    UncertaintyModel, catalog_remarks, explain, gather, match_sellers, organize_team, score_all, seat_team,
};
use salesfit::render::{Format, Look, diagnostics, draw};
use salesfit::result::{
    Answer, Assign, AssignOptions, By, CatalogCheck, CatalogShow, Explain, Header, Labels, Match,
    MatchOptions, Organize, Selection,
};
use salesfit::source::{Opened, builtin};
use salesfit::view::{Texts, View, diagnostic};

/// So many sellers are told of; more of them find nothing more.
const SELLERS: usize = 8;

/// The built-in catalog, made once.
pub fn catalog() -> Arc<Catalog> {
    static CATALOG: OnceLock<Arc<Catalog>> = OnceLock::new();
    CATALOG.get_or_init(|| Arc::new(builtin())).clone()
}

/// A folder of this process's own.
pub fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("salesfit-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for temporary files");
    folder
}

/// A file of these bytes, in that folder.
pub fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder().join(name);
    fs::write(&path, bytes).expect("a temporary file");
    path
}

/// Runs the program in this process and returns its exit status. What it prints is UTF-8.
pub fn program(args: &[&str]) -> u8 {
    let cli = Cli::try_parse_from([&["salesfit"], args].concat()).expect("sound arguments");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = cli.run(&mut out, &mut err);
    for bytes in [&out, &err] {
        assert!(str::from_utf8(bytes).is_ok(), "what is printed is UTF-8");
    }
    status
}

/// Problems are told in both languages, whatever they quote; there is at least one.
pub fn tell_problems(problems: &[Problem]) {
    assert!(!problems.is_empty(), "refused without a reason");
    tell_notes(problems);
}

/// As problems, of which there may be none.
pub fn tell_notes(notes: &[Problem]) {
    for (texts, look) in both() {
        let drawn: Vec<_> = notes.iter().map(|problem| diagnostic(&texts, problem)).collect();
        harmless(&diagnostics(&drawn, &look));
    }
}

/// A team as every command tells it, in every format. The variant says which shape and order of the matrix, which
/// seller's explanation and which rules of seating: all of them each time would be slow.
pub fn tell_team(opened: Opened, variant: usize) {
    tell_notes(&opened.notes);
    let Opened { catalog, team, sellers, .. } = opened;
    let mut held = Vec::new();
    for seller in sellers.take(SELLERS) {
        match seller {
            Ok(seller) => held.push(seller),
            Err(problems) => return tell_problems(&problems),
        }
    }
    let scorer = Scorer::new(catalog.clone(), team.motion);
    let plain = MatchOptions::default();
    let first = catalog.role_ixs().next().map(MatrixColumn::Role);
    let shapes = [
        (plain.clone(), None),
        (MatchOptions { by: By::Task, precision: Some(3), ..plain.clone() }, Some(Order::Name)),
        (MatchOptions { long: true, ..plain.clone() }, Some(Order::Best)),
        (MatchOptions { precision: Some(12), ..plain }, first.map(Order::Column)),
    ];
    let (options, order) = &shapes[variant % shapes.len()];
    tell(|texts| matrix(&team, &scorer, &held, options.clone(), *order, texts.lang()));
    tell_seating(&catalog, &team, &scorer, &held, variant);
    tell_organization(&catalog, &team, &scorer, &held, variant);
    let Some(seller) = held.get(variant % held.len().max(1)) else { return };
    let every: Vec<_> = catalog.role_ixs().collect();
    let roles: &[_] = if variant % 2 == 0 { &every } else { &[] };
    let model = UncertaintyModel::by_default(scorer);
    let found = explain(&model, seller.clone(), roles);
    tell(|texts| {
        let labels = Labels::new(&catalog, texts.lang());
        let header = Header::new(Explain::SCHEMA, &team, team.motion, &catalog, &labels);
        Explain::new(header, &labels, &catalog, &found)
    });
}

/// The seats that the team has, or one in each role.
fn tell_seating(catalog: &Arc<Catalog>, team: &Team, scorer: &Scorer, held: &[Seller], variant: usize) {
    let people =
        || gather(scorer, score_all(scorer.clone(), each(held))).expect("nothing is wrong with them");
    let mut seats = vec![u32::from(team.seats.is_empty()); catalog.roles.len()];
    team.seats.iter().for_each(|(role, count)| seats[role.0] = *count);
    let pinned = people();
    let pinned = pinned.iter().enumerate().filter(|(_, person)| person.pinned && !person.on_leave);
    let pins =
        pinned.filter_map(|(person, of)| Some(Pin { person, role: of.today?, from_team: true })).collect();
    let max_moves = (variant % 2 == 0).then_some(variant / 2 % 4);
    let min_fit = (variant % 3 == 0).then_some(0.5);
    let rules = Rules { seats, pins, min_fit, max_moves, ..Rules::default() };
    if !rules.conflict(&people()).is_empty() {
        return;
    }
    let answer = seat_team(catalog, people(), rules, variant % 2 == 1, None);
    let options = AssignOptions { certificate: true, ..AssignOptions::default() };
    tell(|texts| {
        let labels = Labels::new(catalog, texts.lang());
        let header = Header::new(Assign::SCHEMA, team, team.motion, catalog, &labels);
        Assign::new(header, &labels, catalog, options, &answer)
    });
}

/// What there is to say of the division of work, where anything says what the work is.
fn tell_organization(catalog: &Arc<Catalog>, team: &Team, scorer: &Scorer, held: &[Seller], variant: usize) {
    let limit = SearchLimit::STANDARD.shared(100);
    let roles = (variant % 2 == 0).then_some(2);
    let question = Question { minutes: catalog[team.motion].handoff_minutes, material: 0.05, roles, limit };
    let Ok(answer) = organize_team(scorer, team, held, question, None) else { return };
    tell(|texts| {
        let labels = Labels::new(catalog, texts.lang());
        let header = Header::new(Organize::SCHEMA, team, team.motion, catalog, &labels);
        Organize::new(header, &labels, catalog, team, &answer)
    });
}

/// Sellers as they come from a file in which nothing is wrong.
fn each(held: &[Seller]) -> impl Iterator<Item = Result<Seller, Vec<Problem>>> + use<> {
    held.to_vec().into_iter().map(Ok)
}

/// The matrix of sellers that are held.
pub fn matrix(
    team: &Team,
    scorer: &Scorer,
    sellers: &[Seller],
    options: MatchOptions,
    order: Option<Order>,
    lang: Lang,
) -> Match {
    let catalog = scorer.catalog();
    let labels = Labels::new(catalog, lang);
    let header = Header::new(Match::SCHEMA, team, team.motion, catalog, &labels);
    let model = UncertaintyModel::by_default(scorer.clone());
    let about = if options.by == By::Role { FitsOf::Roles } else { FitsOf::Tasks };
    let observer = Observer::new(model.clone(), options.sure, true);
    let scored = match_sellers(model, each(sellers), Detail::Bounds(about), order);
    Match::new(header, labels, catalog, options, scored, observer, None).expect("nothing is wrong with them")
}

/// A catalog as `catalog show` and `catalog check` tell it, in every format.
pub fn tell_catalog(catalog: &Arc<Catalog>) {
    tell(|texts| CatalogShow::new(catalog, &Labels::new(catalog, texts.lang()), &Selection::whole(catalog)));
    tell(|texts| CatalogCheck::new(catalog, &Labels::new(catalog, texts.lang()), &catalog_remarks(catalog)));
}

/// A result in every format; its JSON is JSON.
fn tell<V: View>(result: impl Fn(&Texts) -> V) {
    for (texts, look) in both() {
        let result = result(&texts);
        for (_, format) in Format::ALL {
            if !format.needs_findings() {
                check(&drawn(&result, &texts, format, &look), format);
            }
        }
    }
}

/// A result in one format.
pub fn drawn(result: &impl View, texts: &Texts, format: Format, look: &Look) -> String {
    let mut bytes = Vec::new();
    draw(result, texts, format, look, &mut bytes).expect("what has been read can be drawn");
    // A workbook is no text.
    if format == Format::Xlsx {
        return String::new();
    }
    String::from_utf8(bytes).expect("results are UTF-8")
}

fn check(text: &str, format: Format) {
    match format {
        Format::Table => harmless(text),
        Format::Json => drop(parsed(text)),
        _ => {}
    }
}

/// The JSON of a text that must be JSON.
pub fn parsed(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("a report's JSON is JSON")
}

/// A wide and plain look in English, and a narrow one in Norwegian and ASCII, with what Excel wants.
pub fn both() -> [(Rc<Texts>, Look); 2] {
    thread_local! {
        static TEXTS: [Rc<Texts>; 2] = [Lang::En, Lang::Nb].map(|lang| Rc::new(Texts::new(lang)));
    }
    let wide = Look { width: 120, colour: false, unicode: true, excel: false };
    let narrow = Look { width: 30, unicode: false, excel: true, ..wide };
    let [en, nb] = TEXTS.with(Clone::clone);
    [(en, wide), (nb, narrow)]
}

/// Nothing that a file says moves the cursor, rings or colours, where no colour is asked for.
fn harmless(text: &str) {
    let bad = text.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(bad, None, "a control character reaches the terminal");
}
