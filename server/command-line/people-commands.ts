import type { UserId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Concord } from "../setup/concord.ts";
import { askForum } from "./ask-forum.ts";
import { readOptions } from "./read-options.ts";
import type { Outcome } from "./outcome.ts";
import { say } from "./spoken.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });
const done = (...lines: readonly string[]): Outcome => ({ lines, code: 0 });

/** One line for each person who takes part: id, role, delegation or groups, name. */
export function listPeople(concord: Concord, words: readonly string[]): Outcome {
  const read = readOptions(words, {}, 0);
  if ("code" in read) return read;
  const { forum, people } = concord;
  const line = (one: Participant): string =>
    [one.id, one.role, ofWhom(concord, one), people.nameOf(one.id)].join("\t");
  return done(...[...forum.forum().participants.values()].map(line));
}

const ofWhom = ({ forum }: Concord, { delegationId, leads }: Participant): string => {
  const delegation = forum.forum().delegations.find(({ id }) => id === delegationId);
  return delegation?.symbol ?? (leads.join(",") || "-");
};

/** A person by id, or by a name that nobody else here has. */
function personNamed({ forum, people }: Concord, word: string | undefined): UserId | Outcome {
  if (word === undefined) return failed(say("person", "namePerson"));
  const fits = [...forum.forum().participants.keys()].filter(
    (id) => id === word || people.nameOf(id) === word,
  );
  const [found] = fits;
  if (found === undefined) return failed(say("person", "nobodyIs", { word }));
  return fits.length === 1 ? found : failed(say("person", "manyCalled", { n: fits.length, word }));
}

const isOutcome = (one: UserId | Outcome): one is Outcome => typeof one !== "string";

export async function changePerson(concord: Concord, words: readonly string[]): Promise<Outcome> {
  const read = readOptions(
    words,
    {
      reason: "string",
      role: "string",
      delegation: "string",
      "no-delegation": "boolean",
      group: "strings",
      head: "boolean",
      "no-head": "boolean",
      name: "string",
    },
    1,
  );
  if ("code" in read) return read;
  const { values, positionals } = read;
  const { reason, role, delegation, group, head, name } = values;
  const [noDelegation, noHead] = [values["no-delegation"], values["no-head"]];
  if (delegation !== undefined && noDelegation)
    return failed(say("person", "notBoth", { one: "--delegation", other: "--no-delegation" }));
  if (head && noHead) return failed(say("person", "notBoth", { one: "--head", other: "--no-head" }));
  const user = personNamed(concord, positionals[0]);
  if (isOutcome(user)) return user;
  const answered = await askForum(concord, {
    type: "changeParticipant",
    userId: user,
    reason,
    ...(role === undefined ? {} : { role }),
    ...(noDelegation ? { delegation: null } : delegation === undefined ? {} : { delegation }),
    ...(group === undefined ? {} : { leads: group }),
    ...(head ? { head: true } : noHead ? { head: false } : {}),
    ...(name === undefined ? {} : { name }),
  });
  if ("code" in answered) return answered;
  return done(
    ...answered.entries.flatMap((entry) => {
      if (entry.type !== "participantChanged") return [];
      const { id, role: now, head: isHead } = entry.participant;
      const of = ofWhom(concord, entry.participant);
      return [[id, now, of, isHead ? "head" : "-", concord.people.nameOf(id)].join("\t")];
    }),
  );
}

export async function dismissPerson(concord: Concord, words: readonly string[]): Promise<Outcome> {
  const read = readOptions(words, { reason: "string", "replaced-by": "string" }, 1);
  if ("code" in read) return read;
  const { values, positionals } = read;
  const user = personNamed(concord, positionals[0]);
  if (isOutcome(user)) return user;
  const by = values["replaced-by"];
  const replacedBy = by === undefined ? undefined : personNamed(concord, by);
  if (replacedBy !== undefined && isOutcome(replacedBy)) return replacedBy;
  const answered = await askForum(concord, {
    type: "dismissParticipant",
    userId: user,
    reason: values.reason,
    ...(replacedBy === undefined ? {} : { replacedBy }),
  });
  return "code" in answered ? answered : done(`${user}\t${say("person", "takesPartNoMore")}`);
}

export async function correctDelegationCommand(concord: Concord, words: readonly string[]): Promise<Outcome> {
  const read = readOptions(
    words,
    { reason: "string", symbol: "string", name: "string", "name-zh": "string", category: "string" },
    1,
  );
  if ("code" in read) return read;
  const { values, positionals } = read;
  const [named] = positionals;
  const found = concord.forum.forum().delegations.find(({ symbol }) => symbol === named);
  if (found === undefined) return failed(say("person", "noSymbol", { symbol: named ?? "" }));
  const { symbol, category, reason } = values;
  const zh = values["name-zh"];
  const isRenamed = values.name !== undefined || zh !== undefined;
  const name = {
    ...found.name,
    ...(values.name === undefined ? {} : { en: values.name }),
    ...(zh === undefined ? {} : { zh }),
  };
  const answered = await askForum(concord, {
    type: "correctDelegation",
    delegationId: found.id,
    reason,
    ...(symbol === undefined ? {} : { symbol }),
    ...(isRenamed ? { name } : {}),
    ...(category === undefined ? {} : { category }),
  });
  if ("code" in answered) return answered;
  return done(
    ...answered.entries.flatMap((entry) =>
      entry.type === "delegationCorrected"
        ? [`${entry.delegation.symbol}\t${entry.delegation.name.en}\t${entry.delegation.category}`]
        : [],
    ),
  );
}
