//! The built-in catalog: the project's own `roles/` folder, checked and lowered to Rust when the program is built.

use crate::domain::Catalog;

/// The built-in catalog. Nothing is parsed: `build.rs` has read `roles/` with the reader that reads users' own.
#[expect(clippy::missing_panics_doc, reason = "its numbers were checked when it was generated")]
pub fn builtin() -> Catalog {
    include!(concat!(env!("OUT_DIR"), "/builtin.rs"))
}

/// The files of `roles/` as they stand there, by name: what `catalog export` writes.
pub fn builtin_files() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/files.rs"))
}
