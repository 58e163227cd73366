//! Tokens: fetched once for all that wait, kept, renewed in time and after a 401; failures are not kept.

use std::error::Error as StdError;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::Duration;

use oas_runtime::credentials::{AttemptInfo, ProvideSecret};
use oas_runtime::secrecy::ExposeSecret;
use oas_runtime::test::{FakeTime, block_on};
use oas_runtime::token::{FetchedToken, Token};
use oas_runtime::transport::BoxFuture;

const HOUR: Duration = Duration::from_hours(1);

/// A server of tokens: `token-1`, `token-2` and so on, when it is open.
#[derive(Clone, Default)]
struct Desk(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    begun: usize,
    abandoned: usize,
    closed: bool,
    failing: bool,
    panicking: bool,
    waiting: Vec<Waker>,
}

impl Desk {
    fn change(&self, change: impl FnOnce(&mut Inner)) {
        change(&mut self.0.lock().unwrap());
    }

    fn begun(&self) -> usize {
        self.0.lock().unwrap().begun
    }

    fn closed() -> Self {
        let desk = Self::default();
        desk.change(|inner| inner.closed = true);
        desk
    }

    fn open(&self) {
        let mut waiting = Vec::new();
        self.change(|inner| (inner.closed, waiting) = (false, std::mem::take(&mut inner.waiting)));
        waiting.into_iter().for_each(Waker::wake);
    }

    async fn serve(self) -> Result<String, Box<dyn StdError + Send + Sync>> {
        let mut leaves = Leaves { desk: self.clone(), served: false };
        self.change(|inner| inner.begun += 1);
        let number = self.begun();
        poll_fn(|context| self.wait(context)).await;
        leaves.served = true;
        let (failing, panicking) = { self.0.lock().map(|inner| (inner.failing, inner.panicking)).unwrap() };
        assert!(!panicking, "as this test wants it");
        if failing { Err("the desk is out of order".into()) } else { Ok(format!("token-{number}")) }
    }

    fn wait(&self, context: &Context<'_>) -> Poll<()> {
        let mut inner = self.0.lock().unwrap();
        if inner.closed {
            inner.waiting.push(context.waker().clone());
            return Poll::Pending;
        }
        Poll::Ready(())
    }

    fn token(&self, life: Duration, time: &FakeTime) -> Token {
        let desk = self.clone();
        let fetch = move || {
            let served = desk.clone().serve();
            async move { Ok(FetchedToken::new(served.await?).expires_in(life)) }
        };
        Token::new(fetch).clock(time.clone())
    }
}

struct Leaves {
    desk: Desk,
    served: bool,
}

impl Drop for Leaves {
    fn drop(&mut self) {
        if !self.served {
            self.desk.change(|inner| inner.abandoned += 1);
        }
    }
}

/// Counts how often it is woken.
#[derive(Default)]
struct Woken(AtomicUsize);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// A caller that is polled by hand.
struct Caller {
    future: BoxFuture<'static, Result<String, String>>,
    woken: Arc<Woken>,
}

fn text(error: &(dyn StdError + Send + Sync)) -> String {
    error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
}

async fn ask(token: Token, attempt: AttemptInfo) -> Result<String, String> {
    let secret = token.secret(attempt).await;
    secret.map(|secret| secret.expose_secret().to_owned()).map_err(|error| text(&*error))
}

fn first() -> AttemptInfo {
    AttemptInfo::new(1, false)
}

fn now(token: &Token) -> Result<String, String> {
    block_on(ask(token.clone(), first()))
}

/// What the attempt after one with the present token is told, if that one is answered with 401.
fn refused(token: &Token) -> AttemptInfo {
    let attempt = first();
    block_on(ask(token.clone(), attempt.clone())).unwrap();
    attempt.after_401()
}

fn after_401(token: &Token) -> Result<String, String> {
    let refused = refused(token);
    block_on(ask(token.clone(), refused))
}

#[allow(clippy::unnecessary_wraps, reason = "it is compared with results")]
fn got(number: usize) -> Result<String, String> {
    Ok(format!("token-{number}"))
}

impl Caller {
    fn new(token: &Token, attempt: &AttemptInfo) -> Self {
        Self { future: Box::pin(ask(token.clone(), attempt.clone())), woken: Arc::default() }
    }

    fn poll(&mut self) -> Poll<Result<String, String>> {
        let waker = Waker::from(Arc::clone(&self.woken));
        self.future.as_mut().poll(&mut Context::from_waker(&waker))
    }

    fn is_woken(&self) -> bool {
        self.woken.0.load(Ordering::SeqCst) > 0
    }
}

fn fifty(token: &Token, attempt: &AttemptInfo) -> Vec<Caller> {
    let mut callers: Vec<_> = (0..50).map(|_| Caller::new(token, attempt)).collect();
    assert!(callers.iter_mut().all(|caller| caller.poll().is_pending()));
    callers
}

#[test]
fn fifty_callers_wait_for_one_fetch() {
    let (desk, time) = (Desk::closed(), FakeTime::default());
    let token = desk.token(HOUR, &time);
    let mut callers = fifty(&token, &first());
    assert!(!callers.iter().any(Caller::is_woken));
    desk.open();
    assert!(callers.iter().all(Caller::is_woken));
    assert!(callers.iter_mut().rev().all(|caller| caller.poll() == Poll::Ready(got(1))));
    assert_eq!((now(&token), desk.begun()), (got(1), 1));
}

#[test]
fn the_fetch_goes_on_when_the_first_caller_is_dropped() {
    let (desk, time) = (Desk::closed(), FakeTime::default());
    let token = desk.token(HOUR, &time);
    let mut callers = fifty(&token, &first());
    let rest = callers.split_off(1);
    drop(callers);
    // The first may have been woken in their place.
    assert!(rest.iter().all(Caller::is_woken));
    let mut rest = rest.into_iter();
    let mut second = rest.next().unwrap();
    assert!(second.poll().is_pending());
    desk.open();
    assert_eq!(second.poll(), Poll::Ready(got(1)));
    assert!(rest.all(|mut caller| caller.poll() == Poll::Ready(got(1))));
    assert_eq!(desk.begun(), 1);
}

#[test]
fn a_fetch_that_nobody_waits_for_is_dropped() {
    let (desk, time) = (Desk::closed(), FakeTime::default());
    let token = desk.token(HOUR, &time);
    drop(fifty(&token, &first()));
    desk.change(|inner| assert_eq!((inner.begun, inner.abandoned), (1, 1)));
    desk.open();
    assert_eq!(now(&token), got(2));
}

#[test]
fn it_is_fetched_anew_before_it_expires() {
    let (desk, time) = (Desk::default(), FakeTime::default());
    let token = desk.token(HOUR, &time);
    assert_eq!(now(&token), got(1));
    time.advance(Duration::from_secs(3539));
    assert_eq!(now(&token), got(1));
    time.advance(Duration::from_secs(1));
    assert_eq!((now(&token), now(&token)), (got(2), got(2)));
    let short = desk.token(Duration::from_secs(20), &time);
    assert_eq!(now(&short), got(3));
    time.advance(Duration::from_secs(9));
    assert_eq!(now(&short), got(3));
    time.advance(Duration::from_secs(1));
    assert_eq!(now(&short), got(4));
    let wide = desk.token(HOUR, &time).margin(Duration::from_mins(10));
    assert_eq!(now(&wide), got(5));
    time.advance(Duration::from_mins(50));
    assert_eq!(now(&wide), got(6));
}

#[test]
fn the_old_token_is_used_while_the_next_is_fetched() {
    let (desk, time) = (Desk::default(), FakeTime::default());
    let token = desk.token(HOUR, &time);
    let refused = refused(&token);
    time.advance(Duration::from_secs(3590));
    desk.change(|inner| inner.closed = true);
    let mut early = Caller::new(&token, &first());
    assert!(early.poll().is_pending());
    assert_eq!(now(&token), got(1));
    let mut late = Caller::new(&token, &refused);
    assert!(late.poll().is_pending());
    // What was refused is used by nobody any more.
    let mut third = Caller::new(&token, &first());
    assert!(third.poll().is_pending());
    desk.open();
    assert!([early, late, third].iter_mut().all(|caller| caller.poll() == Poll::Ready(got(2))));
}

#[test]
fn without_an_expiry_it_is_good_until_it_is_refused() {
    let (desk, time) = (Desk::default(), FakeTime::default());
    let desk_of_fetch = desk.clone();
    let fetch = move || {
        let served = desk_of_fetch.clone().serve();
        async move { Ok(FetchedToken::new(served.await?)) }
    };
    let token = Token::new(fetch).clock(time.clone());
    assert_eq!(now(&token), got(1));
    time.advance(HOUR * 10_000);
    assert_eq!((now(&token), after_401(&token)), (got(1), got(2)));
}

#[test]
fn calls_that_were_refused_share_one_fetch() {
    let (desk, time) = (Desk::default(), FakeTime::default());
    let token = desk.token(HOUR, &time);
    let refused = refused(&token);
    desk.change(|inner| inner.closed = true);
    let mut callers = fifty(&token, &refused);
    desk.open();
    assert!(callers.iter_mut().all(|caller| caller.poll() == Poll::Ready(got(2))));
    // One whose 401 comes later, however late, was refused with the old token as well.
    time.advance(Duration::from_mins(50));
    assert_eq!((block_on(ask(token.clone(), refused.clone())), now(&token)), (got(2), got(2)));
    // One that was refused with the new one was not, however soon.
    assert_eq!((after_401(&token), desk.begun()), (got(3), 3));
    assert_eq!((block_on(ask(token.clone(), refused)), desk.begun()), (got(3), 3));
    // Nobody noted what was refused: it may be any.
    assert_eq!((block_on(ask(token, AttemptInfo::new(2, true))), desk.begun()), (got(4), 4));
}

#[test]
fn a_failure_is_shared_and_not_kept() {
    let (desk, time) = (Desk::closed(), FakeTime::default());
    let token = desk.token(HOUR, &time);
    desk.change(|inner| inner.failing = true);
    let mut callers = fifty(&token, &first());
    desk.open();
    let failed = Err("the token could not be fetched: the desk is out of order".to_owned());
    assert!(callers.iter_mut().all(|caller| caller.poll() == Poll::Ready(failed.clone())));
    assert_eq!((desk.begun(), now(&token)), (1, failed.clone()));
    desk.change(|inner| inner.failing = false);
    assert_eq!(now(&token), got(3));
    let refused = refused(&token);
    time.advance(Duration::from_secs(3570));
    desk.change(|inner| inner.failing = true);
    assert_eq!((now(&token), desk.begun()), (got(3), 4));
    assert_eq!(block_on(ask(token.clone(), refused)), failed);
    time.advance(Duration::from_secs(30));
    assert_eq!(now(&token), failed);
}

#[test]
fn who_comes_after_a_failure_does_not_get_it() {
    let (desk, time) = (Desk::closed(), FakeTime::default());
    let token = desk.token(HOUR, &time);
    desk.change(|inner| inner.failing = true);
    let mut callers = fifty(&token, &first());
    desk.open();
    assert!(matches!(callers[0].poll(), Poll::Ready(Err(_))));
    // The others have not looked yet, so the failure is still there for them.
    desk.change(|inner| inner.failing = false);
    assert_eq!(now(&token), got(2));
    assert!(matches!(callers[1].poll(), Poll::Ready(Ok(_))));
}

#[test]
fn a_fetch_that_panics_leaves_nobody_waiting() {
    let (desk, time) = (Desk::closed(), FakeTime::default());
    let token = desk.token(HOUR, &time);
    let mut callers = fifty(&token, &first());
    desk.change(|inner| inner.panicking = true);
    desk.open();
    let first = callers.remove(0);
    let polled = catch_unwind(AssertUnwindSafe(move || { first }.poll()));
    assert!(polled.is_err() && callers.iter().all(Caller::is_woken));
    assert!(callers.iter_mut().all(|caller| matches!(caller.poll(), Poll::Ready(Err(_)))));
    desk.change(|inner| inner.panicking = false);
    assert_eq!(now(&token), got(2));
}

/// Pending, and woken at once.
async fn yields(times: usize) {
    let mut left = times;
    poll_fn(move |context| {
        if left == 0 {
            return Poll::Ready(());
        }
        left -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

#[test]
fn threads_that_come_and_go_share_one_fetch() {
    let (desk, time) = (Desk::default(), FakeTime::default());
    for round in 1..=20 {
        let desk_of_fetch = desk.clone();
        let fetch = move || {
            let served = desk_of_fetch.clone().serve();
            async move {
                yields(200).await;
                Ok(FetchedToken::new(served.await?).expires_in(HOUR))
            }
        };
        let token = Token::new(fetch).clock(time.clone());
        let start = std::sync::Barrier::new(8);
        // It keeps the fetch going while others leave.
        let mut stays = Caller::new(&token, &first());
        assert!(stays.poll().is_pending());
        thread::scope(|scope| {
            for thread in 0..8 {
                let (token, start) = (&token, &start);
                scope.spawn(move || {
                    start.wait();
                    if thread % 2 == 0 {
                        assert_eq!(now(token), got(round));
                    } else {
                        let mut leaves = Caller::new(token, &first());
                        let polled = (0..thread).map(|_| leaves.poll()).find(Poll::is_ready);
                        assert!(polled.is_none_or(|polled| polled == Poll::Ready(got(round))));
                    }
                });
            }
        });
        assert_eq!((now(&token), desk.begun()), (got(round), round));
    }
}
