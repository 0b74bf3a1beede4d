import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type Here, OpinionsNav } from "../forum/opinions-nav.tsx";
import { useMedia } from "../ui/use-media.ts";

/** Each screen has a list of its own: it stands where the one before was scrolled to. */
let scrolled = 0;

const standWhereItWas = (nav: HTMLElement | null): void => {
  if (nav !== null) nav.scrollTop = scrolled;
};

type SideNavProps = {
  /** The Opinion that the screen is about. */
  readonly here?: Here | null;
  /** Instead of the list of Opinions. */
  readonly children?: ReactNode;
};

/** The Opinions beside a screen; on a phone the brand leads back. */
export function SideNav({ here = null, children = <OpinionsNav here={here} /> }: SideNavProps) {
  const t = useTranslations("nav");
  const wide = useMedia("(min-width: 860px)");
  if (!wide) return null;
  return (
    <nav
      ref={standWhereItWas}
      className="side"
      aria-label={t("label")}
      onScroll={({ currentTarget }) => {
        if (currentTarget.querySelector(".opinions-nav") !== null) scrolled = currentTarget.scrollTop;
      }}
    >
      {children}
    </nav>
  );
}
