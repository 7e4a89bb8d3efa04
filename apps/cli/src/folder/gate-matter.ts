import type { SuggestionFinding } from "@huabiao/assess";
import type { GateMatter, PaperSource } from "@huabiao/documents";
import { type Language, type Text, type Translate, textIn } from "@huabiao/kernel/text";
import { diffSchemes, type Scheme } from "@huabiao/scheme";
import type { FactsFile } from "./paper-facts.ts";

/** The words of one language. */
export interface Words {
  readonly language: Language;
  readonly translate: Translate;
}

/** What is laid before a body, and what it was before; a scheme where it is known. */
export interface Laid {
  readonly source: PaperSource | null;
  readonly scheme: Scheme | null;
}

/**
 * The matter of a gate: every person's suggested range, or every place's, with its reasons; what changed in scheme, ranges
 * and quotas since it was last laid before the body; signers and dissent as the facts say (R04).
 */
export function gateMatter(
  words: Words,
  now: { readonly source: PaperSource; readonly scheme: Scheme | null },
  of: { readonly before: Laid | null; readonly facts: FactsFile },
): GateMatter {
  const { gate } = of.facts;
  const { findings } = now.source;
  const facts = { scheme: textIn(findings.scheme.title, words.language), period: findings.scheme.period };
  const items = proposals(words, now.source);
  const recorded = now.source.people.persons.flatMap(({ title, dissent }) =>
    dissent.map(({ by, text }) => ({ by, text: `${textIn(title, words.language)}: ${text}` })),
  );
  return {
    what: gate.what ?? words.translate("cli.paper.gate-what", facts),
    effect: gate.effect ?? words.translate("cli.paper.gate-effect"),
    items: [...items.values()],
    changes: of.before === null ? [] : changesOf(words, now, of.before),
    signers: gate.signers ?? [],
    dissent: [...(gate.dissent ?? []), ...recorded],
  };
}

type Proposal = GateMatter["items"][number];

/** What the evidence suggests, by id: of each person, or of each place when the findings are not about people. */
function proposals(words: Words, source: PaperSource): ReadonlyMap<string, Proposal> {
  const { findings, people } = source;
  const said = (text: Text) => textIn(text, words.language);
  const thin = new Set(people.thin.map(({ person }) => person));
  if (people.persons.length > 0)
    return new Map(
      people.persons
        .filter(({ id }) => !thin.has(id))
        .map(({ id, title, suggestion }) => [id, personProposal(words, source, { name: said(title), suggestion })]),
    );
  const bands = new Map(findings.bands.map(({ id, title }) => [id, said(title)]));
  return new Map(
    findings.subjects.map(({ id, title, band, undecided, bars }) => {
      const state = undecided ? "undecided" : "suggested";
      const known = bands.get(band ?? "") ?? "—";
      const proposal = words.translate(`papers.suggestion.${state}.verdict`, { band: known });
      return [id, { name: said(title), proposal, reason: bars.map(({ reason }) => said(reason)).join(" ") }];
    }),
  );
}

function personProposal(
  { language, translate }: Words,
  { people }: PaperSource,
  { name, suggestion }: { readonly name: string; readonly suggestion: SuggestionFinding },
): Proposal {
  const { state, likely, bars, reason } = suggestion;
  const band = textIn(people.personBands.find(({ id }) => id === likely)?.title ?? likely ?? "—", language);
  const because = reason === null ? "" : translate(`undefined.${reason}`);
  const why = [...bars.map((bar) => textIn(bar.reason, language)), because].filter((part) => part !== "");
  return {
    name,
    proposal: translate(`papers.suggestion.${state}.verdict`, { band }),
    reason: why.length > 0 ? why.join(" ") : translate(`papers.suggestion.${state}.why`, { band, reason: "" }),
  };
}

function changesOf(
  words: Words,
  now: { readonly source: PaperSource; readonly scheme: Scheme | null },
  before: Laid,
): GateMatter["changes"] {
  const { translate } = words;
  const schemeChanges =
    now.scheme === null || before.scheme === null
      ? []
      : diffSchemes(before.scheme, now.scheme).map(({ code, facts }) => ({
          what: translate(`${code}.what`, facts),
          before: told(facts["before"]),
          after: told(facts["after"]),
        }));
  return before.source === null
    ? schemeChanges
    : [...schemeChanges, ...resultChanges(words, now.source, before.source)];
}

function resultChanges(words: Words, now: PaperSource, before: PaperSource): GateMatter["changes"] {
  const [old, own] = [proposals(words, before), proposals(words, now)];
  const ids = [...new Set([...old.keys(), ...own.keys()])];
  const ranges = ids.map((id) => ({
    what: own.get(id)?.name ?? old.get(id)?.name ?? id,
    before: old.get(id)?.proposal ?? absent,
    after: own.get(id)?.proposal ?? absent,
  }));
  const places = (source: PaperSource, id: string) => source.findings.quotas.find((one) => one.id === id);
  const quotas = [...new Set([...before.findings.quotas, ...now.findings.quotas].map(({ id }) => id))].map((id) => ({
    what: words.translate("cli.paper.gate-quota", {
      pool: textIn(places(now, id)?.pool ?? places(before, id)?.pool ?? id, words.language),
    }),
    before: told(places(before, id)?.places),
    after: told(places(now, id)?.places),
  }));
  return [...ranges, ...quotas].filter((change) => change.before !== change.after);
}

const absent = "—";

function told(fact: string | number | boolean | null | undefined): string {
  return fact === null || fact === undefined ? absent : String(fact);
}
