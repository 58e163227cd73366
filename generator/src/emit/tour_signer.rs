/// Signs nothing: it writes what a signature looks like, for servers that look no further.
struct NoSignature;

impl the_crate::runtime::Authenticate for NoSignature {
    fn authorize<'a>(
        &'a self,
        request: &'a mut the_crate::runtime::transport::Request,
        _attempt: the_crate::runtime::credentials::AttemptInfo,
    ) -> the_crate::runtime::transport::BoxFuture<'a, the_crate::runtime::credentials::Authorized> {
        use the_crate::runtime::http::HeaderValue;

        request.headers.insert("signature-input", HeaderValue::from_static("sig=()"));
        request.headers.insert("signature", HeaderValue::from_static("sig=:AA==:"));
        Box::pin(std::future::ready(Ok(())))
    }
}
