import { refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";

type ExpertsCommand = Extract<
  ForumCommand,
  { readonly type: "openNominations" | "closeNominations" | "setExpertsList" }
>;

/** Decides on nominations and the list of experts. `at`: milliseconds since 1970. */
export function decideExperts(
  { nominations, expertsList }: Pick<Forum, "nominations" | "expertsList">,
  command: ExpertsCommand,
  at: number,
): ForumDecided {
  switch (command.type) {
    case "openNominations": {
      const until = Date.parse(command.until);
      // A new letter takes the place of the one before, with its code.
      return until > at
        ? { events: [{ type: "nominationsOpened", letter: command.letter, until }] }
        : refuse("closesTooSoon", "Nominations must end in the future.");
    }
    case "closeNominations":
      return nominations === null
        ? refuse("nothingToDo", "No nominations are open.")
        : { events: [{ type: "nominationsClosed" }] };
    case "setExpertsList": {
      const { to, regions, genders } = command;
      const isSame =
        to === expertsList.to && regions === expertsList.regions && genders === expertsList.genders;
      return isSame
        ? refuse("nothingToDo", "The list of experts is so already.")
        : { events: [{ type: "expertsListSet", to, regions, genders }] };
    }
  }
}
