const WORDS = {
  ask: {
    en: "Do you want no more notices and digests by mail? Links to sign in still come when you ask for them.",
    zh: "您不想再收到通知和每日摘要邮件吗？您请求的登录链接仍会发送。",
  },
  done: {
    en: "You get no more notices and digests by mail. On the page, under “Mail”, you can choose otherwise.",
    zh: "您将不再收到通知和每日摘要邮件。可在页面的“邮件”中重新选择。",
  },
  unknown: {
    en: "This link is not known. Sign in, and choose under “Mail” which mails you get.",
    zh: "此链接无效。请登录，在“邮件”中选择接收哪些邮件。",
  },
};
const BUTTON = "Stop these mails · 不再接收";

/** The page behind the link that stops mails: a button, in both languages, without script and style. */
export function stopPage(state: keyof typeof WORDS): string {
  const { en, zh } = WORDS[state];
  const form = `<form method="post"><button type="submit">${BUTTON}</button></form>`;
  return [
    "<!DOCTYPE html>",
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    "<title>Concord</title></head><body>",
    `<p>${en}</p>`,
    `<p lang="zh-Hans">${zh}</p>`,
    state === "ask" ? form : "",
    "</body></html>",
  ].join("\n");
}
