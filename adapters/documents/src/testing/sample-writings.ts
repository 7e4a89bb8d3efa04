import type { PersonFinding } from "@huabiao/assess";

type Writings = Pick<PersonFinding, "practice" | "incidents" | "comments" | "routine" | "excused" | "dissent">;

/** What was written about a person in the year; some have little. */
export function writings(at: number): Writings {
  if (at % 6 === 5) return { practice: [], incidents: [], comments: [], routine: [], excused: [], dissent: [] };
  return {
    practice: [
      {
        id: "r1",
        on: "2025-03-12",
        title: "進村入戶問灌溉",
        text: "走訪 6 個村 41 戶，記下渠道淤塞 9 處，四月底清完 8 處，餘 1 處因地權未定。",
        role: "帶隊",
        verifiedBy: "農業農村局",
      },
      {
        id: "r2",
        on: "2025-09-02",
        title: "夜間接訪",
        text: "接訪 17 件，當場答覆 5 件，其餘轉辦並逐件回訪。",
        role: "主持",
        verifiedBy: null,
      },
    ],
    incidents: [
      {
        id: "x1",
        on: "2025-07-09",
        title: "清渠河漫堤",
        text: "凌晨兩點到現場，決定先轉移下游三村 1,204 人再搶險，無人傷亡；事後自己報告預警晚發 40 分鐘。",
        role: "現場指揮",
        verifiedBy: "應急管理局、水文站",
      },
    ],
    comments: [
      {
        by: "考核組",
        kind: "synthesis",
        on: "2025-12-20",
        text: "肯下基層，造林和治水的底子打得實，見效在後任；當年工業數據增長主要來自一家企業投產，不宜多計。服務對象對辦事時限意見較多，與本崗位指標不一致，建議面談核實。",
        cites: ["績：本崗位指標", "績：服務對象評議", "x1"],
      },
      {
        by: "本人",
        kind: "self-report",
        on: "2025-12-05",
        text: "全年主抓三件事：水、林、路。完成兩件半，路的一期因徵地延了四個月，責任在我估計不足。",
        cites: ["r1"],
      },
      {
        by: "紀檢監察機關",
        kind: "comment",
        on: "2025-12-11",
        text: "無不良反映；建議對工程招標再作抽查。",
        cites: [],
      },
    ],
    routine: ["第一季度", "第二季度", "第三季度", "第四季度"].map((period, quarter) => ({
      period,
      grade: at % 4 === 1 || quarter === 2 ? "較好" : "好",
      by: "縣委組織部",
      reason: "季度紀實",
    })),
    excused:
      at % 2 === 0
        ? [{ what: "道路一期延期四個月", panel: "容錯評審小組", reason: "為保護新發現的古渠改線，程序完備，無私利。" }]
        : [],
    dissent: at % 4 === 0 ? [{ by: "考核組成員乙", text: "不同意把造林全部計入前任期：管護投入主要在現任。" }] : [],
  };
}
