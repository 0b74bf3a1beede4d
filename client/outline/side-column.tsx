import { quietPart } from "../i18n/later-messages.ts";
import { QuietOpinionsNav } from "../forum/load-opinions-nav.ts";
import type { Here } from "../forum/opinions-nav.tsx";
import { useSideView } from "./side-view.ts";

const SideViews = quietPart(async () => {
  const styles = import("./outline.css");
  return (await Promise.all([import("./side-views.tsx"), styles]))[0].SideViews;
});
const Outline = quietPart(async () => {
  const styles = import("./outline.css");
  return (await Promise.all([import("./outline.tsx"), styles]))[0].Outline;
});

type SideColumnProps = { readonly here: Here; readonly onGo?: () => void };

/** The column beside an Opinion: all Opinions, or the contents of this one (rule K25). */
export function SideColumn({ here, onGo }: SideColumnProps) {
  const go = onGo === undefined ? {} : { onGo };
  return (
    <>
      <div className="side-views">
        <SideViews />
      </div>
      {useSideView() === "outline" ? <Outline {...go} /> : <QuietOpinionsNav here={here} {...go} />}
    </>
  );
}
