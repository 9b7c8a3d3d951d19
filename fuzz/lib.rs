//! What the targets share: bytes become a file, and what is read from it is scored and told in every way there is.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use salesfit::domain::{Catalog, Lang, Problem, Seller, Team};
use salesfit::engine::Scorer;
use salesfit::render::{Format, Look, diagnostics, draw};
use salesfit::report::Report;
use salesfit::source::{Opened, builtin};
use salesfit::view::{
    By, CatalogReport, CheckReport, ColumnIx, ExplainReport, MatchReport, Order, Selection, Shape, Texts,
    diagnostic,
};

/// So many sellers are told of; more of them find nothing more.
const SELLERS: usize = 8;

/// The built-in catalog, made once.
pub fn catalog() -> Arc<Catalog> {
    static CATALOG: OnceLock<Arc<Catalog>> = OnceLock::new();
    CATALOG.get_or_init(|| Arc::new(builtin())).clone()
}

/// A file of these bytes, in a folder of this process's own that holds nothing else.
pub fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("salesfit-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for temporary files");
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a temporary file");
    path
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

/// A team as `match` and `explain` tell it, in every format. The variant says which shape and order of the matrix and
/// which seller's explanation: all of them each time would be slow.
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
    let shapes = [
        Shape::default(),
        Shape { by: By::Task, order: Some(Order::Name), precision: Some(3), ..Shape::default() },
        Shape { long: true, order: Some(Order::Best), ..Shape::default() },
        Shape {
            order: catalog.role_ixs().next().map(|role| Order::Column(ColumnIx::Role(role))),
            precision: Some(12),
            ..Shape::default()
        },
    ];
    let shape = &shapes[variant % shapes.len()];
    tell(|texts| Box::new(matrix(texts, &team, &scorer, &held, shape.clone())));
    let Some(seller) = held.get(variant % held.len().max(1)) else { return };
    let every: Vec<_> = catalog.role_ixs().collect();
    let roles: &[_] = if variant % 2 == 0 { &every } else { &[] };
    tell(|texts| {
        let (team, scorer, seller) = (team.clone(), scorer.clone(), seller.clone());
        Box::new(ExplainReport::new(texts, team, scorer, seller, roles))
    });
}

/// The matrix of sellers that are held.
pub fn matrix(
    texts: Rc<Texts>,
    team: &Team,
    scorer: &Scorer,
    sellers: &[Seller],
    shape: Shape,
) -> MatchReport {
    let sellers: Vec<_> = sellers.iter().cloned().map(Ok).collect();
    MatchReport::new(texts, team.clone(), scorer.clone(), sellers.into_iter(), shape)
}

/// A catalog as `catalog show` and `catalog check` tell it, in every format.
pub fn tell_catalog(catalog: &Arc<Catalog>) {
    let selection = || Selection::whole(catalog);
    tell(|texts| Box::new(CatalogReport::new(texts, catalog.clone(), selection())));
    tell(|texts| Box::new(CheckReport::new(texts, catalog.clone())));
}

/// A report in every format; its JSON is JSON.
fn tell(report: impl Fn(Rc<Texts>) -> Box<dyn Report>) {
    for (texts, look) in both() {
        for (_, format) in Format::ALL {
            let text = drawn(report(texts.clone()), format, &look);
            match format {
                Format::Table => harmless(&text),
                Format::Json => drop(parsed(&text)),
                _ => {}
            }
        }
    }
}

/// A report in one format.
pub fn drawn(report: Box<dyn Report>, format: Format, look: &Look) -> String {
    let mut bytes = Vec::new();
    draw(report, format, look, &mut bytes).expect("what has been read can be drawn");
    String::from_utf8(bytes).expect("reports are UTF-8")
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
