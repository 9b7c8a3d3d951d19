//! Reports made without files: a catalog and a team given as text, and what is told about them.

use std::rc::Rc;
use std::sync::Arc;

use salesfit::domain::{Lang, Problem};
use salesfit::engine::{Scorer, UncertaintyModel};
use salesfit::render::{Format, Look, draw};
use salesfit::report::Report;
use salesfit::source::{File, Opened, Overrides, read_catalog, read_team};
use salesfit::view::{By, ExplainReport, MatchReport, Shape, Texts};
/// A report as it is drawn, at 100 columns without colour.
pub fn drawn(report: Box<dyn Report>, format: Format) -> String {
    let mut bytes = Vec::new();
    let look = Look { width: 100, colour: false, unicode: true, excel: false };
    draw(report, format, &look, &mut bytes).expect("strings can be written to");
    String::from_utf8(bytes).expect("reports are UTF-8")
}

/// A catalog and a team that are sound.
pub fn opened(catalog: &str, team: &str) -> Opened {
    let told = |problems: Vec<Problem>| -> ! { panic!("{problems:#?}\n{catalog}\n{team}") };
    let catalog =
        read_catalog(&[File::new("catalog.yaml", catalog)]).unwrap_or_else(|problems| told(problems));
    let team = File::new("team.yaml", team);
    read_team(&team, Some(Arc::new(catalog)), &Overrides::default()).unwrap_or_else(|problems| told(problems))
}

/// The JSON of `match`.
pub fn match_json(catalog: &str, team: &str, by: By) -> serde_json::Value {
    let opened = opened(catalog, team);
    let scorer = Scorer::new(opened.catalog, opened.team.motion);
    let texts = Rc::new(Texts::new(Lang::En));
    let shape = Shape { by, ..Shape::default() };
    let report =
        MatchReport::new(texts, opened.team, UncertaintyModel::by_default(scorer), opened.sellers, shape);
    serde_json::from_str(&drawn(Box::new(report), Format::Json)).expect("valid JSON")
}

/// The JSON of `explain --all`.
pub fn explain_json(catalog: &str, team: &str, seller: &str) -> serde_json::Value {
    let mut opened = opened(catalog, team);
    let wanted =
        |found: &Result<salesfit::domain::Seller, _>| found.as_ref().is_ok_and(|found| found.id == seller);
    let seller = opened.sellers.find(wanted).expect("there is such a seller").expect("a sound team");
    let roles: Vec<_> = opened.catalog.role_ixs().collect();
    let scorer = Scorer::new(opened.catalog, opened.team.motion);
    let texts = Rc::new(Texts::new(Lang::En));
    let report = ExplainReport::new(texts, opened.team, scorer, seller, &roles);
    serde_json::from_str(&drawn(Box::new(report), Format::Json)).expect("valid JSON")
}
