import * as fc from "fast-check";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { MAIL_BYTES_MAX, MAIL_ITEMS_MAX } from "../../shared/door-limits.ts";
import { NOTICE_KINDS } from "../../shared/notices/notice.ts";
import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import { REPORT_LANGUAGES, type ReportLanguage } from "../../shared/text/localized.ts";
import { composeMail, type MailForum } from "./compose-mail.ts";
import type { MailValues } from "./mail-kinds.ts";
import { messageOf } from "./mail-message.ts";
import { isMailAddress } from "./mail-settings.ts";

const LINK = "https://concord.example.org/x?a=1&b=2";
const STOP = "https://concord.example.org/unsubscribe/token";
const FROM = { name: "Concord", address: "concord@example.org" };

const forumOf = (name: string): MailForum => ({
  name: () => name,
  timeZone: "Europe/Zurich",
  seat: () => "Geneva",
  address: () => "https://concord.example.org",
});
const ITEMS = (["yourDelegation", ...NOTICE_KINDS] as const).map((what) => ({
  what,
  who: "AAA",
  group: "Group 1",
  clause: "3 bis",
  link: LINK,
}));
const everyKind = (name: string): readonly MailValues[] => [
  { kind: "signIn", values: { link: LINK, code: "123456", minutes: 15 } },
  { kind: "invitation", values: { link: LINK, until: Date.parse("2027-03-01T09:00Z") } },
  { kind: "newDevice", values: { device: name, at: Date.parse("2027-03-01T09:00Z"), link: LINK } },
  { kind: "notice", values: { items: ITEMS.slice(0, 40) } },
  { kind: "notice", values: { items: ITEMS.slice(40).map((item) => ({ ...item, who: name, group: name })) } },
  {
    kind: "digest",
    values: { day: "2027-03-01", items: [...ITEMS, ...ITEMS.map((item) => ({ ...item, clause: "4" }))] },
  },
  { kind: "nominationReceived", values: { delegation: name, link: LINK } },
  {
    kind: "nominationApproved",
    values: { delegation: name, link: LINK, until: Date.parse("2027-04-01T12:00Z") },
  },
  { kind: "nominationRefused", values: { delegation: name, link: LINK } },
  { kind: "test", values: {} },
];
const messageIn = async (mail: MailValues, language: ReportLanguage, name = "WTPF") => {
  const composed = composeMail(mail, { language, forum: forumOf(name), stop: STOP });
  const to = "delegate@example.org";
  const messageId = "<1@concord.example.org>";
  const message = await messageOf(composed, {
    from: FROM,
    to,
    messageId,
    language,
    stop: STOP,
    at: new Date(0),
  });
  return { composed, message, parsed: await simpleParser(message) };
};

/** The words of the HTML as the plain part writes them: each link's address on a line behind its words. */
const wordsOf = (html: string): string =>
  html
    .replace(/<head>.*<\/head>/s, "")
    .replaceAll(/<a href="([^"]*)">([^<]*)<\/a>/g, "$2\n$1")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

test("A46 both parts of each mail say the same in six languages, and fetch nothing", async () => {
  let count = 0;
  for (const language of REPORT_LANGUAGES) {
    const { htmlTag, dir } = LANGUAGE_WRITING[language];
    for (const mail of everyKind("O'Neil & <b>Co</b>")) {
      const { composed, parsed, message } = await messageIn(mail, language);
      expect(flat(wordsOf(composed.html))).toBe(flat(composed.text));
      expect(flat(parsed.text ?? "")).toBe(flat(composed.text));
      expect(composed.html).not.toMatch(/<img|<link|<script|src=|url\(|@import|<b>Co/);
      expect(composed.html).toContain(`<html lang="${htmlTag}" dir="${dir}">`);
      expect(parsed.headers.get("content-language")).toBe(htmlTag);
      expect(message.byteLength).toBeLessThan(MAIL_BYTES_MAX);
      count += 1;
    }
  }
  const digest = everyKind("A").find(({ kind }) => kind === "digest")!;
  const { text } = composeMail(digest, { language: "en", forum: forumOf("WTPF"), stop: null });
  expect(text).toContain(`And ${ITEMS.length * 2 - MAIL_ITEMS_MAX} more on the page.`);
  console.log(`${count} mails: both parts agree`);
});

test("A47 no name ends a header, adds one, or turns a line around", async () => {
  const evil = fc.stringMatching(/^[\r\n\t\0\u202E\u2066\u200Ba-z:,<>"@ ]{0,60}$/);
  const inject = fc.constantFrom(
    "A\r\nBcc: b@example.org",
    "A\n\n<script>alert(1)</script>",
    "A\u202Egro.elpmaxe",
    "=?utf-8?q?=0D=0ABcc:_b=40example.org?=",
    "\r\n.\r\nMAIL FROM:<b@example.org>",
  );
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(evil, inject), async (name) => {
      for (const mail of everyKind(name)) {
        const { composed, parsed, message } = await messageIn(mail, "en", name);
        const names = parsed.headerLines.map(({ key }) => key).toSorted();
        expect(names).toEqual([
          "auto-submitted",
          "content-language",
          "content-type",
          "date",
          "from",
          "list-unsubscribe",
          "list-unsubscribe-post",
          "message-id",
          "mime-version",
          "subject",
          "to",
          "x-auto-response-suppress",
        ]);
        expect(`${composed.subject}${composed.text}`).not.toMatch(/[\0\u202E\u2066\u200B]/u);
        expect(composed.subject).not.toMatch(/[\r\n]/);
        expect(parsed.to).toMatchObject({ text: "delegate@example.org" });
        expect(message.toString()).not.toMatch(/\r\n\.\r\n/);
        count += 1;
      }
    }),
    { numRuns: 25 },
  );
  console.log(`${count} mails with hostile names`);
});

test("A47 one mail goes to one plain address", () => {
  const wrong = [
    "a@b.example, c@d.example",
    "a@b.example\r\nRCPT TO:<c@d.example>",
    "<a@b.example>",
    "a b@c.example",
  ];
  for (const one of [
    ...wrong,
    "a@b@c",
    "@b",
    "a@",
    "a@-",
    `${"a".repeat(65)}@b.example`,
    "a\u202E@b.example",
  ])
    expect([one, isMailAddress(one)]).toEqual([one, false]);
  for (const one of ["a@b.example", "first.last+tag@sub.example.org", "o'neil@example.org"])
    expect([one, isMailAddress(one)]).toEqual([one, true]);
});

test("A46 an Arabic mail isolates symbols and figures, and writes dates with Western figures", () => {
  const arabic = (mail: MailValues): string =>
    composeMail(mail, { language: "ar", forum: forumOf("WTPF"), stop: null }).text;
  const told = arabic({ kind: "notice", values: { items: [ITEMS[1]!] } });
  expect(told).toContain("الفقرة \u20683 bis\u2069");
  expect(told).toContain("من \u2068AAA\u2069");
  const until = Date.parse("2027-03-01T09:00Z");
  const invited = arabic({ kind: "invitation", values: { link: LINK, until } });
  expect(invited).toMatch(/1 مارس 2027/u);
  expect(invited).not.toMatch(/[\u0660-\u0669]/u);
});

test("A46 a number takes the form that its language has for it", () => {
  const ends = (language: ReportLanguage, minutes: number): string =>
    composeMail(
      { kind: "signIn", values: { link: LINK, code: "", minutes } },
      { language, forum: forumOf("WTPF"), stop: null },
    ).text;
  expect(ends("ru", 1)).toContain("1 минуты");
  expect(ends("ru", 15)).toContain("15 минут.");
  expect(ends("ar", 2)).toContain("دقيقتين");
  expect(ends("ar", 15)).toContain("15 دقيقة");
  expect(ends("fr", 1)).toContain("1 minute.");
});
