//! Texts that the traditional edition keeps as they are. The build converts the Chinese texts of all other files:
//! `xtask/src/build/traditional`.

/// Asks a driver in China for a ride; a name and an address follow.
pub const TO_DRIVER: &str = "师傅，请送我到";
/// For a driver too: before a telephone number.
pub const PHONE: &str = "电话：";
/// The names of the two Chinese editions, each in its own characters.
pub const IN_SIMPLIFIED: &str = "简体中文";
/// See [`IN_SIMPLIFIED`].
pub const IN_TRADITIONAL: &str = "繁體中文";
/// Between the name and the address that are shown or read to a driver, in Chinese whatever the page's language.
pub const DRIVER_COMMA: &str = "，";
