/**
 * The next instant at which a clock on the wall shows this time.
 *
 * @param time `HH:MM`, as a time field gives it
 * @returns an ISO 8601 instant; nothing for what is no time
 */
export function nextTime(time: string, now: Date): string | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const at = new Date(now);
  at.setHours(Number(hours), Number(minutes), 0, 0);
  // By the calendar, not by 24 hours: clocks are set in between.
  if (at <= now) at.setDate(at.getDate() + 1);
  return at.toISOString();
}
