//! What a stop's page offers besides information; the deferred half of the program shows it on request.

/// A tool on a stop's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopTool {
    /// A card with the name and the address in large Chinese characters, to show to a driver.
    DriverCard,
    /// The story, read aloud.
    Aloud,
    /// A message that something on the page is wrong.
    Correction,
    /// A stamp of the stop (打卡).
    Stamp,
}
