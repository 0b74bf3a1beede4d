/** Signing in, and an address at which there is nothing. English. */
export const enSignIn = {
  signIn: {
    heading: "Sign in",
    signingIn: "Signing in",
    used: "This sign-in link was used already.",
    usedNext:
      "A link works once. If you used it yourself, this browser may be signed in: try to open Concord. Otherwise ask the secretariat for a new one.",
    unknown: "This sign-in link is unknown.",
    unknownNext:
      "Copy the whole link from your message, also what stands after #. If that does not help, ask the secretariat for a new one.",
    none: "You are not signed in.",
    noneNext:
      "Concord is entered by a personal link. The secretariat of the forum sends it to you; open it in this browser.",
    failed: "The server could not be reached.",
    failedNext: "Your link is not used up. Check the connection and try again.",
    refused: "Signing in was refused.",
    open: "Open Concord",
    operator: "Who runs the server prints a new link with: npm run concord -- invite",
  },
  notFound: {
    heading: "There is nothing at this address.",
    next: "The link may be cut off.",
    home: "To the Opinions",
  },
};
