//! The scanners: what a machine can find of a public service from outside.
