//! Statistics: files in and out, the public page, what a file may do.

mod files;
mod importing;
mod publishing;
