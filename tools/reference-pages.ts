import { catalogue } from "@huabiao/contract";
import { ballotChecks, integrityChecks } from "@huabiao/measure";
import { knownRules } from "@huabiao/scheme";

/** The pages of docs/reference that are told by the catalogue, by file name. */
export function referencePages(): ReadonlyMap<string, string> {
  return new Map([
    ["lint-rules.md", lintPage()],
    ["problems.md", problemsPage()],
    ["data-checks.md", checksPage()],
  ]);
}

const written =
  "Written by `node tools/write-reference.ts` from the catalogue; a test keeps it true. ‹…› is filled in.";

function lintPage(): string {
  const rows = knownRules.map((rule) => `| \`${rule}\` | ${cells(`lint.${rule}`, ["what", "why", "remedy"])} |`);
  const intro =
    "What the scheme's conscience asks. A rule is switched off under `waivers` with a written reason, which the report shows.";
  return page("Lint rules", intro, ["Rule", "What · 看到什麼", "Why · 為什麼", "Remedy · 怎麼辦"], rows);
}

function problemsPage(): string {
  const codes = Object.keys(catalogue.en).flatMap((code) => /^(?!lint\.)(.+)\.remedy$/.exec(code)?.[1] ?? []);
  const rows = codes.sort().map((code) => `| \`${code}\` | ${cells(code, ["what", "why", "remedy"])} |`);
  const intro = "Every refusal and note, by its code. Places (file, row, column, line) are told beside it.";
  return page("Problems", intro, ["Code", "What · 什麼", "Why · 為什麼", "Remedy · 怎麼辦"], rows);
}

function checksPage(): string {
  const rows = (checks: readonly { readonly id: string }[]) =>
    checks.map(({ id }) => `| \`${id}\` | ${cells(`check.${id}`, ["seen", "innocent", "toCheck"])} |`);
  const header = ["Check", "Seen · 看到什麼", "Innocent reasons · 無過的解釋", "To check · 該核什麼"];
  const intro = "A flag asks a person to look; it never changes a score.";
  const ballots =
    "Of one poll's ballots; no ballot is dropped for a flag. Flags on linked voters name pseudonyms and are not for publication.";
  const data = page("Data checks", intro, header, rows(integrityChecks));
  return `${data}\n## Ballots\n\n${ballots}\n\n${table(header, rows(ballotChecks))}\n`;
}

function cells(code: string, parts: readonly string[]): string {
  return parts
    .map((part) => `${sentence("en", `${code}.${part}`)}<br>${sentence("zh-Hant", `${code}.${part}`)}`)
    .join(" | ");
}

function sentence(language: "en" | "zh-Hant", code: string): string {
  return (catalogue[language][code] ?? "")
    .replaceAll(/\{\{(\w+)\}\}/g, "‹$1›")
    .replaceAll("|", "\\|")
    .replaceAll("\n", " ");
}

function page(title: string, intro: string, header: readonly string[], rows: readonly string[]): string {
  return `# ${title}\n\n${intro} ${written}\n\n${table(header, rows)}\n`;
}

function table(header: readonly string[], rows: readonly string[]): string {
  return [`| ${header.join(" | ")} |`, `|${" --- |".repeat(header.length)}`, ...rows].join("\n");
}
