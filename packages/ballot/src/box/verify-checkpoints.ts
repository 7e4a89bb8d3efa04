import { type Problem, problem } from "@huabiao/kernel/problem";
import { sameOctets } from "../encoding/octets.ts";
import { type Form, list } from "../form/form.ts";
import { readCanonical } from "../form/read-json.ts";
import { openCheckpoint } from "../log/checkpoint.ts";
import type { HashTree } from "../log/hash-tree.ts";
import type { Ed25519Port } from "../log/signed-note.ts";
import type { BoxFiles } from "./box-files.ts";
import { boxLimits, boxNames } from "./layout.ts";
import { type BoxLog, place } from "./verify-log.ts";

/** A list of notes, read one by one. */
const checkpointsForm: Form<string[]> = list(
  (value, path, faults) => {
    if (typeof value === "string") return value;
    faults.push({ path, expected: "text" });
    return undefined;
  },
  { least: 1, most: 1_000_000 },
);

/**
 * Verifies the chain of checkpoints of a ballot log against its tree: one per release batch, the last one at the close.
 *
 * `recount.checkpoints-form`, then for each in order: `recount.checkpoint-signature`, `recount.checkpoint-rewound`
 * when it is not larger than the one before, `recount.checkpoint-forked` when its root is not the log's at that size,
 * `recount.batch-small` when fewer than `batch` ballots were released before the close.
 */
export async function verifyCheckpoints(
  files: BoxFiles,
  log: BoxLog & { readonly tree: HashTree; readonly stratum: string },
  rules: { readonly batch: number; readonly verifyEd25519?: Ed25519Port | undefined },
): Promise<Problem | null> {
  const file = boxNames.checkpoints(log.stratum);
  const document = await files.readText(file, boxLimits.checkpoints);
  if (!document.ok) return document.error;
  const notes = readCanonical(checkpointsForm, document.value);
  if (!notes.ok) return problem("recount.checkpoints-form", { file }, place(file));
  let before = 0;
  for (const [at, note] of notes.value.entries()) {
    const refuse = (code: string) => problem(code, { log: log.identity.origin, number: at + 1 }, place(file));
    const head = openCheckpoint(note, log.identity, rules.verifyEd25519);
    const last = at === notes.value.length - 1;
    if (head === null) return refuse("recount.checkpoint-signature");
    if (head.size <= before && !(at === 0 && last)) return refuse("recount.checkpoint-rewound");
    if (head.size > log.tree.size || !sameOctets(head.root, log.tree.root(head.size)))
      return refuse("recount.checkpoint-forked");
    if (!last && head.size - before < rules.batch) return refuse("recount.batch-small");
    if (last && head.size !== log.tree.size) return refuse("recount.checkpoint-rewound");
    before = head.size;
  }
  return null;
}
