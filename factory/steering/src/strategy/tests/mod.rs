//! Strategy through the pages and the interface: works, twice, refused.

mod acting;
mod dealing;
