//! Who in a sales team fits which tasks and roles, with reasons.
//!
//! Text comes in through [`source`], becomes nouns of [`domain`], is worked out in [`engine`] and reviewed in [`check`].
//! A [`result`] holds what a command answers, [`view`] words it, [`render`] draws it, [`command`] joins them all, and the
//! binary's `main` is the only one that prints.
//!
//! The same tour in code, for one seller of a team:
//!
//! ```
//! use std::sync::Arc;
//! use salesfit::{domain::Lang, engine::Scorer, source};
//!
//! let catalog = source::File::new("catalog.yaml", "
//! traits: {drive: {name: {en: Drive, nb: Vinnervilje}}, resilience: {}}
//! tasks: {hunting: {needs: {drive: {at_least: 8, weight: 3}, resilience: {at_least: 8, weight: 5}}}}
//! roles: {hunter: {tasks: {hunting: 100}}}");
//! let catalog = Arc::new(source::read_catalog(&[catalog]).expect("the file is a catalog"));
//! assert_eq!(catalog.traits[0].name.get(Lang::Nb), "Vinnervilje");
//!
//! let file = source::File::new("team.yaml", "team: North\nsellers: [{name: Kari, scores: {drive: 9}}]");
//! let mut opened =
//!     source::read_team(&file, Some(catalog.clone()), &source::Overrides::default()).expect("the file is a team");
//!
//! let scorer = Scorer::new(catalog.clone(), opened.team.motion);
//! let kari = opened.sellers.next().expect("there is one seller").expect("she is well described");
//! let scored = scorer.score(&kari);
//! // Drive alone is three eighths of what hunting takes: the fit is known, but rests on that much only.
//! let hunting = &scored.tasks[catalog.find_task("hunting").expect("there is such a task").0].standing;
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
