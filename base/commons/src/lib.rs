//! What every service offers: accounts, legal pages, exports.
