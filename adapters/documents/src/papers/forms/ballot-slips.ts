import type { Text } from "@huabiao/kernel/text";
import encodeQr from "qr";
import type { PaperOptions } from "../paper-options.ts";
import { PaperWords } from "../paper-words.ts";
import type { View } from "../press/legible.ts";
import { openPress } from "../press/press.ts";

/** Slips to be cut and drawn: each a one-time code and the address it opens. No name stands on a slip, and none is kept with it. */
export interface BallotSlips {
  readonly title: Text;
  readonly period: string;
  /** Last day on which a ballot is taken, `YYYY-MM-DD`. */
  readonly closesOn?: string;
  readonly minutes: number;
  readonly questions: number;
  readonly slips: readonly { readonly code: string; readonly address: string }[];
}

/**
 * Ballot slips, eight to an A4 page with lines to cut along: a one-time code, its address as a QR code (vector, error
 * correction M), and in one paragraph what is protected and what is not (R14).
 * @throws RangeError when an address is too long for a QR code; PaperError when the compiler fails (both as rejections).
 */
export async function renderBallotSlips(ballots: BallotSlips, options: PaperOptions): Promise<Uint8Array> {
  const words = new PaperWords(options);
  const title = words.text(ballots.title);
  const view: View = {
    paper: {
      title: words.say("slip.title", { title }),
      language: words.language,
      kicker: "",
      foot: "",
      spelled: words.say("spelled"),
    },
    title,
    period: ballots.period,
    how: words.say("slip.how", { questions: ballots.questions, minutes: ballots.minutes }),
    closes: ballots.closesOn === undefined ? null : words.say("slip.closes", { day: words.day(ballots.closesOn) }),
    protects: words.say("slip.protects"),
    code: words.say("slip.code"),
    address: words.say("slip.address"),
    slips: ballots.slips.map(({ code, address }) => ({
      code: grouped(code),
      address,
      alternative: words.say("slip.alternative", { code: grouped(code) }),
      qr: qrRuns(address),
    })),
  };
  const { bytes } = await openPress().print("ballot-slips", view);
  return bytes;
}

/** A QR code as dark runs: [row, first module, modules], and its width in modules without the quiet zone. */
export function qrRuns(text: string): { readonly modules: number; readonly runs: readonly (readonly number[])[] } {
  const bordered = encodeQr(text, "raw", { ecc: "medium", border: 1 });
  const dark = bordered.slice(1, -1).map((row) => row.slice(1, -1));
  const runs = dark.flatMap((row, y) => {
    const found: number[][] = [];
    row.forEach((module, x) => {
      const last = found.at(-1);
      if (!module) return;
      if (last !== undefined && (last[1] ?? 0) + (last[2] ?? 0) === x) last[2] = (last[2] ?? 0) + 1;
      else found.push([y, x, 1]);
    });
    return found;
  });
  return { modules: dark.length, runs };
}

/** A code in groups of four, easier to type. */
function grouped(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/gu, "$1 ");
}
