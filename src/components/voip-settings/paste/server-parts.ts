/** An address as the form shows it: the port stands in a field of its own. */
export interface ServerParts {
  readonly server: string;
  readonly port: string;
}

/** Scheme, host (an IPv6 address in brackets), port, and the rest. */
const address = /^([a-z][a-z\d+.-]*:\/\/)?(\[[^\]]*\]|[^\s:/?#]+)(?::(\d*))?([/?#]\S*)?$/i;

/** Takes the port out. Several addresses, and what is none, stay as they are. */
export function splitServer(text: string): ServerParts {
  const [all, scheme = '', host = '', port = '', rest = ''] = address.exec(text.trim()) ?? [];
  return all === undefined
    ? { server: text.trim(), port: '' }
    : { server: `${scheme}${host}${rest}`, port };
}

/** Puts it in again. */
export function joinServer({ server, port }: ServerParts): string {
  const [all, scheme = '', host = '', , rest = ''] = address.exec(server.trim()) ?? [];
  if (all === undefined || !port.trim()) return server.trim();
  return `${scheme}${host}:${port.trim()}${rest}`;
}

/** The host of an address, with brackets around an IPv6 address; empty for what is none. */
export const hostIn = (text: string): string => address.exec(text.trim())?.[2] ?? '';
