//! What statuses are called: as the document writes them, and as variants of enums.
//! It knows no operation.

use crate::model::Status;

/// As the document writes it.
pub(super) fn wire(status: Status) -> String {
    match status {
        Status::Exact(code) => code.to_string(),
        Status::Range(first) => format!("{first}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// The variant of a status: its registered name, where it has one.
pub(super) fn variant(status: Status) -> String {
    match status {
        Status::Exact(code) => reason(code).map_or_else(|| format!("Status{code}"), str::to_owned),
        Status::Range(4) => "ClientError".to_owned(),
        Status::Range(5) => "ServerError".to_owned(),
        Status::Range(first) => format!("Status{first}xx"),
        Status::Default => "Default".to_owned(),
    }
}

fn reason(code: u16) -> Option<&'static str> {
    let name = match code {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        413 => "PayloadTooLarge",
        415 => "UnsupportedMediaType",
        422 => "UnprocessableEntity",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => return None,
    };
    Some(name)
}
