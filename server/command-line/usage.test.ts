import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { shellLanguage, usageIn } from "./usage.ts";

test("K32 the help of the command line has the same commands in each of the six languages", () => {
  const english = usageIn("en");
  const syntaxOf = (line: string): string => line.slice(0, 36).trimEnd();
  for (const language of REPORT_LANGUAGES) {
    const lines = usageIn(language);
    expect(lines).toHaveLength(english.length);
    const short = english.flatMap((line, i) => (line.length > 36 && line[35] === " " ? [i] : []));
    expect(short.map((i) => syntaxOf(lines[i]!))).toEqual(short.map((i) => syntaxOf(english[i]!)));
    if (language !== "en") expect(lines.filter((line) => english.includes(line))).toHaveLength(8);
  }
});

test("the help takes the language that was asked for, else the first that the shell names", () => {
  expect(shellLanguage({ LANG: "fr_FR.UTF-8" }, undefined)).toBe("fr");
  expect(shellLanguage({ LANG: "fr_FR.UTF-8", LC_ALL: "C" }, undefined)).toBe("fr");
  expect(shellLanguage({ LANG: "fr_FR.UTF-8", CONCORD_LANGUAGE: "ru" }, undefined)).toBe("ru");
  expect(shellLanguage({ CONCORD_LANGUAGE: "ru" }, "es")).toBe("es");
  expect(shellLanguage({ LANG: "de_DE.UTF-8" }, undefined)).toBe("en");
});

test("the command line prints its help and a slip in the language of the shell", () => {
  const run = (words: readonly string[], language: string) =>
    spawnSync(process.execPath, [fileURLToPath(new URL("cli.ts", import.meta.url)), ...words], {
      encoding: "utf8",
      env: { ...process.env, CONCORD_LANGUAGE: language },
    });
  expect(run(["help"], "es").stdout).toContain("un nuevo enlace de acceso");
  expect(run(["help", "--language", "zh"], "es").stdout).toContain("登录链接");
  const slip = run(["--x"], "fr");
  expect([slip.status, slip.stderr.split("\n")[0]]).toEqual([2, "--x n’est pas un mot de commande."]);
  expect(run(["checkup", "--x"], "fr").stderr).toBe(
    "L’option --x n’existe pas ici\u202F; cette commande n’en a aucune.\n",
  );
});
