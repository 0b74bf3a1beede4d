import type { enMarks } from "./en-marks.ts";

/** Marks of a clause, and what changed since one. Chinese. */
export const zhMarks: typeof enMarks = {
  marks: {
    heading: "标记",
    basis: "商定于：{basis}",
    inForce: "有效",
    noAgreement: "未商定：有代表团不能接受",
    void: "此后文字已改动",
    earlier: "较早的标记",
    reopened: "{who}于 {at} 重新开放：{reason}",
    covers: "标记涵盖宣读的内容：动词、引导语、案文和脚注。",
  },
  difference: {
    title: "{clause}的改动",
    since: "与 {date} {tier}时的文字比较。",
    sinceSettled: "与上次采纳后的案文比较。",
    same: "本段案文相同。改动的是其动词、引导语或脚注。",
    inserted: "增加",
    deleted: "删除",
  },
};
