import { fillDesk } from "./fill-desk.ts";
import { fillDoors } from "./fill-doors.ts";
import { fillFiles } from "./fill-files.ts";
import { fillForum, fillPeople } from "./fill-forum.ts";
import { fillOpinion } from "./fill-opinion.ts";
import type { Filling, Hands, Told } from "./filling.ts";

/** Brings the whole corpus into a forum, through each field that takes a text. Returns the code of the nominations. */
export async function fill(
  hands: Hands,
  { opinion, pieces, count }: Pick<Filling, "opinion" | "pieces" | "count">,
): Promise<string> {
  const filling: Filling = {
    ...hands,
    opinion,
    pieces,
    count,
    forum: async (who, command, { sink, piece }) => {
      const answer = await who.post("/api/forum/commands", command);
      count(sink, answer.status, piece);
      return (await answer.json()) as Told;
    },
    act: async (who, command, { sink, piece }) => {
      const answer = await who.ask(opinion, command as Record<string, unknown>);
      count(sink, answer.status, piece);
      return answer;
    },
  };
  const [code] = await Promise.all([
    fillPeople(filling).then(() => fillDoors(filling)),
    fillForum(filling),
    fillOpinion(filling).then(() => fillDesk(filling)),
    fillFiles(filling),
  ]);
  return code;
}
