import { describe, expect, it } from 'vitest';
import { onDisk, textOnDisk } from '../../src/report/line-on-disk.js';
import { deploymentOf, fileOf } from './deployments.js';

const text = Array.from({ length: 9 }, (_, index) => `option_${index + 1}: ${index + 1}\n`).join('');
const start = deploymentOf(fileOf('homeserver.yaml', text));
const [file] = start.files;
if (!file) throw new Error('no file');
const now = start.with([
  file.withYaml(
    file.yaml
      .delete(['option_2'])
      .delete(['option_3'])
      .insert([], 'new', 1, { where: { after: 'option_6' } })
      .set(['option_8'], 0),
  ),
]);
const line = (option: string): number =>
  onDisk({ file: 'homeserver.yaml', line: now.main.get(option).line }, start, now).line;

describe('a line that an earlier step has moved', () => {
  it('is named as the file on disk has it', () => {
    expect([1, 4, 6, 7, 8, 9].map(number => line(`option_${number}`))).toEqual([1, 4, 6, 7, 8, 9]);
  });
  it('that is not on disk yet stands behind the line before it', () => {
    expect(line('new')).toBe(6);
  });
  it('is found in texts, and only behind the name of a file', () => {
    expect(textOnDisk('see (homeserver.yaml:2), not 127.0.0.1:2 or other.yaml:2', start, now)).toBe(
      'see (homeserver.yaml:4), not 127.0.0.1:2 or other.yaml:2',
    );
  });
});
