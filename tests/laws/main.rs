//! The arithmetic: each command against a reference written apart, the laws that hold for every catalog and team, and
//! the numbers that papers and textbooks print.
//!
//! One binary, since each links the whole library.

#[path = "../oracle/mod.rs"]
mod oracle;
#[path = "../support/mod.rs"]
mod support;

mod assign;
mod closed_forms;
mod coach;
mod diff;
mod expected;
mod hire;
mod odds;
mod organize;
mod plans;
mod raters;
mod records;
mod scoring;
mod sql;
mod sure;
mod uncertainty;
mod vectors;
