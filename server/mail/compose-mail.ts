import { sayIn, type SayPart } from "../../shared/catalogs/say.ts";
import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { MAIL_ITEMS_MAX, MAIL_VALUE_CHARS_MAX } from "../../shared/door-limits.ts";
import { toPlainWords } from "../../shared/text/plain-words.ts";
import { type MailedCalendar, mailedCalendar, meetingTime } from "./meeting-mail.ts";
import type { MailedMeeting, MailItem, MailValues } from "./mail-kinds.ts";

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
  readonly name: (language: ReportLanguage) => string;
  readonly timeZone: string;
  /** The town of its seat. */
  readonly seat: (language: ReportLanguage) => string;
  /** Address of the page, without a slash at its end. */
  readonly address: () => string;
};

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
    readonly language: ReportLanguage;
    readonly forum: MailForum;
    readonly stop: string | null;
    /** Sender and reader, of a meeting for calendars. */
    readonly parties?: { readonly organizer: string; readonly attendee: string };
  },
): ComposedMail {
  const t = sayIn("mail", language);
  const name = plain(forum.name(language));
  const { subject, blocks } = contentOf(mail, { language, forum: { ...forum, name: () => name } });
  const foot: readonly Block[] = [
    { kind: "words", words: t("noAnswer", { forum: name }) },
    ...(stop === null
      ? []
      : [
          { kind: "link", words: t("choose"), link: `${forum.address()}/mail` } as const,
          { kind: "link", words: t("stop"), link: stop } as const,
        ]),
  ];
  return {
    subject: t("subjectLine", { forum: name, subject }),
    text: `${[...blocks, ...foot].map(textOf).join("\n\n")}\n`,
    html: page(language, subject, blocks, foot),
    ...((mail.kind === "meeting" || mail.kind === "meetingSoon") && parties !== undefined
      ? { calendar: mailedCalendar(mail.values, parties) }
      : {}),
  };
}

type Content = { readonly subject: string; readonly blocks: readonly Block[] };

function contentOf(
  mail: MailValues,
  { language, forum }: { readonly language: ReportLanguage; readonly forum: MailForum },
): Content {
  const t = sayIn("mail", language);
  const say = (words: string): Block => ({ kind: "words", words });
  const open = (words: string, link: string): Block => ({ kind: "link", words, link });
  const instant = (at: number): string => instantIn(at, language, forum.timeZone);
  const signInUntil = (link: string, until: number): readonly Block[] => [
    open(t("openPage"), link),
    say(t("until", { at: instant(until) })),
    say(t("onlyYou")),
  ];
  switch (mail.kind) {
    case "signIn": {
      const { link, code, minutes } = mail.values;
      const coded: readonly Block[] = [say(t("code")), { kind: "code", words: plain(code) }];
      const blocks = [say(t("signIn")), open(t("openPage"), link), ...(code === "" ? [] : coded)];
      return {
        subject: t("signInSubject"),
        blocks: [...blocks, say(t("ends", { minutes })), say(t("notAsked"))],
      };
    }
    case "invitation": {
      const { link, until } = mail.values;
      const invited = say(t("invitation", { forum: forum.name(language) }));
      return { subject: t("invitationSubject"), blocks: [invited, ...signInUntil(link, until)] };
    }
    case "newDevice": {
      const { device, at, link } = mail.values;
      const told =
        plain(device) === ""
          ? t("newDeviceUnknown", { at: instant(at) })
          : t("newDevice", { device: plain(device), at: instant(at) });
      const blocks = [say(told), say(t("notYou")), open(t("toPage"), link)];
      return { subject: t("newDeviceSubject"), blocks };
    }
    case "notice":
      return {
        subject: t("noticeSubject"),
        blocks: [say(t("notice")), ...itemBlocks(mail.values.items, { language, forum })],
      };
    case "digest": {
      const day = dayIn(mail.values.day, language);
      return {
        subject: t("digestSubject", { day }),
        blocks: [say(t("digest", { day })), ...itemBlocks(mail.values.items, { language, forum })],
      };
    }
    case "nominationApproved": {
      const { delegation, link, until } = mail.values;
      const told = say(
        t("nominationApproved", { delegation: plain(delegation), forum: forum.name(language) }),
      );
      return { subject: t("nominationApprovedSubject"), blocks: [told, ...signInUntil(link, until)] };
    }
    case "nominationReceived":
    case "nominationRefused": {
      const { delegation, link } = mail.values;
      const blocks = [say(t(mail.kind, { delegation: plain(delegation) })), open(t("toPage"), link)];
      return { subject: t(`${mail.kind}Subject`), blocks };
    }
    case "meeting":
    case "meetingSoon": {
      const { word, place, link, agenda = [], reason, page: address } = mail.values;
      const name = plain(mail.values.name);
      const when = meetingTime(mail.values, { language, seat: forum });
      const isOff = word === "cancelled" || word === "leftOut";
      const blocks = [
        say(t(word)),
        say(name),
        say(t("when", { at: when })),
        ...(place === "" ? [] : [say(t("place", { place: plain(place) }))]),
        ...(reason === "" ? [] : [say(t("reason", { reason: plain(reason) }))]),
        ...(link === null || isOff ? [] : [open(t("join"), link)]),
        ...(agenda.length === 0 || isOff ? [] : [say(t("agenda"))]),
        ...(isOff ? [] : agenda.map((item) => say(agendaLine(item, t)))),
      ];
      return { subject: t(`${word}Subject`, { name }), blocks: [...blocks, open(t("meetingPage"), address)] };
    }
    case "paperReceived": {
      const { receipt, at, late, hashes, link } = mail.values;
      const blocks = [
        say(t("paperReceived", { at: instant(at) })),
        ...(late ? [say(t("paperLate"))] : []),
        say(t("paperReceipt", { receipt: plain(receipt) })),
        ...hashes.map((hash) => say(t("paperFile", { hash: plain(hash) }))),
        say(t("paperNext")),
        open(t("toPage"), link),
      ];
      return { subject: t("paperReceivedSubject"), blocks };
    }
    case "confirmInput": {
      const { title, receipt, at, until, link, contact } = mail.values;
      const blocks = [
        say(t("confirmInput", { title: plain(title), at: instant(at) })),
        open(t("confirmInputOpen"), link),
        say(t("until", { at: instant(until) })),
        say(t("confirmInputNumber", { receipt: plain(receipt) })),
        say(t("confirmInputErase", { contact: plain(contact) })),
        say(t("confirmInputNotYou")),
      ];
      return { subject: t("confirmInputSubject"), blocks };
    }
    case "test":
      return { subject: t("testSubject"), blocks: [say(t("test"))] };
  }
}

/** "Opinion 2: considering a) – note". */
function agendaLine(
  { number, clauses, note }: NonNullable<MailedMeeting["agenda"]>[number],
  t: SayPart<"mail">,
): string {
  const opinion = t("agendaOpinion", { number: plain(number) });
  const item = clauses === "" ? opinion : t("agendaClauses", { opinion, clauses: plain(clauses) });
  return note === "" ? item : t("agendaNote", { item, note: plain(note) });
}

function itemBlocks(
  items: readonly MailItem[],
  { language, forum }: { readonly language: ReportLanguage; readonly forum: MailForum },
): readonly Block[] {
  const t = sayIn("mail", language);
  const lines = items.map((item) => ({ words: itemWords(item, language), link: item.link }));
  // The same thing said several times, as comments on one clause are, makes one line.
  const alike = [...Map.groupBy(lines, (line) => `${line.words} ${line.link}`).values()];
  const told = alike.slice(0, MAIL_ITEMS_MAX).map((same): Block => {
    const { words: said, link } = same[0]!;
    return {
      kind: "link",
      words: same.length === 1 ? said : t("times", { words: said, n: same.length }),
      link,
    };
  });
  if (alike.length <= MAIL_ITEMS_MAX) return told;
  const more = t("more", { n: alike.slice(MAIL_ITEMS_MAX).flat().length });
  return [...told, { kind: "link", words: more, link: `${forum.address()}/` }];
}

function itemWords({ what, who, group, clause }: MailItem, language: ReportLanguage): string {
  const t = sayIn("mail", language);
  const parts = [
    plain(group ?? ""),
    clause === undefined ? "" : t("clause", { label: plain(clause) }),
    sayIn("notice", language)(what),
    who === undefined ? "" : t("by", { who: plain(who) }),
  ];
  return parts.filter((one) => one !== "").join(" · ");
}

function instantIn(at: number, language: ReportLanguage, timeZone: string): string {
  const { formatTag } = LANGUAGE_WRITING[language];
  return new Intl.DateTimeFormat(formatTag, { dateStyle: "long", timeStyle: "long", timeZone }).format(at);
}

function dayIn(day: string, language: ReportLanguage): string {
  const at = Date.parse(`${day}T12:00Z`);
  const { formatTag } = LANGUAGE_WRITING[language];
  return new Intl.DateTimeFormat(formatTag, { dateStyle: "long", timeZone: "UTC" }).format(at);
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
  language: ReportLanguage,
  title: string,
  blocks: readonly Block[],
  foot: readonly Block[],
): string {
  return [
    "<!DOCTYPE html>",
    `<html lang="${LANGUAGE_WRITING[language].htmlTag}" dir="${LANGUAGE_WRITING[language].dir}">`,
    `<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title></head>`,
    '<body style="font: 16px/1.5 sans-serif; max-width: 36em; margin: 1.5em auto; padding: 0 1em">',
    ...blocks.map(htmlOf),
    '<hr><div style="font-size: .85em">',
    ...foot.map(htmlOf),
    "</div></body></html>",
    "",
  ].join("\n");
}
