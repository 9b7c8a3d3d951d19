//! What the program promises besides its numbers: how bad input is refused, what its files and output look like, what a
//! review finds, and who is named.
//!
//! One binary, since each links the whole library.

#[path = "../support/mod.rs"]
mod support;

mod any_bytes;
mod bad;
mod catalog;
mod check;
mod findings;
mod hardening;
mod headings;
mod hidden_identity;
mod long_tables;
mod nobody;
mod one_answer;
mod ordinary_tables;
mod printed_commands;
mod privacy;
mod query_check;
mod rating_tables;
mod report;
mod report_plans;
mod revisions;
mod schema;
mod streaming;
mod tables;
mod tables_told;
mod words;
mod workbooks;
