import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { projectRoot } from "@huabiao/test-kit";
import { expect, test } from "vitest";
import { mayImport } from "../../tools/house.ts";
import { projectFiles, readProject, shippedSources } from "./source-files.ts";

const banned: readonly (readonly [RegExp, string, RegExp])[] = [
  [/\bDate\.now\(/, "the clock is passed in", /never$/],
  [/\bMath\.random\(/, "random numbers come from a seed", /never$/],
  [/\bprocess\.env\b/, "the environment is read in main.ts", /\/main\.ts$/],
  [/\bnew Date\(\)/, "the clock is passed in", /\/main\.ts$/],
  [/\bconsole\./, "output goes through Io", /never$/],
  [/@ts-(ignore|expect-error|nocheck)|biome-ignore|oxlint-disable/, "no escapes", /never$/],
];

test("no shipped source calls what it must be given", () => {
  const found = shippedSources().flatMap((name) => {
    const text = readProject(name);
    return banned
      .filter(([pattern, , allowed]) => pattern.test(text) && !allowed.test(name))
      .map(([, why]) => `${name}: ${why}`);
  });
  expect(found).toEqual([]);
});

/** Files over 300 lines, each with its reason. The list only shrinks. */
const longFiles: readonly string[] = [];

test("no source is longer than 300 lines", () => {
  const long = shippedSources().filter(
    (name) => readProject(name).split("\n").length > 301 && !longFiles.includes(name),
  );
  expect(long).toEqual([]);
});

test("no file or folder is called utils, helpers, common, manager or misc", () => {
  expect(projectFiles().filter((name) => /(^|\/)(utils?|helpers?|common|manager|misc)(\.|\/)/.test(name))).toEqual([]);
});

test("docs/ARCHITECTURE.md mirrors the table that the boundary check enforces", () => {
  const rows = [
    ...readProject("docs/ARCHITECTURE.md").matchAll(
      /^\| `((?:packages|adapters|apps|examples)\/[a-z-]+)` +\| ([^|]+) \|/gm,
    ),
  ];
  const told = Object.fromEntries(
    rows.map(([, folder, rooms]) => [
      folder,
      (rooms ?? "").trim() === "nothing" ? [] : (rooms ?? "").split(",").map((room) => room.trim()),
    ]),
  );
  expect(told).toEqual(mayImport);
});

test("every workspace stands in the house table", () => {
  const workspaces = projectFiles().flatMap(
    (name) => /^((?:packages|adapters|apps|examples)\/[^/]+)\/package\.json$/.exec(name)?.[1] ?? [],
  );
  expect(workspaces.sort()).toEqual(Object.keys(mayImport).sort());
});

test("links between documents lead somewhere", () => {
  const dead = projectFiles()
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) =>
      [...readProject(name).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
        .map(([, target]) => normalize(join(dirname(name), target ?? "")))
        .filter((target) => !existsSync(join(projectRoot, target)))
        .map((target) => `${name} → ${target}`),
    );
  expect(dead).toEqual([]);
});

test("every dependency is pinned exactly and told in docs/reference/dependencies.md", () => {
  const told = readProject("docs/reference/dependencies.md");
  const manifests = projectFiles().filter((name) => /(^|\/)package\.json$/.test(name));
  const faults = manifests.flatMap((name) => {
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = JSON.parse(readProject(name));
    return Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(
        ([module]) =>
          !module.startsWith("@huabiao/") &&
          !/^node-(bin-)?(linux|darwin|win)-/.test(module) &&
          module !== "@types/node",
      )
      .filter(([module, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) || !told.includes(`\`${module}\``))
      .map(([module, version]) => `${name}: ${module} ${version}`);
  });
  expect(faults).toEqual([]);
});

test("everything a package exports has a docstring", () => {
  const bare = shippedSources().flatMap((name) => {
    const lines = readProject(name).split("\n");
    return lines.flatMap((line, at) => {
      if (!/^export (async )?(function|const|class|interface|type) [A-Za-z]/.test(line)) return [];
      const before = lines[at - 1]?.trim() ?? "";
      return before.endsWith("*/") || /^\/\/|^@/.test(before) ? [] : [`${name}:${at + 1}`];
    });
  });
  expect(bare).toEqual([]);
});

test("no document or source names a machine's path", () => {
  const text = projectFiles().filter(
    (name) => /\.(ts|md|json|yaml|mjs)$/.test(name) && name !== "package-lock.json" && !name.startsWith("test/tidy/"),
  );
  expect(text.filter((name) => /\/work\/|\/root\/|\/tmp\/n24/.test(readProject(name)))).toEqual([]);
});
