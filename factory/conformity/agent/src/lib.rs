//! The agent: the live schema of a database that is not built here, beside its signed manifest.
