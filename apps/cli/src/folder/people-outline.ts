import { languages } from "@huabiao/kernel/text";
import { z } from "zod";

const words = z.union([z.string(), z.partialRecord(z.enum(languages), z.string())]);
const number = z.number().nullable();
const count = z.int().min(0);
const index = z.int().min(-1);
const text = z.string();
const facts = z.record(text, z.union([text, z.number()]));
const reason = text.nullable();
const titled = { id: text, title: words };

const term = z.looseObject({
  post: text,
  subject: index,
  gone: text.optional(),
  from: text,
  to: text.nullable(),
  days: count,
  notes: z.array(text),
});
const view = z.looseObject({
  ...titled,
  kind: text,
  source: text,
  unit: text.nullable(),
  estimate: number,
  lower: number,
  upper: number,
  n: number,
  peers: z.array(z.number()),
  above: number,
  reason,
});
const head = z.looseObject({
  head: text,
  views: z.array(view),
  disagreements: z.array(z.looseObject({ first: count, second: count, difference: z.number(), se: z.number() })),
});
const headTitle = z.looseObject({ ...titled, sources: z.array(z.looseObject({ id: text, from: text })) });
const suggestion = z.looseObject({
  state: z.enum(["suggested", "undecided", "not-comparable", "no-grade"]),
  bands: z.array(z.looseObject({ band: text, probability: z.number() })),
  likely: text.nullable(),
  bars: z.array(z.looseObject({ id: text, from: text, reason: words })),
  proposals: z.array(z.looseObject({ title: words, afterObjection: z.boolean() })),
  reason,
});
const timeline = z.looseObject({ period: text, visible: number, latent: number, credited: number });
const record = z.looseObject({ id: text, on: text, title: text, text, role: text, verifiedBy: text.nullable() });
const comment = z.looseObject({
  by: text,
  kind: z.enum(["comment", "synthesis", "self-report"]),
  on: text,
  text,
  cites: z.array(text),
});
const judgement = z.looseObject({ examiner: text, judgement: text, reason: text, cites: text });
const gate = z.looseObject({
  state: z.enum(["met", "vetoed", "examiners-differ", "incomplete", "not-met"]),
  criteria: z.array(z.looseObject({ ...titled, veto: z.boolean(), wanted: count, judgements: z.array(judgement) })),
});
const credit = z.looseObject({
  indicator: text,
  subject: count,
  term: index,
  kind: z.enum(["credit", "debit"]),
  amount: z.number(),
  change: z.number(),
  periods: z.tuple([text, text]),
});
const handover = z.looseObject({
  indicator: text,
  term: index,
  level: z.number(),
  trendPerYear: number,
  expected: number,
  actual: number,
  lower: number,
  upper: number,
  reason,
});
const team = z.looseObject({
  ...titled,
  subject: count,
  members: z.array(count),
  heads: z.array(head),
  suggestion,
  shares: z.looseObject({
    lenses: z.array(
      z.looseObject({
        lens: z.enum(["duty", "peers", "evidence"]),
        weight: z.number(),
        shares: z.array(z.number()).nullable(),
        reason,
      }),
    ),
    mix: z.array(z.number()).nullable(),
    spread: z.array(number),
    mustDeliberate: z.boolean(),
  }),
  projects: z.array(count),
  incidents: z.array(record),
  comments: z.array(comment),
  timeline: z.array(timeline),
});
const person = z.looseObject({
  ...titled,
  rank: text.nullable(),
  post: text.nullable(),
  team: count.nullable(),
  peerGroup: z.looseObject({ title: words, size: count }),
  terms: z.array(term),
  gate: gate.nullable(),
  heads: z.array(head),
  share: z.looseObject({ mix: number, lenses: z.array(number), spread: number, reason }),
  credits: z.array(credit),
  handovers: z.array(handover),
  leaderEffect: z.looseObject({ estimate: number, lower: number, upper: number, reason }),
  timeline: z.array(timeline),
  corrected: z.array(z.looseObject({ source: text, raw: z.number(), estimate: z.number() })),
  projects: z.array(count),
  practice: z.array(record),
  incidents: z.array(record),
  comments: z.array(comment),
  routine: z.array(z.looseObject({ period: text, grade: text, by: text, reason: text })),
  excused: z.array(z.looseObject({ what: text, panel: text, reason: text })),
  dissent: z.array(z.looseObject({ by: text, text })),
  flags: z.array(count),
  outlook: z.array(z.looseObject({ code: text, facts })),
  suggestion,
});
const project = z.looseObject({
  ...titled,
  subject: count,
  persons: z.array(z.looseObject({ person: count, share: z.number() })),
  parts: z.array(z.looseObject({ part: text, value: number, unit: text, position: number })),
  risk: z.looseObject({ flagged: z.boolean() }),
});

/** Ballots per class as papers count them. */
const poll = z.looseObject({
  ...titled,
  items: z.array(z.looseObject({ ...titled, options: z.array(z.looseObject({ ...titled, coefficient: number })) })),
  classes: z.array(z.looseObject(titled)),
  subjects: z.array(
    z.looseObject({
      subject: index,
      participation: z.looseObject({ invited: number, returned: count, rate: number, blank: count }),
      items: z.array(z.looseObject({ counts: z.array(z.number()) })),
      classes: z.array(
        z.looseObject({ returned: count, items: z.array(z.looseObject({ counts: z.array(z.number()) })) }),
      ),
    }),
  ),
});

/** The part of the findings about teams and persons, as papers are printed from it. */
export const peopleOutline = z.looseObject({
  teamHeads: z.array(headTitle),
  personHeads: z.array(headTitle),
  teamBands: z.array(z.looseObject(titled)),
  personBands: z.array(z.looseObject(titled)),
  teams: z.array(team),
  persons: z.array(person),
  thin: z.array(z.looseObject({ person: text, title: words, reason: text, facts })),
  projects: z.array(project),
  outcomes: z.array(z.looseObject({ indicator: text, subject: count, change: z.number(), unattributed: z.number() })),
  leaders: z.looseObject({ indicator: text, movers: count }).nullable(),
  polls: z.array(poll),
  ratings: z.array(z.looseObject({ id: text, title: words })),
});

/** What papers are printed from beside the part about people. */
export const paperOutline = z.looseObject({
  scheme: z.looseObject({ title: words, version: text, period: text, fictional: z.boolean(), digest: text }),
  engine: text,
  seed: z.number(),
  groups: z.array(z.looseObject(titled)),
  bands: z.array(z.looseObject(titled)),
  flags: z.array(
    z.looseObject({
      check: text,
      subject: count.nullable(),
      indicator: reason,
      poll: reason,
      statistic: z.number(),
      facts,
    }),
  ),
  voices: z.looseObject({ polls: z.array(poll) }),
  quotas: z.array(
    z.looseObject({
      pool: words,
      band: text,
      size: count,
      share: z.number(),
      product: z.number(),
      places: z.number(),
      suggested: z.number(),
      lines: z.array(z.looseObject({ code: text, facts })),
    }),
  ),
});
