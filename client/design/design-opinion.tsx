import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import type { Who } from "../../shared/testing/room.ts";
import { Sheet } from "../clauses/sheet.tsx";
import { tellMeetings } from "../forum/meeting-now.ts";
import { ForumProvider } from "../forum/use-forum.ts";
import { quietPart } from "../i18n/later-messages.ts";
import { CalledClauseContext } from "../opinion/called-clause.ts";
import { ClauseSelectionProvider, useClauseSelection } from "../opinion/clause-selection.ts";
import { withDryRun } from "../opinion/load-dry-run.ts";
import { MarksGuard } from "../opinion/marks-guard.tsx";
import { OpenedOpinionProvider } from "../opinion/opened-opinion.tsx";
import { openSince, SinceProvider } from "../opinion/since.ts";
import { UnderlinesProvider } from "../opinion/underlined-text.ts";
import { CommandRunnerProvider } from "../panel/command-runner-provider.tsx";
import { ProposingProvider } from "../proposals/proposing-provider.tsx";
import type { PageRoom, RoomSnapshot } from "../room/room.ts";
import { DESIGN_MEETING_NOW, DESIGN_NOW, designForum } from "./design-forum.ts";
import { designRoom } from "./design-room.ts";
import type { DesignClause, DesignText } from "./design-text.ts";

// Parts that offer acts get the rules that the drafting screen has.
const ClausePanel = quietPart(() =>
  withDryRun(async () => (await import("../panel/clause-panel.tsx")).ClausePanel),
);
const ActBar = quietPart(() => withDryRun(async () => (await import("../panel/act-bar.tsx")).ActBar));
const MeetingStrip = quietPart(async () => (await import("../screens/meeting-strip.tsx")).MeetingStrip);
const SidePanel = quietPart(() =>
  withDryRun(async () => (await import("../panel/side-panel.tsx")).SidePanel),
);
const CallBox = quietPart(() => withDryRun(async () => (await import("../calls/call-box.tsx")).CallBox));

export { ActBar, CallBox, ClausePanel, MeetingStrip, SidePanel };

type DesignOpinionProps = {
  readonly text: DesignText;
  readonly who: Who;
  readonly selected?: DesignClause | null;
  readonly status?: RoomSnapshot["status"];
  /** The instant that the forum's clock tells; a call's pause runs from its own. */
  readonly now?: number;
  readonly children: (room: PageRoom) => ReactNode;
};

/** An opened Opinion around parts of the page, as the drafting screen puts it around them. */
export function DesignOpinion({ text, who, selected = null, now, status, children }: DesignOpinionProps) {
  const [room] = useState(() => designRoom(text, { who, ...(status === undefined ? {} : { status }) }));
  const [forum] = useState(() => designForum(who, now ?? DESIGN_NOW));
  const [since] = useState(openSince);
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { enabled: false } } }));
  useState(() => tellMeetings({ seq: 1, of: null, open: [DESIGN_MEETING_NOW] }));
  const snapshot = room.snapshot();
  return (
    <QueryClientProvider client={queries}>
      <ForumProvider value={forum}>
        <ClauseSelectionProvider>
          <UnderlinesProvider>
            <OpenedOpinionProvider room={room} snapshot={snapshot}>
              <MarksGuard>
                <CommandRunnerProvider>
                  <ProposingProvider>
                    <SinceProvider value={since}>
                      <Select id={selected === null ? null : text.id[selected]} />
                      {children(room)}
                    </SinceProvider>
                  </ProposingProvider>
                </CommandRunnerProvider>
              </MarksGuard>
            </OpenedOpinionProvider>
          </UnderlinesProvider>
        </ClauseSelectionProvider>
      </ForumProvider>
    </QueryClientProvider>
  );
}

function Select({ id }: { readonly id: ClauseId | null }) {
  const [, take] = useClauseSelection();
  const [first] = useState(() => ({ take, id }));
  useEffect(() => first.take(first.id), [first]);
  return null;
}

/** The sheet, with what stands below a called clause. */
export function DesignSheet({ room }: { readonly room: PageRoom }) {
  return (
    <CalledClauseContext value={CallBox}>
      <Sheet room={room} calm={room.snapshot().document} />
    </CalledClauseContext>
  );
}
