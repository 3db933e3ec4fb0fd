// @ts-check
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { daemonPid, startDaemon, stopDaemon, waitForDaemon } from '../support/daemon.mjs';
import { LabError } from '../support/lab-error.mjs';
import { inRunDir } from '../support/paths.mjs';
import { lastLine, run } from '../support/run.mjs';

const folder = inRunDir('pulse');
export const pulseSocket = inRunDir('pulse', 'native');

/** Room for a path in a Unix socket address, with its final zero (unix(7)). */
const socketPathMax = 107;

/**
 * What a browser needs in its environment to find this sound server and none other.
 *
 * @type {Record<string, string>}
 */
export const pulseEnvironment = {
  PULSE_SERVER: `unix:${pulseSocket}`,
  PULSE_RUNTIME_PATH: folder,
  PULSE_STATE_PATH: folder,
  PULSE_CONFIG_PATH: folder,
};

/**
 * A private PulseAudio with two silent outputs. Without any audio backend Firefox's AudioContext
 * never leaves "suspended".
 *
 * @type {import('./part.mjs').Part}
 */
export const pulse = {
  name: 'pulse',
  packages: ['pulseaudio'],
  ports: [],
  isRunning: () => daemonPid('pulse') !== undefined,
  async version() {
    const { output } = await run('pulseaudio', ['--version']);
    return lastLine(output).replace(/^pulseaudio /, '');
  },
  async start() {
    if (pulseSocket.length > socketPathMax) {
      throw new LabError('path-too-long', `${pulseSocket} is too long for a Unix socket`);
    }
    mkdirSync(folder, { recursive: true });
    rmSync(pulseSocket, { force: true });
    await startDaemon(
      'pulse',
      'pulseaudio',
      [
        ...[
          '-n',
          '--daemonize=no',
          '--exit-idle-time=-1',
          '--use-pid-file=no',
          '--disable-shm=yes',
        ],
        ...['-L', `module-native-protocol-unix socket=${pulseSocket} auth-anonymous=1`],
        ...['-L', 'module-null-sink sink_name=speaker sink_properties=device.description=Speaker'],
        ...['-L', 'module-null-sink sink_name=headset sink_properties=device.description=Headset'],
      ],
      pulseEnvironment,
    );
    await waitForDaemon('pulse', () => existsSync(pulseSocket));
  },
  async stop() {
    await stopDaemon('pulse');
  },
};
