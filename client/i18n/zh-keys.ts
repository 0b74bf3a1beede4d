import type { enKeys } from "./en-keys.ts";

/** The list of the page’s keys. Chinese. */
export const zhKeys: typeof enKeys = {
  keys: {
    title: "本页按键",
    more: "在另一标签页中打开帮助",
    does: {
      help: "显示这些按键",
      open: "打开选定段落以供输入",
      rows: "在段落之间移动",
      next: "下一个或上一个编号段落，投影时亦可用",
      leave: "停止输入；段落仍为选定",
      tab: "移动焦点，也可离开案文",
      split: "输入时：新增段落，或拆分本段",
      join: "在段落边缘：与相邻段落合并",
      level: "输入时：降一级，或升一级",
      undo: "撤销、重做",
      mark: "标记选定段落（推进人、主席）",
      bracket: "将文字置于方括号内",
      suggest: "建议另一种措辞",
      add: "为该段添加内容",
      search: "搜索全部",
      outline: "显示目录，或按编号转到段落",
      replace: "在全文中查找和替换",
      inbox: "打开您的通知",
      floor: "询问有无反对时：要求发言",
      time: "询问有无反对时：要求时间",
      send: "在评论中：发送",
      desk: "在文本合并台：移动选定的行",
    },
    once: "按住一个键只执行一次。加按其他修饰键则不起作用。",
  },
};
