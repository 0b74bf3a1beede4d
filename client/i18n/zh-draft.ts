import type { enDraft } from "./en-draft.ts";

/** Drafts of proposals in a delegation, a group of delegations or an office. Chinese. */
export const zhDraft: typeof enDraft = {
  draft: {
    heading: { delegation: "本代表团的草稿", lead: "推进人的草稿", chair: "主席的草稿" },
    onlyYou: {
      delegation: "只有贵代表团能看到其草稿。只有集团成员能看到集团的草稿。",
      lead: "只有本组推进人能看到这些草稿。",
      chair: "只有主席能看到这些草稿。",
    },
    onlyYouStart: {
      delegation: "您提交之前，只有贵代表团能看到。",
      group: "提交之前，只有{members}能看到。",
      lead: "您提交之前，只有本组推进人能看到。",
      chair: "您提交之前，只有主席能看到。",
    },
    received: "取自第 {number} 号收据的 Word 文件，{at}（{zone}）收到。仅在全部文字未改动时，以该时间为准。",
    write: "撰写",
    writeName: "撰写关于{place}的草稿",
    place: {
      add: "{clause}之后的新段落",
      addAtStart: "开头的新段落",
      change: "对{clause}的修改",
      delete: "删除{clause}",
      keep: "{clause}不做修改",
    },
    begun: "{who}于{at}开始起草",
    empty: "在此撰写。",
    told: {
      oneParagraph: "一份建议只有一个段落，按 Enter 不另起段落。按 {key} 提出。",
      noLevel: "您不能更改建议的级别。",
      pastedAsOne: "粘贴的多个段落已合为一段。",
      tooLong: "未加入：该段超过段落的长度上限。",
      unseen: "未加入：这些字符看不见。",
    },
    opening: "正在打开草稿…",
    notHere: "暂时无法连接到草稿。已写的文字均已保留。",
    noEditor: "无法加载编辑器。请关闭后重试。",
    alsoHere: "同时在撰写：{names}",
    submitMeans: {
      delegation: "所有人都能看到文字、理由，以及贵代表团为提案方。",
      group: "由{coordinator}提交。届时所有人都能看到文字、理由和该集团。其他成员逐一征询，确认后列名。",
      smallGroup: "所有人都能看到由{members}带回的案文。小组随即结束。",
      lead: "所有人都能看到文字和理由，作为推进人案文。不列任何代表团。",
      chair: "所有人都能看到文字和理由，作为主席案文。不列任何代表团。",
    },
    notSaved: "全部文字保存后方可提交。",
    discard: "放弃草稿…",
    discardSure: {
      delegation: "放弃该草稿？只有贵代表团仍可阅读。",
      group: "放弃该草稿？只有其成员仍可阅读。",
      lead: "放弃该草稿？只有本组推进人仍可阅读。",
      chair: "放弃该草稿？只有主席仍可阅读。",
    },
    discardYes: "放弃",
    ended: { submitted: "草稿已提交。", discarded: "草稿已放弃。" },
    refusedWords: "这些文字来得太晚，未予保存：",
    dropRefused: "关闭",
    done: {
      begun: "您已开始起草",
      submitted: "提案已提交",
      discarded: "草稿已放弃",
    },
  },
};
