import {
  type PaperSource,
  renderGatePaper,
  renderPersonPortrait,
  renderRegistrationForm,
  renderResultNotice,
  renderTeamPortrait,
} from "@huabiao/documents";
import { beyondThePage, readPdf, squeezed } from "@huabiao/documents/testing/read-pdf";
import { paperOptions, sampleMatter } from "@huabiao/documents/testing/sample-papers";
import { samplePeople } from "@huabiao/documents/testing/sample-people";
import { describe, expect, test } from "vitest";

const names = {
  "marks of the typesetter": "#panic(1) $x^2$ *b* _i_ `c` @ref <l> [x] // \\n = 甲",
  "a formula": '=cmd|" /C calc"!A0',
  "another direction": "\u202Eمرحبا שלום",
  "an emoji and a very rare character": "王𠮷👩‍👩‍👧",
  markup: '<b onclick="x">&amp;</b>',
  "control characters": "a\u0000\u0007\tb\r\nc",
  "5,000 letters": "a".repeat(5000),
  "5,000 characters": "長".repeat(5000),
};

/** The sample with a name, post, title and text of everything replaced. */
function renamed(text: string): PaperSource {
  const sample = samplePeople({ persons: 4 });
  const persons = sample.people.persons.map((person) => ({
    ...person,
    title: text,
    post: text,
    rank: text,
    terms: person.terms.map((term) => ({ ...term, post: text })),
    comments: person.comments.map((own) => ({ ...own, by: text, text, cites: [text, text] })),
    practice: person.practice.map((own) => ({ ...own, title: text, text, role: text, verifiedBy: text })),
    excused: person.excused.map(() => ({ what: text, panel: text, reason: text })),
    dissent: [{ by: text, text }],
    routine: person.routine.map((own) => ({ ...own, period: text, grade: text })),
  }));
  const teams = sample.people.teams.map((team) => ({ ...team, title: text }));
  const projects = sample.people.projects.map((project) => ({ ...project, title: text }));
  const subjects = sample.findings.subjects.map((subject) => ({ ...subject, title: text }));
  return {
    ...sample,
    findings: { ...sample.findings, subjects },
    people: { ...sample.people, persons, teams, projects },
  };
}

describe.each(Object.entries(names))("%s in every name and text", (_, text) => {
  const source = renamed(text);
  const options = paperOptions("zh-Hant");

  test("stays on two pages of a portrait, within their edges", async () => {
    for (const render of [renderPersonPortrait, renderTeamPortrait]) {
      const read = await readPdf(await render(source, 0, options));
      expect(read.pages.length).toBeLessThanOrEqual(2);
      expect(beyondThePage(read)).toEqual([]);
    }
  });

  test("goes on over pages of forms, whole and within their edges", async () => {
    const facts = { summary: text, leaderComment: text, gradeReason: text, grade: "稱職" };
    const matter = { ...sampleMatter, what: text, items: [{ name: text, proposal: text, reason: text }] };
    const form = await readPdf(await renderRegistrationForm(source, 0, { ...options, facts }));
    const notice = await readPdf(await renderResultNotice(source, 0, { ...options, facts }));
    const gate = await readPdf(await renderGatePaper(source.findings, matter, options));
    for (const read of [form, notice, gate]) expect(beyondThePage(read)).toEqual([]);
    if (/^(長|a)+$/.test(text)) expect(form.text).toContain(squeezed(text).slice(0, 20));
  });
});

test("marks of the typesetter stand on the paper as they were written", async () => {
  const text = "#1 *甲* $2 _乙_ @丙";
  const read = await readPdf(await renderPersonPortrait(renamed(text), 0, paperOptions("zh-Hant")));
  expect(read.text).toContain(squeezed(text));
});

test("what no font holds is spelled and explained at the foot", async () => {
  const read = await readPdf(await renderPersonPortrait(renamed("王𠮷"), 0, paperOptions("zh-Hant")));
  expect(read.text).toContain("王〔U+20BB7〕");
  expect(read.text).toContain("是內嵌字體沒有的字符");
});
