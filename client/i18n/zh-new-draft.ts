import type { enNewDraft } from "./en-new-draft.ts";

/** A file that becomes a new draft Opinion. Chinese. */
export const zhNewDraft: typeof enNewDraft = {
  newDraft: {
    title: "由文件新建草案",
    explain: "新案文成为一份单独的意见草案。请使用 Word 文件或纯文本，例如另存为文本的 ODT。请您先检查。",
    notYours: "只有主席和秘书处可以开设意见草案。",
    file: "Word 文件或纯文本（.docx、.txt）",
    limit: "Word 不超过 {mb} MB，纯文本不超过 2 MB。",
    group: "工作组",
    number: "意见草案编号",
    numberHelp: "依文件所示，可日后更改，亦可留空。",
    read: "读取结果",
    clauses: "共 {n} 段。编号和结尾标点由位置决定。",
    footnote: "[脚注：{text}]",
    comments: "文件有 {n} 条评论，均未采用。",
    changes:
      "文件有 {n} 处修订标记{authors, plural, =0 {} other {（{names}）}}。草案采用接受全部修订后的案文。",
    running: "文件发出时有 {n} 项提案尚未决定。草案不含这些提案。",
    not: "未采用或待检查的内容",
    allPlaced: "文件的每一行都已采用。",
    unplaced: "读取与印刷不同的行",
    line: "第 {line} 行",
    allSee: "所有参加者都能看到。",
    open: "开设意见草案",
  },
};
