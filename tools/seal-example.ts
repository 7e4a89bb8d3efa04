import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type NoteSigner, parsePoll, type RsaPort, type SimulatedVoter, simulatePoll } from "@huabiao/ballot";
import {
  makeIssuerKey,
  makeNoteKey,
  nodeRandom,
  openIssuer,
  openNoteSigner,
  sealFolder,
  writeIntake,
} from "@huabiao/boxes";
import { parseScheme, pollItems } from "@huabiao/scheme";
import { readCsv } from "@huabiao/test-kit";

// Plays the example's poll on promises through the whole protocol and seals it: node tools/seal-example.ts
// The ballots are those of its table, the keys are random and kept by nobody, so the box is made once and not again.
const example = fileURLToPath(new URL("../examples/minghe", import.meta.url));
const folder = join(example, "data/polls/promises-kept");
const box = join(folder, "box");
if (existsSync(box)) throw new Error(`${box} is there already`);
const parsed = parseScheme(readFileSync(join(example, "scheme.yaml"), "utf8"), { file: "scheme.yaml" });
const asked = parsed.ok ? parsed.value.scheme.polls?.find(({ id }) => id === "promises-kept") : undefined;
if (asked === undefined) throw new Error("the scheme has no such poll");
const items = pollItems(asked);
const [ballots, frame] = [readCsv(join(folder, "ballots.csv")), readCsv(join(folder, "frame.csv"))];
const places = new Map(readCsv(join(example, "data/counties.csv")).map((row) => [row["county"], row]));
const poll = parsePoll(
  JSON.stringify({
    format: "huabiao-poll/1",
    id: "minghe.example/2025/promises-kept",
    kind: "real",
    audience: "public",
    title: asked.title,
    batch: 10,
    questions: items.map(({ id, title, options }) => ({
      id,
      text: title,
      picks: { least: 1, most: 1 },
      options: options.map((option) => ({
        id: option.id,
        text: option.title,
        ...(option.coefficient === null ? { unsure: true } : {}),
      })),
    })),
    strata: frame.map(({ subject = "", box: id }) => {
      const place = places.get(subject) ?? {};
      const title = { "zh-Hant": place["name_hant"], "zh-Hans": place["name_hans"], en: place["name_en"] };
      return { id, title, channel: "slip" };
    }),
  }),
);
if (!poll.ok) throw new Error(JSON.stringify(poll.error));

/** Everybody on the roll: those of the table with what they said, the others stay away. */
function votersOf(subject: string, invited: number): SimulatedVoter[] {
  const cast = ballots.filter((row) => row["subject"] === subject);
  return Array.from({ length: invited }, (_, at) => {
    const row = cast[at];
    const answers = items.flatMap(({ id }) => (row?.[id] ? [[id, [row[id]]]] : []));
    return { entry: `${subject}-${at + 1}`, casts: row === undefined ? [] : [Object.fromEntries(answers)] };
  });
}

const key = makeNoteKey();
const work = mkdtempSync(join(tmpdir(), "huabiao-example-"));
const { intake } = simulatePoll(
  {
    poll: poll.value,
    voters: Object.fromEntries(
      frame.map((row) => [row["box"] ?? "", votersOf(row["subject"] ?? "", Number(row["invited"]))]),
    ),
    releaseEvery: 25,
  },
  {
    random: nodeRandom,
    signer: openNoteSigner(key) as NoteSigner,
    issuers: Object.fromEntries(frame.map((row) => [row["box"] ?? "", openIssuer(makeIssuerKey()) as RsaPort])),
  },
);
await writeIntake(join(work, "intake"), intake, key);
const sealed = await sealFolder(join(work, "intake"), { out: join(work, "box"), edition: "full" });
if (!sealed.ok) throw new Error(JSON.stringify(sealed.error));
renameSync(join(work, "box"), box);
rmSync(work, { recursive: true, force: true });
