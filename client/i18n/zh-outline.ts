import type { enOutline } from "./en-outline.ts";

/** The outline of an Opinion, addresses of clauses, find and replace. Chinese. */
export const zhOutline: typeof enOutline = {
  outline: {
    views: "案文旁",
    opinions: "意见草案",
    title: "目录",
    show: "目录：转到段落",
    goTo: "转到段落",
    example: "b)、2bis、认识到 c)",
    none: "此处没有段落“{question}”。",
    found: "{n, plural, other {# 个段落}}",
    empty: "本意见尚无段落。",
    locked: "已锁定",
    objected: "有代表团不能接受",
    proposals: "{n, plural, other {# 项提案}}",
    copyLink: "复制链接",
    copyLinkName: "复制{clause}的链接",
    copied: "已复制{clause}的链接。",
    notCopied: "浏览器不允许复制。链接：{address}",
    gone: "{who}于{at}删除了此链接指向的段落。",
    goneText: "其最后文字",
    unknown: "此链接指向的段落不在本意见中。",
    versions: "版本",
    dismiss: "关闭",
  },
};
