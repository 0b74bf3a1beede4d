import type { enSignIn } from "./en-sign-in.ts";

/** Signing in, and unknown addresses. Chinese. */
export const zhSignIn: typeof enSignIn = {
  signIn: {
    heading: "登录",
    ready: "登录 Concord",
    readyNext: "您的链接只能在此浏览器中使用一次。只要您经常访问，就会保持登录。",
    signingIn: "正在登录",
    used: "该登录链接已被使用。",
    usedNext:
      "每个链接只能使用一次。如果是您自己用过，此浏览器可能已登录：请尝试打开 Concord。否则请向秘书处索取新链接。",
    ended: "该登录链接已失效。",
    endedNext: "请让系统发送新链接，或向秘书处索取。",
    unknown: "该登录链接不存在。",
    unknownNext: "请复制来信中的完整链接，包括 # 之后的部分。若仍无效，请向秘书处索取新链接。",
    none: "您尚未登录。",
    noneNext: "请打开您的个人链接，或选择下面的其他方式。",
    failed: "无法连接服务器。",
    failedNext: "您的链接尚未使用。请检查网络连接后重试。",
    refused: "登录被拒绝。",
    open: "打开 Concord",
    email: "您的电子邮件地址",
    sendLink: "给我发送链接",
    linkSent: "如果此处有该地址，链接正在发送，15 分钟内有效。",
    noMail: "此服务器不发送邮件。请向秘书处索取新链接。",
    code: "代码",
    codeHelp: "邮件中的六位数字，或您另一设备上显示的代码。",
    codeHelpDevice: "您另一设备在“添加另一设备”中显示的代码。",
    useCode: "使用此代码",
  },
  notFound: {
    heading: "此地址没有内容。",
    next: "链接可能不完整。",
    home: "前往意见列表",
  },
};
