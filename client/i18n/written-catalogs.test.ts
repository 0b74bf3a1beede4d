import { expect, test } from "vitest";
import { COMMAND_LINE_CATALOGS } from "../../shared/catalogs/command-line-catalogs.ts";
import { PRINTED_CATALOGS } from "../../shared/catalogs/printed-catalogs.ts";
import { WRITTEN_CATALOGS } from "../../shared/catalogs/say.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { latinWords, messageFaults } from "./catalog-faults.ts";
import { messages } from "./messages.ts";

const FOLDERS = [
  ["shared/catalogs", WRITTEN_CATALOGS],
  ["shared/catalogs/printed", PRINTED_CATALOGS],
  ["shared/catalogs/command-line", COMMAND_LINE_CATALOGS],
] as const;

/** Names that other scripts keep in Latin letters. */
const LATIN = new Set(
  `Concord ad referendum L CONCORD LANGUAGE LC ALL LANG Word json DATABASE URL PostgreSQL docs presets md SHA ref docx PDF OpenDocument odt txt MB name example org`.split(
    " ",
  ),
);

/** Words that people type, or read in their settings: they stay as they are on a command line. */
const TYPED = new Set(
  `archive DIR FILE ID R npm run start concord new out until group head name delegation role reason category invite
  language form into opinion at seq report record BACKUP backup restore migrate to verify before mail test
  DATA CLUSTER SECRET SMTP MAIL FROM running postgres USER PASSWORD HOST RECORD GRANT pg monitor T00 Z
  UTF XML HTML html akn xml pdf Akoma Ntoso https MiB ms`.split(/\s+/u),
);

/** Words that a language shares with English. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  fr: [
    "public.contributions",
    "report.documentNumber",
    "report.forum",
    "report.consultations",
    "report.date",
    "report.note",
  ],
  es: ["report.original", "report.provisional", "command.bytes"],
};

for (const [folder, catalogs] of FOLDERS)
  for (const language of REPORT_LANGUAGES) {
    const english = messages(catalogs.en);
    const said = messages(catalogs[language]);

    test(`K31 A45 each message of ${folder}/${language}.json is whole`, () => {
      expect([...said.keys()]).toEqual([...english.keys()]);
      const faults = [...said].flatMap(([key, message]) =>
        messageFaults(language, english.get(key) ?? "", message)
          // A printed file and a command's answer are read slowly; sentences of a record are the meeting's own.
          .filter((fault) => catalogs === WRITTEN_CATALOGS || !fault.startsWith("has a sentence of more"))
          .map((fault) => `${folder}/${language}.json: ${key} ${fault}`),
      );
      expect(faults).toEqual([]);
    });

    test(`K31 A45 no English word is left in ${folder}/${language}.json`, () => {
      if (language === "en") return;
      const isTyped = catalogs === COMMAND_LINE_CATALOGS;
      const left = [...said]
        .filter(([key, message]) =>
          ["ar", "zh", "ru"].includes(language)
            ? latinWords(message).some((word) => !LATIN.has(word) && !(isTyped && TYPED.has(word)))
            : message === english.get(key) &&
              !SAME[language]?.includes(key) &&
              /\p{L}{4}/u.test(message.replaceAll(/\{\w+\}/gu, "")),
        )
        .map(([key, message]) => `${folder}/${language}.json: ${key} says: ${message}`);
      expect(left).toEqual([]);
    });
  }
