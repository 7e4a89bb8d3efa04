import type { Findings } from "@huabiao/assess";
import { paperFrame } from "../paper-frame.ts";
import type { PaperOptions } from "../paper-options.ts";
import { PaperWords } from "../paper-words.ts";
import { openPress } from "../press/press.ts";

/** What is laid before a leadership body to sign. */
export interface GateMatter {
  /** What is to be signed, in a few words. */
  readonly what: string;
  /** What signing it brings about. */
  readonly effect: string;
  /** Digest of the document that is signed; the scheme's unless told. */
  readonly digest?: string;
  /** Grades or results that are part of it. */
  readonly items: readonly { readonly name: string; readonly proposal: string; readonly reason: string }[];
  /** What changed since it was last laid before them; empty at the first time. */
  readonly changes: readonly { readonly what: string; readonly before: string; readonly after: string }[];
  readonly signers: readonly { readonly name: string; readonly post: string }[];
  readonly dissent: readonly { readonly by: string; readonly text: string }[];
}

/**
 * The paper of a gate (簽批單): what is to be signed and what it brings about, what changed since last time, the arithmetic of
 * quotas, who signs, returns or dissents with reasons (R04). Nobody's signature is printed in advance.
 * @throws PaperError when the compiler fails (as a rejection).
 */
export async function renderGatePaper(
  findings: Findings,
  matter: GateMatter,
  options: PaperOptions,
): Promise<Uint8Array> {
  const words = new PaperWords(options);
  const { facts = {} } = options;
  const view = {
    paper: paperFrame(words, findings, words.say("gate-paper.title")),
    title: words.say("gate-paper.title"),
    what: { label: words.say("gate-paper.what"), value: matter.what },
    effect: { label: words.say("gate-paper.effect"), value: matter.effect },
    digest: { label: words.say("gate-paper.digest"), value: matter.digest ?? findings.scheme.digest },
    brought: {
      label: words.say("gate-paper.brought"),
      value:
        [facts.office, facts.issuedOn === undefined ? undefined : words.day(facts.issuedOn)]
          .filter((own) => own !== undefined)
          .join(" · ") || null,
    },
    changes: {
      title: words.say(matter.changes.length === 0 ? "gate-paper.unchanged" : "gate-paper.changes"),
      header: ["what", "before", "after"].map((column) => words.say(`gate-paper.change.${column}`)),
      rows: matter.changes.map(({ what, before, after }) => [what, before, after]),
    },
    items: {
      title: words.say("gate-paper.items"),
      header: ["name", "proposal", "reason"].map((column) => words.say(`gate-paper.item.${column}`)),
      rows: matter.items.map(({ name, proposal, reason }) => [name, proposal, reason]),
    },
    quotas: findings.quotas.map((quota) =>
      words.say("gate-paper.quota", {
        pool: words.text(quota.pool),
        size: quota.size,
        share: words.percent(quota.share),
        product: words.fixed(quota.product, 2),
        places: quota.places,
      }),
    ),
    dissent: {
      title: words.say("gate-paper.dissent"),
      items: matter.dissent.map((own) => words.say("dissent", own)),
      none: words.say("gate-paper.no-dissent"),
    },
    signing: {
      title: words.say("gate-paper.signing"),
      note: words.say("gate-paper.signing-note"),
      header: ["signer", "choice", "reason", "signature"].map((column) => words.say(`gate-paper.column.${column}`)),
      choices: ["sign", "return", "reserve"].map((choice) => words.say(`gate-paper.${choice}`)),
      rows: matter.signers.map(({ name, post }) => ({ name, post })),
    },
  };
  const { bytes } = await openPress().print("gate-paper", view);
  return bytes;
}
