/** The program as it is installed, built once a test file, and folders to run it in. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { fixtureExamples } from '../../scripts/fixture-examples.mjs';
import { project } from '../places.js';

const root = fileURLToPath(project);

export type Files = { readonly [path: string]: string };
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
export interface Program {
  /** Path of the launcher. */
  readonly path: string;
  /** A new folder with these files. */
  folder(files: Files): string;
  /** Runs in a folder, without a terminal. */
  run(folder: string, args: readonly string[], environment?: { readonly [name: string]: string }): Ended;
}

/** To be called at the top of a test file. */
export function installedProgram(): Program {
  let temp = '';
  let folders = 0;
  beforeAll(async () => {
    temp = mkdtempSync(join(tmpdir(), 'synapse-migrate-test-'));
    // In a folder of its own, so that dist/ may be built anew meanwhile.
    await build({
      absWorkingDir: root,
      entryPoints: { main: 'src/cli/main.ts' },
      outdir: join(temp, 'dist'),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      banner: {
        js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
      },
      plugins: [fixtureExamples],
      logLevel: 'warning',
    });
    for (const part of ['bin', 'package.json']) cpSync(join(root, part), join(temp, part), { recursive: true });
  });
  afterAll(() => rmSync(temp, { recursive: true, force: true }));
  const path = (): string => join(temp, 'bin/synapse-migrate.js');
  return {
    get path() {
      return path();
    },
    folder: files => {
      const folder = join(temp, `deployment-${++folders}`);
      writeFiles(folder, files);
      return folder;
    },
    run: (folder, args, environment = {}) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [path(), ...args], {
        cwd: folder,
        env: { ...process.env, NO_COLOR: '1', ACCESSIBLE: '', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'utf8',
      });
      return { code: status, out: stdout, err: stderr };
    },
  };
}

export function writeFiles(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file of a deployment with its bytes; without what the program keeps. */
export function filesIn(folder: string): Files {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => !path.includes('.synapse-migrate') && statSync(join(folder, path)).isFile())
      .sort()
      .map(path => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

export const demo = (): Files => filesIn(join(root, 'fixtures/demo'));

/** Nothing applies to it on the way to 1.88.0. */
export const CLEAN: Files = { 'homeserver.yaml': 'server_name: example.org\nreport_stats: false\n' };
/** One removal of an option that is ignored. */
export const IGNORED: Files = {
  'homeserver.yaml':
    '# Ours.\nserver_name: example.org\n\n# agreed 2019\nenable_group_creation: true\nreport_stats: false\n',
};
/** Workers that 1.88.0 does not start, and the address that is needed. */
export const WORKERS: Files = {
  'homeserver.yaml':
    'server_name: example.org\nlisteners:\n  - port: 9093\n    type: http\n    bind_addresses: [127.0.0.1]\n' +
    '    resources:\n      - names: [replication]\nredis:\n  enabled: true\n',
  'workers/w1.yaml':
    'worker_app: synapse.app.generic_worker\nworker_name: w1\nworker_replication_host: 127.0.0.1\nworker_replication_http_port: 9093\n',
};
/** A question that has no safe answer, about what 1.88.0 refuses. */
export const QUESTION: Files = {
  'homeserver.yaml':
    'server_name: example.org\nform_secret: "Xq7-form"\naccount_threepid_delegates:\n  email: https://id.example.org\n' +
    'email:\n  smtp_host: mail.example.org\n  smtp_pass: "Xq7-smtp"\n',
};
