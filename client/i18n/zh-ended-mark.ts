import type { enEndedMark } from "./en-ended-mark.ts";

/** Marks that an action or typing ends: the question before, the notice after. Chinese. */
export const zhEndedMark: typeof enEndedMark = {
  endedMark: {
    title: "终止{n, plural, one {该标记} other {这 # 项标记}}？",
    line: "{clause}：{tier}{how, select, removed {。该段将被删除} other {}}",
    explain: "{n, plural, one {该标记} other {这些标记}}终止，因为已商定的案文将有改动。将告知所有人。",
    do: "继续并终止{n, plural, one {标记} other {各标记}}",
    ends: "此举终止{clauses}的{n, plural, one {标记} other {标记}}。将告知所有人。",
    byYou:
      "您改动了已商定的案文。{clauses}的{n, plural, one {标记} other {标记}}已终止。撤销改动后{n, plural, one {标记} other {各标记}}恢复。",
    byOthers:
      "{clauses}的{n, plural, one {标记} other {标记}}已终止：{who}{act, select, kindChanged {更改了其类别或级别} clauseMoved {移动了该段} clauseSplit {拆分了该段} clausesJoined {将其与另一段合并} clauseRemoved {删除了该段} markReopened {重新开放了标记} markTakenBack {当即撤回了标记} takenBack {当即撤回了一项决定} other {改动了案文}}。",
    show: "显示",
    away: "自您上次访问以来终止的标记",
    awayLine:
      "{clause}曾{tier}{how, select, removed {，后被删除} reopened {，标记后被重新开放} other {，此后已有改动}}。",
    seen: "关闭",
  },
};
