import { type FileContent, folder, schemeText } from "../base.ts";
import type { Case } from "../case.ts";

const text = schemeText();
const bombs = Array.from(
  { length: 12 },
  (_, k) =>
    `a${k}: &a${k} [${
      k === 0
        ? "x"
        : Array(10)
            .fill(`*a${k - 1}`)
            .join(", ")
    }]`,
);

/** The text of the scheme file, and the problems with line and column. */
const rows: readonly (readonly [name: string, text: FileContent, ...problems: string[]])[] = [
  ["an empty file", "", "scheme.form.empty scheme.yaml:1:1"],
  ["only white space", " \n\n", "scheme.form.empty scheme.yaml:1:1"],
  ["only a comment", "# to be written\n", "scheme.form.empty scheme.yaml:1:1"],
  ["null", "null\n", "scheme.form.empty scheme.yaml:1:1"],
  ["a list", "- a\n", "scheme.form.not-a-scheme scheme.yaml:1:1"],
  ["a word", "scheme\n", "scheme.form.not-a-scheme scheme.yaml:1:1"],
  ["a number", "42\n", "scheme.form.not-a-scheme scheme.yaml:1:1"],
  ["an indent by tab", "period:\n\tfrom: 2025-01-01\n", "scheme.yaml.tab-indent scheme.yaml:2:1"],
  ["a key twice", "id: a\nid: b\n", "scheme.yaml.duplicate-key scheme.yaml:2:1"],
  ["a quote that is not closed", 'id: "a\nversion: "1"\n', "scheme.yaml.unclosed scheme.yaml:1:7"],
  ["a bracket that is not closed", "indicators: [a, b\n", "scheme.yaml.unclosed scheme.yaml:2:1"],
  ["two keys on one line", "id: title: a\n", "scheme.yaml.nested-mapping scheme.yaml:1:5"],
  ["two documents", "id: a\n---\nid: b\n", "scheme.yaml.several-documents scheme.yaml:2:1"],
  ["a key that is a list", "? [a]\n: b\n", "scheme.yaml.key-not-text scheme.yaml:1:3"],
  ["a tag of a program", "id: !!js/function 'return 1'\n", "scheme.yaml.tag scheme.yaml:1:5"],
  ["an alias without anchor", "id: *a\n", "scheme.yaml.alias-unknown scheme.yaml:1:5"],
  ["an alias inside itself", "id: &a [*a]\n", "scheme.yaml.alias-cycle scheme.yaml:1:9"],
  ["a billion laughs", `${bombs.join("\n")}\n`, "scheme.yaml.too-many-nodes scheme.yaml:1:1"],
  ["a hundred thousand brackets", "[".repeat(100_000), "scheme.yaml.too-deep scheme.yaml:1:65"],
  ["over a mebi of characters", `# ${"x".repeat(1_048_577)}`, "scheme.yaml.too-large scheme.yaml:1:1"],
  [
    "the text cut in the middle",
    text.slice(0, text.indexOf('"indicators"') + 4),
    "scheme.yaml.unclosed scheme.yaml:54:7",
  ],
  [
    "bytes that are not UTF-8",
    Uint8Array.of(0x69, 0x64, 0x3a, 0x20, 0xff, 0xfe, 0x41),
    "cli.scheme.not-utf8 scheme.yaml",
  ],
  ["GB18030", Uint8Array.of(0x69, 0x64, 0x3a, 0x20, 0xbb, 0xaa), "cli.scheme.not-utf8 scheme.yaml"],
  ["a zero character in words", schemeText({ title: "Sm\u0000all" }), "scheme.form.broken-text title"],
  ["UTF-16", new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")), "cli.scheme.not-utf8 scheme.yaml"],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), "cli.scheme.not-utf8 scheme.yaml"],
];

/** Scheme files that are no scheme, or no text; and those that only look so. */
export const schemeTexts: readonly Case[] = [
  ...rows.map(
    ([name, content, ...problems]): Case => ({
      name: `a scheme file: ${name}`,
      files: folder({}, { "scheme.yaml": content }),
      exit: 1,
      problems,
    }),
  ),
  { name: "a scheme with a byte-order mark is read", files: folder({}, { "scheme.yaml": `\ufeff${text}` }), exit: 0 },
  {
    name: "a scheme with Windows line ends is read",
    files: folder({}, { "scheme.yaml": text.replaceAll("\n", "\r\n") }),
    exit: 0,
  },
  {
    name: "a scheme called scheme.json is read",
    files: folder({}, { "scheme.yaml": null, "scheme.json": text }),
    exit: 0,
  },
  {
    name: "a scheme called scheme.yml is read",
    files: folder({}, { "scheme.yaml": null, "scheme.yml": text }),
    exit: 0,
  },
  {
    name: "a folder without a scheme",
    files: folder({}, { "scheme.yaml": null }),
    exit: 1,
    problems: ["cli.scheme.missing"],
  },
  {
    name: "a folder called scheme.yaml",
    files: folder({}, { "scheme.yaml": null, "scheme.yaml/a": "" }),
    exit: 1,
    problems: ["cli.scheme.missing"],
  },
  {
    name: "a folder that is not there",
    files: folder(),
    words: ({ root, out }) => ["assess", `${root}/elsewhere`, "--out", out, "--json"],
    exit: 1,
    problems: ["cli.folder.missing"],
  },
  {
    name: "a table of subjects in place of the scheme",
    files: folder(),
    words: ({ folder: at, out }) => ["assess", `${at}/subjects.csv`, "--out", out, "--json"],
    exit: 1,
    problems: ["scheme.form.not-a-scheme subjects.csv:1:1"],
  },
];
