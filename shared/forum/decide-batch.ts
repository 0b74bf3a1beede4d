import { userId } from "../ids.ts";
import { applyForumEvent } from "./apply-forum-event.ts";
import type { ForumCommand } from "./forum-commands.ts";
import { decideForum } from "./forum-decide.ts";
import type { Forum, ForumDecided, ForumEvent } from "./forum.ts";

/** Commands on people and delegations that one step may hold. */
export type BatchCommand = Extract<
  ForumCommand,
  {
    readonly type:
      | "admitDelegation"
      | "correctDelegation"
      | "admitParticipant"
      | "changeParticipant"
      | "dismissParticipant"
      | "replaceParticipant"
      | "nameDeputy";
  }
>;

/** A command with the events that it makes. */
export type DecidedCommand = {
  readonly command: BatchCommand;
  readonly events: readonly ForumEvent[];
};

/** Decides commands one after the other, each on the forum as the one before leaves it. Stores nothing. */
export type BatchSteps = {
  /** A refused command leaves the forum as it was. */
  readonly decide: (command: BatchCommand) => ForumDecided;
  readonly decided: () => readonly DecidedCommand[];
  readonly forum: () => Forum;
};

export function openBatch(forum: Forum, context: Parameters<typeof decideForum>[2]): BatchSteps {
  const by = context.actor?.id ?? userId("server");
  const done: DecidedCommand[] = [];
  let now = forum;
  return {
    forum: () => now,
    decided: () => done,
    decide: (command) => {
      const decided = decideForum(now, command, context);
      if ("refusal" in decided) return decided;
      for (const event of decided.events)
        now = applyForumEvent(now, { ...event, by, at: context.at, seq: now.seq + 1 });
      done.push({ command, events: decided.events });
      return decided;
    },
  };
}
