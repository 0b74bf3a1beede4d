import { type ComponentType, createContext } from "react";

/** An open dialog. */
export type OpenDialog = { readonly title: string };

/** The link from dialogs to their unanswered commands. The page sets it, because it knows how to send. */
export type DialogSends = {
  /** Reports an open dialog. Returns the function that reports its end. */
  readonly open: (dialog: OpenDialog) => () => void;
  /** Cancels the unanswered commands of a dialog that the user closed. */
  readonly cancel: (dialog: OpenDialog) => void;
  readonly Told: ComponentType<{ readonly dialog: OpenDialog }>;
};

export const DialogSendsContext = createContext<DialogSends | null>(null);

/** Closes the dialog around, as its user does: a button that only closes it is its Cancel. */
export const ClosingContext = createContext<{
  readonly onClose: () => void;
  readonly close: () => void;
} | null>(null);
