import type { z } from "zod";
import { type Path, valueAt } from "../path.ts";

/**
 * The keys a document may have at a path: those of the mapping the schema has there.
 *
 * Where the schema allows several forms, the form is the one the document's own discriminator picks
 * (`method: goalposts`), else every form's keys together. Empty where the schema has no named keys.
 */
export function knownKeys(schema: z.core.$ZodType, document: unknown, path: Path): readonly string[] {
  let candidates: readonly z.core.$ZodType[] = [schema];
  path.forEach((step, depth) => {
    const here = valueAt(document, path.slice(0, depth));
    candidates = candidates.flatMap((candidate) => formsOf(candidate, here)).flatMap((form) => childSchema(form, step));
  });
  const here = valueAt(document, path);
  const keys = candidates
    .flatMap((candidate) => formsOf(candidate, here))
    .flatMap((form) => Object.keys(shapeOf(form)));
  return [...new Set(keys)];
}

type Schema = z.core.$ZodType;

/** The definition of any zod type, as zod publishes it for tools that walk schemas. */
function definitionOf(schema: Schema): z.core.$ZodTypes["_zod"]["def"] {
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** Unwraps `optional` and the like, and lists the forms of a union that the value can have. */
function formsOf(schema: Schema, value: unknown): readonly Schema[] {
  const definition = definitionOf(schema);
  if (definition.type === "optional" || definition.type === "nullable") return formsOf(definition.innerType, value);
  if (definition.type !== "union") return [schema];
  const discriminator = "discriminator" in definition ? String(definition.discriminator) : null;
  const options = definition.options;
  const picked = discriminator === null ? [] : options.filter((option) => allows(option, discriminator, value));
  return (picked.length > 0 ? picked : options).flatMap((option) => formsOf(option, value));
}

function allows(option: Schema, discriminator: string, value: unknown): boolean {
  const property = shapeOf(option)[discriminator];
  const given = valueAt(value, [discriminator]);
  if (property === undefined) return false;
  const definition = definitionOf(property);
  return definition.type === "literal" && definition.values.some((literal) => literal === given);
}

function shapeOf(schema: Schema): Readonly<Record<string, Schema>> {
  const definition = definitionOf(schema);
  return definition.type === "object" ? definition.shape : {};
}

function childSchema(schema: Schema, step: string | number): readonly Schema[] {
  const definition = definitionOf(schema);
  if (definition.type === "array") return [definition.element];
  if (definition.type === "record") return [definition.valueType];
  const child = shapeOf(schema)[String(step)];
  return child === undefined ? [] : [child];
}
