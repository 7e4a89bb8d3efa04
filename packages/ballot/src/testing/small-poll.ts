import { openStream } from "@huabiao/kernel/random";
import type { Answers } from "../ballot/outcome.ts";
import type { Poll } from "../ballot/poll.ts";
import type { RandomPort } from "../encoding/big-integer.ts";
import type { SimulatedVoter } from "../simulate/simulate-poll.ts";

/** A poll of two strata and two questions, one with a single pick and 不了解, one with up to two. */
export function smallPoll(changes: Partial<Poll> = {}): Poll {
  return {
    format: "huabiao-poll/1",
    id: "minghe.example/2025/satisfaction",
    kind: "test",
    audience: "panel",
    title: { "zh-Hant": "滿意不滿意", "zh-Hans": "满意不满意", en: "Satisfied or not" },
    batch: 5,
    questions: [
      {
        id: "satisfied",
        text: "滿意嗎？",
        options: [
          { id: "yes", text: "滿意" },
          { id: "no", text: "不滿意" },
          { id: "unknown", text: "不了解", unsure: true },
        ],
        picks: { least: 1, most: 1 },
      },
      {
        id: "wishes",
        text: "最盼望什麼？",
        options: ["roads", "schools", "clinics", "water"].map((id) => ({ id, text: id })),
        picks: { least: 1, most: 2 },
      },
    ],
    strata: [
      { id: "county", title: "縣城", channel: "account" },
      { id: "town", title: "鄉鎮", channel: "slip" },
    ],
    ...changes,
  };
}

/** Bytes from a seed: for tests and simulations only. */
export function seededRandom(seed: number): RandomPort {
  const stream = openStream(seed);
  return (length) => Uint8Array.from({ length }, () => stream.next32() & 255);
}

/** Voters of a stratum of `smallPoll`: some absent, some replacing, some spoilt, blank or unsure. */
export function smallVoters(count: number, seed: number): SimulatedVoter[] {
  const stream = openStream(seed, 1);
  const one = (): Answers => {
    const satisfied = [["yes"], ["yes"], ["yes"], ["no"], ["no"], ["unknown"], [], ["yes", "no"]][stream.integer(8)];
    const wishes = [["roads"], ["roads", "schools"], ["clinics", "water"], ["roads", "schools", "water"], []];
    return { satisfied: satisfied ?? [], wishes: wishes[stream.integer(5)] ?? [] };
  };
  return Array.from({ length: count }, (_, at) => {
    const casts = stream.integer(10) < 2 ? 0 : stream.integer(10) < 2 ? 2 : 1;
    return { entry: `voter ${at}`, casts: Array.from({ length: casts }, one) };
  });
}
