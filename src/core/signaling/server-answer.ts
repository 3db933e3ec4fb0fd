/** The last answer to a question, as plain data: text of the server's, cleaned. */
export interface ServerAnswer {
  readonly status: number;
  readonly reason: string;
  /** Lower-cased names; several values are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Gets every message as it is on the wire, without what proves an identity or protects media: values of
 * digests, ICE passwords, SDES keys.
 */
export type MessageTrace = (direction: 'sent' | 'received', message: string) => void;
