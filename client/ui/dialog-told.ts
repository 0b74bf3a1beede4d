import { createContext, type ReactNode } from "react";

/**
 * Text that the dialogs below show under their title, whoever wrote them. Apart from the dialogs: those are fetched
 * when one is opened, and what is told in them is there before.
 */
export const DialogTold = createContext<ReactNode>(null);
