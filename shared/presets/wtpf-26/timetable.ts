import type { TimetableEntry } from "../../timetable-entry.ts";

/**
 * Decision 641, Annex 2, as C25/5(Rev.1) asks the Council to amend it. Its revision marks were flattened,
 * so only what the document itself shows as new is `proposed`: the written input on the base texts, and
 * the Forum's place and days. Rows of one day act in this order: on 2025-06-16 comments on the third draft
 * close first, then written input on the base texts opens.
 */
export const timetable: readonly TimetableEntry[] = [
  {
    id: "outline",
    date: "2024-08-05",
    what: {
      en: "Outline of the Secretary-General's report published for comments",
      zh: "公布秘书长报告提纲，以征求意见",
    },
    windows: [{ on: "comments", to: "open" }],
    provisional: false,
    status: "inForce",
  },
  {
    id: "outline-deadline",
    date: "2024-08-26",
    what: {
      en: "Deadline: comments on the outline; outlines of possible draft Opinions; nominations of experts",
      zh: "截止日期：对提纲的意见；可能的意见草案大纲；专家提名",
    },
    windows: [
      { on: "comments", to: "closed" },
      { on: "contributions", to: "closed" },
    ],
    provisional: false,
    status: "inForce",
  },
  {
    id: "ieg-1",
    date: "2024-10-07",
    until: "2024-10-08",
    what: { en: "IEG first meeting", zh: "IEG第一次会议" },
    windows: [],
    provisional: false,
    status: "inForce",
  },
  {
    id: "second-draft",
    date: "2024-11-04",
    what: {
      en: "Second draft of the report published, with outlines of draft Opinions; public consultation opens",
      zh: "公布报告第二稿，包括意见草案的提纲；公众公开磋商开始",
    },
    windows: [
      { on: "comments", to: "open" },
      { on: "contributions", to: "open" },
      { on: "publicConsultation", to: "open" },
    ],
    provisional: false,
    status: "inForce",
  },
  {
    id: "second-draft-deadline",
    date: "2024-12-20",
    what: {
      en: "Deadline: comments on the second draft; contributions on possible draft Opinions; public consultation",
      zh: "截止日期：对第二稿的意见；关于可能的意见草案的文稿；公众公开磋商",
    },
    windows: [
      { on: "comments", to: "closed" },
      { on: "contributions", to: "closed" },
      { on: "publicConsultation", to: "closed" },
    ],
    provisional: false,
    status: "inForce",
  },
  {
    id: "ieg-2",
    date: "2025-02-13",
    until: "2025-02-14",
    what: { en: "IEG second meeting", zh: "IEG第二次会议" },
    windows: [],
    provisional: false,
    status: "inForce",
  },
  {
    id: "third-draft",
    date: "2025-03-31",
    what: {
      en: "Third draft of the report published, possible draft Opinions annexed; public consultation opens",
      zh: "公布报告第三稿，附可能的意见草案；公众公开磋商开始",
    },
    windows: [
      { on: "comments", to: "open" },
      { on: "publicConsultation", to: "open" },
    ],
    provisional: false,
    status: "inForce",
  },
  {
    id: "third-draft-deadline",
    date: "2025-06-16",
    what: {
      en: "Deadline: comments on the third draft and the draft Opinions; public consultation. The IEG Chair's report with five consolidated draft Opinions",
      zh: "截止日期：对第三稿和意见草案的意见；公众公开磋商。发布包含五项综合意见草案的IEG主席报告",
    },
    windows: [
      { on: "comments", to: "closed" },
      { on: "publicConsultation", to: "closed" },
      { on: "text", to: "closed" },
    ],
    provisional: false,
    status: "inForce",
    ownRule: {
      en: "The texts are closed to typing from this day, and the leads make the base texts: our rule, which the source does not state",
      zh: "案文自该日起停止编辑，由牵头人形成基础案文：本系统的规则，来源文件未作此规定",
    },
  },
  {
    id: "base-text-input",
    date: "2025-06-16",
    what: {
      en: "Written input on the base texts opens",
      zh: "开始接收对基础案文的书面输入意见",
    },
    windows: [
      { on: "comments", to: "open" },
      { on: "contributions", to: "open" },
    ],
    provisional: false,
    status: "proposed",
  },
  {
    id: "base-text-input-deadline",
    date: "2025-08-07",
    what: {
      en: "Provisional deadline: written input on the base texts",
      zh: "临时截止日期：对基础案文的书面输入意见",
    },
    windows: [
      { on: "comments", to: "closed" },
      { on: "contributions", to: "closed" },
    ],
    provisional: true,
    status: "proposed",
  },
  {
    id: "ieg-3",
    date: "2025-09",
    what: { en: "IEG third meeting", zh: "IEG第三次会议" },
    windows: [],
    provisional: false,
    status: "inForce",
  },
  {
    id: "fourth-draft",
    date: "2025-11-03",
    what: {
      en: "Fourth draft of the report published, draft Opinions annexed",
      zh: "公布报告第四稿，附意见草案",
    },
    windows: [{ on: "comments", to: "open" }],
    provisional: false,
    status: "inForce",
  },
  {
    id: "fourth-draft-deadline",
    date: "2025-12-19",
    what: {
      en: "Deadline: comments on the fourth draft and the draft Opinions",
      zh: "截止日期：对第四稿和意见草案的意见",
    },
    windows: [{ on: "comments", to: "closed" }],
    provisional: false,
    status: "inForce",
  },
  {
    id: "ieg-4",
    date: "2026-01",
    what: {
      en: "IEG fourth meeting: final text of the report and the draft Opinions",
      zh: "IEG第四次会议：报告和意见草案的最后案文",
    },
    windows: [],
    provisional: false,
    status: "inForce",
  },
  {
    id: "final-report",
    date: "2026-04-13",
    what: {
      en: "Final report of the Secretary-General published, with the draft Opinions",
      zh: "公布秘书长的最终报告，包括意见草案",
    },
    windows: [],
    provisional: false,
    status: "inForce",
  },
  {
    id: "strategic-dialogue",
    date: "2026-06-08",
    what: { en: "Strategic dialogue", zh: "战略对话" },
    windows: [],
    provisional: false,
    status: "proposed",
  },
  {
    id: "forum",
    date: "2026-06-09",
    until: "2026-06-11",
    what: {
      en: "The seventh World Telecommunication/ICT Policy Forum, Nassau, the Bahamas: Opinions adopted",
      zh: "第七届世界电信/ICT政策论坛，巴哈马拿骚：通过意见",
    },
    windows: [],
    provisional: false,
    status: "proposed",
  },
];
