import type { enDates } from "./en-dates.ts";

/** The timetable's page. Chinese. */
export const zhDates: typeof enDates = {
  timetable: {
    heading: "时间表",
    theme: "主题",
    agenda: "论坛议程草案",
    dates: "日期",
    noDates: "尚无日期。案文和文稿的开放和截止日期将显示在此处。",
    warnings: "注意",
    past: "已过",
    earlier: "较早的日期（{n}）",
    next: "下一项",
    nowTag: "目前",
    date: "日期",
    provisional: "暂定",
    proposed: "拟议",
    inForce: "有效",
    openNow: {
      heading: "目前",
      open: "{what}：<b>开放</b>{until, select, none {} other {，至 {until}}}",
      closed: "{what}：<b>关闭</b>{until, select, none {} other {，至 {until}}}",
      opinion: "意见 {number}",
      next: "下一项：{date}，{what}。",
      sample: "这是样本论坛：案文和人员均为虚构。",
      moved:
        "其日历移动了{weeks, plural, other { # }}周，使论坛开始于“{before}”与“{after}”之间。这些并非真实日期。",
    },
    monthOnly: "仅有月份、未定日期的，不具约束力。",
    monthLasts: "日期待定。整个月内有效。",
    ofGroup: "“{topic}”组的日期",
    ownRule: "本系统的规则：{rule}",
    turns: {
      open: "开放：{what}",
      closed: "关闭：{what}",
      openDuring: "期间开放：{what}",
    },
    window: {
      text: "案文",
      comments: "意见征集",
      contributions: "文稿",
      publicConsultation: "公众磋商",
    },
    now: "现在是{at}。",
    clockMoved: "论坛时钟已为演示或测试设到另一日期。",
    dayEnds: "未注明时刻的日期于总部所在地 23:59:59 结束（{zone}）。",
  },
};
