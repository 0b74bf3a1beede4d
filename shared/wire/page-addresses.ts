/** The addresses at which the page shows something, as its router names them; a parameter begins with a colon. */
export const PAGE_ADDRESSES = [
  "/",
  "/sign-in",
  "/opinions",
  "/opinions/:id",
  "/opinions/:id/history",
  "/timetable",
  "/where",
  "/desk",
  "/desk/:id",
  "/board",
  "/report",
  "/new-draft",
  "/shelf",
  "/audit",
  "/contributions",
] as const;
