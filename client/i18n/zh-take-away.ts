/** Downloading an Opinion as a Word file. Chinese. */
export const zhTakeAway = {
  takeAway: {
    title: "下载",
    file: "文件",
    files: {
      docx: "Word",
      pdf: "PDF",
      html: "网页（HTML）",
      akn: "Akoma Ntoso（XML）",
      txt: "纯文本",
      json: "JSON",
    },
    form: "形式",
    forms: {
      bracketed: "现状，含方括号",
      clean: "清洁本，无方括号",
      tracked: "含修订和批注",
      bilingual: "双语工作本",
    },
    language: "标题和图例的语言",
    into: "填写的语言",
    holds: {
      bracketed: "案文及其方括号、状态和标记。如有新旧编号对照和合并段落的来源，以文末表格列出。",
      clean: "仅含案文。[…] 代替每处方括号，其文字见脚注：文件不替任何人作出选择。",
      tracked:
        "按代表团显示{n, plural, =0 {自上次采纳改动以来的改动} other {自第#号基础案文以来的改动}}和尚未决定的提案。理由和公开评论列为批注。不列个人姓名。",
      bilingual:
        "{n, plural, =0 {工作案文} other {第#号基础案文}}已锁定，每段旁有供贵方语言填写的空栏。将文件带回后，贵方的文字成为以该语言提出的提案。",
    },
    edits: {
      tracked:
        "在 Word 中所作的改动（包括已锁定的段落）均标为修订，并可加批注。如需在 Word 中接受或拒绝修订，请先依次选择“审阅”“限制编辑”“停止保护”，无需密码。",
      free: "填写的内容在 Word 中不标为修订。",
    },
    take: "下载",
    writing: "正在生成文件…",
    failed: "没有连接，页面无法生成文件。请重试。",
  },
};
