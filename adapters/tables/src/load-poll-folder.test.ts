import { parsePoll } from "@huabiao/scheme";
import { expect, test } from "vitest";
import { loadPollFolder } from "./load-poll-folder.ts";
import { type Files, inFolder, listed } from "./testing/small-world.ts";

const text = `id: felt
title: 獲得感
instrument: gain-happiness-safety
population: served
strata: [{ id: desk, title: 窗口 }, { id: line, title: 熱線 }]
`;
const parsed = parsePoll(text, { file: "poll.yaml" });
if (!parsed.ok) throw new Error("the poll does not parse");
const poll = parsed.value;
const sound: Files = {
  "ballots.csv":
    "subject,stratum,batch,gain,happiness,safety\nqx,窗口,2,much,same,unknown\nbs,line,1,worse,,some\nqx,line,1,much,much,much\n",
  "frame.csv": "subject,stratum,population,invited\nbs,line,90,9\nqx,desk,50,5\nqx,line,40,4\n",
};
const load = (files: Files, of = poll) => inFolder(files, (folder) => loadPollFolder(of, folder));

test("R15 a folder with a poll's ballots and frame is evidence by itself, its subjects those of the frame", async () => {
  const { evidence, problems } = await load(sound);
  expect(problems).toEqual([]);
  expect(evidence?.subjects.map(({ id }) => id)).toEqual(["bs", "qx"]);
  expect(evidence?.poll.ballots.subjectOf).toEqual(Int32Array.of(1, 0, 1));
  expect(evidence?.poll.ballots.batchOf).toEqual(Int32Array.of(2, 1, 1));
  expect(evidence?.poll.ballots.answers).toEqual([
    Int16Array.of(0, 3, 0),
    Int16Array.of(2, -1, 0),
    Int16Array.of(4, 1, 0),
  ]);
  expect(evidence?.poll.frame[0]).toEqual({ subject: 0, class: -1, stratum: 1, population: 90, invited: 9 });
});

test("R20 a consultation needs no frame and gets none", async () => {
  const { evidence } = await load(sound, { ...poll, consultation: true });
  expect(evidence?.poll.frame).toEqual([]);
});

test("what is missing or wrong is named with its cell", async () => {
  expect(listed((await load({})).problems)).toEqual(["table.poll-without-ballots"]);
  const broken = await load({
    ...sound,
    "ballots.csv": "subject,stratum,gain,happiness\nqx,desk,much,same\nnl,post,much,most\n",
  });
  expect(broken.evidence).toBeNull();
  expect(listed(broken.problems)).toEqual(["table.column-missing 1 safety"]);
  const rows = await load({
    ...sound,
    "ballots.csv": "subject,stratum,gain,happiness,safety\nnl,post,much,most,same\n",
  });
  expect(listed(rows.problems)).toEqual([
    "table.unknown-subject 2 subject",
    "table.unknown-stratum 2 stratum",
    "table.unknown-option 2 happiness",
  ]);
});
