//! How many checks passed and how many failed.

use std::fmt;
use std::ops::Add;

/// The checks of one step, or of all steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Checks that passed.
    pub passed: u64,
    /// Checks that failed.
    pub failed: u64,
}

impl Count {
    /// The count of a step that is a single check.
    pub fn one(passed: bool) -> Self {
        Self { passed: u64::from(passed), failed: u64::from(!passed) }
    }

    /// Reads a count from a line that contains nothing else.
    pub fn read(line: &str) -> Option<Self> {
        let (passed, failed) = line.strip_suffix(" failed")?.split_once(" passed, ")?;
        Some(Self { passed: passed.parse().ok()?, failed: failed.parse().ok()? })
    }

    /// A runner that exited with an error counts as a failure even if no test failed: it did not compile, or crashed.
    pub fn with_exit(self, success: bool) -> Self {
        if success || self.failed > 0 {
            return self;
        }
        Self { failed: 1, ..self }
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_that_crashed_before_its_first_test_counts_as_a_failure() {
        assert_eq!(Count::default().with_exit(false), Count { passed: 0, failed: 1 });
        assert_eq!(Count { passed: 3, failed: 2 }.with_exit(false), Count { passed: 3, failed: 2 });
        assert_eq!(Count { passed: 3, failed: 0 }.with_exit(true), Count { passed: 3, failed: 0 });
    }

    #[test]
    fn the_sum_is_written_the_way_the_contract_says() {
        let sum = Count { passed: 40, failed: 0 } + Count::one(true) + Count::one(false);
        assert_eq!(sum.to_string(), "41 passed, 1 failed");
        assert_eq!(Count::read(&sum.to_string()), Some(sum));
    }
}
