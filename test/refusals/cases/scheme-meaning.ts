import { type Edits, folder, type Part, targetEdits, twoGroups } from "../base.ts";
import type { Case } from "../case.ts";

const whole: Part = { id: "whole", title: "Whole" };
const indicator = (id: string, parent: string, more: { readonly [key: string]: Part } = {}): Part => ({
  id,
  title: id,
  parent,
  unit: "",
  direction: "higher",
  ...more,
});
const goal = (method: string, more: { readonly [key: string]: Part }): Edits => ({
  "method.normalise": { method, ...more },
});
const option = (id: string, coefficient: number | null): Part => ({ id, title: id, coefficient });
const poll = (more: { readonly [key: string]: Part }): Edits => ({
  polls: [
    {
      id: "p",
      title: "P",
      instrument: "custom",
      population: "public",
      items: [{ id: "i", title: "I" }],
      options: [option("yes", 1), option("no", 0)],
      ...more,
    },
  ],
});
const deadlines = (...steps: readonly (readonly [string, string])[]): Edits => ({
  deadlines: steps.map(([step, on]) => ({ step, on })),
});

/** Schemes of the right form with a meaning that cannot be: name, change, problems `scheme.…` with their paths. */
const rows: readonly (readonly [name: string, edits: Edits, ...problems: string[]])[] = [
  [
    "a dimension twice",
    { "dimensions.2.id": "economy" },
    "duplicate-id dimensions.2.id",
    "unknown-parent indicators.2.parent",
  ],
  ["an indicator twice", { "indicators.1.id": "income" }, "duplicate-id indicators.1.id"],
  ["an indicator called like a dimension", { "indicators.2.id": "people" }, "duplicate-id indicators.2.id"],
  ["a series called like an indicator", { series: [{ id: "debt", title: "D" }] }, "duplicate-id series.0.id"],
  ["an id that programs reserve", { "indicators.2.id": "constructor" }, "reserved-id indicators.2.id"],
  ["a group twice", { ...twoGroups, "subjects.groups.1.id": "plain" }, "duplicate-id subjects.groups.1.id"],
  [
    "an alias of two indicators",
    { "indicators.0.aliases": ["x"], "indicators.1.aliases": ["x"] },
    "ambiguous-alias indicators.1.aliases.0",
  ],
  ["an alias that is another's id", { "indicators.0.aliases": ["debt"] }, "ambiguous-alias indicators.0.aliases.0"],
  ["a parent that does not exist", { "indicators.0.parent": "economi" }, "unknown-parent indicators.0.parent"],
  ["a parent that is an indicator", { "indicators.0.parent": "debt" }, "parent-is-indicator indicators.0.parent"],
  [
    "a dimension above itself",
    {
      dimensions: [
        whole,
        { id: "economy", title: "E", parent: "economy" },
        { id: "people", title: "P", parent: "whole" },
      ],
    },
    "cycle dimensions.1.parent",
  ],
  [
    "two dimensions above each other",
    { "dimensions.1.parent": "people", "dimensions.2.parent": "economy" },
    "cycle dimensions.1.parent",
    "childless-dimension dimensions.0",
  ],
  [
    "a circle of three without a root",
    { "dimensions.0.parent": "economy" },
    "cycle dimensions.0.parent",
    "no-root dimensions",
  ],
  ["two roots", { "dimensions.2.parent": undefined }, "several-roots dimensions.2"],
  [
    "a dimension without children",
    { "dimensions.3": { id: "empty", title: "E", parent: "whole", weight: 0 } },
    "childless-dimension dimensions.3",
  ],
  ["weights of 120 %", { "dimensions.1.weight": 80 }, "weights-do-not-sum dimensions.1.weight"],
  [
    "weights of 1.2",
    { "dimensions.1.weight": 0.8, "dimensions.2.weight": 0.4 },
    "weights-do-not-sum dimensions.1.weight",
  ],
  ["weights of 99 %", { "indicators.0.weight": 49 }, "weights-do-not-sum indicators.0.weight"],
  ["weights of 100.1 %", { "indicators.0.weight": 50.1 }, "weights-do-not-sum indicators.0.weight"],
  [
    "weights that are all zero",
    { "indicators.0.weight": 0, "indicators.1.weight": 0 },
    "weights-all-zero indicators.0.weight",
  ],
  ["an only child of weight zero", { "indicators.2.weight": 0 }, "weights-all-zero indicators.2.weight"],
  [
    "weights of dimensions that are all zero",
    { "dimensions.1.weight": 0, "dimensions.2.weight": 0 },
    "weights-all-zero dimensions.1.weight",
  ],
  ["one weight of two", { "indicators.1.weight": undefined }, "weights-partly-declared indicators.1"],
  [
    "a weight for a group that does not exist",
    { ...twoGroups, "indicators.0.weight": { plain: 50, hill: 50, sea: 50 } },
    "weight-unknown-group indicators.0.weight.sea",
  ],
  [
    "a weight that leaves a group out",
    { ...twoGroups, "indicators.0.weight": { plain: 50 } },
    "weight-lacks-group indicators.0.weight",
  ],
  [
    "weights of 120 % in one group",
    { ...twoGroups, "indicators.0.weight": { plain: 50, hill: 70 } },
    "weights-do-not-sum-in-group indicators.0.weight",
  ],
  [
    "weights that are zero in one group",
    { ...twoGroups, "indicators.0.weight": { plain: 50, hill: 0 }, "indicators.1.weight": { plain: 50, hill: 0 } },
    "weights-all-zero-in-group indicators.0.weight",
  ],
  [
    "weights per group without groups",
    { "indicators.0.weight": { plain: 50 } },
    "weight-unknown-group indicators.0.weight.plain",
  ],
  [
    "an indicator for a group that does not exist",
    { ...twoGroups, "indicators.0.only": ["plane"] },
    "unknown-group indicators.0.only.0",
  ],
  [
    "a denominator that does not exist",
    { "indicators.0.denominator": "population" },
    "unknown-series indicators.0.denominator",
  ],
  ["an indicator over itself", { "indicators.0.denominator": "income" }, "own-source indicators.0.denominator"],
  [
    "a second source that does not exist",
    { "indicators.0.supply": { provider: "X", secondSource: "tax" } },
    "unknown-series indicators.0.supply.secondSource",
  ],
  [
    "an indicator as its own second source",
    { "indicators.0.supply": { provider: "X", secondSource: "income" } },
    "own-source indicators.0.supply.secondSource",
  ],
  [
    "a lag of zeros",
    { "indicators.0.horizon": { kind: "latent", lag: [0, 0] } },
    "lag-weighs-nothing indicators.0.horizon.lag",
  ],
  [
    "lenses that weigh nothing",
    { "indicators.0.lenses": [{ lens: "level", weight: 0 }] },
    "lenses-weigh-nothing indicators.0.lenses",
  ],
  [
    "a target lens without targets",
    { "indicators.0.lenses": [{ lens: "target" }] },
    "target-without-table indicators.0.lenses.0",
  ],
  [
    "a cap in the wrong order",
    { ...targetEdits, "indicators.0.lenses": [{ lens: "target", cap: [1, 0] }] },
    "cap-reversed indicators.0.lenses.0.cap",
  ],
  [
    "value added in a group of two",
    {
      ...twoGroups,
      "subjects.groups.0.minimum": 2,
      "indicators.0.lenses": [{ lens: "progress", measure: "value-added", years: 1 }],
    },
    "value-added-small-group indicators.0.lenses.0",
  ],
  ["goalposts in the wrong order", goal("goalposts", { lo: 10, hi: 5 }), "goalposts-reversed method.normalise.lo"],
  ["goalposts on one spot", goal("goalposts", { lo: 5, hi: 5 }), "goalposts-reversed method.normalise.lo"],
  [
    "efficacy with its marks in the wrong order",
    goal("efficacy", { lo: 5, hi: 1 }),
    "goalposts-reversed method.normalise.lo",
  ],
  ["a range in the wrong order", goal("minmax", { range: [100, 0] }), "range-reversed method.normalise.range"],
  ["a range of nothing", goal("minmax", { range: [1, 1] }), "range-reversed method.normalise.range"],
  ["a distance to no target", goal("distance-to-target", {}), "distance-without-target method.normalise"],
  [
    "an alternative with its posts in the wrong order",
    { "method.uncertainty": { vary: { normalise: [{ method: "goalposts", lo: 1, hi: 0 }] } } },
    "goalposts-reversed method.uncertainty.vary.normalise.0.lo",
  ],
  [
    "more aggregations than levels",
    { "method.aggregate": ["arithmetic", "geometric", "minimum"] },
    "too-many-levels method.aggregate",
  ],
  [
    "a bar from a band that does not exist",
    { bars: [{ id: "b", title: "B", from: "good", when: "true", reason: "R" }] },
    "unknown-band bars.0.from",
  ],
  [
    "a quota of a band that does not exist",
    { quotas: [{ id: "q", pool: "all", band: "good", share: 0.3 }] },
    "unknown-band quotas.0.band",
  ],
  [
    "a quota of a group that does not exist",
    {
      bands: [{ id: "good", title: "G", when: "score >= 80.0" }],
      quotas: [{ id: "q", pool: "all", band: "good", group: "sea", share: 0.3 }],
    },
    "unknown-group quotas.0.group",
  ],
  [
    "a gate for a role that does not exist",
    { gates: [{ id: "g", title: "G", before: "result", role: "party-committee" }] },
    "unknown-role gates.0.role",
  ],
  [
    "a deadline for a role that does not exist",
    { deadlines: [{ step: "start", on: "2026-01-01", role: "x" }] },
    "unknown-role deadlines.0.role",
  ],
  [
    "a record by a role that does not exist",
    { records: [{ kind: "practice", title: "P", by: ["x"] }] },
    "unknown-role records.0.by.0",
  ],
  [
    "a waiver of a rule that does not exist",
    { waivers: [{ rule: "no-bassis", reason: "There is no document yet." }] },
    "unknown-rule waivers.0.rule",
  ],
  ["a period that runs backwards", { "period.from": "2026-01-01" }, "period-reversed period.to"],
  [
    "deadlines out of order",
    deadlines(["objection", "2026-02-01"], ["action", "2026-01-01"]),
    "deadlines-out-of-order deadlines.1.on",
  ],
  [
    "a poll beside a dimension that does not exist",
    poll({ parent: "peeple" }),
    "poll-unknown-dimension polls.0.parent",
  ],
  [
    "voter classes of 120 %",
    poll({
      classes: [
        { id: "a", title: "A", weight: 60 },
        { id: "b", title: "B", weight: 60 },
      ],
    }),
    "class-weights-do-not-sum polls.0.classes",
  ],
  ["a question without answers", poll({ options: undefined }), "item-without-options polls.0.items.0"],
  [
    "answers of which none counts",
    poll({ options: [option("a", null), option("b", null)] }),
    "options-without-answer polls.0.options",
  ],
  [
    "an anchor for an answer that does not exist",
    poll({ items: [{ id: "i", title: "I", anchors: { maybe: "M" } }] }),
    "anchor-unknown-option polls.0.items.0.anchors.maybe",
  ],
  ["cells that show one voter", poll({ minimumCell: 1 }), "cell-reveals-voter polls.0.minimumCell"],
  [
    "a poll twice",
    {
      polls: [0, 1].map(() => ({
        id: "p",
        title: "P",
        instrument: "satisfaction",
        population: "public",
        items: [{ id: "i", title: "I" }],
      })),
    },
    "duplicate-id polls.1.id",
  ],
  [
    "several faults of meaning at once",
    { "dimensions.1.weight": 80, "period.from": "2026-01-01", "indicators.0.denominator": "x" },
    "weights-do-not-sum dimensions.1.weight",
    "period-reversed period.to",
    "unknown-series indicators.0.denominator",
  ],
  [
    "a cycle and bad weights: the weights wait for the tree",
    { "dimensions.1.parent": "people", "dimensions.2.parent": "economy", "indicators.0.weight": 70 },
    "cycle dimensions.1.parent",
    "childless-dimension dimensions.0",
  ],
  [
    "indicators under no dimension of a flat tree",
    {
      dimensions: [whole],
      indicators: [indicator("income", "whole"), indicator("debt", "hole"), indicator("school", "whole")],
    },
    "unknown-parent indicators.1.parent",
  ],
];

/** Conditions in CEL, in a band, a bar, a use or a group. */
const conditions: readonly (readonly [name: string, source: string, problem: string])[] = [
  ["with an open bracket", "score >= (80.0", "syntax"],
  ["with one equals sign", "score = 80.0", "syntax"],
  ["of nothing but space", "  ", "syntax"],
  ["of a program", "process.exit(1)", "unknown-name"],
  ["on a name that does not exist", "skore >= 80.0", "unknown-name"],
  ["that is a number", "score + 1.0", "not-yes-or-no"],
  ["that is text", "'good'", "not-yes-or-no"],
  ["that compares a number with text", "score == 'high'", "type"],
  ["with a pattern", "'a'.matches('(a+)+$')", "forbidden"],
  ["with a point in time", "timestamp('2025-01-01T00:00:00Z') == timestamp('2025-01-01T00:00:00Z')", "forbidden"],
  ["of a thousand parts", Array(1000).fill("score > 1.0").join(" && "), "too-long"],
  ["of a thousand brackets", `${"(".repeat(1000)}true${")".repeat(1000)}`, "too-long"],
];
const band = (id: string, when: string): Part => ({ id, title: id, when });

/** Schemes whose meaning cannot be, and conditions that are none. */
export const schemeMeaning: readonly Case[] = [
  ...rows.map(
    ([name, edits, ...problems]): Case => ({
      name,
      files: folder(edits),
      exit: 1,
      problems: problems.map((line) => `scheme.${line}`),
    }),
  ),
  ...conditions.map(
    ([name, when, problem]): Case => ({
      name: `a band by a condition ${name}`,
      files: folder({ bands: [band("good", when)] }),
      exit: 1,
      problems: [`scheme.condition.${problem} bands.0.when`],
    }),
  ),
  ...[
    [
      "a bar on an indicator that does not exist",
      {
        bands: [band("good", "true")],
        bars: [{ id: "b", title: "B", from: "good", when: "value('detb') > 60.0", reason: "R" }],
      },
      "condition.unknown-indicator bars.0.when",
    ],
    [
      "a use on a band that does not exist",
      { bands: [band("good", "true")], uses: [{ id: "u", title: "U", purpose: "training", when: "band == 'poor'" }] },
      "condition.unknown-band uses.0.when",
    ],
    [
      "a group by a condition that is none",
      { "subjects.groups": [{ id: "g", title: "G", when: "subject.group =" }] },
      "condition.syntax subjects.groups.0.when",
    ],
    [
      "a group by the score",
      { "subjects.groups": [{ id: "g", title: "G", when: "score > 1.0" }] },
      "condition.unknown-name subjects.groups.0.when",
    ],
    [
      "a band below one that always holds",
      { bands: [band("good", "true"), band("poor", "score < 60.0")] },
      "band-unreachable bands.1.when",
    ],
    [
      "a band below one that is easier",
      { bands: [band("good", "score >= 60.0"), band("best", "score >= 80.0")] },
      "band-unreachable bands.1.when",
    ],
  ].map(
    ([name, edits, problem]): Case => ({
      name: name as string,
      files: folder(edits as Edits),
      exit: 1,
      problems: [`scheme.${problem}`],
    }),
  ),
];
