import type { enKinds } from "./en-kinds.ts";

/** Kinds of clauses, and categories of participants. Chinese. */
export const zhKinds: typeof enKinds = {
  kind: {
    title: "标题",
    opening: "起首语",
    verb: "段首动词",
    recital: "序言段",
    operative: "执行段",
    subItem: "分项",
    note: "注",
  },
  category: {
    memberState: "成员国",
    sectorMember: "部门成员",
    associate: "部门准成员",
    academia: "学术成员",
    stateOfPalestine: "巴勒斯坦国",
    observerOrganization: "有权列席的组织",
    office: "论坛职务",
  },
};
