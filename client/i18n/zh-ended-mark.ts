import type { enEndedMark } from "./en-ended-mark.ts";

/** Marks that an act or typing ends: asked first, told afterwards. Chinese. */
export const zhEndedMark: typeof enEndedMark = {
  endedMark: {
    title: "使{n, plural, one {该标记} other {这 # 项标记}}失效？",
    line: "{clause}：{tier}{how, select, removed {。该段将被删除} other {}}",
    explain:
      "{n, plural, one {该标记} other {这些标记}}将不再有效，因为已同意的文字将会不同。所有人都会得到通知。",
    do: "继续并使{n, plural, one {标记} other {各标记}}失效",
    ends: "此举将使{clauses}的{n, plural, one {标记} other {标记}}失效。所有人都会得到通知。",
    byYou:
      "您的改动更改了已同意的文字。{clauses}的{n, plural, one {标记} other {标记}}不再有效。撤销改动后{n, plural, one {标记} other {各标记}}重新有效。",
    byOthers:
      "{clauses}的{n, plural, one {标记} other {标记}}不再有效：{who}{act, select, kindChanged {更改了其类别或级别} clauseMoved {移动了该段} clauseSplit {拆分了该段} clausesJoined {将其与另一段合并} clauseRemoved {删除了该段} markReopened {重新开放了标记} other {更改了文字}}。",
    show: "显示",
    away: "自您上次查看以来失效的标记",
    awayLine:
      "{clause}曾{tier}{how, select, removed {，后被删除} reopened {，标记后被重新开放} other {，此后已有改动}}。",
    seen: "已阅",
  },
};
