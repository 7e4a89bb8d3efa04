import { ballotCount, noteKeyText, type QuestionTally, type Recount, type StratumManifest } from "@huabiao/ballot";
import type { Facts } from "@huabiao/kernel/problem";
import { textIn } from "@huabiao/kernel/text";
import type { Session } from "../io.ts";
import { textTable } from "./text-table.ts";

/** An answer to what was asked beside the recount, by the code of its sentence. */
export interface Told {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Poll = Recount["manifest"]["poll"];

/** Prints what a box of which everything holds says: turnout and tally per stratum, and answers to what was asked. */
export function printRecount(session: Session, recount: Recount, told: readonly Told[] = []): void {
  const { io, translate } = session;
  const { manifest } = recount;
  const key = noteKeyText(recount.sealKey);
  if (session.json) {
    const { poll, edition, strata, commitment, differs } = manifest;
    const counted = strata.map(({ issuer: _, ...stratum }) => stratum);
    const answers = Object.fromEntries(told.map(({ code, facts }) => [code, facts]));
    io.out(
      `${JSON.stringify({ holds: true, key, edition, poll, strata: counted, commitment, differs, answers }, null, 2)}\n`,
    );
    return;
  }
  io.out(
    `\n${textIn(manifest.poll.title, session.language)} · ${translate(`cli.ballot.kind.${manifest.poll.kind}`)}\n`,
  );
  io.out(`${translate(`cli.ballot.edition.${manifest.edition}`, { cells: manifest.differs.cells })}\n`);
  for (const stratum of manifest.strata) printStratum(session, manifest.poll, stratum);
  const facts = {
    ballots: ballotCount(manifest),
    tokens: manifest.strata.reduce((sum, { issued }) => sum + issued.size, 0),
    strata: manifest.strata.length,
    key,
  };
  io.out(`\n${translate("cli.ballot.holds", facts)}\n`);
  for (const one of told) io.out(`${translate(`cli.ballot.${one.code}`, one.facts as Facts)}\n`);
}

function printStratum({ io, translate, language }: Session, poll: Poll, stratum: StratumManifest): void {
  const { id, roll, issued, counted, replaced, tally } = stratum;
  const title = textIn(poll.strata.find((one) => one.id === id)?.title ?? id, language);
  const facts = { stratum: title, roll: roll?.size ?? "—", issued: issued.size, counted, replaced };
  io.out(`\n${translate("cli.ballot.turnout", facts)}\n`);
  for (const question of poll.questions) {
    const columns = ["count", "share"].map((name) => translate(`cli.ballot.column.${name}`));
    const header = [textIn(question.text, language), ...columns];
    const rows = rowsOf({ translate, language }, question, tally[question.id] as QuestionTally);
    io.out(`\n${textTable(header, rows, [1, 2])}\n`);
  }
}

function rowsOf(
  { translate, language }: Pick<Session, "translate" | "language">,
  question: Poll["questions"][number],
  tally: QuestionTally,
): string[][] {
  const withheld = translate("cli.ballot.withheld");
  const cell = (count: number | null) => (count === null ? withheld : String(count));
  const share = (count: number | null) =>
    count === null || !tally.valid ? "—" : `${((100 * count) / tally.valid).toFixed(1)} %`;
  const options = question.options
    .filter(({ unsure }) => !unsure)
    .map(({ id, text }) => {
      const count = tally.options[id] ?? null;
      return [textIn(text, language), cell(count), share(count)];
    });
  const kinds = (["valid", "unsure", "blank", "invalid"] as const).map((kind) => [
    translate(`cli.ballot.row.${kind}`),
    cell(tally[kind]),
    "",
  ]);
  return [...options, ...kinds];
}
