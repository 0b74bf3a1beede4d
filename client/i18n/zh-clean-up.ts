import type { enCleanUp } from "./en-clean-up.ts";

/** The clean-up, and texts that were opened since a base text. Chinese. */
export const zhCleanUp: typeof enCleanUp = {
  opened: {
    heading: "自您上次访问以来解锁的内容",
    unlocked: "{who}解除了{clause}的锁定：{reason}",
    reopened: "{who}重新开放了案文，随基础案文加上的锁定已解除：{reason}",
    show: "查看",
    seen: "关闭",
  },
  cleanUp: {
    title: "整理编号",
    explain:
      "各段按位置重新编号，不再有 bis 和空号；引用处随之更改，包括已锁定的段落。标记和立场保留。备选段落保留 alt。",
    do: "整理",
    done: "编号已整理。",
    heading: "编号整理",
    madeBy: "在基础案文 {n} 之后：{who}，{at}（{zone}）。",
    table: "新旧编号对照",
    numbers: "编号",
    clause: "段落",
    old: "旧",
    new: "新",
    noNumber: "无",
    sameNumbers: "编号均无变动。",
    references: "引用",
    where: "所在段落",
    said: "原案文",
    says: "现案文",
    sayThen: "将改为",
    left: "保持原样：已无此编号",
    noReferences: "引用均无变动。",
  },
};
