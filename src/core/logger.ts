export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** Receives every line that passes the level; no line ever holds a secret. */
export type LogSink = (level: LogLevel, message: string, detail?: object) => void;

export type Logger = LogSink;

const order: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

/**
 * error: something the user asked for failed. warn: the page author should change something.
 * info: one line per lifecycle transition. debug: redacted signaling.
 */
export function createLogger(
  level: () => LogLevel | undefined,
  sink: () => LogSink | undefined,
): Logger {
  return (at, message, detail) => {
    if (order.indexOf(at) > order.indexOf(level() ?? 'warn')) return;
    const log = sink();
    if (log) log(at, message, detail);
    else console[at](`[voip-elements] ${message}`, detail ?? '');
  };
}
