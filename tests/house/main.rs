//! The house rules, checked on the parsed sources: which layer may use which, which code may use the browser's
//! interfaces, how long a function may be, and that names, sentences and modules are where they belong. Exceptions are
//! counted exactly, so that their tables can only become shorter.

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
