/** A real terminal to type into. */
import { execFileSync, spawnSync } from 'node:child_process';

export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

export interface Terminal {
  /** Types text and Enter. */
  type(text: string): void;
  /** Sends a key by tmux's name, such as C-c. */
  key(name: string): void;
  /** Sends a signal to the program itself. */
  signal(name: NodeJS.Signals): void;
  /** Everything printed so far, once it holds the pattern. */
  until(pattern: RegExp): Promise<string>;
  end(): void;
}

const PATIENCE = 20_000;
const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

/** @param command for the shell; its exit code is printed as `ended with N` */
export function openTerminal(folder: string, command: string, columns = 80): Terminal {
  const socket = `synapse-migrate-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], { encoding: 'utf8', cwd: folder });
  // The shell stays, or the last screen would go with it.
  const line = `NO_COLOR=1 ${command}; echo "ended with $?"; exec cat >/dev/null`;
  tmux('new-session', '-d', '-s', 'it', '-x', String(columns), '-y', '50', 'sh', '-c', line);
  return {
    type: text => {
      if (text) tmux('send-keys', '-t', 'it', '-l', text);
      tmux('send-keys', '-t', 'it', 'Enter');
    },
    key: name => {
      tmux('send-keys', '-t', 'it', name);
    },
    signal: name => {
      const shell = tmux('display-message', '-p', '-t', 'it', '#{pane_pid}').trim();
      process.kill(Number(execFileSync('pgrep', ['-P', shell], { encoding: 'utf8' })), name);
    },
    until: async pattern => {
      const deadline = Date.now() + PATIENCE;
      for (;;) {
        const screen = tmux('capture-pane', '-p', '-t', 'it', '-S', '-').replace(/\n+$/, '\n');
        if (pattern.test(screen)) return screen;
        if (Date.now() > deadline || /^ended with \d/m.test(screen))
          throw new Error(`never printed ${pattern}:\n${screen}`);
        await pause(40);
      }
    },
    end: () => {
      spawnSync('tmux', ['-L', socket, 'kill-server']);
    },
  };
}
