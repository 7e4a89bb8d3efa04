import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Edits, folder } from "../base.ts";
import { assessWords, type Case, runWords, type Workplace } from "../case.ts";
import { soundPeople } from "./people.ts";

/** Assesses the folder, and writes more files beside it. */
const assessed =
  (files: Readonly<Record<string, string>> = {}) =>
  async (place: Workplace): Promise<void> => {
    const { exit, stdout, stderr } = await runWords(assessWords(place));
    if (exit !== 0) throw new Error(`the sound folder is refused: ${stdout}${stderr}`);
    for (const [name, text] of Object.entries(files)) await writeFile(join(place.root, name), text);
  };

const tampered =
  (change: (people: { persons: Record<string, unknown>[] } & Record<string, unknown>) => void) =>
  async (place: Workplace): Promise<void> => {
    await assessed()(place);
    const path = join(place.out, "findings.json");
    const findings = JSON.parse(await readFile(path, "utf8"));
    change(findings.people);
    await writeFile(path, JSON.stringify(findings));
  };

type Words = (place: Workplace) => readonly string[];

function refused(
  name: string,
  words: Words,
  problems: readonly string[],
  more: Partial<Case> & { readonly edits?: Edits } = {},
): Case {
  const { edits = {}, ...rest } = more;
  return {
    name,
    files: soundPeople(edits),
    prepare: assessed(),
    words: (place) => [...words(place), "--json"],
    exit: 1,
    problems,
    ...rest,
  };
}

const portrait =
  (...words: readonly string[]): Words =>
  ({ out }) => ["portrait", out, ...words];
const paper =
  (kind: string, ...words: readonly string[]): Words =>
  ({ out, root }) => ["paper", kind, out, ...words.map((word) => word.replace("ROOT", root))];
const slips: Words = ({ root }) => ["paper", "slips", join(root, "slips.yaml")];
const sound = {
  title: "Votes",
  period: "2025",
  minutes: 3,
  questions: 6,
  address: "https://x.example/{code}",
  codes: ["AAAA"],
};

function slipsWith(name: string, change: Readonly<Record<string, unknown>>, ...problems: readonly string[]): Case {
  const text = JSON.stringify({ ...sound, ...change });
  return refused(`slips: ${name}`, slips, problems, { prepare: assessed({ "slips.yaml": text }) });
}

function factsWith(name: string, text: string, ...problems: readonly string[]): Case {
  const words = paper("form", "li", "--facts", "ROOT/facts.yaml");
  return refused(`facts: ${name}`, words, problems, { prepare: assessed({ "facts.yaml": text }) });
}

function broken(name: string, change: Parameters<typeof tampered>[0]): Case {
  return refused(`findings: ${name}`, portrait("li"), ["cli.findings.unreadable"], { prepare: tampered(change) });
}

/** Portraits of nobody, of strangers, of whom too little is known; papers with facts that are none; findings that were changed. */
export const portraitCases: readonly Case[] = [
  {
    name: "portrait: a person of whom enough is known",
    files: soundPeople(),
    prepare: assessed(),
    words: ({ out }) => ["portrait", out, "li", "--json"],
    exit: 0,
  },
  refused("portrait: a stranger", portrait("Montesquieu"), ["cli.explain.unknown-person"]),
  refused("portrait: strangers, all at once", portrait("lee", "wong", "--team", "eats"), [
    "cli.explain.unknown-person",
    "cli.explain.unknown-person",
    "cli.explain.unknown-team",
  ]),
  refused(
    "portrait: too little evidence",
    portrait("li", "wang", "--pdf"),
    ["cli.portrait.thin-little-evidence people.thin.0", "cli.portrait.thin-little-evidence people.thin.1"],
    { edits: { "people.portray": { views: 5 } } },
  ),
  refused("portrait: too few days in post", portrait("li"), ["cli.portrait.thin-short-service people.thin.0"], {
    edits: { "people.portray": { days: 366 } },
  }),
  refused("portrait: everybody and somebody", portrait("li", "--all"), ["cli.portrait.all-and-some all"]),
  refused("portrait: nobody on paper", portrait("--pdf"), ["cli.portrait.nobody pdf"]),
  refused("portrait: a file for what is not written", portrait("li", "--out", "li.pdf"), [
    "cli.portrait.out-without-pdf out",
  ]),
  refused("portrait: two in one file", portrait("li", "wang", "--pdf", "--out", "both.pdf"), [
    "cli.paper.one-file out",
  ]),
  refused("portrait: findings about places", portrait(), ["cli.findings.no-people"], { files: folder() }),
  refused("portrait: no findings", ({ root }) => ["portrait", join(root, "none")], ["cli.findings.missing"]),
  broken("persons that are none", (people) => {
    people.persons = [{ id: "li" }];
  }),
  broken("a suggestion that nobody knows", (people) => {
    people.persons[0] = { ...people.persons[0], suggestion: { state: "great" } };
  }),
  broken("no projects", (people) => {
    delete people["projects"];
  }),
  refused("explain: a stranger among persons", ({ out }) => ["explain", out, "lee"], ["cli.explain.unknown-subject"]),
  refused("explain: a part that no portrait has", ({ out }) => ["explain", out, "li", "plaice"], [
    "cli.explain.unknown-part",
  ]),
  refused("explain: a team that is none", ({ out }) => ["explain", out, "nowhere", "--team"], [
    "cli.explain.unknown-team",
  ]),
  refused(
    "explain: the team of a place where nobody is assessed",
    ({ out }) => ["explain", out, "east", "--team"],
    ["cli.findings.no-people"],
    { files: folder() },
  ),
  refused("paper: nobody", paper("notice"), ["cli.paper.nobody person"]),
  refused("paper: everybody and somebody", paper("form", "li", "--all"), ["cli.portrait.all-and-some all"]),
  refused("paper: a stranger", paper("form", "lee"), ["cli.explain.unknown-person"]),
  refused("paper: facts that are not there", paper("form", "li", "--facts", "ROOT/none.yaml"), [
    "facts.spec.missing none.yaml",
  ]),
  refused("paper: facts that are a folder", paper("gate", "--facts", "ROOT/folder"), ["facts.spec.is-folder folder"]),
  refused("paper: before that is neither findings nor a scheme", paper("gate", "--before", "ROOT/none"), [
    "cli.findings.missing",
  ]),
  factsWith("empty", "", "facts.spec.empty facts.yaml:1:1"),
  factsWith("a list", "- x", "facts.spec.not-facts facts.yaml:1:1"),
  factsWith(
    "a misspelt key and a day that is none",
    "ofice: x\ndecidedOn: soon\n",
    "scheme.form.unknown-key ofice",
    "scheme.form.not-a-day decidedOn",
  ),
  factsWith("a stranger", "persons: { lee: { grade: Good } }", "facts.spec.unknown-person persons.lee"),
  factsWith(
    "a clock that starts with nothing",
    "clock: { cite: x, steps: [{ step: review, days: 0, from: someday }] }",
    "scheme.form.unknown-value clock.steps.0.from",
    "scheme.form.too-small clock.steps.0.days",
  ),
  slipsWith("a code twice", { codes: ["AAAA", "BBBB", "AAAA"] }, "slips.spec.repeated-code codes.2"),
  slipsWith("no code in the address, and none at all", { address: "https://x.example" }, "slips.spec.no-code address"),
  slipsWith("a code that is none", { codes: ["A B"] }, "scheme.form.not-a-name codes.0"),
  slipsWith("an unknown key", { titel: "x" }, "scheme.form.unknown-key titel"),
  refused("slips: a file that is empty", slips, ["slips.spec.empty slips.yaml:1:1"], {
    prepare: assessed({ "slips.yaml": "" }),
  }),
  refused("slips: a file that is a list", slips, ["slips.spec.not-slips slips.yaml:1:1"], {
    prepare: assessed({ "slips.yaml": "- 1" }),
  }),
  refused("slips: a file that is not there", slips, ["slips.spec.missing slips.yaml"]),
];
