//! The server: a route for each operation of each document, the page, and connections that can be dropped.
//! Routes are the documents'; nothing is served that they do not name, but the page.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::RawPathParams;
use axum::extract::rejection::RawPathParamsRejection;
use axum::http::{Request, Response, StatusCode};
use axum::routing::{MethodFilter, MethodRouter, get, on};
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};

use crate::desk::Desk;
use crate::document::Operation;
use crate::exchange::{Dropped, exchange, plain};
use crate::page;
use crate::record::{Recorded, masked};
use crate::stand::Stall;
use crate::stand_in::Refused;

/// The routes of a sandbox.
pub(crate) fn router(desk: &Arc<Desk>, stalls: &[Arc<dyn Stall>]) -> Result<Router, String> {
    let mut router = Router::new();
    for stall in stalls {
        let document = stall.document();
        for operation in &document.operations {
            let path = format!("/{}{}{}", stall.name(), document.base, operation.path);
            router = router.route(&path, answering(desk, stall, operation)?);
        }
    }
    let (at, shown) = (Arc::clone(desk), stalls.to_vec());
    let (desk, stalls) = (Arc::clone(desk), stalls.to_vec());
    let refusing = |refused: Refused<'static>| {
        let (desk, stalls) = (Arc::clone(&desk), stalls.clone());
        move |request: Request<Body>| std::future::ready(nowhere(&desk, &stalls, &refused, &request))
    };
    Ok(router
        .route("/", get(move || std::future::ready(page::response(&at, &shown))))
        .fallback(refusing(Refused::NoSuchPath))
        .method_not_allowed_fallback(refusing(Refused::NoSuchMethod)))
}

/// Answers one operation, to its end even if the caller leaves: what was let in is done.
fn answering(desk: &Arc<Desk>, stall: &Arc<dyn Stall>, operation: &'static Operation) -> Result<MethodRouter, String> {
    let filter = MethodFilter::try_from(operation.method.clone()).map_err(|error| error.to_string())?;
    let (desk, stall) = (Arc::clone(desk), Arc::clone(stall));
    let handler = move |params: Result<RawPathParams, RawPathParamsRejection>, request: Request<Body>| {
        let path = params.iter().flatten().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let path: BTreeMap<String, String> = path.collect();
        let work = tokio::spawn(exchange(Arc::clone(&desk), Arc::clone(&stall), operation, path, request));
        async move { work.await.unwrap_or_else(|error| plain(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string())) }
    };
    Ok(on(filter, handler))
}

/// A path, or a method of it, that no document has.
fn nowhere(desk: &Desk, stalls: &[Arc<dyn Stall>], refused: &Refused<'_>, request: &Request<Body>) -> Response<Body> {
    let first = request.uri().path().split('/').nth(1).unwrap_or_default();
    let Some(stall) = stalls.iter().find(|stall| stall.name() == first) else {
        return plain(StatusCode::NOT_FOUND, "no API has this path; `/` tells which there are");
    };
    let answer = stall.refuse(refused, None);
    desk.records().arrived(Recorded {
        api: stall.name(),
        operation: String::new(),
        method: request.method().to_string(),
        target: request.uri().to_string(),
        headers: masked(request.headers(), &stall.document().credentials),
        body: Vec::new(),
        status: Some(answer.status),
        fault: None,
    });
    answer.with_body(Body::from(answer.bytes()))
}

/// Serves until the task ends.
pub(crate) async fn serve(listener: TcpListener, router: Router) {
    loop {
        // A connection that failed before it was accepted is the caller's loss.
        if let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(connection(stream, router.clone()));
        }
    }
}

async fn connection(stream: TcpStream, router: Router) {
    // Answers are small, and nobody gains if they wait for more.
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router);
    let service = service_fn(move |request| {
        let answer = service.call(request);
        async move {
            match answer.await {
                Ok(response) if response.extensions().get::<Dropped>().is_some() => {
                    Err(io::Error::other("dropped, as was asked"))
                }
                Ok(response) => Ok(response),
                Err(never) => match never {},
            }
        }
    });
    // An error is a connection that ended, by the caller or as a fault.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}
