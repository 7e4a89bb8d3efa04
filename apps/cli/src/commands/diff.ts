import { type Change, diffSchemes } from "@huabiao/scheme";
import { readSchemeFolder } from "../folder/read-scheme.ts";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { printProblems } from "../output/print-problems.ts";

/** `huabiao diff BEFORE AFTER`: what changed between two versions of a scheme, in words, and what of it can move scores (R34). */
export async function runDiff(session: Session, before: string, after: string): Promise<ExitCode> {
  const [older, newer] = [await readSchemeFolder(before), await readSchemeFolder(after)];
  const problems = [older, newer].flatMap((one) => (one.ok ? [] : one.error));
  if (!older.ok || !newer.ok) {
    printProblems(session, problems);
    return exitCodes.refused;
  }
  printChanges(session, diffSchemes(older.value.scheme, newer.value.scheme));
  return exitCodes.done;
}

function printChanges({ io, translate, json }: Session, changes: readonly Change[]): void {
  const told = changes.map((change) => ({ ...change, what: translate(`${change.code}.what`, change.facts) }));
  if (json) {
    io.out(`${JSON.stringify({ changes: told }, null, 2)}\n`);
    return;
  }
  for (const { what, affectsScores } of told) {
    io.out(`${affectsScores ? "!" : "·"} ${what}${affectsScores ? ` ${translate("cli.diff.affects")}` : ""}\n`);
  }
  const count = changes.filter(({ affectsScores }) => affectsScores).length;
  io.out(
    `${translate(changes.length === 0 ? "cli.diff.none" : "cli.diff.done", { changes: changes.length, count })}\n`,
  );
}
