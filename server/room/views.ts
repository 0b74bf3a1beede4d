import { countOfTold } from "../../shared/negotiation/negotiation-for.ts";
import type { Opinion } from "../../shared/opinion.ts";
import type { Participant } from "../../shared/participant.ts";
import type { RoomView } from "./room-view.ts";

/**
 * Views of a room, made once for each state of the record and each circle of readers who may have the same:
 * when a hall comes back together, most ask for what all may have.
 */
export function openViews(options: {
  /** Another text whenever a view would be another. */
  readonly state: () => string;
  /** As this reader may have it; null: as all may. */
  readonly seenBy: (reader: Participant | null) => Opinion;
  readonly makeView: (opinion: Opinion) => RoomView;
}): { readonly of: (reader: Participant | null) => RoomView } {
  let state = "";
  let made = new Map<string, RoomView>();
  const forAll = (): RoomView => {
    const view = made.get("") ?? options.makeView(options.seenBy(null));
    made.set("", view);
    return view;
  };
  return {
    of: (reader) => {
      const now = options.state();
      if (now !== state) made = new Map();
      state = now;
      const all = forAll();
      if (reader === null) return all;
      const circle = JSON.stringify([reader.delegationId, reader.role, reader.leads]);
      const known = made.get(circle);
      if (known !== undefined) return known;
      const opinion = options.seenBy(reader);
      // A reader has all that everybody has: as much of it is the same.
      const view = countOfTold(opinion) === countOfTold(all.opinion) ? all : options.makeView(opinion);
      made.set(circle, view);
      return view;
    },
  };
}
