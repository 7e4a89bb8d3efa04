import { invariant } from "./invariant.ts";

/** What JSON can hold. `undefined` members of objects are left out, as in `JSON.stringify`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The one way to write a JSON value: RFC 8785 (JCS). Keys sorted by UTF-16 code units, shortest
 * number form, no white space; −0 is written 0.
 *
 * @throws InvariantError on NaN, ±Infinity or a lone surrogate, which JSON cannot hold; the path is named.
 * Cost O(n log k) in nodes and keys. Source: RFC 8785, its own examples are the tests.
 */
export function canonicalJson(value: Json): string {
  return write(value, "$");
}

function write(value: Json, path: string): string {
  if (Array.isArray(value)) return writeArray(value as readonly Json[], path);
  if (typeof value === "object" && value !== null) return writeObject(value as JsonObject, path);
  checkPrimitive(value as Primitive, path);
  return JSON.stringify(value);
}

type Primitive = null | boolean | number | string;
type JsonObject = { readonly [key: string]: Json | undefined };

/** `JSON.stringify` writes primitives, and arrays of nothing else, as RFC 8785 asks; only objects need their keys sorted. */
function writeArray(items: readonly Json[], path: string): string {
  if (isFlat(items, path)) return JSON.stringify(items);
  return `[${items.map((item, at) => write(item, `${path}[${at}]`)).join(",")}]`;
}

/** Whether an array holds primitives and such arrays only; checks them on the way. */
function isFlat(items: readonly Json[], path: string): boolean {
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Json;
    if (typeof item !== "object" || item === null) {
      if (typeof item !== "number" || !Number.isFinite(item)) checkPrimitive(item as Primitive, `${path}[${at}]`);
    } else if (!Array.isArray(item) || !isFlat(item, path)) return false;
  }
  return true;
}

function checkPrimitive(value: Primitive, path: string): void {
  if (typeof value === "number") invariant(Number.isFinite(value), `canonical JSON cannot hold ${value} at ${path}`);
  if (typeof value === "string")
    invariant(value.isWellFormed(), `canonical JSON cannot hold a lone surrogate at ${path}`);
}

function writeObject(value: JsonObject, path: string): string {
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    checkPrimitive(key, path);
    members.push(`${JSON.stringify(key)}:${write(member, `${path}.${key}`)}`);
  }
  return `{${members.join(",")}}`;
}
