import type { MailedMeeting } from "./mail-kinds.ts";

/** Words of mails in one language. Values stand in them as they are: what writes the mail cleans and escapes them. */
export type MailWords = {
  readonly subject: {
    readonly signIn: string;
    readonly invitation: string;
    readonly newDevice: string;
    readonly notice: string;
    readonly digest: (day: string) => string;
    readonly nominationReceived: string;
    readonly nominationApproved: string;
    readonly nominationRefused: string;
    readonly meeting: Readonly<Record<MailedMeeting["word"], (name: string) => string>>;
    readonly test: string;
  };
  readonly meeting: Readonly<Record<MailedMeeting["word"], string>>;
  readonly meetingWhen: (at: string) => string;
  readonly meetingPlace: (place: string) => string;
  readonly meetingReason: (reason: string) => string;
  readonly meetingAgenda: string;
  readonly meetingItem: (item: NonNullable<MailedMeeting["agenda"]>[number]) => string;
  readonly meetingJoin: string;
  readonly meetingPage: string;
  readonly signIn: string;
  readonly openPage: string;
  readonly code: string;
  readonly ends: (minutes: number) => string;
  readonly notAsked: string;
  readonly invitation: (forum: string) => string;
  readonly until: (at: string) => string;
  readonly onlyYou: string;
  readonly newDevice: (device: string, at: string) => string;
  readonly someDevice: string;
  readonly notYou: string;
  readonly notice: string;
  readonly digest: (day: string) => string;
  readonly more: (count: number) => string;
  readonly toPage: string;
  readonly nominationReceived: (delegation: string) => string;
  readonly nominationApproved: (delegation: string, forum: string) => string;
  readonly nominationRefused: (delegation: string) => string;
  readonly clause: (label: string) => string;
  readonly by: (who: string) => string;
  readonly noAnswer: (forum: string) => string;
  readonly choose: string;
  readonly stop: string;
  readonly test: string;
};

export const MAIL_WORDS_EN: MailWords = {
  subject: {
    signIn: "Your link to sign in",
    invitation: "You are invited",
    newDevice: "A new device signed in as you",
    notice: "News for your delegation",
    digest: (day) => `News of ${day}`,
    nominationReceived: "A nomination was received",
    nominationApproved: "A nomination was approved",
    nominationRefused: "A nomination was not approved",
    meeting: {
      planned: (name) => `Invitation: ${name}`,
      changed: (name) => `Changed: ${name}`,
      cancelled: (name) => `Cancelled: ${name}`,
      leftOut: (name) => `No longer invited: ${name}`,
      day: (name) => `Within a day: ${name}`,
      halfHour: (name) => `In 30 minutes: ${name}`,
    },
    test: "A test of mail",
  },
  meeting: {
    planned: "You are invited to this meeting.",
    changed: "This meeting has changed. The attached invitation replaces the earlier one.",
    cancelled: "This meeting is cancelled.",
    leftOut: "Your delegation is no longer invited to this meeting.",
    day: "This meeting begins within a day.",
    halfHour: "This meeting begins within 30 minutes.",
  },
  meetingWhen: (at) => `When: ${at}`,
  meetingPlace: (place) => `Place: ${place}`,
  meetingReason: (reason) => `Reason: ${reason}`,
  meetingAgenda: "Agenda:",
  meetingItem: ({ number, clauses, note }) =>
    `Opinion ${number}${clauses === "" ? "" : `: ${clauses}`}${note === "" ? "" : ` – ${note}`}`,
  meetingJoin: "Join the call",
  meetingPage: "How to join, and the agenda",
  signIn: "Open this page and press its button to sign in:",
  openPage: "Sign in",
  code: "Or type this code on the page on which you asked:",
  ends: (minutes) => `The link and the code work once, within ${minutes} minutes.`,
  notAsked: "If you did not ask for this, do nothing.",
  invitation: (forum) => `You are invited to take part in ${forum}. Open this page to sign in:`,
  until: (at) => `The link works once, until ${at}.`,
  onlyYou: "It is yours alone. Do not pass it on.",
  newDevice: (device, at) => `${device} signed in as you on ${at}.`,
  someDevice: "A device",
  notYou: "If this was not you, end this sign-in under “Your devices”, on the page:",
  notice: "This is new and concerns you:",
  digest: (day) => `This was new on ${day}:`,
  more: (count) => `And ${count} more on the page.`,
  toPage: "Open the page",
  nominationReceived: (delegation) =>
    `The nomination of an expert by ${delegation} was received. The secretariat will look at it.`,
  nominationApproved: (delegation, forum) =>
    `${delegation} nominated you as an expert, and you take part in ${forum} now. Open this page to sign in:`,
  nominationRefused: (delegation) =>
    `The nomination of an expert by ${delegation} was not approved. Ask the secretariat for the reason.`,
  clause: (label) => `paragraph ${label}`,
  by: (who) => `by ${who}`,
  noAnswer: (forum) => `Concord wrote this mail for ${forum}. Nobody reads answers to it.`,
  choose: "Choose which mails you get",
  stop: "Stop these mails",
  test: "This server can send mail. Nothing else is to be done.",
};

export const MAIL_WORDS_ZH: MailWords = {
  subject: {
    signIn: "您的登录链接",
    invitation: "邀请您参加",
    newDevice: "有新设备以您的身份登录",
    notice: "与贵代表团有关的新消息",
    digest: (day) => `${day}的新消息`,
    nominationReceived: "提名已收到",
    nominationApproved: "提名已获批准",
    nominationRefused: "提名未获批准",
    meeting: {
      planned: (name) => `会议邀请：${name}`,
      changed: (name) => `会议变更：${name}`,
      cancelled: (name) => `会议取消：${name}`,
      leftOut: (name) => `不再受邀：${name}`,
      day: (name) => `一天内开始：${name}`,
      halfHour: (name) => `30分钟后开始：${name}`,
    },
    test: "邮件测试",
  },
  meeting: {
    planned: "您受邀参加此会议。",
    changed: "此会议已变更。所附邀请取代先前的邀请。",
    cancelled: "此会议已取消。",
    leftOut: "贵代表团不再受邀参加此会议。",
    day: "此会议将在一天内开始。",
    halfHour: "此会议将在30分钟内开始。",
  },
  meetingWhen: (at) => `时间：${at}`,
  meetingPlace: (place) => `地点：${place}`,
  meetingReason: (reason) => `理由：${reason}`,
  meetingAgenda: "议程：",
  meetingItem: ({ number, clauses, note }) =>
    `意见${number}${clauses === "" ? "" : `：${clauses}`}${note === "" ? "" : `——${note}`}`,
  meetingJoin: "加入通话",
  meetingPage: "参会方式与议程",
  signIn: "请打开此页面并按下按钮登录：",
  openPage: "登录",
  code: "或在您请求登录的页面输入此代码：",
  ends: (minutes) => `链接和代码只能使用一次，${minutes}分钟内有效。`,
  notAsked: "如果不是您提出的请求，请不必理会。",
  invitation: (forum) => `现邀请您参加${forum}。请打开此页面登录：`,
  until: (at) => `链接只能使用一次，有效期至${at}。`,
  onlyYou: "链接仅供您本人使用，请勿转发。",
  newDevice: (device, at) => `${device}于${at}以您的身份登录。`,
  someDevice: "一台设备",
  notYou: "如果不是您本人，请在页面的“您的设备”中结束此次登录：",
  notice: "以下新消息与您有关：",
  digest: (day) => `${day}有以下新消息：`,
  more: (count) => `页面上还有${count}条。`,
  toPage: "打开页面",
  nominationReceived: (delegation) => `${delegation}的专家提名已收到，秘书处将予以审查。`,
  nominationApproved: (delegation, forum) =>
    `${delegation}提名您为专家，您现已参加${forum}。请打开此页面登录：`,
  nominationRefused: (delegation) => `${delegation}的专家提名未获批准。理由请询问秘书处。`,
  clause: (label) => `第${label}段`,
  by: (who) => `由${who}`,
  noAnswer: (forum) => `本邮件由Concord为${forum}自动发出，请勿回复。`,
  choose: "选择接收哪些邮件",
  stop: "不再接收此类邮件",
  test: "本服务器可以发送邮件，无需其他操作。",
};
