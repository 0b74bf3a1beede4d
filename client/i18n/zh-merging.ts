import type { enMerging } from "./en-merging.ts";

/** The merging desk in the record and on a text’s page. Chinese. */
export const zhMerging: typeof enMerging = {
  merging: {
    news: {
      beside: "有新版本可供比较：“{name}”。",
      read: "阅读",
      newBasis: "一份修订稿取代了案文。",
      newBaseText: "基础案文 {n} 已发布。",
      where: "我方案文的去向",
      putAway: "关闭",
      cleared: "推进人已核可",
    },
    input: {
      workingText: "工作案文",
      proposals: "各项提案",
      opinion: "意见草案{name}",
      contribution: "文稿{name}",
      text: "“{name}”",
    },
    whose: {
      lead: "推进人负责",
      chair: "主席负责",
      managementTeam: "管理团队负责",
    },
    entry: {
      mergeOpened: {
        private: "{who}为管理团队开始了一次合并。",
        open: "{who}开始了一次公开的合并。",
      },
      mergeInputTaken: "{who}在合并中添加了{input}。",
      mergeInputToggled: {
        on: "{who}在合并中启用了一份文本。",
        off: "{who}在合并中停用了一份文本。",
      },
      mergeInputPutBack: "{who}将一份文本放回合并。",
      mergeInputRemoved: "{who}从合并中移除了一份文本。",
      mergeRowWritten: "{who}在合并中撰写了一个段落。",
      mergeRowAdded: "{who}在合并中增加了一个段落。",
      mergeRowDropped: "{who}在合并中舍去了一个段落。",
      mergeRowPlaced: "{who}在合并中移动了一个段落。",
      mergeCellPlaced: "{who}在合并中将一个段落移到另一段旁边。",
      mergeRowTakenBack: "{who}在合并中恢复了舍去的一个段落。",
      mergeOpenedToAll: "{who}公开了合并。",
      mergeDiscarded: "{who}放弃了一次合并。",
      textCleared: "{who}核可了此案文。",
      clearingTakenBack: "{who}撤回了对案文的核可。",
      revisionPublished: "{who}发布了修订稿“{name}”，由{whose}。",
      basisTaken: "{who}将一份修订稿定为新的工作案文。",
      clauseBrought: "{who}从意见草案{opinion}引入了{clause}。",
      clauseGiven: "{who}将一个段落移入另一份意见草案。",
    },
  },
};
