import { z } from "zod";
import { descriptions } from "./document/descriptions.ts";
import { schemeDocument } from "./document/scheme.ts";

/** Where the published JSON Schema of the scheme document lies, from the project's top folder. */
export const jsonSchemaFile = "packages/scheme/scheme.schema.json";

/**
 * The JSON Schema (draft 2020-12) of the scheme document, for completion and checking in editors.
 *
 * Made from the same source as `parseScheme`, so both accept the same documents but for what JSON Schema cannot
 * say (paths must stay in the folder). Every key has a description. Deterministic: the published file is its text.
 */
export function schemeJsonSchema(): Readonly<Record<string, unknown>> {
  const { "~standard": _, ...body } = z.toJSONSchema(schemeDocument, { target: "draft-2020-12" });
  describeKeys(body, "");
  return { ...body, $id: "urn:huabiao:scheme:1", title: "Huabiao assessment scheme · 考核方案" };
}

/** The published file's text: two spaces, a line feed at the end. */
export function schemeJsonSchemaText(): string {
  return `${JSON.stringify(schemeJsonSchema(), null, 2)}\n`;
}

/** Adds the descriptions to the properties that have none; `owner` is the nearest key above. The schema is fresh and ours to change. */
function describeKeys(schema: unknown, owner: string): void {
  if (!isSchema(schema)) return;
  if (isSchema(schema["properties"])) {
    for (const [key, property] of Object.entries(schema["properties"])) {
      if (!isSchema(property)) continue;
      const description = descriptions[`${owner}.${key}`] ?? property["description"] ?? descriptions[key];
      if (description !== undefined) property["description"] = description;
      describeKeys(property, key);
    }
  }
  for (const word of ["items", "additionalProperties", "prefixItems", "anyOf", "oneOf"]) {
    const inner = schema[word];
    for (const one of Array.isArray(inner) ? inner : [inner]) describeKeys(one, owner);
  }
}

function isSchema(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
