//! The built-in catalog: the project's own `roles/` folder, checked and lowered to Rust when the program is built.

use crate::domain::Catalog;

/// Returns the built-in catalog. Nothing is parsed here: `build.rs` has read `roles/` with the same reader.
#[expect(clippy::missing_panics_doc, reason = "its numbers were checked when it was generated")]
pub fn builtin() -> Catalog {
    include!(concat!(env!("OUT_DIR"), "/builtin.rs"))
}

/// Returns the name and text of each file in `roles/`, as `catalog export` writes them.
pub fn builtin_files() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/files.rs"))
}
