//! What is printed of policies in general: a commented file to start from, and the JSON Schema of policy files.

mod schema;
mod template;

pub use schema::policy_schema;
pub use template::policy_file;
