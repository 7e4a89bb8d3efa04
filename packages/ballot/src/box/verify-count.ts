import type { Json } from "@huabiao/kernel/canonical-json";
import { canonicalJson } from "@huabiao/kernel/canonical-json";
import { type Problem, problem } from "@huabiao/kernel/problem";
import type { BallotBook } from "./ballot-book.ts";
import { type Manifest, type StratumManifest, tallyCommitment } from "./manifest.ts";
import { type Tally, tallyOutcomes } from "./tally.ts";
import { place } from "./verify-log.ts";
import { publicFault, withheldCells } from "./withhold.ts";

/**
 * What the manifest's own numbers say that cannot be: `recount.issued-over-roll`, `recount.ballots-over-issued`,
 * `recount.tally-differs` when counted and replaced ballots are not those of the log.
 */
export function verifyNumbers(manifest: Manifest): Problem | null {
  for (const { id, roll, issued, ballots, counted, replaced } of manifest.strata) {
    const refuse = (code: string, facts: Problem["facts"]) =>
      problem(code, { stratum: id, ...facts }, place("manifest"));
    if (roll !== null && issued.size > roll.size)
      return refuse("recount.issued-over-roll", { issued: issued.size, roll: roll.size });
    if (counted > issued.size) return refuse("recount.ballots-over-issued", { counted, issued: issued.size });
    if (counted + replaced !== ballots.size)
      return refuse("recount.tally-differs", { question: "·", cell: "replaced" });
  }
  return null;
}

/**
 * Whether the tally is that of the ballots: `recount.tally-differs`, `recount.commitment-differs`; in a public box, which
 * does not hold the answers, that it adds up and that no cell tells too much: `recount.tally-leaks`; then
 * `recount.edition-differs` when it does not say what it leaves out.
 */
export function verifyCount(manifest: Manifest, books: readonly BallotBook[]): Problem | null {
  for (const [at, stratum] of manifest.strata.entries()) {
    const book = books[at] as BallotBook;
    const found =
      manifest.edition === "full" ? fullFault(manifest, stratum, book) : shownFault(manifest, stratum, book);
    if (found) return found;
  }
  const tallies = manifest.strata.map(({ tally }) => tally);
  if (manifest.salt !== null && tallyCommitment(manifest.salt, tallies) !== manifest.commitment)
    return problem("recount.commitment-differs", {}, place("manifest"));
  return canonicalJson(manifest.differs) === canonicalJson(differences(manifest.edition, manifest.strata))
    ? null
    : problem("recount.edition-differs", { edition: manifest.edition }, place("manifest"));
}

/** What an edition leaves out: answers and salts of every ballot, and the withheld cells. */
export function differences(
  edition: Manifest["edition"],
  strata: readonly Pick<StratumManifest, "ballots" | "tally">[],
): Manifest["differs"] {
  const ballots = edition === "full" ? 0 : strata.reduce((sum, { ballots: { size } }) => sum + size, 0);
  return { answers: ballots, cells: strata.reduce((sum, { tally }) => sum + withheldCells(tally), 0), salts: ballots };
}

function tallyProblem(stratum: string, question: string, cell: string): Problem {
  return problem("recount.tally-differs", { stratum, question, cell }, place("manifest"));
}

function fullFault({ poll }: Manifest, { id, counted, tally }: StratumManifest, book: BallotBook): Problem | null {
  if (counted !== book.counted) return tallyProblem(id, "·", "counted");
  const own = tallyOutcomes(poll, book.outcomes, book.counted);
  for (const { id: question } of poll.questions) {
    const cell = differingCell(own[question] as Tally[string], tally[question] as Tally[string]);
    if (cell !== null) return tallyProblem(id, question, cell);
  }
  return null;
}

function differingCell(own: Tally[string], told: Tally[string]): string | null {
  const flat = ({ options, ...kinds }: Tally[string]): Record<string, Json> => ({ ...kinds, ...options });
  const cells = flat(told);
  return Object.entries(flat(own)).find(([name, count]) => cells[name] !== count)?.[0] ?? null;
}

function shownFault({ poll }: Manifest, { id, counted, tally }: StratumManifest, book: BallotBook): Problem | null {
  if (counted !== book.counted) return tallyProblem(id, "·", "counted");
  const found = publicFault(poll, tally, counted);
  if (found === null) return null;
  const { question, fault } = found;
  if (fault === "sum") return tallyProblem(id, question, "·");
  return problem("recount.tally-leaks", { stratum: id, question }, place("manifest"));
}
