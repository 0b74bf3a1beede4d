import type { ReactNode } from "react";
import { useForum } from "../forum/use-forum.ts";
import { quietPart } from "../i18n/later-messages.ts";
import { useScrollPlace } from "../ui/entry-place.ts";
import { InScreenContext } from "../ui/whole.tsx";
import { ClosedBanner } from "./load-closed-banner.ts";
import { PageHeader } from "./page-header.tsx";
import { SideNav } from "./side-nav.tsx";
import { useTitle } from "./use-title.ts";

const MeetingElsewhere = quietPart(
  async () => (await import("../meetings/meeting-elsewhere.tsx")).MeetingElsewhere,
);

type SidePageProps = {
  readonly heading: string;
  /** In the browser's tab, where it says more than the heading. */
  readonly title?: string;
  /** Looks of its own, by a class. */
  readonly extraClass?: string;
  readonly children: ReactNode;
};

/** A screen beside the drafting one: its header, the list of Opinions and its content. */
export function SidePage({ heading, title = heading, extraClass, children }: SidePageProps) {
  useTitle(title);
  useScrollPlace();
  const { closed } = useForum().rules;
  return (
    <div className="with-side">
      <PageHeader>{heading}</PageHeader>
      <SideNav />
      <main id="text" className={extraClass === undefined ? "page" : `page ${extraClass}`}>
        {closed ? <ClosedBanner /> : null}
        <InScreenContext value={true}>{children}</InScreenContext>
      </main>
      <div className="meeting-place">
        <MeetingElsewhere />
      </div>
    </div>
  );
}
