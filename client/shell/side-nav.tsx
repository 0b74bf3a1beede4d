import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { QuietOpinionsNav } from "../forum/load-opinions-nav.ts";
import type { Here } from "../forum/opinions-nav.tsx";
import { useMedia } from "../ui/use-media.ts";

/** The height of the list on the screen once somebody has scrolled it; null: it begins at the top. */
let listTop: number | null = null;

const listIn = (nav: HTMLElement): Element | null => nav.querySelector(".opinions-nav");

/** Each screen has a list of its own, with other parts above: it stands where the one before was scrolled to. */
const standWhereItWas = (nav: HTMLElement | null): void => {
  const list = nav === null ? null : listIn(nav);
  if (nav !== null && list !== null && listTop !== null)
    nav.scrollTop += list.getBoundingClientRect().top - listTop;
};

type SideNavProps = {
  /** The Opinion that the screen is about. */
  readonly here?: Here | null;
  /** Instead of the list of Opinions. */
  readonly children?: ReactNode;
};

/** The Opinions beside a screen; on a phone the brand leads back. */
export function SideNav({ here = null, children = <QuietOpinionsNav here={here} /> }: SideNavProps) {
  const t = useTranslations("nav");
  const wide = useMedia("(width >= 53.75em)");
  if (!wide) return null;
  return (
    <nav
      ref={standWhereItWas}
      className="side"
      aria-label={t("label")}
      onScroll={({ currentTarget }) => {
        const list = listIn(currentTarget);
        if (list !== null) listTop = currentTarget.scrollTop === 0 ? null : list.getBoundingClientRect().top;
      }}
    >
      {children}
    </nav>
  );
}
