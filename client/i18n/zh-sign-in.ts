import type { enSignIn } from "./en-sign-in.ts";

/** Signing in, and unknown addresses. Chinese. */
export const zhSignIn: typeof enSignIn = {
  signIn: {
    heading: "登录",
    ready: "登录 Concord",
    readyNext: "您的链接只能在此浏览器中使用一次。您保持登录至最后一次访问后 30 天。",
    signingIn: "正在登录",
    used: "该登录链接已被使用。",
    usedNext:
      "每个链接只能使用一次。如果是您自己用过，此浏览器可能已登录：请尝试打开 Concord。否则请向秘书处索取新链接。",
    ended: "该登录链接已失效。",
    endedNext: "未使用的链接在 30 天后失效。请向秘书处索取新链接。",
    unknown: "该登录链接不存在。",
    unknownNext: "请复制来信中的完整链接，包括 # 之后的部分。若仍无效，请向秘书处索取新链接。",
    none: "您尚未登录。",
    noneNext: "须通过个人链接登录。请打开一个尚未使用的链接，或向论坛秘书处索取新链接。",
    failed: "无法连接服务器。",
    failedNext: "您的链接尚未使用。请检查网络连接后重试。",
    refused: "登录被拒绝。",
    open: "打开 Concord",
    operator: "服务器管理者可用以下命令生成新链接：npm run concord -- invite",
  },
  notFound: {
    heading: "此地址没有内容。",
    next: "链接可能不完整。",
    home: "前往意见列表",
  },
};
