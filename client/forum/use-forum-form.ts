import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { type Sending, useSending } from "../ui/use-sending.ts";
import { useForumCommand } from "./use-forum-command.ts";

/** Sends the one command of a form to the forum, by `send`, and says `done`. The form shows a refusal. */
export function useForumForm(onDone: () => void): {
  readonly sending: Sending;
  readonly send: (command: ForumCommand, done: string) => void;
} {
  const ask = useForumCommand();
  const sending = useSending(onDone);
  return { sending, send: (command, done) => sending.send((refuse) => ask(command, done, refuse)) };
}
