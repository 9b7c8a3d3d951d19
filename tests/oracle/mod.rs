//! Second opinions: references written from the design alone, which share no line with the engine.

#![allow(
    clippy::allow_attributes,
    unreachable_pub,
    reason = "one module of a test binary, which nobody else can reach"
)]

pub mod assign;
pub mod coach;
pub mod expected;
pub mod organize;
pub mod scoring;
pub mod staffing;
pub mod uncertainty;
