import type { enMerging } from "./en-merging.ts";

/** 记录和案文页面中有关文本合并台的文字。 */
export const zhMerging: typeof enMerging = {
  merging: {
    news: {
      beside: "修订稿“{name}”与此案文并存。",
      read: "阅读",
      newBasis: "此案文有了新的基础。",
      where: "我方文字的去向",
      putAway: "收起",
      cleared: "牵头人已放行",
    },
    input: {
      workingText: "工作案文",
      proposals: "各项提案",
      opinion: "意见草案{name}",
      contribution: "文稿{name}",
      text: "“{name}”",
    },
    whose: {
      lead: "协调人负责",
      chair: "主席负责",
      managementTeam: "管理团队负责",
    },
    entry: {
      mergeOpened: {
        private: "{who}在合并台开始了一次合并，仅供管理团队查看。",
        open: "{who}在合并台开始了一次合并，所有人均可查看。",
      },
      mergeInputTaken: "{who}纳入了{input}。",
      mergeInputToggled: {
        on: "{who}启用了一份来源文本。",
        off: "{who}停用了一份来源文本。",
      },
      mergeInputPutBack: "{who}已将一份输入文本放回。",
      mergeInputRemoved: "{who}已将一份输入文本移出。",
      mergeRowWritten: "{who}在合并台改写了一个条款。",
      mergeRowAdded: "{who}在合并台增加了一个条款。",
      mergeRowDropped: "{who}在合并台舍去了一个条款。",
      mergeRowPlaced: "{who}在合并台移动了一个条款。",
      mergeCellPlaced: "{who}将一个段落并列到另一条款旁。",
      mergeRowTakenBack: "{who}恢复了在合并台舍去的一个条款。",
      mergeOpenedToAll: "{who}将合并过程向所有人公开。",
      mergeDiscarded: "{who}放弃了一次合并。",
      textCleared: "{who}已就此文字放行案文。",
      clearingTakenBack: "{who}已撤回对案文的放行。",
      revisionPublished: "{who}发布了修订稿“{name}”，由{whose}。",
      basisTaken: "{who}将一份修订稿作为讨论基础。",
      clauseBrought: "{who}从意见草案{opinion}引入了{clause}。",
      clauseGiven: "{who}将一个条款移入另一份意见草案。",
    },
  },
};
