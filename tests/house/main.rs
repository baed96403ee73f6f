//! The house rules, executed on the parsed sources: which layer may use which, who may speak to the browser, how long a
//! function may be, and that names, sentences and modules stand where they belong. Exceptions are counted exactly, so
//! that a table of them can only become shorter.

mod browser;
mod cache;
mod circles;
mod exceptions;
mod functions;
mod house;
mod layers;
mod lists;
mod opening;
mod reader;
mod sentences;
mod source;
mod tokens;
mod types;
