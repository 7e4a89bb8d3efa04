import { translatorFor } from "@huabiao/contract";
import { isLanguage, type Language, languages, type Translate } from "@huabiao/kernel/text";
import { Command, InvalidArgumentError, Option } from "commander";
import type { AssessArguments } from "./commands/assess.ts";
import type { EstimateArguments } from "./commands/estimate-spec.ts";
import type { CoinrArguments } from "./commands/import-coinr.ts";
import type { SdmxArguments } from "./commands/import-sdmx.ts";
import type { WorldBankArguments } from "./commands/import-worldbank.ts";
import type { GatePaperArguments } from "./commands/paper-gate.ts";
import type { PersonPaperArguments } from "./commands/paper-persons.ts";
import type { WholePaperArguments } from "./commands/paper-whole.ts";
import type { PortraitArguments } from "./commands/portrait.ts";
import type { RecountArguments } from "./commands/recount.ts";
import type { SealArguments } from "./commands/seal.ts";
import type { SeverityArguments } from "./commands/severity.ts";
import { engineVersion } from "./folder/engine-version.ts";
import type { ExitCode, Io, Session } from "./io.ts";

// A command is loaded when it is called, so that none waits for the parts of another.
const runAssess = later(async () => (await import("./commands/assess.ts")).runAssess);
const runCheck = later(async () => (await import("./commands/check.ts")).runCheck);
const runDiff = later(async () => (await import("./commands/diff.ts")).runDiff);
const runEstimate = later(async () => (await import("./commands/estimate.ts")).runEstimate);
const runExplain = later(async () => (await import("./commands/explain.ts")).runExplain);
const runImportCoinr = later(async () => (await import("./commands/import-coinr.ts")).runImportCoinr);
const runImportSdmx = later(async () => (await import("./commands/import-sdmx.ts")).runImportSdmx);
const runImportWorldBank = later(async () => (await import("./commands/import-worldbank.ts")).runImportWorldBank);
const runGatePaper = later(async () => (await import("./commands/paper-gate.ts")).runGatePaper);
const runPersonPaper = later(async () => (await import("./commands/paper-persons.ts")).runPersonPaper);
const runWholePaper = later(async () => (await import("./commands/paper-whole.ts")).runWholePaper);
const runPortrait = later(async () => (await import("./commands/portrait.ts")).runPortrait);
const runRecount = later(async () => (await import("./commands/recount.ts")).runRecount);
const runSeal = later(async () => (await import("./commands/seal.ts")).runSeal);
const runSeverity = later(async () => (await import("./commands/severity.ts")).runSeverity);
const runVerify = later(async () => (await import("./commands/verify.ts")).runVerify);

function later<A extends unknown[]>(load: () => Promise<(session: Session, ...args: A) => Promise<ExitCode>>) {
  return async (session: Session, ...args: A): Promise<ExitCode> => (await load())(session, ...args);
}

/** A command line that is ready to parse; `exitCode` tells how the command that ran ended. */
export interface Program {
  readonly command: Command;
  readonly exitCode: () => ExitCode | null;
}

/** Builds `huabiao` with its commands, its help and examples in the language asked for. */
export function buildProgram(io: Io, language: Language): Program {
  const translate = translatorFor(language);
  let ended: ExitCode | null = null;
  const root = rootCommand(translate);
  const ending =
    <A extends unknown[]>(run: (session: Session, ...args: A) => Promise<ExitCode>) =>
    async (...args: A): Promise<void> => {
      ended = await run(sessionOf(root, io, language), ...args);
    };
  addCheck(root, translate, ending);
  addDiff(root, translate, ending);
  addAssess(root, translate, ending);
  addExplain(root, translate, ending);
  addPortrait(root, translate, ending);
  addPapers(root, translate, ending);
  addVerify(root, translate, ending);
  addImports(root, translate, ending);
  addEstimate(root, translate, ending);
  addSeverity(root, translate, ending);
  addBoxes(root, translate, ending);
  return { command: root, exitCode: () => ended };
}

type Ending = <A extends unknown[]>(
  run: (session: Session, ...args: A) => Promise<ExitCode>,
) => (...args: A) => Promise<void>;

function sessionOf(root: Command, io: Io, preferred: Language): Session {
  const options = root.optsWithGlobals<{ lang?: string; json?: boolean }>();
  const language = options.lang !== undefined && isLanguage(options.lang) ? options.lang : preferred;
  return { io, language, translate: translatorFor(language), json: options.json ?? false };
}

function rootCommand(translate: Translate): Command {
  return new Command("huabiao")
    .description(translate("cli.help.huabiao"))
    .version(engineVersion, "-v, --version", translate("cli.help.version"))
    .helpOption("-h, --help", translate("cli.help.help"))
    .helpCommand(false)
    .addOption(new Option("--lang <language>", translate("cli.help.lang")).choices([...languages]))
    .option("--json", translate("cli.help.json"))
    .addHelpText("after", `\n${translate("cli.help.examples")}\n${translate("cli.help.huabiao-examples")}`);
}

function subcommand(parent: Command, translate: Translate, name: string): Command {
  const command = parent
    .command(name)
    .description(translate(`cli.help.${name}`))
    .helpOption("-h, --help", translate("cli.help.help"))
    .helpCommand(false)
    .addOption(new Option("--lang <language>", translate("cli.help.lang")).choices([...languages]))
    .option("--json", translate("cli.help.json"))
    .addHelpText("after", `\n${translate("cli.help.examples")}\n${translate(`cli.help.${name}-examples`)}`);
  command.hook("preAction", (_, acting) => {
    const { lang, json } = acting.opts<{ lang?: string; json?: boolean }>();
    let top: Command = acting;
    while (top.parent) top = top.parent;
    if (lang !== undefined) top.setOptionValue("lang", lang);
    if (json !== undefined) top.setOptionValue("json", json);
  });
  return command;
}

function addCheck(root: Command, translate: Translate, ending: Ending): void {
  subcommand(root, translate, "check")
    .argument("<folder>", translate("cli.help.argument.folder"))
    .option("--data <dir>", translate("cli.help.data"))
    .action(ending((session, folder: string, args: { data?: string }) => runCheck(session, folder, args)));
}

function addDiff(root: Command, translate: Translate, ending: Ending): void {
  subcommand(root, translate, "diff")
    .argument("<before>", translate("cli.help.argument.before"))
    .argument("<after>", translate("cli.help.argument.after"))
    .action(ending((session, before: string, after: string) => runDiff(session, before, after)));
}

function addAssess(root: Command, translate: Translate, ending: Ending): void {
  const whole = wholeNumber(translate);
  subcommand(root, translate, "assess")
    .argument("<folder>", translate("cli.help.argument.folder"))
    .option("--data <dir>", translate("cli.help.data"))
    .option("--out <out>", translate("cli.help.out"))
    .option("--seed <n>", translate("cli.help.seed"), whole)
    .option("--draws <n>", translate("cli.help.draws"), whole)
    .option("--threads <n>", translate("cli.help.threads"), whole)
    .option("--tolerate", translate("cli.help.tolerate"))
    .action(ending((session, folder: string, args: AssessArguments) => runAssess(session, folder, args)));
}

function addExplain(root: Command, translate: Translate, ending: Ending): void {
  subcommand(root, translate, "explain")
    .argument("<findings>", translate("cli.help.argument.findings"))
    .argument("<subject>", translate("cli.help.argument.subject"))
    .argument("[number]", translate("cli.help.argument.number"))
    .option("--team", translate("cli.help.explain-team"))
    .action(
      ending((session, findings: string, subject: string, number: string | undefined, args: { team?: boolean }) =>
        runExplain(session, findings, { subject, ...(number === undefined ? {} : { number }), ...args }),
      ),
    );
}

function addPortrait(root: Command, translate: Translate, ending: Ending): void {
  subcommand(root, translate, "portrait")
    .argument("<findings>", translate("cli.help.argument.findings"))
    .argument("[person...]", translate("cli.help.argument.persons"))
    .option("--pdf", translate("cli.help.pdf"))
    .option("--team <place>", translate("cli.help.team"))
    .option("--all", translate("cli.help.all-portraits"))
    .option("--out <file|dir>", translate("cli.help.papers-out"))
    .option("--threads <n>", translate("cli.help.threads"), wholeNumber(translate))
    .action(
      ending((session, findings: string, persons: string[], args: PortraitArguments) =>
        runPortrait(session, findings, { ...args, persons }),
      ),
    );
}

function addPapers(root: Command, translate: Translate, ending: Ending): void {
  const parent = subcommand(root, translate, "paper");
  const outAnd = (command: Command) => command.option("--out <file|dir>", translate("cli.help.papers-out"));
  const withFacts = (command: Command) => outAnd(command.option("--facts <file>", translate("cli.help.facts")));
  const findings = (name: string) =>
    subcommand(parent, translate, name).argument("<findings>", translate("cli.help.argument.findings"));
  for (const kind of ["form", "notice"] as const) {
    const command = findings(kind)
      .argument("[person...]", translate("cli.help.argument.paper-persons"))
      .option("--all", translate("cli.help.all-papers"));
    withFacts(kind === "form" ? command.option("--word", translate("cli.help.word")) : command).action(
      ending((session, path: string, persons: string[], args: PersonPaperArguments) =>
        runPersonPaper(session, kind, { ...args, findings: path, persons }),
      ),
    );
  }
  withFacts(findings("gate").option("--before <findings|scheme>", translate("cli.help.gate-before"))).action(
    ending((session, path: string, args: GatePaperArguments) => runGatePaper(session, path, args)),
  );
  for (const kind of ["quota", "workbook"] as const)
    outAnd(findings(kind)).action(
      ending((session, path: string, args: WholePaperArguments) => runWholePaper(session, kind, { ...args, path })),
    );
  outAnd(subcommand(parent, translate, "slips").argument("<slips>", translate("cli.help.argument.slips"))).action(
    ending((session, path: string, args: WholePaperArguments) => runWholePaper(session, "slips", { ...args, path })),
  );
}

function addVerify(root: Command, translate: Translate, ending: Ending): void {
  subcommand(root, translate, "verify")
    .argument("<out>", translate("cli.help.argument.out"))
    .option("--threads <n>", translate("cli.help.threads"), wholeNumber(translate))
    .action(ending((session, out: string, args: { threads?: number }) => runVerify(session, out, args)));
}

function addEstimate(root: Command, translate: Translate, ending: Ending): void {
  subcommand(root, translate, "estimate")
    .argument("<spec|folder>", translate("cli.help.argument.spec"))
    .option("--data <dir>", translate("cli.help.spec-data"))
    .action(ending((session, spec: string, args: EstimateArguments) => runEstimate(session, spec, args)));
}

function addSeverity(root: Command, translate: Translate, ending: Ending): void {
  subcommand(root, translate, "severity")
    .argument("<spec>", translate("cli.help.argument.severity-spec"))
    .option("--data <dir>", translate("cli.help.spec-data"))
    .option("--out <dir>", translate("cli.help.severity-out"))
    .action(ending((session, spec: string, args: SeverityArguments) => runSeverity(session, spec, args)));
}

function addImports(root: Command, translate: Translate, ending: Ending): void {
  const parent = subcommand(root, translate, "import");
  subcommand(parent, translate, "coinr")
    .argument("<idata>", translate("cli.help.argument.idata"))
    .argument("<imeta>", translate("cli.help.argument.imeta"))
    .requiredOption("--out <dir>", translate("cli.help.out-folder"))
    .option("--denominate", translate("cli.help.denominate"))
    .option("--impute <rule>", translate("cli.help.impute"))
    .option("--treat <rule>", translate("cli.help.treat"))
    .option("--normalise <method>", translate("cli.help.normalise"))
    .option("--aggregate <methods>", translate("cli.help.aggregate"))
    .action(
      ending((session, iData: string, iMeta: string, args: CoinrArguments) =>
        runImportCoinr(session, { iData, iMeta }, args),
      ),
    );
  subcommand(parent, translate, "sdmx")
    .argument("<source>", translate("cli.help.argument.sdmx"))
    .requiredOption("--out <dir>", translate("cli.help.out-folder"))
    .option("--subject <dimension>", translate("cli.help.subject"))
    .option("--indicator <dimensions>", translate("cli.help.indicator"))
    .option("--time <dimension>", translate("cli.help.time"))
    .action(ending((session, source: string, args: SdmxArguments) => runImportSdmx(session, source, args)));
  subcommand(parent, translate, "worldbank")
    .requiredOption("--indicators <codes>", translate("cli.help.indicators"))
    .requiredOption("--countries <codes>", translate("cli.help.countries"))
    .requiredOption("--from <year>", translate("cli.help.from"), wholeNumber(translate))
    .requiredOption("--to <year>", translate("cli.help.to"), wholeNumber(translate))
    .requiredOption("--out <dir>", translate("cli.help.out-folder"))
    .option("--base <url>", translate("cli.help.base"))
    .action(ending((session, args: WorldBankArguments) => runImportWorldBank(session, args)));
}

function addBoxes(root: Command, translate: Translate, ending: Ending): void {
  subcommand(root, translate, "seal")
    .argument("<folder>", translate("cli.help.argument.intake"))
    .requiredOption("--out <box>", translate("cli.help.box-out"))
    .option("--full", translate("cli.help.full"))
    .option("--passphrase-file <file>", translate("cli.help.passphrase-file"))
    .action(ending((session, folder: string, args: SealArguments) => runSeal(session, folder, args)));
  subcommand(root, translate, "recount")
    .argument("<box>", translate("cli.help.argument.box"))
    .option("--receipt <file>", translate("cli.help.receipt"))
    .option("--slip <file>", translate("cli.help.slip"))
    .option("--checkpoint <file>", translate("cli.help.checkpoint"))
    .option("--key <key>", translate("cli.help.key"))
    .option("--ndjson <file>", translate("cli.help.ndjson"))
    .option("--threads <n>", translate("cli.help.threads"), wholeNumber(translate))
    .action(ending((session, box: string, args: RecountArguments) => runRecount(session, box, args)));
}

function wholeNumber(translate: Translate): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(value)) throw new InvalidArgumentError(translate("cli.usage.whole-number"));
    return value;
  };
}
