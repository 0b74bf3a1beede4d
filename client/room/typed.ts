/** The origin, in the Y.Doc, of what is typed on this page: what the page's undo follows. */
export const TYPED = Symbol("typed");
/** The origin of what is done at once in several places: one step of the undo, apart from the typing around it. */
export const TYPED_AT_ONCE = Symbol("typedAtOnce");
