import type { Participant } from "../people/participant.ts";
import { mayDo, type Rules } from "../people/permissions.ts";

/** Things that a person does in a text of a group that they do not lead, as Home names them. */
const DEEDS = ["type", "propose", "comment", "position"] as const;
export type Deed = (typeof DEEDS)[number];

type Asked = Pick<Participant, "role" | "leads" | "category" | "delegationId"> & {
  /** For their delegation, in every Opinion. */
  readonly speaks: boolean;
};

/** Returns the deeds that role and category give a person (rule P1); stage, lock and window come on top. */
export function deedsOf(person: Asked, { categories }: Pick<Rules, "categories">): readonly Deed[] {
  const { mayType, mayPropose, maySpeak, mayTakePosition } = categories[person.category];
  const isVoice = person.delegationId !== null && person.speaks;
  const writes = mayDo(person, null, "type") === null;
  const may: Readonly<Record<Deed, boolean>> = {
    type: writes && mayType,
    propose: mayDo(person, null, "propose") === null && mayPropose && isVoice,
    comment: writes && maySpeak,
    position: mayDo(person, null, "takePosition") === null && mayTakePosition && isVoice,
  };
  return DEEDS.filter((one) => may[one]);
}
