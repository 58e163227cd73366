//! One future for many that wait for it: whoever is polled moves it on.
//! It may not depend on one of them, poll without being woken, nor wait for itself.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use crate::transport::BoxFuture;

/// A future whose output all get. It is dropped with the last that holds the flight.
pub(super) struct Flight<T> {
    stage: Mutex<Stage<T>>,
    waiting: Arc<Waiting>,
}

enum Stage<T> {
    Resting(BoxFuture<'static, T>),
    /// Somebody has it in hand, outside of the lock: polling may take long, or ask for the same thing again. Those that
    /// came meanwhile look again when it is put back.
    InHand(Vec<Waker>),
    Landed(T),
    /// It panicked.
    Lost,
}

/// Why there is no output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoOutput {
    /// The future panicked in the hands of another.
    Lost,
    /// The future itself asks for its output: it would wait, and be woken by its own asking, for ever.
    OfItself,
}

thread_local! {
    /// The flights whose futures this thread polls at the moment, from outside in: who asks for one of them is in it.
    static IN_HAND_HERE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

impl<T: Clone> Flight<T> {
    pub(super) fn new(future: BoxFuture<'static, T>) -> Arc<Self> {
        Arc::new(Self { stage: Mutex::new(Stage::Resting(future)), waiting: Arc::default() })
    }

    pub(super) fn is_over(&self) -> bool {
        matches!(*self.stage(), Stage::Landed(_) | Stage::Lost)
    }

    /// The output.
    pub(super) fn landed(self: Arc<Self>) -> Passenger<T> {
        Passenger { flight: self }
    }

    fn poll(&self, context: &Context<'_>) -> Poll<Result<T, NoOutput>> {
        if IN_HAND_HERE.with_borrow(|flights| flights.contains(&self.address())) {
            return Poll::Ready(Err(NoOutput::OfItself));
        }
        // Before anything else, so that no waking is missed.
        self.waiting.add(context.waker());
        let mut future = match self.take(context.waker()) {
            Ok(future) => future,
            Err(settled) => return settled,
        };
        let mut in_hand = InHand::new(self);
        let polled = future.as_mut().poll(&mut Context::from_waker(&Waker::from(Arc::clone(&self.waiting))));
        in_hand.left = Some(match &polled {
            Poll::Pending => Stage::Resting(future),
            Poll::Ready(output) => Stage::Landed(output.clone()),
        });
        drop(in_hand);
        polled.map(Ok)
    }

    /// The future, or what is to be said without it.
    fn take(&self, waker: &Waker) -> Result<BoxFuture<'static, T>, Poll<Result<T, NoOutput>>> {
        let mut stage = self.stage();
        match &mut *stage {
            Stage::Resting(_) => {}
            Stage::InHand(late) => {
                late.push(waker.clone());
                return Err(Poll::Pending);
            }
            Stage::Landed(output) => return Err(Poll::Ready(Ok(output.clone()))),
            Stage::Lost => return Err(Poll::Ready(Err(NoOutput::Lost))),
        }
        match std::mem::replace(&mut *stage, Stage::InHand(Vec::new())) {
            Stage::Resting(future) => Ok(future),
            // Looked at just now, under the same lock.
            Stage::InHand(_) | Stage::Landed(_) | Stage::Lost => Err(Poll::Pending),
        }
    }
}

impl<T> Flight<T> {
    fn stage(&self) -> MutexGuard<'_, Stage<T>> {
        // Nothing panics while it is locked but the clone of an output, and then all is lost anyway.
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Which flight it is, as long as somebody holds it.
    fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}

/// Puts the future back where others find it, or says that it is over; also when it panics.
struct InHand<'a, T> {
    flight: &'a Flight<T>,
    left: Option<Stage<T>>,
}

impl<'a, T> InHand<'a, T> {
    fn new(flight: &'a Flight<T>) -> Self {
        IN_HAND_HERE.with_borrow_mut(|flights| flights.push(flight.address()));
        Self { flight, left: Some(Stage::Lost) }
    }
}

impl<T> Drop for InHand<'_, T> {
    fn drop(&mut self) {
        // Polls nest, so it is the last. Should the thread be ending, nothing is polled in it any more.
        let _ = IN_HAND_HERE.try_with(|flights| flights.borrow_mut().pop());
        let Some(left) = self.left.take() else { return };
        let over = !matches!(left, Stage::Resting(_));
        let before = std::mem::replace(&mut *self.flight.stage(), left);
        if over {
            self.flight.waiting.wake_all();
        } else if let Stage::InHand(late) = before {
            late.into_iter().for_each(Waker::wake);
        }
    }
}

/// One that waits.
pub(super) struct Passenger<T> {
    flight: Arc<Flight<T>>,
}

impl<T: Clone> Future for Passenger<T> {
    type Output = Result<T, NoOutput>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.flight.poll(context)
    }
}

impl<T> Drop for Passenger<T> {
    /// It may have been woken, and is not polled any more: another must look in its place.
    fn drop(&mut self) {
        self.flight.waiting.wake_all();
    }
}

/// Those that are woken when the future is.
#[derive(Default)]
struct Waiting(Mutex<Vec<Waker>>);

impl Waiting {
    fn add(&self, waker: &Waker) {
        let mut all = self.wakers();
        if !all.iter().any(|known| known.will_wake(waker)) {
            all.push(waker.clone());
        }
    }

    fn wake_all(&self) {
        // Woken outside of the lock: a waker may poll at once.
        let all = std::mem::take(&mut *self.wakers());
        all.into_iter().for_each(Waker::wake);
    }

    fn wakers(&self) -> MutexGuard<'_, Vec<Waker>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        self.wake_all();
    }
}

#[cfg(test)]
mod tests {
    use std::future::{Future, poll_fn};
    use std::pin::Pin;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex};
    use std::task::{Context, Poll, Wake, Waker};

    use super::{Flight, NoOutput, Passenger};

    #[derive(Default)]
    struct Woken(AtomicUsize);

    impl Wake for Woken {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn poll(passenger: &mut Passenger<u8>, woken: &Arc<Woken>) -> Poll<Result<u8, NoOutput>> {
        Pin::new(passenger).poll(&mut Context::from_waker(&Waker::from(Arc::clone(woken))))
    }

    #[test]
    fn who_comes_while_it_is_in_hand_looks_again() {
        let [first, late] = [Arc::<Woken>::default(), Arc::default()];
        let latecomer = Arc::new(Mutex::new(None::<Passenger<u8>>));
        let (in_future, woken) = (Arc::clone(&latecomer), Arc::clone(&late));
        // In its first poll, another caller arrives, in a thread of its own; in its second, it is done.
        let flight = Flight::new(Box::pin(poll_fn(move |_| match &mut *in_future.lock().unwrap() {
            Some(latecomer) => {
                std::thread::scope(|scope| scope.spawn(|| assert!(poll(latecomer, &woken).is_pending())).join())
                    .unwrap();
                assert_eq!(woken.0.load(Ordering::SeqCst), 0);
                Poll::Pending
            }
            None => Poll::Ready(7),
        })));
        *latecomer.lock().unwrap() = Some(Arc::clone(&flight).landed());
        let mut passenger = Arc::clone(&flight).landed();
        assert!(poll(&mut passenger, &first).is_pending());
        let count = |woken: &Woken| woken.0.load(Ordering::SeqCst);
        // The first one is not: it would be polled for ever.
        assert_eq!((count(&first), count(&late)), (0, 1));
        let mut other = latecomer.lock().unwrap().take().unwrap();
        assert_eq!((poll(&mut other, &late), flight.is_over()), (Poll::Ready(Ok(7)), true));
        assert_eq!((count(&first), poll(&mut passenger, &first)), (1, Poll::Ready(Ok(7))));
    }

    #[test]
    fn who_asks_for_its_own_output_is_told_so() {
        let own = Arc::new(Mutex::new(None::<Passenger<u8>>));
        let (in_future, woken) = (Arc::clone(&own), Arc::<Woken>::default());
        let waker = Arc::clone(&woken);
        let flight = Flight::new(Box::pin(poll_fn(move |_| match &mut *in_future.lock().unwrap() {
            Some(own) => poll(own, &waker).map(|told| u8::from(told == Err(NoOutput::OfItself))),
            None => Poll::Ready(7),
        })));
        *own.lock().unwrap() = Some(Arc::clone(&flight).landed());
        assert_eq!(poll(&mut Arc::clone(&flight).landed(), &woken), Poll::Ready(Ok(1)));
        // Beside it, in the same thread, another flight is another one.
        assert_eq!(poll(&mut Flight::new(Box::pin(async { 2 })).landed(), &woken), Poll::Ready(Ok(2)));
    }
}
