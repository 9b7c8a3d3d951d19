//! The transport problem of many rows and few columns, solved exactly: people to roles, or hours to roles.
//!
//! Rows (people) bring a supply, columns (roles) take a limited amount, and each unit of a row in a column has a value;
//! the sum is as large as it can be. Values and amounts are integers, so the answer is the same on every machine.
//! This module knows neither people nor roles.

pub mod linear_assignment;
mod movers;
mod out_of_kilter;
mod unit_transport;

pub use movers::BARRED;
pub use out_of_kilter::{ColumnLimits, Transport, TransportSolution, UNLIMITED};
pub use unit_transport::UnitTransport;
