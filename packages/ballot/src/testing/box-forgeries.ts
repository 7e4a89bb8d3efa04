import type { Stream } from "@huabiao/kernel/random";
import { boxNames } from "../box/layout.ts";
import { type Manifest, manifestText } from "../box/manifest.ts";
import { toBase64Url } from "../encoding/base64.ts";
import { bundlesOf, decodeBundle, encodeBundle } from "../log/tiles.ts";
import { anyOf, octets } from "./chance.ts";
import type { Forger } from "./forger.ts";

/** A way to damage or change a sealed box. */
export interface BoxForgery {
  readonly name: string;
  /** What the recount must say, of both editions or of each; null where it depends on the place. */
  readonly code: string | { readonly full: string | null; readonly public: string | null };
  readonly forge: (box: Forger, stream: Stream) => void;
}

const someLog = (stream: Stream) => anyOf(["roll", "issued", "ballots"] as const, stream);
const bump = (count: number | null) => (count ?? 0) + 1;

/** Ways to damage or change a sealed box. */
export const boxForgeries: readonly BoxForgery[] = [
  { name: "no manifest", code: "box.file-missing", forge: ({ box }) => box.files.delete(boxNames.manifest) },
  { name: "no seal", code: "box.file-missing", forge: ({ box }) => box.files.delete(boxNames.seal) },
  { name: "no ballots", code: "box.file-missing", forge: ({ box }) => box.files.delete("ballots.ndjson") },
  {
    name: "a manifest that is not JSON",
    code: "recount.manifest-form",
    forge: (box) => box.put(boxNames.manifest, "{"),
  },
  {
    name: "a manifest that is not canonical",
    code: "recount.manifest-form",
    forge: (box) => box.put(boxNames.manifest, JSON.stringify(box.manifest, null, 1)),
  },
  {
    name: "a manifest of another form",
    code: "recount.manifest-form",
    forge: (box, stream) => {
      const { manifest } = box;
      const [stratum] = manifest.strata as [Manifest["strata"][number]];
      const wrong = anyOf<object>(
        [
          { more: 1 },
          { strata: [] },
          { edition: "half" },
          { key: "" },
          { salt: manifest.edition === "full" ? null : "A".repeat(43) },
          { poll: { ...manifest.poll, batch: 1 } },
          { poll: { ...manifest.poll, kind: "consultation" } },
          { strata: [{ ...stratum, issuer: { ...stratum.issuer, n: `A${stratum.issuer.n.slice(1)}` } }] },
          { strata: manifest.strata.toReversed() },
          { strata: manifest.strata.map((one) => ({ ...one, tally: {} })) },
          { commitment: "0" },
          { life: { ...manifest.life, size: -1 } },
        ],
        stream,
      );
      box.seal({ ...manifest, ...wrong } as Manifest);
    },
  },
  {
    name: "a manifest changed after sealing",
    code: "recount.seal-signature",
    forge: (box) => box.put(boxNames.manifest, manifestText({ ...box.manifest, commitment: "0".repeat(64) })),
  },
  {
    name: "a seal by another key",
    code: "recount.seal-signature",
    forge: (box, stream) => box.flip(boxNames.seal, stream),
  },
  {
    name: "more tokens issued than the roll holds, told",
    code: "recount.issued-over-roll",
    forge: (box) => box.sealFirst(({ roll, issued }) => ({ issued: { ...issued, size: (roll?.size ?? 0) + 1 } })),
  },
  {
    name: "more ballots counted than tokens issued, told",
    code: "recount.ballots-over-issued",
    forge: (box) => box.sealFirst(({ issued }) => ({ counted: issued.size + 1 })),
  },
  {
    name: "counted and replaced that do not make the log",
    code: "recount.tally-differs",
    forge: (box) => box.sealFirst(({ replaced }) => ({ replaced: replaced + 1 })),
  },
  {
    name: "a replaced ballot told as counted",
    code: "recount.tally-differs",
    forge: (box) => box.sealFirst(({ counted, replaced }) => ({ counted: counted - 1, replaced: replaced + 1 })),
  },
  {
    name: "a life that is another poll's",
    code: "recount.life-differs",
    forge: (box, stream) => {
      const { manifest } = box;
      const title = `${stream.next32()}`;
      box.seal({ ...manifest, poll: { ...manifest.poll, title } });
    },
  },
  {
    name: "a test poll told as real",
    code: "recount.life-differs",
    forge: (box) => {
      const { manifest } = box;
      const kind = manifest.poll.kind === "real" ? "test" : "real";
      box.seal({ ...manifest, poll: { ...manifest.poll, kind } });
    },
  },
  {
    name: "another commitment",
    code: "recount.life-differs",
    forge: (box) => box.seal({ ...box.manifest, commitment: "0".repeat(64) }),
  },
  {
    name: "a log's checkpoint that is damaged",
    code: "recount.checkpoint-signature",
    forge: (box, stream) => {
      const name = boxNames.checkpoint(box.folder(someLog(stream)));
      box.put(
        name,
        box.text(name).replace(/\d\n/, (digit) => `${(Number(digit[0]) + 1) % 10}\n`),
      );
    },
  },
  {
    name: "a log's checkpoint of another time",
    code: "recount.checkpoint-differs",
    forge: (box) => {
      const size = box.size("ballots");
      box.put(boxNames.checkpoint(box.folder("ballots")), box.checkpoint(size - 1));
    },
  },
  {
    name: "a bundle cut short",
    code: "recount.entries-form",
    forge: (box, stream) => {
      const name = box.someTile(someLog(stream), "entries", stream);
      const bytes = box.box.files.get(name) as Uint8Array;
      box.box.files.set(name, bytes.slice(0, stream.integer(bytes.length)));
    },
  },
  {
    name: "a bundle with more at its end",
    code: "recount.entries-form",
    forge: (box, stream) => {
      const name = box.someTile(someLog(stream), "entries", stream);
      box.box.files.set(name, Uint8Array.from([...(box.box.files.get(name) as Uint8Array), 0]));
    },
  },
  {
    name: "an entry of the ballot log changed",
    code: "recount.log-root",
    forge: (box, stream) => {
      const name = box.someTile("ballots", "entries", stream);
      const size = box.size("ballots");
      const bundle = [...bundlesOf(size)].find((one) => boxNames.tile(box.folder("ballots"), one) === name);
      const entries = decodeBundle(box.box.files.get(name) as Uint8Array, bundle?.width ?? 0) ?? [];
      box.box.files.set(name, encodeBundle(entries.with(stream.integer(entries.length), octets(stream, 32))));
    },
  },
  {
    name: "a tile changed",
    code: "recount.tile-differs",
    forge: (box, stream) => box.flip(box.someTile(someLog(stream), "hashes", stream), stream),
  },
  {
    name: "a tile missing",
    code: "box.file-missing",
    forge: (box, stream) => box.box.files.delete(box.someTile(someLog(stream), "hashes", stream)),
  },
  {
    name: "a file as long as no such file is",
    code: "box.file-too-large",
    forge: (box, stream) => {
      const name = box.someTile(someLog(stream), "hashes", stream);
      box.box.files.set(name, new Uint8Array(8193));
    },
  },
  {
    name: "checkpoints that are no list",
    code: "recount.checkpoints-form",
    forge: (box, stream) =>
      box.put(boxNames.checkpoints(box.stratum), anyOf(["", "[]", "[1]", "{}", '[ "" ]'], stream)),
  },
  {
    name: "a checkpoint of the chain that is not signed",
    code: "recount.checkpoint-signature",
    forge: (box) => {
      box.checkpoints = [...box.checkpoints.slice(0, -1), "no note\n"];
    },
  },
  {
    name: "a rewound log",
    code: "recount.checkpoint-rewound",
    forge: (box) => {
      const { checkpoints } = box;
      box.checkpoints = [...checkpoints, checkpoints[0] as string];
    },
  },
  {
    name: "a chain without its end",
    code: "recount.checkpoint-rewound",
    forge: (box) => {
      box.checkpoints = [box.checkpoint(box.manifest.poll.batch)];
    },
  },
  {
    name: "a forked log",
    code: "recount.checkpoint-forked",
    forge: (box, stream) => {
      box.checkpoints = [box.checkpoint(box.manifest.poll.batch, octets(stream, 32)), ...box.checkpoints];
    },
  },
  {
    name: "a small batch",
    code: "recount.batch-small",
    forge: (box, stream) => {
      const size = 1 + stream.integer(box.manifest.poll.batch - 1);
      box.checkpoints = [box.checkpoint(size), ...box.checkpoints];
    },
  },
  {
    name: "a ballot missing",
    code: { full: null, public: null },
    forge: (box, stream) => box.line(stream, () => null),
  },
  {
    name: "the last ballot missing",
    code: "recount.ballots-count",
    forge: (box) => {
      box.lines = box.lines.slice(0, -1);
    },
  },
  {
    name: "a ballot more",
    code: "recount.ballots-count",
    forge: (box) => {
      const { lines } = box;
      box.lines = [...lines, lines.at(-1) as string];
    },
  },
  {
    name: "two ballots exchanged",
    code: "recount.leaf-differs",
    forge: (box) => {
      const [one, two, ...rest] = box.lines as [string, string, ...string[]];
      box.lines = [two, one, ...rest];
    },
  },
  {
    name: "an answer changed",
    code: "recount.leaf-differs",
    forge: (box, stream) =>
      box.line(stream, (line) => {
        if ("content" in line) return { ...line, content: toBase64Url(octets(stream, 32)) };
        const wishes = (line["answers"] as { wishes: string[] }).wishes;
        return { ...line, answers: { ...(line["answers"] as object), wishes: wishes.length === 1 ? [] : ["water"] } };
      }),
  },
  {
    name: "a revision changed",
    code: "recount.leaf-differs",
    forge: (box, stream) =>
      box.line(stream, (line) => ({ ...line, revision: ((line["revision"] as number) + 1) % 32 })),
  },
  {
    name: "a line that is no ballot",
    code: "recount.ballot-form",
    forge: (box, stream) => {
      const { lines } = box;
      const at = stream.integer(lines.length - 1);
      const wrong = ["", "{", "[]", "null", '{"stratum":"county"}', "\ud800", "x".repeat(200_000), "[".repeat(90_000)];
      box.lines = lines.with(at, anyOf(wrong, stream));
    },
  },
  {
    name: "a ballot of another form",
    code: "recount.ballot-form",
    forge: (box, stream) =>
      box.line(stream, (line) => ({
        ...line,
        ...anyOf<object>(
          [
            { revision: 32 },
            { revision: -1 },
            { revision: "0" },
            { prefix: "" },
            { signature: "AAAA" },
            { stratum: "moon" },
            { more: 1 },
          ],
          stream,
        ),
      })),
  },
  {
    name: "a cell of the tally changed",
    code: { full: "recount.tally-differs", public: null },
    forge: (box, stream) =>
      box.sealFirst(({ tally }) => {
        const question = anyOf(Object.keys(tally), stream);
        const told = tally[question] as Manifest["strata"][number]["tally"][string];
        return { tally: { ...tally, [question]: { ...told, valid: bump(told.valid), blank: bump(told.blank) } } };
      }),
  },
  {
    name: "an edition that hides what it leaves out",
    code: "recount.edition-differs",
    forge: (box) => {
      const { manifest } = box;
      box.seal({ ...manifest, differs: { ...manifest.differs, answers: manifest.differs.answers + 1 } });
    },
  },
  {
    name: "another salt",
    code: { full: "recount.commitment-differs", public: null },
    forge: (box) => {
      const { manifest } = box;
      box.seal({ ...manifest, salt: manifest.salt === null ? null : "A".repeat(43) });
    },
  },
];
