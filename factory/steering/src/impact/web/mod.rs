//! The workbench of a product's impact.

pub mod define;
pub mod indicator;
pub mod matrix;

/// The address of the impact of a product.
pub fn href(product: &str) -> String {
    format!("{}/impact", portfolio::catalogue::href("/produits/", product))
}
