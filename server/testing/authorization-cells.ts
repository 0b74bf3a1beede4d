import { Agent, request, type RequestOptions } from "node:http";
import { ulid } from "ulid";
import { WebSocket } from "ws";
import { type SingleCommand, singleCommandSchema } from "../../shared/commands/commands.ts";
import { workOf } from "../../shared/commands/command-work.ts";
import { refusalOf } from "../../shared/decide/decide.ts";
import { delegationId, opinionId } from "../../shared/ids.ts";
import { FINAL_STAGES, type Opinion, type Stage } from "../../shared/opinion/opinion.ts";
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
  "withinDelegation",
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

type Answered = Got & { readonly status: number };

const readAnswer = (status: number, text: string): Answered => {
  const read = text.startsWith("{") ? (JSON.parse(text) as { readonly refusal?: Refusal }) : {};
  const { reason = null, details } = read.refusal ?? {};
  return { status, reason, ...(details === undefined ? {} : { details }) };
};

/** Thousands of requests: connections are used again. */
const agent = new Agent({ keepAlive: true, maxSockets: 96 });

const sent = (url: string, options: RequestOptions, body?: string): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { ...options, agent }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("error", reject);
      answer.on("end", () => resolve(readAnswer(answer.statusCode ?? 0, Buffer.concat(pieces).toString())));
    });
    asked.on("error", reject);
    asked.end(body);
  });

/** `body`: a text is sent as it is. */
type Asked = { readonly method: string; readonly path: string; readonly body?: unknown };

/** One request of one person. Nobody is signed out by it: each names another page's person there. */
export async function requested(
  { url }: TestSite,
  cookie: string,
  { method, path, body }: Asked,
): Promise<Answered> {
  const headers = { cookie, ...(path === "/api/sign-out" ? { [PERSON_HEADER]: NO_ID } : {}) };
  const text = method !== "POST" ? undefined : typeof body === "string" ? body : JSON.stringify(body ?? {});
  return sent(url + path, { method, headers }, text);
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
    // A stock client asks a room first; the answer tells that it is in. Notices begin by themselves.
    socket.on("open", () => socket.send(new Uint8Array([0, 0, 1, 0])));
  });

/** Refused to everybody in the same way, and for its clause: so nothing before it in its batch is carried out. */
const TAIL = { type: "removeClause", clauseId: NO_ID };
const isTail = ({ reason, details }: Got): boolean =>
  reason === "noSuchClause" && details?.["clauseId"] === NO_ID;

/** As many works as a command on the whole text, or nearly (`workOf`). */
const HEAVY_WORK = 20;

const singlesOf = ({ type, body }: CommandRight, room: Furnished): readonly SingleCommand[] => {
  const command = { type, ...body(room) } as Record<string, unknown>;
  const commands = type === "batch" ? (command["commands"] as readonly unknown[]) : [command];
  return commands.map((one) => singleCommandSchema.parse(one));
};

/** Tells if a command costs its sender a good part of what a person may send. */
export const isHeavy = (right: CommandRight, room: Furnished): boolean =>
  singlesOf(right, room).some((one) => workOf(one) >= HEAVY_WORK);

/** A command over HTTP. `tried`: in a batch that is refused whole by its end. Null: it was carried out. */
export async function commanded(
  cast: Cast,
  who: Caller | Outsider,
  asked: {
    readonly url: string;
    readonly room: Furnished;
    readonly right: CommandRight;
    readonly tried: boolean;
  },
): Promise<Got> {
  const { url, room, right, tried } = asked;
  const command = { type: right.type, ...right.body(room) } as Record<string, unknown>;
  const parts = right.type === "batch" ? (command["commands"] as readonly object[]) : [command];
  const body = JSON.stringify(tried ? { type: "batch", commands: [...parts, TAIL] } : command);
  const headers = { cookie: cast.people[who].cookie };
  const got = await sent(`${url}/api/opinions/${room.id}/commands`, { method: "POST", headers }, body);
  return isTail(got) ? { reason: null } : got;
}

export const STAGES_TRIED = ["outline", "drafting", "consolidated", "agreed", "adopted"] as const;
export const LOCKS_TRIED = ["open", "locked", "edit right elsewhere"] as const;
export type Moment = { readonly stage: Stage; readonly lock: (typeof LOCKS_TRIED)[number] };

const IN_WORK: readonly Stage[] = ["outline", "drafting", "consolidated"];

/** The table's word: may, may not, or nobody may at this moment. */
export function expected(
  { may, mayAt, bound }: CommandRight,
  who: Caller,
  { stage, lock }: Moment,
): "may" | "mayNot" | "closed" {
  if (bound === "work" && FINAL_STAGES.includes(stage)) return "closed";
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
  const commands = new Map<CommandRight, readonly SingleCommand[]>();
  const now = Date.now();
  return (who: Caller, asked: { readonly right: CommandRight; readonly moment: Moment }): Got => {
    const { right, moment } = asked;
    const key = `${moment.stage} ${moment.lock}`;
    const there = moments.get(key) ?? at(moment);
    moments.set(key, there);
    const [command] = commands.get(right) ?? singlesOf(right, room);
    if (command === undefined) throw new Error("no command");
    commands.set(right, [command]);
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
