import { createContext, type ReactNode, useContext } from "react";

/** True within a screen that has its heading and its landmark already. */
export const InScreenContext = createContext(false);

/** Fills the place of a screen: its landmark, unless the screen around it is one. */
export function Whole({ children }: { readonly children: ReactNode }) {
  return useContext(InScreenContext) ? (
    <div className="whole">{children}</div>
  ) : (
    <main className="whole">{children}</main>
  );
}
