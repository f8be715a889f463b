//! Candidatures: what is accepted, which step follows, people at work.

mod acting;
mod rules;
