import { ulid } from "ulid";
import { WebSocket } from "ws";
import { type SingleCommand, singleCommandSchema } from "../../shared/commands/commands.ts";
import { refusalOf } from "../../shared/decide/decide.ts";
import { delegationId, opinionId } from "../../shared/ids.ts";
import type { Opinion, Stage } from "../../shared/opinion/opinion.ts";
import type { Reason, Refusal } from "../../shared/refusal.ts";
import { PERSON_HEADER } from "../../shared/wire/protocol.ts";
import { type Caller, type Cast, LEADS, type Outsider } from "./authorization-cast.ts";
import type { CommandRight } from "./authorization-commands.ts";
import { type Furnished, NO_ID } from "./authorization-room.ts";
import type { TestSite } from "./room-of-people.ts";

/** Reasons that refuse a person. Every other reason speaks of the moment, or of what was asked. */
const OF_RIGHTS: ReadonlySet<Reason> = new Set<Reason>([
  "notSignedIn",
  "notYourRole",
  "notYourGroup",
  "notYourCategory",
  "penElsewhere",
  "noDelegation",
  "oneHat",
  "notEmpowered",
  "notOwnPeople",
  "notProponent",
  "notYourBracket",
  "notYourComment",
  "notInHuddle",
  "noSuchReaders",
  // A matter that somebody may not read is not there for them.
  "noSuchProposal",
  "noSuchComment",
  "noSuchMerge",
]);
/** Reasons by which a body of the table was no command: such a cell shows nothing. */
const NO_COMMAND: ReadonlySet<Reason> = new Set<Reason>(["unreadable", "unknownCommand", "tooMany"]);

export type Got = { readonly reason: Reason | null; readonly details?: Refusal["details"] };

export const isOfRights = ({ reason }: Got, deniedAs: readonly Reason[] = []): boolean =>
  reason !== null && (OF_RIGHTS.has(reason) || deniedAs.includes(reason));

export const isNoCommand = ({ reason }: Got): boolean => reason !== null && NO_COMMAND.has(reason);

const readAnswer = async (answer: Response): Promise<Got & { readonly status: number }> => {
  const text = await answer.text();
  const read = text.startsWith("{") ? (JSON.parse(text) as { readonly refusal?: Refusal }) : {};
  const { reason = null, details } = read.refusal ?? {};
  return { status: answer.status, reason, ...(details === undefined ? {} : { details }) };
};

/** One request of one person. Nobody is signed out by it: each names another page's person there. */
export async function requested(
  { url }: TestSite,
  cookie: string,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body?: unknown },
): Promise<Got & { readonly status: number }> {
  const headers = { cookie, ...(path === "/api/sign-out" ? { [PERSON_HEADER]: NO_ID } : {}) };
  const sent = method === "POST" ? { body: JSON.stringify(body ?? {}) } : {};
  return readAnswer(await fetch(url + path, { method, headers, redirect: "manual", ...sent }));
}

/** The close code of a WebSocket that is refused, the status of a refused handshake, or null where it opens. */
export const socketRefused = ({ url }: TestSite, path: string, cookie: string): Promise<number | null> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url.replace("http", "ws") + path, { headers: { cookie } });
    const settle = (refused: number | null): void => {
      resolve(refused);
      socket.terminate();
    };
    socket.on("unexpected-response", (_request, answer) => settle(answer.statusCode ?? 0));
    socket.on("message", () => settle(null));
    socket.on("close", (code) => settle(code));
    socket.on("error", () => undefined);
    // A stock client asks first; the answer tells that it is in.
    socket.on("open", () => socket.send(new Uint8Array([0, 0, 1, 0])));
  });

/** Refused to everybody in the same way, and for its clause: so nothing before it in its batch is carried out. */
const TAIL = { type: "removeClause", clauseId: NO_ID };
const isTail = ({ reason, details }: Got): boolean =>
  reason === "noSuchClause" && details?.["clauseId"] === NO_ID;

/** A command over HTTP. `tried`: in a batch that is refused whole by its end. Null: it was carried out. */
export async function commanded(
  cast: Cast,
  who: Caller | Outsider,
  asked: { readonly room: Furnished; readonly right: CommandRight; readonly tried: boolean },
): Promise<Got> {
  const { room, right, tried } = asked;
  const command = { type: right.type, ...right.body(room) } as Record<string, unknown>;
  const inner = right.type === "batch" ? (command["commands"] as readonly object[]) : [command];
  const sent = tried ? { type: "batch", commands: [...inner, TAIL] } : command;
  const got = await readAnswer(await cast.people[who].post(`/api/opinions/${room.id}/commands`, sent));
  return isTail(got) ? { reason: null } : got;
}

export const STAGES_TRIED = ["outline", "drafting", "consolidated", "agreed", "adopted"] as const;
export const LOCKS_TRIED = ["open", "locked", "edit right elsewhere"] as const;
export type Moment = {
  readonly stage: (typeof STAGES_TRIED)[number];
  readonly lock: (typeof LOCKS_TRIED)[number];
};

const IN_WORK: readonly Stage[] = ["outline", "drafting", "consolidated"];

/** The table's word: may, may not, or nobody may at this moment. */
export function expected(
  { may, mayAt, bound }: CommandRight,
  who: Caller,
  { stage, lock }: Moment,
): "may" | "mayNot" | "closed" {
  if (bound === "work" && stage === "adopted") return "closed";
  if ((bound === "text" || bound === "typing" || bound === "early") && !IN_WORK.includes(stage))
    return "closed";
  if (bound === "typing" && lock === "locked") return "closed";
  const isTextAct = bound === "text" || bound === "typing";
  if (isTextAct && lock !== "open" && !LEADS.includes(who)) return "closed";
  return (mayAt?.[stage] ?? may).includes(who) ? "may" : "mayNot";
}

/** Decides with the record and the words of the real room, at each stage and lock. */
export async function openDecider(site: TestSite, { cast, room }: { cast: Cast; room: Furnished }) {
  const { rooms, forum } = site.concord;
  const opened = await rooms.get(opinionId(room.id));
  if (opened === null) throw new Error("no such room");
  // All of it: what the desk reads, with the drafts of AAA.
  const { opinion: read, words } = await opened.view(cast.participant("secretariat"));
  const { drafts } = (await opened.view(cast.participant("head"))).opinion.negotiation;
  const opinion: Opinion = { ...read, negotiation: { ...read.negotiation, drafts } };
  const lock = opinion.clauses.find(({ id }) => String(id) === room.locked)?.lock ?? null;
  if (lock === null) throw new Error("nothing is locked");
  const at = ({ stage, lock: how }: Moment): Opinion => ({
    ...opinion,
    stage,
    ...(how === "edit right elsewhere" ? { pen: [delegationId("DDD")] } : {}),
    clauses: opinion.clauses.map((clause) => ({
      ...clause,
      // The removed one is tried as it stands.
      lock: how === "locked" ? lock : String(clause.id) === room.locked ? clause.lock : null,
    })),
  });
  const moments = new Map<string, Opinion>();
  const now = Date.now();
  return (who: Caller, asked: { readonly right: CommandRight; readonly moment: Moment }): Got => {
    const { right, moment } = asked;
    const key = `${moment.stage} ${moment.lock}`;
    const there = moments.get(key) ?? at(moment);
    moments.set(key, there);
    const given = { type: right.type, ...right.body(room) } as Record<string, unknown>;
    const single = right.type === "batch" ? (given["commands"] as readonly unknown[])[0] : given;
    const command: SingleCommand = singleCommandSchema.parse(single);
    const refusal = refusalOf(there, words, {
      command,
      context: {
        actor: cast.participant(who),
        at: now,
        newId: ulid,
        rules: forum.rules(opinion, now),
        isDelegation: forum.isDelegation,
        isPresent: forum.isPresent,
        delegations: forum.delegations,
        symbolOf: forum.symbolOf,
        contributionOf: forum.contributionOf,
        names: forum.names(),
        categoryOf: forum.categoryOf,
        personAt: (user) => forum.participant(user),
        draftRuns: () => [],
        neighbour: () => null,
        wordsThen: () => null,
        serverClientOf: () => 1,
        authorOf: () => null,
        nextClock: () => 0,
      },
    });
    return refusal === null ? { reason: null } : refusal;
  };
}
