/** @returns the texts that go with the call, or null for what is no JSON object of plain values. */
export function parseAttributes(value: unknown): Record<string, string> | null {
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value || '{}') : (value ?? {});
    const entries = Object.entries(parsed as object);
    if (Array.isArray(parsed) || entries.some(([, entry]) => entry instanceof Object)) return null;
    return typeof parsed === 'object'
      ? Object.fromEntries(entries.map(([name, entry]) => [name, String(entry)]))
      : null;
  } catch {
    return null;
  }
}
