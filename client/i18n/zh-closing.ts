import type { enClosing } from "./en-closing.ts";

/** The forum closed and opened again; one Opinion restored from a backup. Chinese. */
export const zhClosing: typeof enClosing = {
  closing: {
    heading: "关闭论坛",
    isOpen: "论坛处于开放状态。",
    isClosed: "论坛已关闭：可阅读和导出，不再写入任何内容。",
    banner: "{who}于 {at} 关闭了本论坛。您可以阅读和导出全部内容。理由：{reason}",
    forumClosed: "{at}：{who}关闭了论坛。理由：{reason}",
    forumReopened: "{at}：{who}重新开放了论坛。理由：{reason}",
    restored:
      "{at}：意见 {number} 已用 {backup} 的备份修复。{lost, plural, =0 {没有丢失任何内容。} other {其后 # 条记录已丢失。}}理由：{reason}",
    restoredHere:
      "本意见已于 {at} 用备份修复。{lost, plural, =0 {没有丢失任何内容。} other {其后 # 条记录已丢失。}}理由：{reason}",
    restores: "用备份修复的意见",
    closeForum: {
      open: "关闭论坛…",
      title: "关闭论坛",
      explain: "在您重新开放之前，任何人都不能编辑或操作；所有人均可阅读和导出。",
      seen: "所有参加者都会看到此理由。",
      do: "关闭论坛",
      done: "论坛已关闭。",
    },
    reopenForum: {
      open: "重新开放论坛…",
      title: "重新开放论坛",
      explain: "所有人可按各自权限和时间表重新编辑和操作。",
      seen: "所有参加者都会看到此理由。",
      do: "重新开放",
      done: "论坛已重新开放。",
    },
  },
};
