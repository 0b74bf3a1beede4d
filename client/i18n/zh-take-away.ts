/** 导出 Word 文件。 */
export const zhTakeAway = {
  takeAway: {
    title: "导出为 Word",
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
      bracketed:
        "含方括号、状态和标记的文字。已锁定的段落在 Word 中同样锁定。如有原编号与新编号对照、合并段落的来源，列于文末。",
      clean: "仅含文字。方括号内的内容以[…]表示，原文见脚注：未替任何一方作出选择。",
      tracked:
        "按代表团显示{n, plural, =0 {自文字确定以来的改动} other {自第#号基础案文以来的改动}}和正在审议的提案，理由和向全体说明的内容列为批注。不显示个人姓名。",
      bilingual:
        "{n, plural, =0 {工作案文} other {第#号基础案文}}的文字已锁定，每段旁有供贵方语言填写的空栏。交回后，所填文字自动对应各段，成为以贵方语言提出的提案。",
    },
    take: "导出",
    writing: "正在生成文件…",
    failed: "无法生成文件：没有连接。请重试。",
  },
};
