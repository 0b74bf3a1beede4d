/** The origin, in the Y.Doc, of what is typed on this page: what the page's undo follows. */
export const TYPED = Symbol("typed");
