import { translatorFor } from "@huabiao/contract";
import { isLanguage, type Language, languages } from "@huabiao/kernel/text";
import { CommanderError } from "commander";
import { type ExitCode, exitCodes, type Io } from "./io.ts";
import { buildProgram } from "./program.ts";

/**
 * Runs `huabiao` with the words of a command line and gives its exit code: 0 done, 1 refused, 2 usage.
 *
 * Nothing a user can do shows a stack trace; an error that no one foresaw is named in one line with code 1.
 */
export async function run(words: readonly string[], io: Io): Promise<ExitCode> {
  const language = languageAsked(words) ?? io.language;
  const translate = translatorFor(language);
  const program = buildProgram(io, language);
  for (const command of [
    program.command,
    ...program.command.commands,
    ...program.command.commands.flatMap((one) => one.commands),
  ]) {
    command.exitOverride().configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getErrHelpWidth: () => io.columns,
      getOutHelpWidth: () => io.columns,
    });
    command.configureHelp({ styleTitle: (title) => helpTitle(title, translate) });
    command.showHelpAfterError(translate("cli.usage.see-help"));
  }
  try {
    await program.command.parseAsync([...words], { from: "user" });
    return program.exitCode() ?? exitCodes.usage;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    io.err(`✗ ${translate("cli.failed", { message: error instanceof Error ? error.message : String(error) })}\n`);
    return exitCodes.refused;
  }
}

function languageAsked(words: readonly string[]): Language | null {
  const at = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const asked = words[at]?.split("=")[1] ?? words[at + 1] ?? "";
  return at >= 0 && isLanguage(asked) ? asked : null;
}

const titles = ["Usage:", "Arguments:", "Options:", "Commands:", "Global Options:"];

function helpTitle(title: string, translate: ReturnType<typeof translatorFor>): string {
  return titles.includes(title)
    ? translate(`cli.help.title.${title.replace(":", "").replace(" ", "-").toLowerCase()}`)
    : title;
}

/** The language of a POSIX locale such as `zh_CN.UTF-8`; Traditional Chinese when it says nothing of use. */
export function languageOfLocale(locale: string): Language {
  if (/^zh[_-](CN|SG|Hans)/i.test(locale)) return "zh-Hans";
  if (/^en(?![a-z])/i.test(locale)) return "en";
  return languages[0];
}
