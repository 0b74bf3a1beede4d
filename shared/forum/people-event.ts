import type { UserId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import type { Delegation } from "./delegation.ts";

export type PeopleEvent =
  | { readonly type: "delegationAdmitted"; readonly delegation: Delegation }
  | {
      /** It was wrong on the list: the correction shows everywhere, on earlier acts too. */
      readonly type: "delegationCorrected";
      readonly delegation: Delegation;
      readonly reason: string;
    }
  | { readonly type: "participantAdmitted"; readonly participant: Participant }
  | {
      /** As they take part from now on. Whether they are a deputy is for few, and stands in no act for all. */
      readonly type: "participantChanged";
      readonly participant: Omit<Participant, "deputy" | "joinedSeq">;
      readonly reason: string;
      /** Their name, which stands outside the chain, was corrected too. */
      readonly renamed?: true;
    }
  | {
      readonly type: "participantDismissed";
      readonly userId: UserId;
      readonly reason: string;
      readonly replacedBy?: UserId;
    };

/** The last acts on people, as the page tells them. */
export type ToldPeopleEvent = Extract<
  PeopleEvent,
  { readonly type: "delegationCorrected" | "participantChanged" | "participantDismissed" }
> & { readonly seq: number; readonly at: number };
