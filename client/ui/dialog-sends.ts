import { createContext } from "react";
import type { ComponentType } from "react";

/** A dialog while it is open. */
export type OpenDialog = { readonly title: string };

/** What dialogs tell of what was sent from them; set by the page, which knows how anything is sent. */
export type DialogSends = {
  /** Gives the function that says that it is open no more. */
  readonly open: (dialog: OpenDialog) => () => void;
  /** Its author closed it by hand: what was sent from it and is not answered is cancelled. */
  readonly cancel: (dialog: OpenDialog) => void;
  readonly Told: ComponentType<{ readonly dialog: OpenDialog }>;
};

export const DialogSendsContext = createContext<DialogSends | null>(null);

/** Closing by hand, of the dialog around: a button that only closes it is its Cancel. */
export const ClosingContext = createContext<{
  readonly onClose: () => void;
  readonly close: () => void;
} | null>(null);
