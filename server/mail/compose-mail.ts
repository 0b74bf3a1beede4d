import { MAIL_ITEMS_MAX, MAIL_VALUE_CHARS_MAX } from "../../shared/door-limits.ts";
import { toPlainWords } from "../../shared/text/plain-words.ts";
import type { MailLanguage } from "../../shared/people/mail-wishes.ts";
import { type MailedCalendar, mailedCalendar, meetingTime } from "./meeting-mail.ts";
import { MAIL_WORDS_EN, MAIL_WORDS_ZH, type MailWords } from "./mail-words.ts";
import type { MailItem, MailValues } from "./mail-kinds.ts";
import { NOTICE_WORDS_EN, NOTICE_WORDS_ZH } from "./notice-words.ts";

/** Part of a mail, written as plain text and as HTML. */
type Block =
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "code"; readonly words: string }
  | { readonly kind: "link"; readonly words: string; readonly link: string };

/** A mail that is ready to be sent. Both parts say the same. */
export type ComposedMail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: MailedCalendar;
};

/** Facts of the forum that mails name. */
export type MailForum = {
  readonly name: (language: MailLanguage) => string;
  readonly timeZone: string;
  /** The town of its seat. */
  readonly seat: (language: MailLanguage) => string;
  /** Address of the page, without a slash at its end. */
  readonly address: () => string;
};

const WORDS = { en: MAIL_WORDS_EN, zh: MAIL_WORDS_ZH };
const NOTICE_WORDS = { en: NOTICE_WORDS_EN, zh: NOTICE_WORDS_ZH };
const TAGS = { en: "en-GB", zh: "zh-Hans-CN" };

/** One line without breaks, overrides and unseen signs: a name can neither end a header nor turn a line around. */
const plain = (value: string): string =>
  toPlainWords(value).slice(0, MAIL_VALUE_CHARS_MAX).toWellFormed().trim();

/** Writes a mail. `stop`: the address that ends notices and digests without signing in. */
export function composeMail(
  mail: MailValues,
  {
    language,
    forum,
    stop,
    parties,
  }: {
    readonly language: MailLanguage;
    readonly forum: MailForum;
    readonly stop: string | null;
    /** Sender and reader, of a meeting for calendars. */
    readonly parties?: { readonly organizer: string; readonly attendee: string };
  },
): ComposedMail {
  const words = WORDS[language];
  const name = plain(forum.name(language));
  const { subject, blocks } = contentOf(mail, { language, forum: { ...forum, name: () => name } });
  const foot: readonly Block[] = [
    { kind: "words", words: words.noAnswer(name) },
    ...(stop === null
      ? []
      : [
          { kind: "link", words: words.choose, link: `${forum.address()}/mail` } as const,
          { kind: "link", words: words.stop, link: stop } as const,
        ]),
  ];
  return {
    subject: plain(`${name}: ${subject}`),
    text: `${[...blocks, ...foot].map(textOf).join("\n\n")}\n`,
    html: page(language, plain(subject), blocks, foot),
    ...((mail.kind === "meeting" || mail.kind === "meetingSoon") && parties !== undefined
      ? { calendar: mailedCalendar(mail.values, parties) }
      : {}),
  };
}

type Content = { readonly subject: string; readonly blocks: readonly Block[] };

function contentOf(
  mail: MailValues,
  { language, forum }: { readonly language: MailLanguage; readonly forum: MailForum },
): Content {
  const words = WORDS[language];
  const subject = words.subject;
  const say = (one: string): Block => ({ kind: "words", words: one });
  const open = (one: string, link: string): Block => ({ kind: "link", words: one, link });
  const instant = (at: number): string => instantIn(at, language, forum.timeZone);
  switch (mail.kind) {
    case "signIn": {
      const { link, code, minutes } = mail.values;
      const coded: readonly Block[] = [say(words.code), { kind: "code", words: plain(code) }];
      const blocks = [say(words.signIn), open(words.openPage, link), ...(code === "" ? [] : coded)];
      return { subject: subject.signIn, blocks: [...blocks, say(words.ends(minutes)), say(words.notAsked)] };
    }
    case "invitation": {
      const { link, until } = mail.values;
      const blocks = [say(words.invitation(forum.name(language))), open(words.openPage, link)];
      return {
        subject: subject.invitation,
        blocks: [...blocks, say(words.until(instant(until))), say(words.onlyYou)],
      };
    }
    case "newDevice": {
      const { device, at, link } = mail.values;
      const blocks = [
        say(words.newDevice(plain(device) || words.someDevice, instant(at))),
        say(words.notYou),
      ];
      return { subject: subject.newDevice, blocks: [...blocks, open(words.toPage, link)] };
    }
    case "notice":
      return {
        subject: subject.notice,
        blocks: [say(words.notice), ...itemBlocks(mail.values.items, { language, forum })],
      };
    case "digest": {
      const day = dayIn(mail.values.day, language);
      return {
        subject: subject.digest(day),
        blocks: [say(words.digest(day)), ...itemBlocks(mail.values.items, { language, forum })],
      };
    }
    case "nominationApproved": {
      const { delegation, link, until } = mail.values;
      const told = say(words.nominationApproved(plain(delegation), forum.name(language)));
      return {
        subject: subject.nominationApproved,
        blocks: [told, open(words.openPage, link), say(words.until(instant(until))), say(words.onlyYou)],
      };
    }
    case "nominationReceived":
    case "nominationRefused": {
      const { delegation, link } = mail.values;
      const blocks = [say(words[mail.kind](plain(delegation))), open(words.toPage, link)];
      return { subject: subject[mail.kind], blocks };
    }
    case "meeting":
    case "meetingSoon": {
      const { word, place, link, agenda = [], reason, page: address } = mail.values;
      const called = plain(mail.values.name);
      const when = meetingTime(mail.values, { language, seat: forum });
      const isOff = word === "cancelled" || word === "leftOut";
      const blocks = [
        say(words.meeting[word]),
        say(called),
        say(words.meetingWhen(when)),
        ...(place === "" ? [] : [say(words.meetingPlace(plain(place)))]),
        ...(reason === "" ? [] : [say(words.meetingReason(plain(reason)))]),
        ...(link === null || isOff ? [] : [open(words.meetingJoin, link)]),
        ...(agenda.length === 0 || isOff ? [] : [say(words.meetingAgenda)]),
        ...(isOff ? [] : agenda.map((item) => say(plain(words.meetingItem(item))))),
      ];
      return {
        subject: subject.meeting[word](called),
        blocks: [...blocks, open(words.meetingPage, address)],
      };
    }
    case "test":
      return { subject: subject.test, blocks: [say(words.test)] };
  }
}

function itemBlocks(
  items: readonly MailItem[],
  { language, forum }: { readonly language: MailLanguage; readonly forum: MailForum },
): readonly Block[] {
  const words = WORDS[language];
  const lines = items.map((item) => ({ words: itemWords(item, language, words), link: item.link }));
  // The same thing said several times, as comments on one clause are, makes one line.
  const alike = [...Map.groupBy(lines, (line) => `${line.words} ${line.link}`).values()];
  const told = alike.slice(0, MAIL_ITEMS_MAX).map((same): Block => {
    const { words: said, link } = same[0]!;
    return { kind: "link", words: same.length === 1 ? said : `${said} (${same.length})`, link };
  });
  if (alike.length <= MAIL_ITEMS_MAX) return told;
  const more = words.more(alike.slice(MAIL_ITEMS_MAX).flat().length);
  return [...told, { kind: "link", words: more, link: `${forum.address()}/` }];
}

function itemWords({ what, who, group, clause }: MailItem, language: MailLanguage, words: MailWords): string {
  const parts = [
    plain(group ?? ""),
    clause === undefined ? "" : words.clause(plain(clause)),
    NOTICE_WORDS[language][what],
    who === undefined ? "" : words.by(plain(who)),
  ];
  return parts.filter((one) => one !== "").join(" · ");
}

function instantIn(at: number, language: MailLanguage, timeZone: string): string {
  return new Intl.DateTimeFormat(TAGS[language], { dateStyle: "long", timeStyle: "long", timeZone }).format(
    at,
  );
}

function dayIn(day: string, language: MailLanguage): string {
  const at = Date.parse(`${day}T12:00Z`);
  return new Intl.DateTimeFormat(TAGS[language], { dateStyle: "long", timeZone: "UTC" }).format(at);
}

const textOf = (block: Block): string =>
  block.kind === "link" ? `${block.words}\n${block.link}` : block.words;

const escaped = (words: string): string =>
  words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

const htmlOf = (block: Block): string => {
  const words = escaped(block.words);
  if (block.kind === "words") return `<p>${words}</p>`;
  if (block.kind === "code")
    return `<p style="font: 1.5em monospace; letter-spacing: .2em"><b>${words}</b></p>`;
  return `<p><a href="${escaped(block.link)}">${words}</a></p>`;
};

/** No picture and nothing from elsewhere: opening a mail tells nobody. */
function page(
  language: MailLanguage,
  title: string,
  blocks: readonly Block[],
  foot: readonly Block[],
): string {
  return [
    "<!DOCTYPE html>",
    `<html lang="${TAGS[language]}" dir="ltr">`,
    `<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title></head>`,
    '<body style="font: 16px/1.5 sans-serif; max-width: 36em; margin: 1.5em auto; padding: 0 1em">',
    ...blocks.map(htmlOf),
    '<hr><div style="font-size: .85em">',
    ...foot.map(htmlOf),
    "</div></body></html>",
    "",
  ].join("\n");
}
