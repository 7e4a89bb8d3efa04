import { Lexer } from "yaml";

/**
 * Where the brackets and dashes of a YAML text first nest deeper than the limit: the character's offset, or null.
 *
 * Looked at before the parser, whose time and stack a million open brackets would otherwise take. Mappings
 * nested by indentation are counted after parsing. Cost O(characters), ending at the first place too deep.
 */
export function tooDeepAt(text: string, limit: number): number | null {
  let offset = 0;
  let brackets = 0;
  let dashes = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "{" || token === "[") brackets++;
    else if (token === "}" || token === "]") brackets = Math.max(0, brackets - 1);
    if (token === "-" || token === "?") dashes++;
    else if (token.trim() !== "" || token.includes("\n")) dashes = 0;
    if (brackets > limit || dashes > limit) return offset;
    offset += isMark(token) ? 0 : token.length;
  }
  return null;
}

/** The lexer's own marks (byte order mark kept, scalar, document, flow end), which stand for no characters. */
function isMark(token: string): boolean {
  return token === "\u0002" || token === "\u0018" || token === "\u001f";
}
