import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { languages, type Text, textIn } from "@huabiao/kernel/text";
import { nearNames } from "@huabiao/scheme";

/** Something that has an id and a title. */
export interface Named {
  readonly id: string;
  readonly title: Text;
}

/** What may be asked for by name. */
export type NamedKind = "subject" | "number" | "person" | "team" | "part";

const mostListed = 8;

/**
 * The index of what is called so: its id, or its title in any language.
 *
 * Refused when nobody is called so (`cli.explain.unknown-<kind>`, with near names), and when several have the title
 * (`cli.explain.several`, with their ids).
 */
export function findNamed(kind: NamedKind, wanted: string, among: readonly Named[]): Result<number, Problem> {
  const at = among.findIndex(({ id }) => id === wanted);
  if (at >= 0) return ok(at);
  const matching = among.flatMap((one, k) => (namesOf(one).includes(wanted) ? [k] : []));
  if (matching.length > 1) {
    const ids = matching.map((k) => among[k]?.id ?? "").slice(0, mostListed);
    return err(problem("cli.explain.several", { wanted, ids: ids.join(", ") }));
  }
  if (matching.length === 1) return ok(matching[0] as number);
  return err(problem(`cli.explain.unknown-${kind}`, { wanted, suggestions: suggested(wanted, among) }));
}

function suggested(wanted: string, among: readonly Named[]): string {
  const near = nearNames(wanted, new Set(among.flatMap(namesOf)));
  if (near.length > 0) return near.join(", ");
  const some = among.slice(0, mostListed).map(({ id }) => id);
  return `${some.join(", ")}${among.length > mostListed ? " …" : ""}` || "—";
}

function namesOf({ id, title }: Named): string[] {
  return [id, ...languages.map((language) => textIn(title, language))];
}
