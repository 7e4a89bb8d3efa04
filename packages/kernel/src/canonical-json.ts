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
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    invariant(Number.isFinite(value), `canonical JSON cannot hold ${value} at ${path}`);
    return Object.is(value, -0) ? "0" : String(value);
  }
  if (typeof value === "string") return writeString(value, path);
  if (Array.isArray(value)) return `[${value.map((item: Json, at) => write(item, `${path}[${at}]`)).join(",")}]`;
  return writeObject(value as { readonly [key: string]: Json | undefined }, path);
}

function writeObject(value: { readonly [key: string]: Json | undefined }, path: string): string {
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${writeString(key, path)}:${write(member, `${path}.${key}`)}`);
  }
  return `{${members.join(",")}}`;
}

function writeString(text: string, path: string): string {
  invariant(text.isWellFormed(), `canonical JSON cannot hold a lone surrogate at ${path}`);
  return JSON.stringify(text);
}
