import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digestBytes } from "@huabiao/kernel/digest";
import { csv, folder, observationRows, schemeText, subjectRows } from "../base.ts";
import { assessWords, type Case, runWords, type Workplace } from "../case.ts";

const usage = (name: string, words: Case["words"]): Case => ({
  name: `usage: ${name}`,
  files: folder(),
  ...(words ? { words } : {}),
  exit: 2,
});
const assessed = async (place: Workplace): Promise<void> => {
  const { exit, stdout, stderr } = await runWords(assessWords(place));
  if (exit !== 0) throw new Error(`the sound folder is refused: ${stdout}${stderr}`);
};
/** Assesses, then changes one file of the output. */
const tampered =
  (file: string, change: (text: string) => string) =>
  async (place: Workplace): Promise<void> => {
    await assessed(place);
    const path = join(place.out, file);
    const before = await readFile(path, "utf8");
    const after = change(before);
    if (before === after) throw new Error(`${file} is not changed`);
    await writeFile(path, after);
  };
/** Changes a file of the output and writes its new digest into the manifest, as one who hides it would. */
const covered =
  (file: string, change: (text: string) => string) =>
  async (place: Workplace): Promise<void> => {
    const old = async () => digestBytes(await readFile(join(place.out, file)));
    await assessed(place);
    const before = await old();
    const path = join(place.out, file);
    await writeFile(path, change(await readFile(path, "utf8")));
    const manifest = join(place.out, "manifest.json");
    await writeFile(manifest, (await readFile(manifest, "utf8")).replace(before, await old()));
  };
const removed =
  (file: string) =>
  async (place: Workplace): Promise<void> => {
    await assessed(place);
    await rm(join(place.out, file));
  };
const verify = ({ out }: Workplace): readonly string[] => ["verify", out, "--json"];
const bad = (name: string, prepare: NonNullable<Case["prepare"]>, ...problems: readonly string[]): Case => ({
  name: `verify: ${name}`,
  files: folder(),
  prepare,
  words: verify,
  exit: 1,
  problems,
});
const manifest = (change: (text: string) => string) => tampered("manifest.json", change);
const explain =
  (...words: readonly string[]) =>
  ({ out }: Workplace): readonly string[] => ["explain", out, ...words, "--json"];
const unexplained = (name: string, change: (text: string) => string): Case => ({
  name: `explain: findings ${name}`,
  files: folder(),
  prepare: tampered("findings.json", change),
  words: explain("east"),
  exit: 1,
  problems: ["cli.findings.unreadable"],
});
const asData =
  (change: (findings: Record<string, unknown>) => unknown) =>
  (text: string): string =>
    JSON.stringify(change(JSON.parse(text) as Record<string, unknown>));
const without = (key: string) => asData(({ [key]: _, ...rest }) => rest);

/** The command line itself, `explain` and `verify` on outputs that are not what was written, and paths. */
export const commands: readonly Case[] = [
  usage("no command", () => []),
  usage("an unknown command", () => ["asses", "x"]),
  usage("a command of a command that is not known", () => ["import", "spss"]),
  usage("no folder", () => ["assess"]),
  usage("too many folders", ({ folder: at }) => ["assess", at, at]),
  usage("an unknown option", ({ folder: at }) => ["assess", at, "--fast"]),
  usage("an option without its value", ({ folder: at }) => ["assess", at, "--out"]),
  usage("draws that are no number", ({ folder: at }) => ["assess", at, "--draws", "many"]),
  usage("draws below zero", ({ folder: at }) => ["assess", at, "--draws", "-1"]),
  usage("half a draw", ({ folder: at }) => ["assess", at, "--draws", "0.5"]),
  usage("draws as 1e3", ({ folder: at }) => ["assess", at, "--draws", "1e3"]),
  usage("draws of twenty digits", ({ folder: at }) => ["assess", at, "--draws", "1".repeat(20)]),
  usage("a seed that is no number", ({ folder: at }) => ["assess", at, "--seed", "x"]),
  usage("an empty seed", ({ folder: at }) => ["assess", at, "--seed", ""]),
  usage("threads that are no number", ({ folder: at }) => ["assess", at, "--threads", "all"]),
  usage("a language that is not spoken here", ({ folder: at }) => ["assess", at, "--lang", "fr"]),
  usage("check without a folder", () => ["check"]),
  usage("explain without a subject", ({ out }) => ["explain", out]),
  usage("verify without a folder", () => ["verify"]),
  usage("import coinr without its second file", ({ folder: at, out }) => [
    "import",
    "coinr",
    `${at}/a.csv`,
    "--out",
    out,
  ]),
  usage("import coinr without --out", ({ folder: at }) => ["import", "coinr", `${at}/a.csv`, `${at}/b.csv`]),
  usage("import worldbank without indicators", ({ out }) => [
    "import",
    "worldbank",
    "--countries",
    "CN",
    "--from",
    "2000",
    "--to",
    "2001",
    "--out",
    out,
  ]),
  usage("import worldbank from no year", ({ out }) => [
    "import",
    "worldbank",
    "--indicators",
    "A",
    "--countries",
    "CN",
    "--from",
    "then",
    "--to",
    "2001",
    "--out",
    out,
  ]),
  {
    name: "usage: no threads means all of them",
    files: folder(),
    words: ({ folder: at, out }) => ["assess", at, "--out", out, "--draws", "20", "--threads", "0", "--json"],
    exit: 0,
  },
  {
    name: "import sdmx: a file that is not there",
    files: folder(),
    words: ({ root, out }) => ["import", "sdmx", `${root}/none.csv`, "--out", out, "--json"],
    exit: 1,
    problems: ["connect.file-unreadable"],
  },
  {
    name: "import sdmx: a table that is no message",
    files: folder(),
    words: ({ folder: at, out }) => ["import", "sdmx", `${at}/subjects.csv`, "--out", out, "--json"],
    exit: 1,
    problems: ["connect.not-understood"],
  },
  {
    name: "import worldbank: years that run backwards",
    files: folder(),
    words: ({ out }) => [
      "import",
      "worldbank",
      "--indicators",
      "NY.GDP.PCAP.CD",
      "--countries",
      "CN",
      "--from",
      "2020",
      "--to",
      "2000",
      "--out",
      out,
      "--json",
    ],
    exit: 1,
    problems: ["connect.years-malformed"],
  },
  {
    name: "import worldbank: a code that is none",
    files: folder(),
    words: ({ out }) => [
      "import",
      "worldbank",
      "--indicators",
      "../x",
      "--countries",
      "CN",
      "--from",
      "2000",
      "--to",
      "2001",
      "--out",
      out,
      "--json",
    ],
    exit: 1,
    problems: ["connect.code-malformed"],
  },
  {
    name: "import worldbank: nothing asked for",
    files: folder(),
    words: ({ out }) => [
      "import",
      "worldbank",
      "--indicators",
      ",",
      "--countries",
      "CN",
      "--from",
      "2000",
      "--to",
      "2001",
      "--out",
      out,
      "--json",
    ],
    exit: 1,
    problems: ["connect.nothing-asked"],
  },
  {
    name: "explain: a subject that is not known",
    files: folder(),
    prepare: assessed,
    words: explain("Atlantis"),
    exit: 1,
    problems: ["cli.explain.unknown-subject"],
  },
  {
    name: "explain: a subject with a typing error",
    files: folder(),
    prepare: assessed,
    words: explain("eest"),
    exit: 1,
    problems: ["cli.explain.unknown-subject"],
    check: ({ problems }) => {
      if (!String(problems[0]?.facts["suggestions"]).includes("east")) throw new Error("east is suggested");
    },
  },
  {
    name: "explain: a number that is not known",
    files: folder(),
    prepare: assessed,
    words: explain("east", "happiness"),
    exit: 1,
    problems: ["cli.explain.unknown-number"],
  },
  {
    name: "explain: a title of two subjects",
    files: folder({}, { "subjects.csv": csv(subjectRows).replace("西縣", "東縣") }),
    prepare: assessed,
    words: explain("東縣"),
    exit: 1,
    problems: ["cli.explain.several"],
  },
  {
    name: "explain: no findings there",
    files: folder(),
    words: explain("east"),
    exit: 1,
    problems: ["cli.findings.missing"],
  },
  {
    name: "explain: a folder without findings",
    files: folder(),
    words: ({ folder: at }) => ["explain", at, "east", "--json"],
    exit: 1,
    problems: ["cli.findings.missing"],
  },
  {
    name: "explain: a table in place of the findings",
    files: folder(),
    words: ({ folder: at }) => ["explain", `${at}/subjects.csv`, "east", "--json"],
    exit: 1,
    problems: ["cli.findings.unreadable"],
  },
  {
    name: "explain: findings without a number say why",
    files: folder({}, { "observations.csv": csv(observationRows.slice(0, 4)) }),
    prepare: assessed,
    words: explain("west"),
    exit: 0,
  },
  unexplained("cut in the middle", (text) => text.slice(0, text.length / 2)),
  unexplained("of nothing", () => ""),
  unexplained("that are a list", () => "[]"),
  unexplained("of another version", (text) => text.replace('"huabiao":1', '"huabiao":2')),
  unexplained("without subjects", without("subjects")),
  unexplained("without nodes", without("nodes")),
  unexplained("without cells", without("cells")),
  unexplained("without reasons", without("reasons")),
  unexplained("without inputs", without("inputs")),
  unexplained(
    "with an empty tree",
    asData((findings) => ({ ...findings, nodes: [] })),
  ),
  unexplained(
    "with a tree in a circle",
    asData((findings) => ({
      ...findings,
      nodes: (findings["nodes"] as object[]).map((node, at) => ({ ...node, parent: at })),
    })),
  ),
  unexplained(
    "with a title of two numbers",
    asData((findings) => ({
      ...findings,
      subjects: (findings["subjects"] as object[]).map((subject) => ({ ...subject, title: [1, 2] })),
    })),
  ),
  unexplained(
    "with words for scores",
    asData((findings) => ({
      ...findings,
      nodes: (findings["nodes"] as object[]).map((node) => ({ ...node, score: "high" })),
    })),
  ),
  unexplained(
    "with cells of nothing",
    asData((findings) => ({ ...findings, cells: [{ node: "income" }] })),
  ),
  { name: "verify: what was written is reproduced", files: folder(), prepare: assessed, words: verify, exit: 0 },
  bad("a folder that is not there", async () => undefined, "cli.verify.no-manifest"),
  bad("no manifest", removed("manifest.json"), "cli.verify.no-manifest"),
  bad(
    "an empty manifest",
    manifest(() => ""),
    "cli.verify.bad-manifest",
  ),
  bad(
    "a manifest that is a list",
    manifest(() => "[]"),
    "cli.verify.bad-manifest",
  ),
  bad(
    "a manifest of another version",
    manifest((text) => text.replace('"huabiao": 1', '"huabiao": 2')),
    "cli.verify.bad-manifest",
  ),
  bad(
    "a manifest with a key more",
    manifest((text) => text.replace("{", '{"note": "",')),
    "cli.verify.bad-manifest",
  ),
  bad(
    "a manifest with a digest too short",
    manifest((text) => text.replace(/"digest": "[0-9a-f]{2}/, '"digest": "')),
    "cli.verify.bad-manifest",
  ),
  bad(
    "a manifest that leads out of the folder",
    manifest((text) => text.replace('"name": "subjects.csv"', '"name": "../../folder/subjects.csv"')),
    "cli.verify.bad-manifest",
  ),
  bad(
    "a manifest with an absolute path",
    manifest((text) => text.replace('"name": "subjects.csv"', '"name": "/etc/passwd"')),
    "cli.verify.bad-manifest",
  ),
  bad(
    "a manifest with another scheme file",
    manifest((text) => text.replace('"file": "scheme.yaml"', '"file": "../../folder/scheme.yaml"')),
    "cli.verify.bad-manifest",
  ),
  bad(
    "another digest of the scheme",
    manifest((text) => text.replace(/("scheme": \{[^}]*"digest": ")[0-9a-f]{4}/, "$10000")),
    "cli.verify.scheme-differs scheme.yaml",
  ),
  bad(
    "another seed in the manifest",
    manifest((text) => text.replace(/"seed": \d+/, '"seed": 7')),
    "cli.verify.number-differs findings.json",
  ),
  bad(
    "another language in the manifest",
    manifest((text) => text.replace('"language": "en"', '"language": "zh-Hant"')),
    "cli.verify.number-differs report.html",
  ),
  bad(
    "an output left out of the manifest",
    manifest(
      asData((data) => ({
        ...data,
        outputs: (data["outputs"] as { name: string }[]).filter(({ name }) => name !== "scores.csv"),
      })),
    ),
    "cli.verify.manifest-differs scores.csv",
  ),
  bad(
    "findings with another score",
    tampered("findings.json", (text) => text.replace(/"score":\[\d+/, '"score":[99')),
    "cli.verify.number-differs findings.json",
  ),
  bad(
    "findings with another score, and the manifest with them",
    covered("findings.json", (text) => text.replace(/"score":\[\d+/, '"score":[99')),
    "cli.verify.number-differs findings.json",
  ),
  bad(
    "a table with another score",
    tampered("scores.csv", (text) => text.replace("east,whole,", "east,whole,9")),
    "cli.verify.number-differs scores.csv",
  ),
  bad(
    "a table with another rank, and the manifest with it",
    covered("ranks.csv", (text) => text.replace("east,whole,2", "east,whole,1")),
    "cli.verify.number-differs ranks.csv",
  ),
  bad(
    "a report with another word",
    tampered("report.html", (text) => text.replace("東縣", "西縣")),
    "cli.verify.number-differs report.html",
  ),
  bad(
    "an output that is empty",
    tampered("scores.csv", () => ""),
    "cli.verify.number-differs scores.csv",
  ),
  bad(
    "an output with a line end more",
    tampered("scores.csv", (text) => `${text}\n`),
    "cli.verify.number-differs scores.csv",
  ),
  bad("an output missing", removed("scores.csv"), "cli.verify.file-missing scores.csv"),
  bad(
    "an input changed",
    tampered("sealed/observations.csv", (text) => text.replace(",100", ",101")),
    "cli.verify.input-differs observations.csv",
  ),
  bad(
    "an input changed, and the manifest with it",
    covered("sealed/observations.csv", (text) => text.replace(",100", ",101")),
    "cli.verify.number-differs findings.json",
  ),
  bad("an input missing", removed("sealed/subjects.csv"), "cli.verify.file-missing subjects.csv"),
  bad(
    "the scheme changed",
    tampered("sealed/scheme.yaml", (text) =>
      text.replace('"weight": 60', '"weight": 50').replace('"weight": 40', '"weight": 50'),
    ),
    "cli.verify.scheme-differs scheme.yaml",
  ),
  bad(
    "the scheme broken",
    tampered("sealed/scheme.yaml", (text) => text.replace('"kind": "annual"', '"kind": "x"')),
    "scheme.form.unknown-value kind",
  ),
  bad("the scheme missing", removed("sealed/scheme.yaml"), "cli.folder.missing"),
  {
    name: "paths: a table by a link out of the folder",
    files: folder({}, { "subjects.csv": null }),
    prepare: async ({ root, folder: at }) => {
      await writeFile(join(root, "elsewhere.csv"), csv(subjectRows));
      await symlink(join(root, "elsewhere.csv"), join(at, "subjects.csv"));
    },
    exit: 1,
    problems: ["table.path-outside-folder subjects.csv"],
  },
  {
    name: "paths: a link that leads nowhere",
    files: folder({}, { "subjects.csv": null }),
    prepare: async ({ folder: at }) => symlink("nowhere.csv", join(at, "subjects.csv")),
    exit: 1,
    problems: ["table.file-missing subjects.csv"],
  },
  {
    name: "paths: a link to itself",
    files: folder({}, { "subjects.csv": null }),
    prepare: async ({ folder: at }) => symlink("subjects.csv", join(at, "subjects.csv")),
    exit: 1,
    problems: ["table.file-unreadable subjects.csv"],
  },
  {
    name: "paths: a table in a folder below",
    files: folder(
      { "tables.subjects.file": "data/subjects.csv" },
      { "subjects.csv": null, "data/subjects.csv": csv(subjectRows) },
    ),
    exit: 0,
    check: ({ written }) => {
      if (!written.includes("out/sealed/data/subjects.csv")) throw new Error("it is sealed below");
    },
  },
  {
    name: "paths: --data on a folder that is not there",
    files: folder(),
    words: ({ folder: at, out, root }) => ["assess", at, "--data", join(root, "none"), "--out", out, "--json"],
    exit: 1,
    problems: ["table.file-missing subjects.csv", "table.file-missing observations.csv"],
  },
  {
    name: "paths: --data on a file",
    files: folder(),
    words: ({ folder: at, out }) => ["assess", at, "--data", join(at, "subjects.csv"), "--out", out, "--json"],
    exit: 1,
    problems: ["table.file-missing subjects.csv", "table.file-missing observations.csv"],
  },
  {
    name: "paths: --out on a file",
    files: folder(),
    prepare: async ({ out }) => writeFile(out, "mine"),
    exit: 1,
    problems: ["cli.out.unwritable out"],
  },
  {
    name: "paths: --out below a file",
    files: folder(),
    words: ({ folder: at }) => ["assess", at, "--out", join(at, "subjects.csv", "out"), "--draws", "0", "--json"],
    exit: 1,
    problems: ["cli.out.unwritable out"],
  },
  {
    name: "paths: --out on the folder of a table that the output would replace",
    files: folder(
      { "tables.observations.0.file": "scores.csv" },
      { "observations.csv": null, "scores.csv": csv(observationRows) },
    ),
    words: ({ folder: at }) => ["assess", at, "--out", at, "--draws", "0", "--json"],
    exit: 1,
    problems: ["cli.out.holds-inputs scores.csv"],
  },
  {
    name: "paths: the sealed folder assessed into its own output loses nothing",
    files: folder(),
    prepare: assessed,
    words: ({ out }) => ["assess", join(out, "sealed"), "--out", out, "--draws", "0", "--json"],
    exit: 0,
    check: async ({ out, written }) => {
      if (written.some((name) => name.startsWith("−"))) throw new Error(`lost: ${written.join()}`);
      const again = await runWords(["verify", out]);
      if (again.exit !== 0) throw new Error("and it verifies");
    },
  },
  {
    name: "paths: a second assessment takes the place of the first",
    files: folder(),
    prepare: async (place) => {
      await assessed(place);
      await writeFile(
        join(place.folder, "scheme.yaml"),
        schemeText({ "dimensions.1.weight": 50, "dimensions.2.weight": 50 }),
      );
    },
    exit: 0,
    check: async ({ out }) => {
      if ((await runWords(["verify", out])).exit !== 0) throw new Error("it verifies");
    },
  },
  {
    name: "paths: a refused assessment leaves the earlier output as it was",
    files: folder(),
    prepare: async (place) => {
      await assessed(place);
      await writeFile(join(place.folder, "observations.csv"), "");
    },
    exit: 1,
    problems: ["table.empty-file observations.csv"],
  },
  {
    name: "paths: an output folder that holds other files keeps them",
    files: folder(),
    prepare: async ({ out }) => {
      await mkdir(out);
      await writeFile(join(out, "notes.txt"), "mine");
    },
    exit: 0,
    check: async ({ out }) => {
      if ((await readFile(join(out, "notes.txt"), "utf8")) !== "mine") throw new Error("kept");
    },
  },
];
