//! Teams: what missions say of a product, who may read what.

mod acting;
mod rules;
