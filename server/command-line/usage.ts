import { sayIn, type SayPart } from "../../shared/catalogs/say.ts";
import { isReportLanguage, type ReportLanguage } from "../../shared/text/localized.ts";

const SYNTAX_CHARS = 34;

type Line = readonly [syntax: string, says?: Parameters<SayPart<"usage">>[0]];

/** Commands as they are typed, each with the message that says what it does. */
const LINES: readonly Line[] = [
  ["help [--language L]", "help"],
  ["invite [WHO]", "invite"],
  ["    [--until INSTANT]", "until"],
  ["invite --new NAME --role ROLE [--delegation SYMBOL] [--group ID]… [--head]"],
  ["delegation SYMBOL --name NAME [--name-zh NAME] [--category CATEGORY]"],
  ["correct SYMBOL --reason R [--symbol S] [--name NAME] [--name-zh NAME] [--category CATEGORY]"],
  ["", "correct"],
  ["people", "people"],
  ["change WHO --reason R [--role ROLE] [--delegation SYMBOL|--no-delegation] [--group ID]…"],
  ["    [--head|--no-head] [--name NAME]", "change"],
  ["dismiss WHO --reason R [--replaced-by WHO]", "dismiss"],
  ["import FILE --group ID", "importText"],
  ["shelve FILE [--title T] [--source S]", "shelve"],
  ["unshelve ID", "unshelve"],
  ["export ID --out FILE [--at SEQ]", "exportOpinion"],
  ["    [--form clean|bracketed|tracked|bilingual|pdf|html|akn|txt|json] [--language L] [--into L]"],
  ["export report --out FILE", "exportReport"],
  ["    [--form tracked|pdf|html|akn] [--language L]"],
  ["export record --out FILE [--as NAME]", "exportRecord"],
  ["verify [FILE]", "verify"],
  ["verify REPORT [RECORD]", "verifyReport"],
  ["backup FILE", "backup"],
  ["retention [--before ISO]", "retention"],
  ["    [--clock-is-right]", "clockIsRight"],
  ["checkup", "checkup"],
  ["restore-opinion BACKUP --opinion ID|--group ID --reason R"],
  ["", "restoreOpinion"],
  ["mail-test ADDRESS", "mailTest"],
  ["restore FILE", "restore"],
  ["migrate --to postgres://…|FILE", "migrate"],
  ["new-forum FILE [--sample]", "newForum"],
  ["change-forum FILE", "changeForum"],
  ["archive DIR", "archive"],
  ["close-forum --reason R", "closeForum"],
  ["reopen-forum --reason R", "reopenForum"],
  ["check-preset FILE", "checkPreset"],
];

/** The help of `npm run concord`, line by line. */
export function usageIn(language: ReportLanguage): readonly string[] {
  const say = sayIn("usage", language);
  const lines = LINES.map(([syntax, says]) =>
    says === undefined ? `  ${syntax}` : `  ${`${syntax}  `.padEnd(SYNTAX_CHARS)}${say(says)}`,
  );
  return ["npm run concord -- COMMAND", ...lines];
}

/** The language of the help: the one asked for, else by the first setting of the shell that names one of the six. */
export function shellLanguage(
  env: Readonly<Record<string, string | undefined>>,
  asked: string | undefined,
): ReportLanguage {
  const named = [asked, env["CONCORD_LANGUAGE"], env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]];
  return named.map((one) => one?.slice(0, 2).toLowerCase()).find(isReportLanguage) ?? "en";
}
