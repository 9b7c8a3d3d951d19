//! Reports made without files: a catalog and a team given as text, and what is told about them.

use std::sync::Arc;

use salesfit::domain::{Lang, Problem};
use salesfit::engine::{Detail, FitsOf, Observer, Scorer, UncertaintyModel, explain, match_sellers};
use salesfit::render::{Format, Look, draw};
use salesfit::result::{Answer, By, Explain, Header, Labels, Match, MatchOptions};
use salesfit::source::{File, Opened, Overrides, read_catalog, read_team};
use salesfit::view::{Texts, View};

use super::run::unzipped;

/// A catalog and a team that are sound.
pub fn opened(catalog: &str, team: &str) -> Opened {
    let told = |problems: Vec<Problem>| -> ! { panic!("{problems:#?}\n{catalog}\n{team}") };
    let catalog =
        read_catalog(&[File::new("catalog.yaml", catalog)]).unwrap_or_else(|problems| told(problems));
    let team = File::new("team.yaml", team);
    read_team(&team, Some(Arc::new(catalog)), &Overrides::default()).unwrap_or_else(|problems| told(problems))
}

/// A result as it is drawn, at 100 columns without colour.
pub fn drawn_result(result: &impl View, format: Format) -> String {
    drawn_in(Lang::En, result, format)
}

/// The same in a language.
pub fn drawn_in(lang: Lang, result: &impl View, format: Format) -> String {
    let mut bytes = Vec::new();
    let look = Look { width: 100, colour: false, unicode: true, excel: false };
    draw(result, &Texts::new(lang), format, &look, &mut bytes).expect("strings can be written to");
    if format == Format::Xlsx {
        unzipped(&bytes)
    } else {
        String::from_utf8(bytes).expect("results are UTF-8")
    }
}

/// What `match` answers.
pub fn matched(catalog: &str, team: &str, options: MatchOptions) -> Match {
    let opened = opened(catalog, team);
    let labels = Labels::new(&opened.catalog, Lang::En);
    let header = Header::new(Match::SCHEMA, &opened.team, opened.team.motion, &opened.catalog, &labels);
    let model = UncertaintyModel::by_default(Scorer::new(opened.catalog.clone(), opened.team.motion));
    let about = if options.by == By::Role { FitsOf::Roles } else { FitsOf::Tasks };
    let observer = Observer::new(model.clone(), options.sure, true);
    let scored = match_sellers(model, opened.sellers, Detail::Bounds(about), None);
    Match::new(header, labels, &opened.catalog, options, scored, observer, None).expect("a sound team")
}

/// The JSON of `match`.
pub fn match_json(catalog: &str, team: &str, by: By) -> serde_json::Value {
    let result = matched(catalog, team, MatchOptions { by, ..MatchOptions::default() });
    serde_json::from_str(&drawn_result(&result, Format::Json)).expect("valid JSON")
}

/// The JSON of `explain --all`.
pub fn explain_json(catalog: &str, team: &str, seller: &str) -> serde_json::Value {
    let mut opened = opened(catalog, team);
    let wanted =
        |found: &Result<salesfit::domain::Seller, _>| found.as_ref().is_ok_and(|found| found.id == seller);
    let seller = opened.sellers.find(wanted).expect("there is such a seller").expect("a sound team");
    let roles: Vec<_> = opened.catalog.role_ixs().collect();
    let labels = Labels::new(&opened.catalog, Lang::En);
    let header = Header::new(Explain::SCHEMA, &opened.team, opened.team.motion, &opened.catalog, &labels);
    let model = UncertaintyModel::by_default(Scorer::new(opened.catalog.clone(), opened.team.motion));
    let result = Explain::new(header, &labels, &opened.catalog, &explain(&model, seller, &roles));
    serde_json::from_str(&drawn_result(&result, Format::Json)).expect("valid JSON")
}
