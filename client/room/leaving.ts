import { holdsPage } from "../ui/nothing-begun.ts";

/** Warns before the page is left with unsaved words, and tells when it goes or may be about to. */
export function watchLeaving(onGone: () => void): {
  readonly warn: (unsaved: boolean) => void;
  readonly close: () => void;
} {
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  let warning = false;
  // A phone that is put away may never wake this page again, and says no more than that it is hidden.
  const onHidden = (): void => {
    if (document.hidden) onGone();
  };
  window.addEventListener("pagehide", onGone);
  document.addEventListener("visibilitychange", onHidden);
  const warn = (unsaved: boolean): void => {
    if (unsaved === warning) return;
    warning = unsaved;
    holdsPage(warn, unsaved);
    // Only while it is needed: a listener alone keeps the browser from showing the page again at once.
    if (unsaved) window.addEventListener("beforeunload", ask);
    else window.removeEventListener("beforeunload", ask);
  };
  return {
    warn,
    close: () => {
      warn(false);
      window.removeEventListener("pagehide", onGone);
      document.removeEventListener("visibilitychange", onHidden);
    },
  };
}
