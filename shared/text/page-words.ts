/** The languages of the page. */
export const PAGE_LANGUAGES = ["en", "zh"] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export const isPageLanguage = (value: unknown): value is PageLanguage =>
  PAGE_LANGUAGES.some((language) => language === value);

/** The page keeps its reader's language in this cookie, so that the server's text speaks it too (rule K17). */
export const LANGUAGE_COOKIE = "concord-language";

const en = {
  title: "{place} · Concord",
  opinion: "Draft Opinion {number}",
  unnumbered: "Draft Opinion",
  label: "Draft Opinion {number}: {title}",
  numberLine: "DRAFT OPINION {number}",
  sample: "SAMPLE, not a document of any organization",
  workingText: "working text",
  baseText: "base text {n}",
  emptyClause: "Empty clause",
  emptyTitle: "Title of the Opinion",
  emptyVerb: "section verb",
  emptyText: "There is no text yet.",
  footnotes: "Footnotes",
  state: {
    open: "open",
    adReferendum: "agreed ad referendum",
    agreed: "agreed",
    void: "changed since it was marked",
  },
  locked: "locked",
  separator: ", ",
  readOnly: "Read only until the editor is here",
  again: "The connection broke. The page loads the editor again.",
  failed: "The editor did not start. Reload the page.",
  noScript: "You can read this text. To draft it, turn on JavaScript.",
  noScriptHere: "Concord needs JavaScript to show and draft a text together.",
};

export type PageWords = typeof en;

const zh: PageWords = {
  title: "{place} · Concord",
  opinion: "意见草案 {number}",
  unnumbered: "意见草案",
  label: "意见草案 {number}：{title}",
  numberLine: "意见草案 {number}",
  sample: "样本，并非任何组织的文件",
  workingText: "工作案文",
  baseText: "基础案文 {n}",
  emptyClause: "空段落",
  emptyTitle: "意见标题",
  emptyVerb: "段首动词",
  emptyText: "尚无案文。",
  footnotes: "脚注",
  state: {
    open: "未定",
    adReferendum: "商定待核准",
    agreed: "已商定",
    void: "标记后已有改动",
  },
  locked: "已锁定",
  separator: "，",
  readOnly: "编辑器加载前只能阅读",
  again: "连接中断。页面正在重新加载编辑器。",
  failed: "编辑器未能启动。请重新加载页面。",
  noScript: "您可以阅读本案文。如需起草，请启用 JavaScript。",
  noScriptHere: "Concord 需要 JavaScript 才能显示和共同起草案文。",
};

/** Text that server and page both show. The page's catalogs hold the same values; `{…}` is filled in. */
export const PAGE_WORDS: Readonly<Record<PageLanguage, PageWords>> = { en, zh };
