import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folder } from "../base.ts";
import type { Case, Workplace } from "../case.ts";

const header = "who,rater,item,y,q,gap,half,same";
const rows = Array.from({ length: 24 }, (_, i) => {
  const grade = 3 + ((i * 7) % 5) / 2;
  return `p${i % 6},${Math.floor(i / 6)},${i % 2},${grade},${(i * 5) % 3},,${i < 12 ? "a" : "b"},4`;
});
const ratings = `${[header, ...rows].join("\n")}\n`;

const severity = ({ folder: at, out }: Workplace) => ["severity", join(at, "spec.yaml"), "--out", out, "--json"];

/** One fault in a specification of the ratings above. */
function bad(name: string, spec: string, ...problems: readonly string[]): Case {
  const files = { "spec.yaml": spec, "ratings.csv": ratings };
  return { name: `severity: ${name}`, files, words: severity, exit: 1, problems };
}

const mixed = "data: ratings.csv\nresponse: y\n";
const scale = "data: ratings.csv\nresponse: q\nmethod: rating-scale\nrandom: who\n";

/** Specifications of `huabiao severity` that cannot be read or fitted. */
export const severityCases: readonly Case[] = [
  { name: "usage: severity without a specification", files: folder(), words: () => ["severity"], exit: 2 },
  bad("an empty specification", "", "severity.spec.empty spec.yaml:1:1"),
  bad("a list for a specification", "- a\n", "severity.spec.not-a-spec spec.yaml:1:1"),
  bad("an unknown key", `${mixed}random: who\nmetod: ml\n`, "scheme.form.unknown-key metod"),
  bad("no random term", mixed, "scheme.form.missing random"),
  bad("half a term", `${mixed}random: ["who:"]\n`, "severity.spec.term-form random.0"),
  bad("a term twice", `${mixed}random: [who, who]\n`, "severity.spec.repeated random.1"),
  bad("two ways to read a column", `${mixed}random: who\nfixed: [q, factor(q)]\n`, "severity.spec.both-ways fixed.1"),
  bad("a subject that is no random term", `${mixed}random: who\nsubject: whom\n`, "severity.spec.not-random subject"),
  bad(
    "several columns of grades",
    "data: ratings.csv\nresponse: [y, q]\nrandom: who\n",
    "severity.spec.one-response response",
  ),
  bad("a key of another method", `${mixed}random: who\nnodes: 21\n`, "severity.spec.unused nodes"),
  bad(
    "two persons",
    `data: ratings.csv\nresponse: q\nmethod: rating-scale\nrandom: [who, half]\nfixed: rater\n`,
    "severity.spec.one-person random",
  ),
  bad("no facet", scale, "severity.spec.no-facet fixed"),
  bad("crossed facets", `${scale}fixed: ["item:rater", rater]\n`, "severity.spec.facet-crossed fixed.0"),
  bad("a scale backwards", `${scale}fixed: rater\nscale: [5, 1]\n`, "severity.spec.scale-reversed scale"),
  bad("a column that is not there", `${mixed}random: [who, rate]\n`, "survey.unknown-column random.1"),
  bad("words for grades", "data: ratings.csv\nresponse: half\nrandom: [who, rater]\n", "survey.not-numeric response"),
  bad("an empty column", `${mixed}random: [who, gap]\n`, "survey.column-empty random.1"),
  bad("a subset without rows", `${mixed}random: who\nsubset: row.y > 9\n`, "survey.subset-empty subset"),
  bad("a table that is not there", "data: grades.csv\nresponse: y\nrandom: who\n", "table.file-missing grades.csv"),
  bad("one rating to each level", `${mixed}random: ["who:rater"]\n`, "severity.one-rating-per-level random.0"),
  bad("one level", `${mixed}random: [who, half]\nsubset: { half: a }\n`, "severity.too-few-levels random.1"),
  bad("terms that group alike", `${mixed}random: [rater, "rater:half"]\n`, "severity.same-levels random"),
  bad("a term that the fixed part spans", `${mixed}random: [who]\nfixed: who\n`, "severity.inside-fixed random"),
  bad("the same grade throughout", "data: ratings.csv\nresponse: same\nrandom: who\n", "severity.no-variation random"),
  bad(
    "grades with fractions on a scale",
    `${scale.replace("response: q", "response: y")}fixed: rater\n`,
    "severity.outside-scale response",
  ),
  bad("facets that never meet", `${scale}fixed: [half, rater]\n`, "severity.disconnected fixed"),
  {
    name: "severity: a specification that is not there",
    files: {},
    words: severity,
    exit: 1,
    problems: ["severity.spec.missing spec.yaml"],
  },
  {
    name: "severity: a folder for a specification",
    files: {},
    prepare: async ({ folder: at }) => {
      await mkdir(join(at, "spec.yaml"), { recursive: true });
    },
    words: severity,
    exit: 1,
    problems: ["severity.spec.is-folder spec.yaml"],
  },
  {
    name: "severity: a specification in another encoding",
    files: {},
    prepare: async ({ folder: at }) => {
      await mkdir(at, { recursive: true });
      await writeFile(join(at, "spec.yaml"), Uint8Array.of(0xb5, 0xa5, 0xff));
    },
    words: severity,
    exit: 1,
    problems: ["severity.spec.not-utf8 spec.yaml"],
  },
];
