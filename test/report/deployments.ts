/** Files and views for the tests of screens. */
import { ConfigFile } from '../../src/deployment/config-file.js';
import { Deployment } from '../../src/deployment/deployment.js';
import { roleOf } from '../../src/deployment/role.js';
import type { View } from '../../src/report/view.js';
import { readYaml } from '../../src/yaml/read.js';

/** @throws Error if none of the files is a homeserver file */
export function deploymentOf(...files: readonly ConfigFile[]): Deployment {
  const deployment = Deployment.of(files);
  if (!deployment) throw new Error('no homeserver file');
  return deployment;
}

/** @throws Error if the text is no YAML */
export function fileOf(path: string, text: string): ConfigFile {
  const reading = readYaml(text);
  if (reading.kind === 'refused') throw new Error(`${path}: ${reading.refusals.map(({ what }) => what).join(', ')}`);
  return new ConfigFile(path, roleOf(reading.yaml) ?? 'homeserver', reading.yaml);
}

const EMPTY = deploymentOf(fileOf('homeserver.yaml', 'server_name: example.org\n'));

export const viewOf = (changes: Partial<View> = {}): View => ({
  to: '1.88.0',
  onDisk: EMPTY,
  look: { width: 80, colour: false, accessible: false },
  context: 3,
  verbose: false,
  hiding: { show: false, answers: new Set() },
  ...changes,
});
