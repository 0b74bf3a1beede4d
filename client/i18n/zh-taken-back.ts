/** Decisions that were taken back at once, and the way to it. Chinese. */
export const zhTakenBack = {
  takenBack: {
    undo: "撤销",
    left: "{n} 秒",
    done: "已撤回：{what}",
    act: {
      clauseLocked: "锁定",
      clauseUnlocked: "解锁",
      clauseMarked: "标记",
      agreedEnBloc: "对全文的商定",
      markReopened: "商定的终止",
      clauseSettled: "采纳的改动",
      penSet: "编辑权",
      proposalAccepted: "采纳的提案",
      proposalDeclined: "未采纳的提案",
      proposalSetAside: "搁置的提案",
      rivalsTaken: "放入方括号的提案",
      bracketRaised: "方括号",
      bracketLifted: "解除的方括号",
      bracketWithdrawn: "撤回的方括号",
      objectionClosed: "结束的反对意见",
      sentForward: "提交的案文",
      clauseCorrected: "更正",
      parked: "推迟",
      takenUp: "恢复讨论",
    },
  },
};

/** Their sentence in the record. Chinese. */
export const zhTakenBackEntry = {
  takenBackEntry: {
    sentence:
      "{who}当即撤回：{what}{label, select, none {} other {，{label}}}{clause, select, none {} other {，{clause}}}{more, plural, =0 {} other {，另有 # 段}}。",
  },
};
