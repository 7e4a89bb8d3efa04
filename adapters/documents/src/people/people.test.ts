import type { Findings, PeopleFinding, PersonFinding } from "@huabiao/assess";
import { translatorFor } from "@huabiao/contract";
import { describe, expect, test } from "vitest";
import { renderReport } from "../report/render-report.ts";
import { samplePeople } from "../testing/sample-people.ts";
import { wordsOf as read } from "../testing/words-of.ts";

const translate = { "zh-Hant": translatorFor("zh-Hant"), "zh-Hans": translatorFor("zh-Hans"), en: translatorFor("en") };
const sample = samplePeople({ persons: 12 });
const render = (findings: Findings, details = 300) =>
  renderReport(findings, { language: "zh-Hant", translate, details });
const about = (people: PeopleFinding | null): Findings => ({ ...sample.findings, people });
const page = render(about(sample.people));
const plain = render(about(null));

/** The sample with persons changed. */
function withPersons(change: (person: PersonFinding, at: number) => Partial<PersonFinding>): string {
  const persons = sample.people.persons.map((person, at) => ({ ...person, ...change(person, at) }));
  return render(about({ ...sample.people, persons }));
}

function part(html: string, start: string, end: string): string {
  const from = html.indexOf(start);
  expect(from, start).toBeGreaterThan(-1);
  return html.slice(from, html.indexOf(end, from));
}

const portrait = (html: string, id: string) => part(html, `id="${id}">`, '<details class="portrait');
const rowOf = (html: string, person: number) => part(html, `<th scope=row><a href="#person-${person}">`, "<tr");

describe("a report about people", () => {
  test("R34 gives the same bytes from the same findings", () => {
    expect(render(about(samplePeople({ persons: 12 }).people))).toBe(page);
  });

  test("without people there is no such section, and every other byte of the page stays", () => {
    expect(plain).not.toMatch(/id="(people|person)|class=finder|\.share-row/);
    const body = (html: string) => html.slice(html.indexOf("<body>"), html.indexOf("<script>"));
    const start = body(page).indexOf('<svg class=defs aria-hidden="true"><defs><g id="grid-project">');
    const end = body(page).indexOf('<section id="sensitivity"');
    const links = /<li><a href="#people(-portraits)?">.*?<\/a><\/li>/g;
    expect((body(page).slice(0, start) + body(page).slice(end)).replaceAll(links, "")).toBe(body(plain));
  });

  test("has every id once, every reference leads to one, no code and no hole is left in any language", () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]+)"|aria-(?:labelledby|describedby)="([^"]+)"/g)].flatMap((match) =>
      (match[1] ?? match[2] ?? "").split(" "),
    );
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    const words = read(part(page, '<section id="people"', '<section id="sensitivity"'), "en");
    expect(words.match(/\{\{|\b(report|papers|outlook|undefined|check)\.[a-z]+|NaN|\[object/g)).toBe(null);
  });

  test("needs nothing from outside, and words smuggled into any text stay words", () => {
    const hostile = "<img src=x onerror=alert(1)>\"'</script></style>";
    const html = withPersons((person) => ({
      title: hostile,
      post: hostile,
      rank: hostile,
      practice: person.practice.map((record) => ({ ...record, title: hostile, text: hostile, role: hostile })),
      comments: person.comments.map((comment) => ({ ...comment, by: hostile, text: hostile, cites: [hostile] })),
      excused: [{ what: hostile, panel: hostile, reason: hostile }],
      dissent: [{ by: hostile, text: hostile }],
      routine: [{ period: hostile, grade: hostile, by: hostile, reason: hostile }],
      terms: person.terms.map((term) => ({ ...term, post: hostile, from: "2013" })),
      outlook: [{ code: "raise-area", facts: { area: hostile, score: 1, gain: 2 } }],
    }));
    expect(html).not.toContain("<img");
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).not.toMatch(/https?:|<link|\sstyle="/);
  });
});

describe("the table of persons", () => {
  test("R26 tells who is assessed and how far a range is suggested, and nobody gets a total or a rank", () => {
    expect(read(part(page, '<section id="people"', "<p class=finder"))).toContain(
      "3 個班子，12 人。其中 1 人證據不足，不畫像。3 人有建議範圍。3 人未定，須由人研判。3 人與同類比不出高低。3 人只寫評語，不定等次。",
    );
    expect(read(part(page, '<section id="people"', "</section>"))).not.toMatch(/總分 |位次 \d|第 \d+ 名/);
  });

  test("R26 a row says the range with its chances, the standard, and what stands out", () => {
    expect(read(rowOf(page, 0))).toBe(
      "林望舒縣委書記未定 優秀 61% · 稱職 36%政治標準 各項已達看法不一 1 · 成效 2 · 負擔 1 · 數據待核 2 · 容錯 1 · 不同意見 1",
    );
    expect(rowOf(page, 5)).toContain('class="gate vetoed"');
  });

  test("who has too little evidence is named with the reason and gets neither a row nor a portrait", () => {
    const first = sample.people.persons[0] as PersonFinding;
    const facts = { days: 40, wanted: 90 };
    const html = render(
      about({ ...sample.people, thin: [{ person: first.id, title: first.title, reason: "short-service", facts }] }),
    );
    expect(read(part(html, 'id="thin"', "</article>"))).toMatch(/考核期內.*林望舒縣委書記40\s*90/s);
    expect(html).not.toContain('id="person-0"');
    expect(html).not.toContain('href="#person-0"');
  });

  test("R23 people serving in several teams are portrayed once", () => {
    const teams = sample.people.teams.map((team, at) => (at === 0 ? { ...team, members: [...team.members, 7] } : team));
    const html = render(about({ ...sample.people, teams }));
    expect(html.match(/id="person-7"/g)).toHaveLength(1);
  });

  test("a large body of people does not explode the page: so many portraits, and it says how many are left and where", () => {
    const html = render(about(sample.people), 2);
    expect(html.match(/<details class=portrait id="person-/g)).toHaveLength(2);
    expect(html.match(/<details class="portrait team" id="team-/g)).toHaveLength(2);
    expect(read(part(html, '<section id="people-portraits"', "<h3"))).toContain(
      "另外10 人、1 個班子的全部數字在 findings.json",
    );
    expect(html).toContain('id="person-5"');
  });
});

describe("a portrait", () => {
  test("R37 looks at the political standard first: every doubt with reason and evidence, before any view", () => {
    const vetoed = portrait(page, "person-5");
    expect(read(vetoed)).toContain("考察人乙認為未達：汛期離崗兩日未報告，經核實屬實。（依據：值班記錄 2025-07-11）");
    expect(vetoed.indexOf("person-5-gate")).toBeLessThan(vetoed.indexOf("person-5-heads"));
  });

  test("R26 stands views beside each other with intervals among peers, hollow where nothing can be told apart, and never sums them", () => {
    const figure = part(portrait(page, "person-0"), 'id="person-0-heads"', "</figure>");
    expect(figure.match(/<tr><th scope=row>(?!<b>)/g)).toHaveLength(8);
    expect(figure.match(/class="open-dot"/g)?.length).toBeGreaterThan(1);
    expect(read(figure)).toContain("並列著看，不相加");
    expect(read(figure)).toContain("相差 2.1 個標準差，超出抽樣誤差：請核實，不取平均。");
    expect(read(figure)).toContain("沒有數據。");
  });

  test("R30 every view links to where its figure comes from: the poll, the place's cells, the records", () => {
    const figure = part(portrait(page, "person-0"), 'id="person-0-heads"', "</figure>");
    const links = new Set([...figure.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]));
    expect([...links]).toEqual(expect.arrayContaining(["person-poll-0", "s0-c", "person-0-written"]));
  });

  test("R13 credits of earlier terms lead to the outcome, where credits and the unattributed sum to the change", () => {
    const credits = { ...(sample.people.persons[0] as PersonFinding).credits[0], subject: 0 };
    const html = withPersons((_, at) => (at === 0 ? { credits: [credits as PersonFinding["credits"][number]] } : {}));
    expect(part(html, 'id="person-0-credits"', "</details>")).toContain('href="#outcome-0"');
    expect(read(part(html, '<span id="outcome-0"', "<tr"))).toContain("+15.00+13.30+1.70+0.60林望舒 +8.90");
  });

  test("R27 shares stand by lens with the range between them; a missing one is missing, and a wide range must be deliberated", () => {
    expect(read(part(page, 'id="person-0-shares"', "</details>"))).toMatch(
      /分工與在任天數（權重 40%）25%.*按方案合成28% 25%–34%.*差距超過方案的界線，須合議/s,
    );
    const without = part(page, 'id="person-3-shares"', "</details>");
    expect(without).not.toContain("class=value-bar");
    expect(read(without)).toContain("沒有數據。");
  });

  test("R19 R20 voices stand by class with their ballots, and of a class that is too small nothing but that it is", () => {
    const voices = part(page, 'id="person-0-voices"', "</details>");
    const small = voices.split('<li class="row said-row">').at(-1) ?? "";
    expect(read(small)).toContain("樣本不足");
    expect(small.slice(0, small.indexOf("</li>"))).not.toContain("<rect");
  });

  test("R36 R38 shows excused failures and dissent with their reasons, cited records by title, and what would improve it", () => {
    const words = read(portrait(page, "person-0"));
    for (const said of ["容錯 道路一期延期四個月 容錯評審小組", "不同意把造林全部計入前任期", "明年怎樣更好"])
      expect(words).toContain(said);
    expect(portrait(page, "person-0")).toMatch(/href="#person-0-written-0">清渠河漫堤</);
  });

  test("R21 links the data to be checked to their cards, and says that no score moves", () => {
    const flags = part(page, 'id="person-0-flags"', "</details>");
    expect(flags).toContain('href="#f0"');
    expect(read(flags)).toContain("標記不影響任何得分。");
  });

  test("terms stand as numbered bands behind the line of achievements, and a debit as a hollow column", () => {
    const figure = part(page, 'id="person-0-time"', "</figure>");
    expect(figure.match(/class="term (even|odd)"/g)).toHaveLength(3);
    const html = withPersons((person) => ({ timeline: person.timeline.map((point) => ({ ...point, credited: -1 })) }));
    expect(part(html, 'id="person-0-time"', "</figure>")).toContain('class="latent-minus"');
  });
});

test("R28 projects show every part among comparables; those with much show and little use ask for a visit", () => {
  const article = part(page, 'id="projects"', "</article>");
  expect(read(article)).toMatch(/^id="projects".*項目：6 個中有 3 個請到現場看/s);
  expect(article.indexOf("濱江景觀大道")).toBeLessThan(article.indexOf("清渠灌區節水改造"));
  expect(article.match(/<li class="row project-row"/g)).toHaveLength(6);
  expect(read(article)).toContain("不詳");
});

test("R13 R27 leaders are compared in the order of their teams, and who is not comparable stands with the reason", () => {
  const article = part(page, 'id="leaders"', "</article>");
  expect(
    [...article.matchAll(/<li class="row share-row"><span class=name><a href="#person-(\d+)"/g)].map(
      (match) => match[1],
    ),
  ).toEqual(["0", "3", "6", "9"]);
  expect(read(article)).toContain("可比的對象太少。8");
});

test("a poll about persons is told as a whole, and its smallest cells stay hidden", () => {
  const poll = part(page, 'id="person-poll-0"', "</article>");
  expect(read(poll)).toContain("不足 5 張票的格不單獨顯示。");
});
