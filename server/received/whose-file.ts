import { personWhen } from "../../shared/forum/people-of.ts";
import type { DelegationId } from "../../shared/ids.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { Keep } from "../../shared/word-file/word-import.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { Room } from "../room/room.ts";
import type { ReceivedFile } from "../store/store.ts";

export type Refused = { readonly refusal: Refusal };
export type Asker = {
  readonly room: Room;
  readonly participant: Participant;
  /** By the secretariat alone: the delegation whose file it brings in, on its word. */
  readonly on: DelegationId | null;
};

const ON_WORD = refuse(
  "notYourRole",
  "The secretariat brings in a file on a delegation’s word, and nobody else.",
);
const FOR_WHOM = refuse("noDelegation", "Say for which delegation the file is brought in.");

/** Tells whose a received file is, and who may see it (rules X29 and X7). */
export function openOwners(forum: ForumRoom) {
  /** Owner of a file: a delegation, where the secretariat brings it in too; else the person. */
  const ownerOf = ({ participant, on }: Asker, { groupId }: Opinion): string | Refused => {
    const standing = standingOf(participant, groupId);
    if (standing === "follower")
      return refuse("notYourRole", "A follower can only read.", { role: participant.role });
    if (on === null) {
      if (standing === "secretariat") return FOR_WHOM;
      return delegationHere(participant, groupId) ?? participant.id;
    }
    if (standing !== "secretariat") return ON_WORD;
    return forum.forum().delegations.some(({ id }) => id === on)
      ? on
      : refuse("noSuchDelegation", "There is no such delegation on the forum’s list.");
  };
  const ownerFor = async (asker: Asker): Promise<string | Refused> =>
    ownerOf(asker, (await asker.room.view(asker.participant)).opinion);

  const wasSentByOffice = ({ user, at }: ReceivedFile): boolean =>
    personWhen(forum.forum().people, user, at)?.role === "secretariat";
  /** The secretariat sees of a delegation’s files those that it brought in itself. */
  const isThereFor = ({ on }: Asker, file: ReceivedFile): boolean => on === null || wasSentByOffice(file);

  return { ownerFor, wasSentByOffice, isThereFor };
}

/** On a delegation's word the secretariat submits proposals for it; comments and drafts are the delegation's own. */
export function onWordRefusal({ on }: Asker, keep: Keep): Refused | null {
  if (on !== (keep.for?.delegationId ?? null)) return on === null ? ON_WORD : FOR_WHOM;
  return on !== null &&
    (keep.comments.length > 0 || (keep.footnotes ?? []).length > 0 || keep.as === "drafts")
    ? refuse("kindForbids", "For a delegation, the secretariat submits only proposals, and nothing else.")
    : null;
}
