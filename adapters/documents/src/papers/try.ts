import { writeFileSync } from "node:fs";
import { translatorFor } from "@huabiao/contract";
import { samplePeople } from "../testing/sample-people.ts";
import { renderBallotSlips } from "./forms/ballot-slips.ts";
import { renderGatePaper } from "./forms/gate-paper.ts";
import { renderQuotaSheet } from "./forms/quota-sheet.ts";
import { renderRegistrationForm } from "./forms/registration-form.ts";
import { renderResultNotice } from "./forms/result-notice.ts";
import { renderPersonPortrait, renderTeamPortrait } from "./portrait/render-portrait.ts";

const s = samplePeople({ persons: 12 });
const out = process.argv[2] ?? "/tmp/papers-try/out";
const facts = {
  office: "明河省委組織部",
  issuedOn: "2026-01-20",
  number: "明考〔2026〕17 號",
  gender: "女",
  bornOn: "1974-08",
  politicalStatus: "中共黨員",
  workUnit: "明河省臨江區",
  duties: "主持縣委全面工作",
  grade: "稱職",
  gradeReason: "造林治水成效顯著；辦事時限群眾意見較多，須整改。",
  decidedBy: "明河省委",
  decidedOn: "2026-01-15",
  notifiedOn: "2026-01-22",
  appealBody: "明河省公務員主管部門",
  leaderComment: "作風扎實，敢擔責任。",
};
for (const language of ["zh-Hant", "en", "zh-Hans"] as const) {
  const o = { language, translate: translatorFor(language) };
  for (const p of language === "zh-Hant" ? [0, 1, 2, 5] : [0])
    writeFileSync(`${out}/person-${p}-${language}.pdf`, await renderPersonPortrait(s, p, o));
  writeFileSync(`${out}/team-0-${language}.pdf`, await renderTeamPortrait(s, 0, o));
  writeFileSync(`${out}/form-${language}.pdf`, await renderRegistrationForm(s, 0, { ...o, facts }));
  writeFileSync(`${out}/formblank-${language}.pdf`, await renderRegistrationForm(s, 5, o));
  writeFileSync(`${out}/notice-${language}.pdf`, await renderResultNotice(s, 1, { ...o, facts }));
  writeFileSync(`${out}/noticeblank-${language}.pdf`, await renderResultNotice(s, 5, o));
  writeFileSync(
    `${out}/gate-${language}.pdf`,
    await renderGatePaper(
      s.findings,
      {
        what: "2025 年度考核結果審定",
        effect: "結果通知本人，異議期 30 日後生效。",
        items: [
          { name: "林望舒", proposal: "稱職", reason: "績有據，辦事時限須整改。" },
          { name: "沈守拙", proposal: "優秀", reason: "四項看法高於同類，無待核數據。" },
        ],
        changes: [
          { what: "沈守拙", before: "稱職", after: "優秀" },
          { what: "名額", before: "4", after: "3" },
        ],
        signers: [
          { name: "俞秉燭", post: "書記" },
          { name: "白清和", post: "副書記" },
          { name: "岑見微", post: "組織部長" },
        ],
        dissent: [{ by: "考核組成員乙", text: "造林管護投入主要在現任，建議另計。" }],
      },
      { ...o, facts },
    ),
  );
  writeFileSync(`${out}/quota-${language}.pdf`, await renderQuotaSheet(s.findings, o));
  writeFileSync(
    `${out}/slips-${language}.pdf`,
    await renderBallotSlips(
      {
        title: s.voices.polls[0]!.title,
        period: "2025",
        closesOn: "2026-01-10",
        minutes: 3,
        questions: 6,
        slips: Array.from({ length: 10 }, (_, i) => ({
          code: `K7MP4Q${i}X9RWT`,
          address: `https://pillar.example/b/K7MP4Q${i}X9RWT`,
        })),
      },
      o,
    ),
  );
}
