import type { enDraft } from "./en-draft.ts";

/** Drafts of proposals inside a delegation, a group of delegations or an office. Chinese. */
export const zhDraft: typeof enDraft = {
  draft: {
    heading: { delegation: "本代表团的草稿", lead: "主持人的草稿", chair: "主席的草稿" },
    onlyYou: {
      delegation: "只有本代表团成员知道这些草稿的存在并能看到其内容；集团的草稿则为其成员代表团所见。",
      lead: "只有本组主持人知道这些草稿的存在并能看到其内容。",
      chair: "只有主席知道这些草稿的存在并能看到其内容。",
    },
    start: "起草修改…",
    startName:
      "{whose, select, delegation {在代表团内部} lead {在主持人之间} other {仅由主席}}起草对{clause}的修改",
    startAdd: "起草其后的新条款…",
    startAddName:
      "{whose, select, delegation {在代表团内部} lead {在主持人之间} other {仅由主席}}起草{clause}之后的新条款",
    startGroup: "与其他代表团共同起草…",
    startGroupName: "就{clause}与其他代表团共同起草",
    groupExplain: "由各成员代表团的人员共同撰写，其他人不知其存在。由贵代表团提交。",
    beginGroup: "开始起草",
    onlyYouStart: {
      delegation: "提交之前只有本代表团可见。",
      group: "提交之前只有{members}的人员可见。",
      lead: "提交之前只有本组主持人可见。",
      chair: "提交之前只有主席可见。",
    },
    received: "取自第 {number} 号收据的 Word 文件，{at}（{zone}）收到。文字未改动时，以该时刻为准。",
    write: "撰写",
    writeName: "撰写关于{place}的草稿",
    place: {
      add: "{clause}之后的新条款",
      addAtStart: "开头的新条款",
      change: "对{clause}的修改",
      delete: "删除{clause}",
      keep: "{clause}不做修改",
    },
    begun: "{who}于{at}开始起草",
    title: "草稿：{place}",
    words: "草稿文字",
    empty: "在此撰写；可见者均可参与。",
    told: {
      oneParagraph: "一份草稿只有一个段落，按 Enter 不另起段落。如需新段落，请另行起草。",
      noLevel: "草稿的级别在开始起草时已定。",
      pastedAsOne: "粘贴的多个段落已合为一段。",
      tooLong: "未采用：一个段落的字数不得超过条款的上限。",
      unseen: "未采用：这些字符无人能看见。",
    },
    opening: "正在打开草稿…",
    notHere: "暂时无法连接到草稿。已写的文字均已保留。",
    noEditor: "无法加载编辑器。请关闭后重试。",
    alsoHere: "同时在撰写：{names}",
    preview: "所作修改",
    submit: "提交会场",
    submitMeans: {
      delegation: "会场所有人都将看到文字、理由以及作为提案方的贵代表团。",
      group:
        "由{coordinator}提交。届时会场所有人都将看到文字、理由和该集团；其他成员将逐一征询，确认之后才列名。",
      lead: "会场所有人都将看到作为主持人案文的文字和理由，不以任何代表团的名义。",
      chair: "会场所有人都将看到作为主席案文的文字和理由，不以任何代表团的名义。",
    },
    notSaved: "全部文字保存后方可提交。",
    discard: "放弃草稿…",
    discardSure: {
      delegation: "确定放弃该草稿吗？其文字仍只有本代表团可以查阅。",
      group: "确定放弃该草稿吗？其文字仍只有其成员代表团可以查阅。",
      lead: "确定放弃该草稿吗？其文字仍只有本组主持人可以查阅。",
      chair: "确定放弃该草稿吗？其文字仍只有主席可以查阅。",
    },
    discardYes: "放弃",
    ended: { submitted: "草稿已提交。", discarded: "草稿已放弃。" },
    refusedWords: "以下文字到达过晚，未被采纳：",
    dropRefused: "收起",
    done: {
      begun: "草稿已建立，供撰写者使用",
      submitted: "提案已提交",
      discarded: "草稿已放弃",
    },
  },
};
