/** A database as messages name it: its hosts and its name, without user, password and options. */
export function postgresName(url: string): string {
  const [, hosts = "", database = ""] =
    /^postgres(?:ql)?:\/\/(?:[^/?]*@)?([^/?@]*)(?:\/([^?]*))?/.exec(url) ?? [];
  return `postgres://${hosts}/${database}`;
}
