//! Waiting no longer than there is time.
//! It may not keep time by itself: what waits is passed in, and without it nothing is cut short.

use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;

use crate::transport::BoxFuture;
use crate::world::Sleep;

/// The output of a future, and whether it was waited for; `None` when the time runs out before. What is ready at once starts
/// no timer.
pub(super) async fn within<T>(
    sleep: Option<&dyn Sleep>,
    time: Option<Duration>,
    mut future: BoxFuture<'_, T>,
) -> Option<(T, bool)> {
    let mut alarm: Option<BoxFuture<'_, ()>> = None;
    let mut waited = false;
    poll_fn(move |context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some((output, waited)));
        }
        waited = true;
        let (Some(sleep), Some(time)) = (sleep, time) else { return Poll::Pending };
        let alarm = alarm.get_or_insert_with(|| sleep.sleep(time));
        alarm.as_mut().poll(context).map(|()| None)
    })
    .await
}
