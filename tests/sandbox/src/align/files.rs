//! Files that were uploaded.
//! Their bytes are not kept; nobody can ask for them.

use serde_json::{Value, json};

use crate::align::{State, assumed, refused};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::stand_in::{Context, Table};

/// What one client says that a file may be.
const KINDS: [&str; 3] = ["image/jpeg", "image/png", "application/pdf"];
const LIMIT: usize = 10_000_000;

pub(super) fn upload(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let part = asked.parts.iter().find(|part| part.name == "file");
    let part = part.ok_or_else(|| refused("bad_request", "The part `file` is missing"))?;
    let media_type = part.media_type.as_deref().unwrap_or("application/octet-stream");
    let fits = KINDS.contains(&media_type) && part.bytes.len() <= LIMIT;
    if context.assumed.holds(assumed::FILE_KINDS) && !fits {
        return Err(refused("bad_file", "A file is JPEG, PNG or PDF, and of 10 MB at most"));
    }
    let id = context.ids.uuid();
    let name = part.file_name.as_deref().unwrap_or("file");
    let file = json!({ "id": id, "name": name, "type": media_type });
    state.files.put(id, file.clone());
    Ok(Answer::json(201, file))
}

pub(super) fn table(state: &State) -> Table {
    let text = |file: &Value, name: &str| file[name].as_str().unwrap_or_default().to_owned();
    let rows = state.files.iter().map(|file| vec![text(file, "id"), text(file, "name"), text(file, "type")]);
    Table { title: "Files", columns: &["id", "name", "type"], rows: rows.collect() }
}
