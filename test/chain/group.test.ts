/** Options of the top level that become members of one section. */
import { describe, expect, it } from 'vitest';
import { deprecated, group, transform } from '../../src/chain/contract.js';
import { textsOf, walked } from './deployment-of.js';

const one = transform({
  summary: 's',
  otherwise: deprecated('every process', 'w'),
  change: (deployment, step) =>
    group(deployment, step, 'rc', [
      { option: 'rc_a', member: 'a', default: 1 },
      { option: 'rc_b', member: 'b', default: 2, value: old => Number(old) },
    ]),
});
const grouped = async (texts: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> =>
  textsOf((await walked({ texts, transforms: { 'v1.1.0/x': one } })).after);
const worker = 'worker_app: synapse.app.generic_worker\nworker_name: w\n';

describe('group', () => {
  it('puts the section where the first option stood', async () => {
    expect(await grouped({ h: 'x: 1\nrc_a: 5\ny: 1\nrc_b: 6\nz: 1\n' })).toEqual({
      h: 'x: 1\nrc:\n  a: 5\n  b: 6\ny: 1\nz: 1\n',
    });
  });
  it('writes the value that the member needs', async () => {
    expect(await grouped({ h: 'rc_b: "6"\n' })).toEqual({ h: 'rc:\n  b: 6\n' });
  });
  it('leaves the defaults unsaid where all are defaults, and null always', async () => {
    expect(await grouped({ h: 'x: 1\nrc_a: 1\nrc_b: 2\n' })).toEqual({ h: 'x: 1\n' });
    expect(await grouped({ h: 'rc_a:\nrc_b: 3\n' })).toEqual({ h: 'rc:\n  b: 3\n' });
  });
  it('removes them beside a section, which they have no effect on', async () => {
    expect(await grouped({ h: 'rc_a: 5\nrc: {b: 3}\n' })).toEqual({ h: 'rc: {b: 3}\n' });
  });
  it('gives a section without a value one, be it empty', async () => {
    expect(await grouped({ h: 'rc:\nrc_a: 5\n' })).toEqual({ h: 'rc:\n  a: 5\n' });
    expect(await grouped({ h: 'rc:\nrc_a: 1\n' })).toEqual({ h: 'rc: {}\n' });
  });
  it('takes from each shared file what is in force', async () => {
    expect(await grouped({ h: 'rc_a: 5\nrc_b: 6\nx: 1\n', 'conf.d/z': 'rc_b: 7\ny: 1\n' })).toEqual({
      h: 'rc:\n  a: 5\n  b: 7\nx: 1\n',
      'conf.d/z': 'y: 1\n',
    });
  });
  it("completes a worker's section, which hides the shared one", async () => {
    expect(await grouped({ h: 'rc_a: 5\n', w: `${worker}rc_b: 2\n` })).toEqual({
      h: 'rc:\n  a: 5\n',
      w: `${worker}rc:\n  a: 5\n  b: 2\n`,
    });
  });
  it("drops a worker's options where the shared files have the section", async () => {
    expect(await grouped({ h: 'rc: {a: 5}\n', w: `${worker}rc_b: 2\n` })).toEqual({ h: 'rc: {a: 5}\n', w: worker });
  });
});
