import { draftedIn } from "../../shared/checks/drafted-language.ts";
import { groupId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Concord } from "../setup/concord.ts";
import { closeForumCommand } from "./close-command.ts";
import { changeFactsCommand } from "./change-facts.ts";
import { archiveForum } from "./archive-command.ts";
import { askForum } from "./ask-forum.ts";
import { exportFile } from "./export-file.ts";
import { changePerson, correctDelegationCommand, dismissPerson, listPeople } from "./people-commands.ts";
import type { CommandLineRequest, Outcome, Tell } from "./outcome.ts";
import { readOptions } from "./read-options.ts";
import { restoreOpinion } from "./restore-opinion.ts";
import { removeTyped } from "./retention-command.ts";
import { draftOf } from "../received/draft-of-file.ts";
import { shelveFile, unshelveCommand } from "./shelve-file.ts";
import { invitedLine } from "../setup/first-start.ts";
import { INSTANT } from "../setup/settings.ts";
import { usageIn } from "./usage.ts";
import { verifyStreams } from "./verify.ts";
import { notTakenLine, refusalLine } from "./refusal-words.ts";
import { listed, say, speaking, spokenLanguage } from "./spoken.ts";

/** Words that say whom to invite. */
const WORDS_MAX = 20;

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });
const done = (...lines: readonly string[]): Outcome => ({ lines, code: 0 });

/** Carries out one command on an open data folder. */
export const runCommand = (
  concord: Concord,
  asked: CommandLineRequest,
  tell: Tell = () => undefined,
): Promise<Outcome> => speaking(asked.language, () => carryOut(concord, asked, tell));

async function carryOut(concord: Concord, asked: CommandLineRequest, tell: Tell): Promise<Outcome> {
  switch (asked.name) {
    case "invite":
      return invite(concord, asked.arguments);
    case "delegation":
      return delegation(concord, asked.arguments);
    case "people":
      return listPeople(concord, asked.arguments);
    case "change":
      return changePerson(concord, asked.arguments);
    case "dismiss":
      return dismissPerson(concord, asked.arguments);
    case "correct":
      return correctDelegationCommand(concord, asked.arguments);
    case "import":
      return importText(concord, asked);
    case "change-forum":
      return changeFactsCommand(concord, asked);
    case "restore-opinion":
      return restoreOpinion(concord, asked.arguments);
    case "archive":
      return archiveForum(concord, asked.arguments, tell);
    case "close-forum":
      return closeForumCommand(concord, "closeForum", asked.arguments);
    case "reopen-forum":
      return closeForumCommand(concord, "reopenForum", asked.arguments);
    case "shelve":
      return shelveFile(concord, asked);
    case "unshelve":
      return unshelveCommand(concord, asked.arguments);
    case "export":
      return exportFile(concord, asked.arguments);
    case "retention":
      return removeTyped(concord, asked.arguments);
    case "verify":
      return verifyStreams(concord);
    case "clock": {
      // Asked by `checkup`: exit code 1 where there is something to look at.
      const notices = concord.clockWatch.notices();
      return notices.length > 0 ? failed(...notices) : done(concord.clockWatch.plain());
    }
    case "copy": {
      // The first half of `backup`: the command line checks the copy and puts it in its place.
      const [file] = asked.arguments;
      if (file === undefined) return failed(say("command", "nameFile"));
      await concord.store.copyTo(file);
      concord.audit.note({ act: "backupMade", by: null });
      return done();
    }
    case "new-forum":
      return failed(say("command", "folderHolds"));
    default:
      return failed(say("command", "noCommand", { name: asked.name }), ...usageIn(spokenLanguage()));
  }
}

async function invite(concord: Concord, words: readonly string[]): Promise<Outcome> {
  const read = readOptions(
    words,
    {
      new: "string",
      role: "string",
      delegation: "string",
      group: "strings",
      head: "boolean",
      until: "string",
    },
    WORDS_MAX,
  );
  if ("code" in read) return read;
  const { values, positionals } = read;
  const { forum, people, secretariat } = concord;
  const endsAt = values.until === undefined ? undefined : Date.parse(values.until);
  if (values.until !== undefined && (!INSTANT.test(values.until) || !(Number(endsAt) > Date.now())))
    return failed(say("person", "untilTime"));
  const symbolOf = (one: Participant): string | undefined =>
    forum.forum().delegations.find((known) => known.id === one.delegationId)?.symbol;
  const line = (one: Participant, link: string): string =>
    invitedLine({
      role: one.role,
      of: symbolOf(one) ?? (one.leads.join(",") || "-"),
      name: people.nameOf(one.id),
      link,
      endsAt,
    });

  if (values.new !== undefined) {
    if (endsAt !== undefined) return failed(say("person", "untilKnown"));
    if (positionals.length > 0) return failed(say("person", "besideNew", { word: positionals[0]! }));
    const answered = await askForum(concord, {
      type: "admitParticipant",
      name: values.new,
      role: values.role,
      ...(values.delegation === undefined ? {} : { delegation: values.delegation }),
      ...(values.group === undefined ? {} : { leads: values.group }),
      ...(values.head === undefined ? {} : { head: values.head }),
    });
    if ("code" in answered) return answered;
    const admitted = answered.entries.find((entry) => entry.type === "participantAdmitted");
    return admitted === undefined
      ? failed(say("person", "nobodyAdmitted"))
      : done(line(admitted.participant, answered.link ?? ""));
  }

  if (values.head !== undefined) return failed(say("person", "headWithNew"));
  const wanted = [...positionals, values.role, values.delegation, ...(values.group ?? [])].filter(
    (one) => one !== undefined,
  );
  const fits = (one: Participant): boolean =>
    wanted.every((word) =>
      [one.id, one.role, people.nameOf(one.id), symbolOf(one), ...one.leads].includes(word),
    );
  const found = [...forum.forum().participants.values()].filter(fits);
  if (found.length === 0) return failed(say("person", "nobodyFits", { words: wanted.join(" ") }));
  const links = await secretariat.inviteAll(
    found.map(({ id }) => id),
    { endsAt },
  );
  return done(...found.map((one, i) => line(one, links[i]?.link ?? "")));
}

async function delegation(concord: Concord, words: readonly string[]): Promise<Outcome> {
  const read = readOptions(words, { name: "string", "name-zh": "string", category: "string" }, 1);
  if ("code" in read) return read;
  const { values, positionals } = read;
  const [symbol] = positionals;
  if (symbol === undefined || values.name === undefined) return failed(say("person", "symbolAndName"));
  const answered = await askForum(concord, {
    type: "admitDelegation",
    symbol,
    name: { en: values.name, zh: values["name-zh"] ?? values.name },
    category: values.category ?? "memberState",
  });
  if ("code" in answered) return answered;
  const lines = answered.entries.flatMap((entry) =>
    entry.type === "delegationAdmitted" ? [`${entry.delegation.symbol}\t${entry.delegation.name.en}`] : [],
  );
  return done(...lines);
}

async function importText(concord: Concord, asked: CommandLineRequest): Promise<Outcome> {
  const options = readOptions(asked.arguments, { group: "string" }, 1);
  if ("code" in options) return options;
  const { values } = options;
  const groups = concord.forum.preset().groups.map((group) => group.id);
  const group = groups.find((id) => id === values.group);
  if (group === undefined) return failed(say("command", "groupOneOf", { list: listed(groups) }));
  if (asked.input === undefined) return failed(say("command", "fileFor", { command: "import" }));
  const read = await draftOf(Buffer.from(asked.input, "base64"), concord.forum);
  if ("refusal" in read) return failed(refusalLine(read.refusal));
  const { draft, unplaced, not } = read;
  const opened = await concord.secretariat.openOpinion(null, {
    groupId: groupId(group),
    draft,
    sample: false,
    language: draftedIn(draft) ?? "en",
  });
  if ("refusal" in opened) return failed(refusalLine(opened.refusal));
  return done(
    `${opened.opinionId}\t${say("command", "clauses", { n: draft.clauses.length })}`,
    ...unplaced.map(({ line, message }) => say("command", "lineSays", { line, message })),
    ...not.map(notTakenLine),
  );
}
