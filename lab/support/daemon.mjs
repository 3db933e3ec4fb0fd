// @ts-check
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { LabError } from './lab-error.mjs';
import { inRunDir } from './paths.mjs';
import { until } from './until.mjs';

/** @param {string} name */
const pidFile = (name) => inRunDir('pids', `${name}.pid`);

/** @param {string} name */
export const logFile = (name) => inRunDir('logs', `${name}.log`);

/**
 * When a process began, in clock ticks since boot (proc(5), field 22 of stat). Together with the id
 * it names one process for good, where the id alone may have been given to another one since.
 *
 * @param {number} pid
 * @returns {string | undefined} undefined when there is no such process, or only its zombie
 */
function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in field 2 may hold spaces and brackets: count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @returns {number | undefined} the process id, if the lab started it and it still lives
 */
export function daemonPid(name) {
  try {
    const [pid, startTime] = readFileSync(pidFile(name), 'utf8').trim().split(' ');
    return startTime !== undefined && startTimeOf(Number(pid)) === startTime
      ? Number(pid)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Starts a program that outlives this one. Its output goes to `.lab/logs/<name>.log`.
 *
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @throws {LabError} `start-failed` when there is no such program
 */
export async function startDaemon(name, command, args, env = {}) {
  mkdirSync(inRunDir('pids'), { recursive: true });
  mkdirSync(inRunDir('logs'), { recursive: true });
  const log = openSync(logFile(name), 'w');
  const child = spawn(command, args, {
    cwd: '/',
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(undefined));
    child.once('error', (error) =>
      reject(new LabError('start-failed', `${command}: ${error.message}`)),
    );
  });
  const pid = Number(child.pid);
  writeFileSync(pidFile(name), `${pid} ${startTimeOf(pid) ?? 'gone'}\n`);
  child.unref();
}

/**
 * Waits until a program that was just started is of use.
 *
 * @param {string} name
 * @param {() => boolean | Promise<boolean>} isReady
 * @throws {LabError} `start-failed` when it ended or is not ready in 20 s; the message names its log
 */
export async function waitForDaemon(name, isReady) {
  let ended = false;
  const ready = await until(async () => {
    ended = daemonPid(name) === undefined;
    return ended || (await isReady());
  }, 20_000);
  if (ended) throw new LabError('start-failed', `${name} ended at once, see ${logFile(name)}`);
  if (!ready) throw new LabError('start-failed', `${name} is not ready, see ${logFile(name)}`);
}

/**
 * Ends a program of the lab and waits until it is gone; harmless when it does not run.
 *
 * @param {string} name
 * @throws {LabError} `stop-failed` when even SIGKILL does not end it
 */
export async function stopDaemon(name) {
  const pid = daemonPid(name);
  if (pid !== undefined) {
    const gone = () => daemonPid(name) === undefined;
    process.kill(pid, 'SIGTERM');
    if (!(await until(gone, 5_000))) {
      process.kill(pid, 'SIGKILL');
      if (!(await until(gone, 2_000))) {
        throw new LabError('stop-failed', `${name} (process ${pid}) does not end`);
      }
    }
  }
  rmSync(pidFile(name), { force: true });
}
