import { expect, test } from "vitest";
import { WRITTEN_CATALOGS } from "../../shared/catalogs/say.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { latinWords, messageFaults } from "./catalog-faults.ts";
import { messages } from "./messages.ts";

const english = messages(WRITTEN_CATALOGS.en);

/** Names that other scripts keep in Latin letters. */
const LATIN = new Set(
  `Concord ad referendum L CONCORD LANGUAGE LC ALL LANG Word json DATABASE URL PostgreSQL docs presets md`.split(
    " ",
  ),
);

for (const language of REPORT_LANGUAGES) {
  const said = messages(WRITTEN_CATALOGS[language]);

  test(`K31 A45 each message that the server writes in ${language}.json is whole`, () => {
    expect([...said.keys()]).toEqual([...english.keys()]);
    const faults = [...said].flatMap(([key, message]) =>
      messageFaults(language, english.get(key) ?? "", message).map(
        (fault) => `shared/catalogs/${language}.json: ${key} ${fault}`,
      ),
    );
    expect(faults).toEqual([]);
  });
}

test("K31 A45 no English word is left in what the server writes", () => {
  const left = REPORT_LANGUAGES.filter((language) => language !== "en").flatMap((language) =>
    [...messages(WRITTEN_CATALOGS[language])]
      .filter(([key, message]) =>
        ["ar", "zh", "ru"].includes(language)
          ? latinWords(message).some((word) => !LATIN.has(word))
          : message === english.get(key) && /\p{L}{4}/u.test(message.replaceAll(/\{\w+\}/gu, "")),
      )
      .map(([key, message]) => `shared/catalogs/${language}.json: ${key} says: ${message}`),
  );
  expect(left).toEqual([]);
});
