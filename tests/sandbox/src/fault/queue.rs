//! Faults that wait for their request.
//! Each is used as often as it was asked for, in the order in which they were asked for.

use super::Fault;

/// The queue of a sandbox.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    waiting: Vec<Fault>,
}

impl Faults {
    pub(crate) fn push(&mut self, fault: Fault) {
        if fault.times > 0 {
            self.waiting.push(fault);
        }
    }

    /// The first that fits the operation.
    pub(crate) fn take(&mut self, operation: &str) -> Option<Fault> {
        let fits = |fault: &Fault| fault.operation.as_deref().is_none_or(|only| only == operation);
        let at = self.waiting.iter().position(fits)?;
        let left = self.waiting.get_mut(at)?;
        left.times -= 1;
        let taken = left.clone();
        if left.times == 0 {
            self.waiting.remove(at);
        }
        Some(taken)
    }

    /// Those that are left.
    pub(crate) fn len(&self) -> usize {
        self.waiting.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_wait_for_their_operation_and_are_used_up() {
        let mut faults = Faults::default();
        faults.push(Fault::garbled().on("a").times(2));
        faults.push(Fault::truncated());
        assert_eq!(faults.take("b").map(|fault| fault.kind), Some(super::super::Kind::Truncate));
        assert!(faults.take("b").is_none());
        assert!(faults.take("a").is_some() && faults.take("a").is_some() && faults.take("a").is_none());
        assert_eq!(faults.len(), 0);
    }
}
