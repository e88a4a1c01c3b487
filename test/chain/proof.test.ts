/** The proof finds what a faulty edit would do; each case tampers with one outcome. */
import { describe, expect, it } from 'vitest';
import { blocks, type Transform, transform } from '../../src/chain/contract.js';
import { prove } from '../../src/chain/proof.js';
import type { Step } from '../../src/chain/walk.js';
import { deploymentOf, walked } from './deployment-of.js';

const text = '# head\n\n# of a\na: 1\n# of b\nb: 2\n';
const removesA: Transform = transform({
  summary: 's',
  otherwise: blocks('every process', 'w'),
  change({ find }, step) {
    step.remove(...find('a'));
  },
});

async function provenWith(tamper: (step: Step) => Step, change: Transform = removesA) {
  const { settled, start, runner } = await walked({ texts: { 'h.yaml': text }, transforms: { 'v1.1.0/x': change } });
  const steps = settled.flatMap(({ item }) => item.steps).map(tamper);
  const last = steps.at(-1);
  const after = last?.outcome.kind === 'change' ? last.outcome.after : start;
  const due = steps.map(({ id, transform: entry, consequence }) => ({ id, transform: entry, consequence }));
  return (await prove(runner, due, start, after, steps)).map(({ what }) => what);
}

const changed = (step: Step, change: Partial<Extract<Step['outcome'], { kind: 'change' }>>): Step =>
  step.outcome.kind === 'change' ? { ...step, outcome: { ...step.outcome, ...change } } : step;

describe('prove', () => {
  it('finds nothing in a sound step', async () => {
    expect(await provenWith(step => step)).toEqual([]);
  });
  it('finds bytes that changed outside the edits', async () => {
    const after = deploymentOf({ 'h.yaml': '# head\n\n# of b\nb:  2\n' });
    expect(await provenWith(step => changed(step, { after }))).toContain('bytes outside the announced edits differ');
  });
  it('finds values that were not announced', async () => {
    expect(await provenWith(step => changed(step, { changes: [] }))).toContain(
      'values differ that were not announced',
    );
  });
  it('finds a change that was announced and not made', async () => {
    const also = { kind: 'set', file: 'h.yaml', path: ['c'], value: 1 } as const;
    const what = await provenWith(step =>
      changed(step, { changes: step.outcome.kind === 'change' ? [...step.outcome.changes, also] : [] }),
    );
    expect(what).toContain('values differ that were not announced');
  });
  it("finds another option's comment that went along", async () => {
    const what = await provenWith(step => {
      const yaml = step.before.files[0]?.yaml.delete(['a']).delete(['b']).set(['b'], 2);
      const file = yaml && step.before.files[0]?.withYaml(yaml);
      return file ? changed(step, { after: step.before.with([file]) }) : step;
    });
    expect(what).toContain('a comment of another option is lost');
  });
  it('finds a step that a second run would do again', async () => {
    const again = transform({
      ...removesA,
      change: ({ main }, step) => {
        const count = main.get('count').value;
        step.set(main.get('count'), typeof count === 'number' ? count + 1 : 0);
      },
    });
    expect(await provenWith(step => step, again)).toEqual(['a second run would edit it again']);
  });
});
