import { expect, test } from "vitest";
import { expertsCsv, expertsTitle } from "../experts/experts-document.ts";
import { delegationId } from "../ids.ts";
import { REPORT_LANGUAGES } from "../text/localized.ts";
import { sayIn } from "./say.ts";

test("A47 a value that reads the other way is isolated, and no other", () => {
  expect(sayIn("mail", "ar")("place", { place: "Room 3" })).toBe("المكان: \u2068Room 3\u2069");
  expect(sayIn("mail", "ar")("place", { place: "القاعة" })).toBe("المكان: القاعة");
  expect(sayIn("mail", "fr")("place", { place: "القاعة" })).toBe("Lieu\u00A0: \u2068القاعة\u2069");
  expect(sayIn("mail", "fr")("place", { place: "Salle 3" })).toBe("Lieu\u00A0: Salle 3");
});

test("P25 the list of experts has its title, heads and categories in six languages", () => {
  const listed = [
    {
      delegation: {
        id: delegationId("d1"),
        symbol: "AAA",
        name: { en: "Delegation A" },
        category: "memberState" as const,
      },
      experts: [{ name: "Expert A1", title: "", head: true }],
    },
  ];
  const files = REPORT_LANGUAGES.map(
    (language) => `${expertsTitle(language)}\n${expertsCsv(listed, language)}`,
  );
  expect(new Set(files.map((file) => file.split("\n")[0])).size).toBe(6);
  expect(files.map((file) => /Estado Miembro|دولة عضو|Государство-Член/u.test(file))).toEqual(
    REPORT_LANGUAGES.map((language) => ["ar", "ru", "es"].includes(language)),
  );
});
