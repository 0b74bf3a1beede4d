import type { enMail } from "./en-mail.ts";

/** Wishes about mail. Chinese. */
export const zhMail: typeof enMail = {
  mail: {
    heading: "邮件",
    failed: "无法读取您的选择。",
    off: "本论坛目前不发送邮件。开始发送后，您的选择即生效。",
    address: "邮件发送至 {address}。",
    noAddress: "秘书处没有您的电子邮件地址。",
    bounced: "{at}发往此地址的邮件被拒收。",
    reason: {
      unknownAddress: "该地址不存在，请秘书处更正。",
      mailboxFull: "邮箱已满。",
      notWelcome: "其邮件服务器不接受本论坛的邮件。",
      refused: "其邮件服务器未说明明确原因。",
    },
    concerns: "与您或贵代表团有关的事项",
    concernsHelp: "反对意见、提案、小组、给您的评论、日期。",
    pace: { now: "立即发送，多条合为一封", daily: "每天一次", never: "从不" },
    followed: "您关注的组",
    followedHelp: "其消息每天发送一次。",
    language: "邮件语言",
    nothingSecret: "邮件只说明有新消息，从不包含案文文字。",
    save: "保存",
    saved: "您的邮件选择已保存。",
    notSaved: "您的选择未能保存。请检查连接后重试。",
  },
};
