import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@huabiao/test-kit";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { descriptions } from "./document/descriptions.ts";
import { jsonSchemaFile, schemeJsonSchema, schemeJsonSchemaText } from "./json-schema.ts";

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const base = () =>
  parse(readFileSync(join(import.meta.dirname, "lint/fixtures/base.yaml"), "utf8")) as Record<string, unknown>;

test("the published JSON Schema is up to date (node tools/write-json-schema.ts writes it)", () => {
  expect(readFileSync(join(projectRoot, jsonSchemaFile), "utf8") === schemeJsonSchemaText()).toBe(true);
});

test("an editor accepts a right scheme and refuses wrong ones", () => {
  const validate = ajv.compile(schemeJsonSchema());
  expect(validate(base()), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...base(), kinds: "annual" })).toBe(false);
  expect(validate({ ...base(), kind: "anual" })).toBe(false);
  expect(validate({ ...base(), waivers: [{ rule: "no-basis", reason: "short" }] })).toBe(false);
});

test("every key has a description, and every description its key", () => {
  const bare: string[] = [];
  const used = new Set<unknown>();
  const walk = (schema: unknown, path: string): void => {
    if (schema === null || typeof schema !== "object") return;
    const { properties, ...rest } = schema as {
      properties?: Record<string, { description?: string; const?: unknown }>;
    };
    for (const [key, property] of Object.entries(properties ?? {})) {
      used.add(property.description);
      if (property.description === undefined && property.const === undefined) bare.push(`${path}.${key}`);
      walk(property, `${path}.${key}`);
    }
    for (const inner of Object.values(rest)) walk(inner, path);
  };
  walk(schemeJsonSchema(), "");
  expect(bare).toEqual([]);
  expect(Object.keys(descriptions).filter((key) => !used.has(descriptions[key]))).toEqual([]);
});
