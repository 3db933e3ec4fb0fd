const pad = (value: number): string => String(value).padStart(2, '0');

/** A running or final time, as `4:10` or `1:02:03`. Always left to right and in Latin digits. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h ? `${h}:${pad(m)}:${pad(s)}` : `${pad(m)}:${pad(s)}`;
}

/** A time in words for listeners, such as "4 minutes and 10 seconds". */
export function spokenDuration(seconds: number, lang: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const units = [
    ['hour', Math.floor(whole / 3600)],
    ['minute', Math.floor(whole / 60) % 60],
    ['second', whole % 60],
  ] as const;
  const shown = whole ? units.filter(([, value]) => value) : units.slice(2);
  const said = shown.map(([unit, value]) =>
    new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(value),
  );
  return new Intl.ListFormat(lang, { type: 'unit', style: 'long' }).format(said);
}

/** Seconds since an ISO instant; 0 without one. */
export const secondsSince = (from: string | undefined, now: number): number =>
  from ? Math.max(0, (now - Date.parse(from)) / 1000) : 0;
