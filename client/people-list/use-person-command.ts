import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { UserId } from "../../shared/ids.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { postCommand } from "../forum/post-command.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { FORUM_KEY, type ForumState, useForum } from "../forum/use-forum.ts";
import { useToast } from "../ui/toasts.tsx";
import type { UndoCommands, UndoRights } from "./undo-person.ts";
import { PEOPLE_KEY, type TablePerson } from "./use-people.ts";

type PersonUndo = {
  /** The person whom the act is on; null: the one whom it admits. */
  readonly of: UserId | null;
  readonly commands: (entries: readonly ForumEntry[]) => UndoCommands;
  /** Says that it is undone. */
  readonly done: string;
};

/** Sends a command about a person, and its notice offers Undo. */
export function usePersonCommand(): (
  command: ForumCommand,
  told: { readonly done: string; readonly undo: PersonUndo | null },
  refuse: (words: string) => void,
) => Promise<boolean> {
  const t = useTranslations();
  const { me } = useForum();
  const ask = useForumCommand();
  const toast = useToast();
  const queries = useQueryClient();
  /** The person as the page knows them at this moment. */
  const standing = (id: UserId | null): string => {
    const state = queries.getQueryData<ForumState>(FORUM_KEY);
    const people = state?.kind === "here" ? state.forum.people : [];
    const one = people.find((person) => person.id === id);
    return JSON.stringify([one?.name, one?.role, one?.delegationId, one?.leads, one?.speaks]);
  };
  const back = async (commands: readonly ForumCommand[], done: string): Promise<void> => {
    let refused: string | null = null;
    for (const command of commands) {
      const answered = await postCommand("/api/forum/commands", command, me.id);
      if (answered.kind === "refused") {
        refused = t(`refusal.${answered.refusal.reason}`);
        break;
      }
    }
    toast(refused === null ? { kind: "done", words: done } : { kind: "refused", words: refused });
    await queries.invalidateQueries({ queryKey: FORUM_KEY });
    await queries.invalidateQueries({ queryKey: PEOPLE_KEY });
  };
  return async (command, { done, undo }, refuse) => {
    let left: { readonly of: UserId | null; readonly as: string } | null = null;
    const isDone = await ask(command, done, refuse, (entries) => {
      const commands = undo?.commands(entries) ?? null;
      if (undo === null || commands === null) return undefined;
      const onPress = (): void => {
        // A change that came since is not taken back with it.
        if (left !== null && left.as !== standing(left.of))
          toast({ kind: "refused", words: t("peopleList.undo.gone") });
        else void back(commands, undo.done);
      };
      return { words: t("peopleList.undo.do"), onPress };
    });
    if (isDone && undo !== null) left = { of: undo.of, as: standing(undo.of) };
    // E-mail and title make no entry, and the table is read by entries.
    await queries.invalidateQueries({ queryKey: PEOPLE_KEY });
    return isDone;
  };
}

/** The reader's rights that decide which acts on a person they can undo. */
export function useUndoRights(person: TablePerson | null): UndoRights & { readonly isOffice: boolean } {
  const { me, hats } = useForum();
  const isOffice = mayDo(me, null, "admitPeople") === null;
  return {
    isOffice,
    namesDeputies: isOffice || me.head,
    handedLead: hats.some(({ userId }) => userId === person?.id),
  };
}
