import type { Problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { checkPolls } from "./check/check-polls.ts";
import type { Poll } from "./document/scheme.ts";
import { poll } from "./document/voices.ts";
import { parseDocument } from "./parse-document.ts";
import type { Path } from "./path.ts";

/**
 * Reads a poll that stands in a file of its own: what a scheme's `polls` would hold, form and meaning checked.
 *
 * Refused with every problem and its line, as `parseScheme` and `checkScheme` do. `parent` has no meaning here and is refused.
 */
export function parsePoll(text: string, { file }: { readonly file: string }): Result<Poll, readonly Problem[]> {
  const parsed = parseDocument(text, file, pollForm);
  if (!parsed.ok) return parsed;
  const { document, locate } = parsed.value;
  const problems: Problem[] = [];
  checkPolls({
    polls: [document],
    dimensions: [],
    refuse: (code, path, facts) => {
      const own: Path = path.slice(2);
      problems.push({ code, path: own, facts, place: locate(own) });
    },
  });
  return problems.length > 0 ? err(problems) : ok(document);
}

const pollForm = { schema: poll, empty: "scheme.form.empty", notMapping: "scheme.form.not-a-scheme" };
