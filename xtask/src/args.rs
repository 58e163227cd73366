//! From arguments to a command: every argument that is not understood is refused.
//! It reads nothing but the arguments and carries nothing out.

use std::ffi::OsString;
use std::path::PathBuf;

use generator::normalise::Selection;
use lexopt::Arg::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

use crate::help;
use crate::packages::{self, Package};
use crate::say::Failure;

/// What was asked for.
#[derive(Debug)]
pub(crate) enum Command {
    Overview,
    Help(&'static str),
    Regen { apis: Vec<String>, check: bool },
    Test,
    Ci,
    Lint(Lint),
    Generate(Generate),
    Corpus(Corpus),
    Operations(Format),
    Contract,
    Package { package: &'static Package, args: Vec<OsString> },
}

/// For whom results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Human,
    Json,
}

/// What `lint` is asked for.
#[derive(Debug)]
pub(crate) enum Lint {
    /// Findings of these documents, or of all of the project's.
    Check { specs: Vec<PathBuf>, overlays: Vec<PathBuf>, format: Format },
    /// Why a rule matters.
    Explain(String),
    /// The list of rules.
    Rules(Format),
}

/// What `generate` is asked for.
#[derive(Debug)]
pub(crate) struct Generate {
    pub(crate) spec: PathBuf,
    pub(crate) out: PathBuf,
    pub(crate) name: Option<String>,
    pub(crate) runtime: RuntimeFrom,
    pub(crate) ledger: Option<PathBuf>,
    pub(crate) tour: Option<PathBuf>,
    pub(crate) selection: Selection,
    pub(crate) overlays: Vec<PathBuf>,
    pub(crate) deny: Vec<Deny>,
    pub(crate) format: Format,
}

/// What `--deny` makes a failure of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deny {
    /// Parts that say or check less in the crate than in the document.
    Degraded,
    /// Parts that are not in the crate.
    Skipped,
    /// Faults of the document that were mended.
    Repaired,
    /// Warnings.
    Warning,
}

/// What `corpus` is asked for.
#[derive(Debug)]
pub(crate) struct Corpus {
    pub(crate) folder: PathBuf,
    pub(crate) only: Vec<String>,
    pub(crate) check: bool,
    pub(crate) mock: Option<String>,
    pub(crate) out: Option<PathBuf>,
}

/// Where the generated crate finds the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuntimeFrom {
    /// Its sources are written beside it.
    Vendored,
    /// The registry.
    Version,
    /// This repository.
    Path,
}

/// Parses the arguments of the program.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Failure> {
    match parser.next()? {
        None => Err(Failure::Usage("which command?".to_owned())),
        Some(Long("help") | Short('h')) => Ok(Command::Overview),
        Some(Value(name)) => command(&name.string()?, &mut parser),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn command(name: &str, parser: &mut Parser) -> Result<Command, Failure> {
    match name {
        "regen" => regen(parser),
        "lint" => lint(parser),
        "generate" => generate(parser),
        "corpus" => corpus(parser),
        "operations" => operations(parser),
        "test" => plain(parser, help::TEST, Command::Test),
        "ci" => plain(parser, help::CI, Command::Ci),
        "contract" => plain(parser, help::CONTRACT, Command::Contract),
        "help" => asked_for_help(parser),
        _ => match packages::find(name) {
            Some(package) => Ok(Command::Package { package, args: parser.raw_args()?.collect() }),
            None => Err(unknown_command(name)),
        },
    }
}

fn unknown_command(name: &str) -> Failure {
    let known = help::COMMANDS.iter().map(|(name, _)| *name);
    let meant = generator::finding::closest(name, known);
    let hint = meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
    Failure::Usage(format!("no command is called `{name}`{hint}"))
}

/// `help` and `help COMMAND`.
fn asked_for_help(parser: &mut Parser) -> Result<Command, Failure> {
    let Some(arg) = parser.next()? else { return Ok(Command::Overview) };
    let Value(name) = arg else { return Err(arg.unexpected().into()) };
    let name = name.string()?;
    if let Some(package) = packages::find(&name) {
        return Ok(Command::Package { package, args: vec!["--help".into()] });
    }
    let text = help::COMMANDS.iter().find(|(command, _)| *command == name);
    text.map(|(_, text)| Command::Help(text)).ok_or_else(|| unknown_command(&name))
}

/// A command without arguments.
fn plain(parser: &mut Parser, help: &'static str, command: Command) -> Result<Command, Failure> {
    match parser.next()? {
        None => Ok(command),
        Some(Long("help") | Short('h')) => Ok(Command::Help(help)),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn regen(parser: &mut Parser) -> Result<Command, Failure> {
    let (mut apis, mut check) = (Vec::new(), false);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help(help::REGEN)),
            Long("check") => check = true,
            Value(api) => apis.push(api.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Regen { apis, check })
}

fn lint(parser: &mut Parser) -> Result<Command, Failure> {
    let (mut specs, mut overlays) = (Vec::new(), Vec::new());
    let (mut format, mut explain, mut rules) = (Format::Human, None, false);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help(help::LINT)),
            Long("format") => format = format_of(&parser.value()?)?,
            Long("explain") => explain = Some(parser.value()?.string()?),
            Long("rules") => rules = true,
            Long("overlay") => overlays.push(PathBuf::from(parser.value()?)),
            Value(spec) => specs.push(PathBuf::from(spec)),
            other => return Err(other.unexpected().into()),
        }
    }
    if !overlays.is_empty() && specs.len() != 1 {
        return Err(Failure::Usage("`--overlay FILE` changes one document: `lint SPEC --overlay FILE`".to_owned()));
    }
    match explain {
        Some(_) if rules || !specs.is_empty() => Err(Failure::Usage("`--explain RULE` stands alone".to_owned())),
        Some(rule) => Ok(Command::Lint(Lint::Explain(rule))),
        None if rules && !specs.is_empty() => Err(Failure::Usage("`--rules` takes no documents".to_owned())),
        None if rules => Ok(Command::Lint(Lint::Rules(format))),
        None => Ok(Command::Lint(Lint::Check { specs, overlays, format })),
    }
}

fn generate(parser: &mut Parser) -> Result<Command, Failure> {
    let (mut spec, mut out, mut name, mut runtime) = (None, None, None, RuntimeFrom::Vendored);
    let (mut ledger, mut tour) = (None, None);
    let (mut selection, mut overlays, mut deny) = (Selection::default(), Vec::new(), Vec::new());
    let mut format = Format::Human;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help(help::GENERATE)),
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Long("name") => name = Some(parser.value()?.string()?),
            Long("ledger") => ledger = Some(PathBuf::from(parser.value()?)),
            Long("only") => selection.operations.push(parser.value()?.string()?),
            Long("tag") => selection.tags.push(parser.value()?.string()?),
            Long("overlay") => overlays.push(PathBuf::from(parser.value()?)),
            Long("deny") => deny.push(deny_of(&parser.value()?)?),
            Long("format") => format = format_of(&parser.value()?)?,
            Long("explain") => return Ok(Command::Lint(Lint::Explain(parser.value()?.string()?))),
            Long("tour") => tour = Some(PathBuf::from(parser.value()?)),
            Long("runtime") => runtime = runtime_of(&parser.value()?)?,
            Value(value) if spec.is_none() => spec = Some(PathBuf::from(value)),
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = |what: &str| Failure::Usage(format!("`generate` needs {what}"));
    let spec = spec.ok_or_else(|| missing("a document: `generate SPEC --out DIR`"))?;
    let out = out.ok_or_else(|| missing("`--out DIR`"))?;
    Ok(Command::Generate(Generate { spec, out, name, runtime, ledger, tour, selection, overlays, deny, format }))
}

fn corpus(parser: &mut Parser) -> Result<Command, Failure> {
    let (mut folder, mut only, mut check, mut mock, mut out) = (None, Vec::new(), false, None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help(help::CORPUS)),
            Long("only") => only.push(parser.value()?.string()?),
            Long("check") => check = true,
            Long("mock") => mock = Some(parser.value()?.string()?),
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Value(value) if folder.is_none() => folder = Some(PathBuf::from(value)),
            other => return Err(other.unexpected().into()),
        }
    }
    let folder = folder.ok_or_else(|| Failure::Usage("`corpus` needs a folder of documents".to_owned()))?;
    Ok(Command::Corpus(Corpus { folder, only, check, mock, out }))
}

fn operations(parser: &mut Parser) -> Result<Command, Failure> {
    let mut format = Format::Human;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help(help::OPERATIONS)),
            Long("format") => format = format_of(&parser.value()?)?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Operations(format))
}

fn deny_of(value: &OsString) -> Result<Deny, Failure> {
    match value.to_str() {
        Some("degraded") => Ok(Deny::Degraded),
        Some("skipped") => Ok(Deny::Skipped),
        Some("repaired") => Ok(Deny::Repaired),
        Some("warning") => Ok(Deny::Warning),
        _ => {
            let value = value.to_string_lossy();
            Err(Failure::Usage(format!("`--deny` is `degraded`, `skipped`, `repaired` or `warning`, not `{value}`")))
        }
    }
}

fn format_of(value: &OsString) -> Result<Format, Failure> {
    match value.to_str() {
        Some("human") => Ok(Format::Human),
        Some("json") => Ok(Format::Json),
        _ => Err(Failure::Usage(format!("`--format` is `human` or `json`, not `{}`", value.to_string_lossy()))),
    }
}

fn runtime_of(value: &OsString) -> Result<RuntimeFrom, Failure> {
    match value.to_str() {
        Some("vendored") => Ok(RuntimeFrom::Vendored),
        Some("version") => Ok(RuntimeFrom::Version),
        Some("path") => Ok(RuntimeFrom::Path),
        _ => {
            let value = value.to_string_lossy();
            Err(Failure::Usage(format!("`--runtime` is `vendored`, `version` or `path`, not `{value}`")))
        }
    }
}
