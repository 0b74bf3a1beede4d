import { createHash } from "node:crypto";
import { openBatch } from "../../shared/forum/decide-batch.ts";
import type { CommandId, NewId, UserId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { PeoplePreview } from "../../shared/people-list/told-list.ts";
import type { KnownPerson } from "../../shared/people-list/match-people.ts";
import { type ReadRow, readList } from "../../shared/people-list/people-row.ts";
import type { PlanContext } from "../../shared/people-list/plan.ts";
import { planPeople } from "../../shared/people-list/plan-people.ts";
import { refuse } from "../../shared/refusal.ts";
import type { CarriedOut } from "../forum/carried-out.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { People } from "../forum/people.ts";
import type { Secretariat } from "../forum/secretariat.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../time/clock.ts";
import { readCsv } from "./read-csv.ts";

type Parts = {
  readonly forum: ForumRoom;
  readonly people: People;
  readonly store: Store;
  readonly clock: Clock;
  readonly secretariat: Secretariat;
};

const NOBODY: KnownPerson = { name: "", email: "", title: "" };
/** Ids of a preview: nothing of it is stored. */
const previewIds = (): NewId => {
  let ids = 0;
  return () => `00${String(++ids).padStart(24, "0")}`;
};

/** Names and contacts as they stand. */
async function knownPeople({ people, store }: Parts): Promise<(user: UserId) => KnownPerson> {
  const contacts = new Map((await store.contacts()).map((one) => [one.user, one]));
  return (user) => {
    const { email, title } = contacts.get(user) ?? NOBODY;
    return { name: people.nameOf(user), email, title };
  };
}

function previewOf(read: readonly ReadRow[], context: PlanContext): PeoplePreview {
  const plan = planPeople(read, context);
  const hash = createHash("sha256")
    .update(JSON.stringify([plan.lines, plan.wrong]))
    .digest("hex");
  return { ...plan, notes: [], plan: hash };
}

const nothing = (wrong: PeoplePreview["wrong"], notes: PeoplePreview["notes"] = []): PeoplePreview => ({
  lines: [],
  wrong,
  notes,
  same: 0,
  needsReason: false,
  plan: "",
});

/** Tells line by line what a file would do. Stores nothing. */
export async function previewPeople(
  parts: Parts,
  bytes: Uint8Array,
  actor: Participant,
): Promise<PeoplePreview> {
  const { forum, clock } = parts;
  const csv = readCsv(bytes);
  if ("wrong" in csv) return nothing([csv.wrong]);
  const { rows, wrong, notes } = readList(csv.lines, forum.preset().groups, forum.forum().expertsList);
  if (wrong.length > 0) return nothing(wrong, notes);
  const knownOf = await knownPeople(parts);
  const context = { actor, newId: previewIds(), preset: forum.preset(), at: clock.now() };
  const steps = openBatch(forum.forum(), context);
  return { ...previewOf(rows, { steps, knownOf, reason: "-" }), notes };
}

/** Carries out what the preview with this hash showed, in one step; a forum that changed meanwhile refuses it. */
export async function takePeople(
  parts: Parts,
  asked: { readonly bytes: Uint8Array; readonly plan: string; readonly reason: string },
  { actor, id }: { readonly actor: Participant; readonly id: CommandId | null },
): Promise<CarriedOut> {
  const csv = readCsv(asked.bytes);
  const read =
    "wrong" in csv ? null : readList(csv.lines, parts.forum.preset().groups, parts.forum.forum().expertsList);
  if (read === null || read.wrong.length > 0) return NOT_AS_SHOWN;
  const knownOf = await knownPeople(parts);
  return parts.secretariat.carryOutMany(
    actor,
    (steps) => {
      const shown = previewOf(read.rows, { steps, knownOf, reason: asked.reason });
      if (shown.plan !== asked.plan || shown.wrong.length > 0) return NOT_AS_SHOWN;
      return shown.lines.length === 0 ? NOTHING : null;
    },
    id,
  );
}

const NOT_AS_SHOWN = refuse(
  "listChanged",
  "The forum's people changed since the preview. Look at the new preview, then confirm.",
);
const NOTHING = refuse("nothingToDo", "The list says what the forum has already.");
