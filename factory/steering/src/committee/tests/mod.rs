//! Committees: dates, conclusions, the life of a session, people at work.

mod acting;
mod dates;
mod deciding;
mod table;
