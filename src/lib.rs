//! Who in a sales team fits which tasks and roles, with reasons.
//!
//! Text comes in through [`source`], becomes facts in [`domain`], is reasoned about in [`engine`], is told in
//! [`report`], is drawn in [`render`]; [`view`] chooses the words between engine and report, [`command`] joins
//! them all, and the binary's `main` is the only one who speaks.
//!
//! The same tour in code, for one seller of a team:
//!
//! ```
//! use salesfit::{domain::Lang, engine::Scorer, source};
//!
//! let file = source::File::new("team.yaml", "team: North\nsellers: [{name: Kari, scores: {drive: 9}}]");
//! let mut opened = source::read_team(&file, None, &source::Overrides::default()).expect("the file is a team");
//! let catalog = opened.catalog;
//! assert_eq!(catalog.traits[0].name.get(Lang::Nb), "Tykk hud");
//!
//! let scorer = Scorer::new(catalog.clone(), opened.team.motion);
//! let kari = opened.sellers.next().expect("there is one seller").expect("she is well described");
//! let scored = scorer.score(&kari);
//! // Drive alone is three eighths of what hunting takes: the fit is known, but rests on that much only.
//! let hunting = &scored.tasks[catalog.find_task("hunting").expect("built in").0].standing;
//! assert_eq!(hunting.fit.map(|fit| fit.points()), Some(100.0));
//! assert_eq!(hunting.coverage, 0.375);
//! // So little is rated that no role can be called her best.
//! assert_eq!(scored.best, None);
//! ```

pub mod check;
pub mod command;
pub mod domain;
pub mod engine;
pub mod render;

pub mod result;
pub mod source;
pub mod view;
