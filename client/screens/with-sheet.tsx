import { ClosedClauses } from "../clauses/closed-clauses.tsx";
import { InsertionNote } from "../clauses/insertion-note.tsx";
import { GoingOn } from "../outline/going-on.tsx";
import { SpokenMessages } from "../listening/spoken-messages.tsx";
import { OutlineKey } from "../outline/outline-key.tsx";
import { ReplaceKey } from "../replace/replace-key.tsx";
import type { PageRoom } from "../room/room.ts";

type WithSheetProps = { readonly room: PageRoom; readonly onShow?: () => void };

/** Gathers what the sheet does besides the text: it comes once the page is quiet, in one file. */
export function WithSheet({ room, ...outline }: WithSheetProps) {
  return (
    <>
      <ReplaceKey room={room} />
      <OutlineKey {...outline} />
      <InsertionNote />
      <SpokenMessages room={room} />
      <ClosedClauses />
      <GoingOn room={room} />
    </>
  );
}
