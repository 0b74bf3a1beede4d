import type { Preset } from "../../preset.ts";

/** The Forum's draft agenda (Decision 641, Annex 1). Item 9 means the Forum Chair's report, not the IEG Chair's. */
export const agenda: Preset["agenda"] = [
  {
    n: 1,
    title: {
      en: "Opening of the seventh World Telecommunication/ICT Policy Forum",
      zh: "第七届世界电信/ICT政策论坛开幕",
    },
  },
  { n: 2, title: { en: "Election of the Chair", zh: "选举主席" } },
  { n: 3, title: { en: "Opening remarks and presentations", zh: "开幕致辞和介绍" } },
  { n: 4, title: { en: "Organization of work", zh: "WTPF工作的组织" } },
  { n: 5, title: { en: "Presentation of the Secretary-General's report", zh: "介绍秘书长的报告" } },
  { n: 6, title: { en: "Comments by members on the report", zh: "成员就报告发表意见" } },
  { n: 7, title: { en: "Discussion", zh: "讨论" } },
  { n: 8, title: { en: "Consideration of draft Opinions", zh: "审议意见草案" } },
  {
    n: 9,
    title: { en: "Adoption of the Forum Chair's report and of the Opinions", zh: "通过论坛主席的报告和意见" },
  },
  { n: 10, title: { en: "Any other business", zh: "其他事项" } },
];
