import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const scheme = `huabiao: 1
id: small
version: "1"
title: { zh-Hant: 小縣考核, en: Small counties }
kind: annual
period: { from: 2025-01-01, to: 2025-12-31, label: "2025" }
tables:
  subjects: { file: tables/places.csv, columns: { subject: code, titles: { zh-Hant: name, en: english } } }
  observations:
    - { file: tables/values.csv, shape: long, columns: { subject: code, indicator: indicator, period: year, value: value } }
  targets:
    - { file: tables/targets.csv, columns: { subject: code, indicator: indicator, baseline: from, target: to } }
subjects:
  type: place
  groupBy: zone
  groups:
    - { id: hill, title: { zh-Hant: 山區, en: Hills } }
    - { id: plain, title: { zh-Hant: 平原, en: Plains } }
dimensions:
  - { id: index, title: { zh-Hant: 綜合指數, en: Index } }
  - { id: green, title: { zh-Hant: 綠色, en: Green }, parent: index }
indicators:
  - { id: air, title: { zh-Hant: 空氣, en: Air }, parent: green, unit: μg/m³, direction: lower, normalise: { method: goalposts, lo: 0, hi: 100 } }
  - { id: forest, title: { zh-Hant: 森林, en: Forest }, parent: green, unit: "%", direction: higher, horizon: { kind: latent }, normalise: { method: goalposts, lo: 0, hi: 100 } }
  - { id: income, title: { zh-Hant: 收入, en: Income }, parent: index, unit: 元, direction: higher, binding: true, normalise: { method: goalposts, lo: 0, hi: 100 } }
method: { uncertainty: { draws: 60, seed: 7, vary: { weights: { kind: noise, share: 0.5 } } } }
waivers:
  - { rule: no-basis, reason: an invented example for the tests needs no basis }
`;

const places = [
  ["P1", "松嶺縣", "Songling", "hill"],
  ["P2", "長河𠮷縣", "Changhe", "hill"],
  ["P3", "白石", "Baishi", "hill"],
  ["P4", "平川市", "Pingchuan", "plain"],
  ["P5", "大橋縣", "Daqiao", "plain"],
  ["P6", "東里", "Dongli", "plain"],
];

const values: Readonly<Record<string, readonly number[]>> = {
  air: [30, 45, 60, 20, 71, 40],
  forest: [80, 61, 30, 12, 9, 27],
  income: [41, 52, 48, 77, 83.5, 60],
};

/** Writes an assessment's folder of two groups of three places, two years, targets; gives its path. */
export function writeSmallFolder(folder: string): string {
  mkdirSync(join(folder, "tables"), { recursive: true });
  const rows = Object.entries(values).flatMap(([indicator, own]) =>
    own.flatMap((value, at) => [
      [places[at]?.[0], indicator, 2024, value - 1 - at],
      [places[at]?.[0], indicator, 2025, value],
    ]),
  );
  writeFileSync(join(folder, "scheme.yaml"), scheme);
  writeFileSync(join(folder, "tables/places.csv"), csv([["code", "name", "english", "zone"], ...places]));
  writeFileSync(join(folder, "tables/values.csv"), csv([["code", "indicator", "year", "value"], ...rows]));
  writeFileSync(
    join(folder, "tables/targets.csv"),
    csv([
      ["code", "indicator", "from", "to"],
      ["P1", "income", 40, 45],
      ["P2", "income", 40, 50],
    ]),
  );
  return folder;
}

function csv(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return `${rows.map((row) => row.join(",")).join("\n")}\n`;
}
