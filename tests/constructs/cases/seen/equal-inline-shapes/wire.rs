//! Equal shapes of several operations are one type, whatever their prose says.

use constructs::{Server, block_on, client};

use super::api;

#[test]
fn equal_shapes_are_one_type() {
    let server = Server::start();
    for _ in 0..3 {
        server.json(200, r#"{"kept": {"place": "home"}}"#);
    }
    let client = client!(api, server);
    let mut animals = vec![block_on(client.animals().get_cats()).unwrap()];
    animals.push(block_on(client.animals().get_dogs()).unwrap());
    animals.push(block_on(client.animals().get_fish()).unwrap());
    assert!(animals.iter().all(|animal| animal.kept.place == "home"));
    assert_eq!(server.all_sent().iter().map(|sent| sent.line.as_str()).collect::<Vec<_>>(), [
        "GET /cats HTTP/1.1",
        "GET /dogs HTTP/1.1",
        "GET /fish HTTP/1.1",
    ]);
}
