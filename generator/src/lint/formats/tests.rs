//! What fits each format, and what does not.

use super::complaint;

#[test]
fn each_format_tells_right_from_wrong() {
    for (format, right, wrong) in [
        (
            "date",
            &["2024-02-29", "2000-02-29", "2023-12-31"][..],
            &["2023-02-29", "1900-02-29", "2024-13-01", "24-1-1"][..],
        ),
        (
            "date-time",
            &["2024-01-31T09:30:00Z", "2024-01-31t09:30:60.123456789+05:30", "2024-01-31 09:30:00-00:00"],
            &[
                "2024-01-31",
                "2024-01-31T09:30:00",
                "2024-01-31T24:00:00Z",
                "2024-01-31T09:30:00.Z",
                "2024-01-31T09:30Z",
            ],
        ),
        ("uuid", &["0c5e1f0a-8a5d-4c1b-9a77-2f1e0d6b4C01"], &["0c5e1f0a8a5d4c1b9a772f1e0d6b4c01", "x"]),
        ("decimal", &["1", "-0.50", "12345678901234567890.123"], &["", ".", "1.", ".5", "1e5", "1,5", "é"]),
        ("email", &["anything"], &[]),
    ] {
        assert!(right.iter().all(|text| complaint(format, text).is_none()), "{format}");
        assert!(wrong.iter().all(|text| complaint(format, text).is_some()), "{format}");
    }
    assert!(complaint("date-time", "2024-01-31é09:30:00Z").is_some());
}
