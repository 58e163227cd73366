//! Brings the generated crates in step with their documents, or shows how they are not.
//! Both ways share one computation; nothing is written before all of it was done.

use generator::Output;
use generator::write::{Drift, apply, replace};

use crate::plan::{self, Difference, Plan};
use crate::project::Project;
use crate::say::{self, Failure};
use crate::{Exit, changes, diff};

/// Files that are named one by one; beyond, only their number is said.
const NAMED: usize = 40;

/// `cargo xtask regen`.
pub(crate) fn run(apis: &[String], check: bool) -> Result<Exit, Failure> {
    let project = Project::find()?;
    let by_hand = by_hand(&project, apis)?;
    let plans = plan::all(&project, project.chosen(apis)?)?;
    let Some(outputs) = plan::outputs(&plans) else {
        say::progress("Nothing was written.");
        return Ok(Exit::Wrong);
    };
    let mut compared = Vec::new();
    for (plan, output) in outputs {
        compared.push((plan, output, plan.difference(&project, output)?));
    }
    let drifted = compared.iter().any(|(_, _, difference)| !difference.is_none());
    for (plan, output, difference) in &compared {
        if check {
            show(plan, difference)?;
        } else {
            write(&project, plan, output, difference)?;
        }
    }
    for remedy in &by_hand {
        say::result(remedy)?;
    }
    if check && drifted {
        say::result("To repair: cargo xtask regen")?;
    }
    Ok(if (check && drifted) || !by_hand.is_empty() { Exit::Drift } else { Exit::Fine })
}

/// What is out of step and no run can repair.
fn by_hand(project: &Project, apis: &[String]) -> Result<Vec<String>, Failure> {
    let documents = project.chosen(apis)?;
    let mut remedies = Vec::new();
    for document in project.unlisted(&documents)? {
        let crate_ = format!("generated/{}", document.name);
        remedies.push(format!(
            "`{crate_}` is no member of the workspace: add to `members` in Cargo.toml\n    \"{crate_}\","
        ));
    }
    let stray = if apis.is_empty() { project.stray_crates(&documents)? } else { Vec::new() };
    for name in stray {
        let line = format!("`generated/{name}` has no document: remove the folder, and its line in Cargo.toml");
        remedies.push(line);
    }
    Ok(remedies)
}

/// `--check`: the whole difference, for reading.
fn show(plan: &Plan, difference: &Difference) -> Result<(), Failure> {
    let name = &plan.document.name;
    if difference.is_none() {
        return say::result(&format!("{name}: in step"));
    }
    let colour = say::colour_results();
    let folder = format!("generated/{name}/");
    let in_crate = difference.in_crate.iter().map(|drift| (folder.as_str(), drift));
    let in_lock = difference.in_lock.iter().map(|drift| ("", drift));
    for (folder, drift) in in_crate.chain(in_lock) {
        say::result(&diff::show(folder, drift, colour))?;
    }
    say::result(&format!("{name}: out of step: {}", tally(difference, ["stale", "missing", "stray"])))
}

/// Makes it so, and says what that changed.
fn write(project: &Project, plan: &Plan, output: &Output, difference: &Difference) -> Result<(), Failure> {
    let name = &plan.document.name;
    if difference.is_none() {
        return say::result(&format!("{name}: in step"));
    }
    let was = Plan::committed(&output.files, difference);
    // The lock first: a crate without its names would get other names in the next run.
    if let Some(Drift::Missing { should, .. } | Drift::Stale { should, .. }) = &difference.in_lock {
        replace(&project.lock_of(&plan.document), should)?;
    }
    apply(&difference.in_crate, &project.crate_of(&plan.document))?;
    say::result(&format!("{name}: {}", tally(difference, ["changed", "new", "removed"])))?;
    say::result(&list(name, difference))?;
    let is = output.files.get("api.txt").map_or("", String::as_str);
    for change in changes::in_words(was, is) {
        say::result(&format!("  {change}"))?;
    }
    Ok(())
}

/// `2 files changed, 1 new, 1 removed`, without what there is none of.
fn tally(difference: &Difference, [changed, new, removed]: [&str; 3]) -> String {
    let all = || difference.in_crate.iter().chain(&difference.in_lock);
    let counts = [
        (all().filter(|drift| matches!(drift, Drift::Stale { .. })).count(), changed),
        (all().filter(|drift| matches!(drift, Drift::Missing { .. })).count(), new),
        (all().filter(|drift| matches!(drift, Drift::Stray { .. })).count(), removed),
    ];
    let some = counts.iter().filter(|(number, _)| *number > 0);
    some.map(|(number, what)| format!("{} {what}", say::count(*number, "file"))).collect::<Vec<_>>().join(", ")
}

fn list(name: &str, difference: &Difference) -> String {
    let in_crate = difference.in_crate.iter().map(|drift| (format!("generated/{name}/{}", drift.path()), drift));
    let in_lock = difference.in_lock.iter().map(|drift| (drift.path().to_owned(), drift));
    let mut lines: Vec<String> = in_lock
        .chain(in_crate)
        .map(|(path, drift)| match drift {
            Drift::Missing { .. } => format!("  new     {path}"),
            Drift::Stale { .. } => format!("  changed {path}"),
            Drift::Stray { .. } => format!("  removed {path}"),
        })
        .collect();
    if lines.len() > NAMED {
        let more = lines.len() - NAMED;
        lines.truncate(NAMED);
        lines.push(format!("  and {}", say::count(more, "more file")));
    }
    lines.join("\n")
}
