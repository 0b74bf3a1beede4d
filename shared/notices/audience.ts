import type { Participant } from "../people/participant.ts";
import type { EventNotice } from "./notice.ts";

/** One word for whom a notice is kept: by it a store finds the notices of a reader. */
export function audienceOf({ for: to, groupId }: Pick<EventNotice, "for" | "groupId">): string {
  switch (to.kind) {
    case "delegation":
      return `delegation ${to.delegationId}`;
    case "person":
      return `person ${to.userId}`;
    case "lead":
      return `lead ${groupId ?? ""}`;
    case "room":
      return `room ${groupId ?? ""}`;
    case "secretariat":
    case "everybody":
      return to.kind;
  }
}

/** Audiences of a reader's inbox. `isNoticeFor` decides which of these notices are really the reader's. */
export const audiencesOf = ({ id, delegationId, leads, role }: Participant): readonly string[] => [
  `person ${id}`,
  "everybody",
  ...(delegationId === null ? [] : [`delegation ${delegationId}`]),
  ...leads.map((one) => `lead ${one}`),
  ...(role === "secretariat" ? ["secretariat"] : []),
];
