const compiled = process.env["NODE_COMPILE_CACHE"];

/** Environment of a child process: nothing of the server's but the folder of compiled code, where there is one. */
export const CHILD_ENVIRONMENT: Readonly<Record<string, string>> =
  compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled };
