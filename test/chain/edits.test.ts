/** What the verbs of a transform do to the files. */
import { describe, expect, it } from 'vitest';
import { blocks, type Deployment, type Step, transform } from '../../src/chain/contract.js';
import { textsOf, walked } from './deployment-of.js';

async function edited(texts: Readonly<Record<string, string>>, change: (deployment: Deployment, step: Step) => void) {
  const one = transform({ summary: 's', otherwise: blocks('every process', 'w'), change });
  const { after, settled } = await walked({ texts, transforms: { 'v1.1.0/x': one } });
  const outcome = settled[0]?.item.steps[0].outcome;
  return {
    texts: textsOf(after),
    refused: outcome?.kind === 'refused' ? outcome.reason : undefined,
    where: outcome?.kind === 'refused' ? outcome.where : undefined,
  };
}
const worker = 'worker_app: synapse.app.generic_worker\nworker_name: w\n';

describe('remove', () => {
  it('follows list elements that move up', async () => {
    const { texts } = await edited({ h: 'l:\n  - a\n  - b\n  - c\n  - d\n' }, ({ main }, step) => {
      const list = main.get('l');
      step.remove(list.at(0), list.at(2));
    });
    expect(texts).toEqual({ h: 'l:\n  - b\n  - d\n' });
  });
  it('takes an emptied section along, with the sections around it', async () => {
    const { texts } = await edited({ h: 'x: 1\na:\n  b:\n    c: 1\n' }, ({ main }, step) =>
      step.remove(main.get('a.b.c')),
    );
    expect(texts).toEqual({ h: 'x: 1\n' });
  });
  it("leaves {} where an earlier file's section would count again", async () => {
    const { texts } = await edited({ h: 'a:\n  b: 1\n', 'conf.d/z': 'a:\n  c: 1\n' }, ({ main }, step) =>
      step.remove(main.get('a.c')),
    );
    expect(texts).toEqual({ h: 'a:\n  b: 1\n', 'conf.d/z': 'a: {}\n' });
  });
});

describe('set', () => {
  it('takes the place and the comments of what it replaces', async () => {
    const { texts } = await edited({ h: '# why\nold: 1 # beside\nz: 1\n' }, ({ main }, step) =>
      step.set(main.get('new'), 'x', { insteadOf: main.get('old') }),
    );
    expect(texts).toEqual({ h: '# why\nnew: x # beside\nz: 1\n' });
  });
  it('gathers the comments of several places, equal ones once', async () => {
    const w2 = worker.replace('_name: w', '_name: v');
    const { texts } = await edited(
      { h: 'm:\n  z: 1\n', w: `${worker}\n# same\nold: 1\n`, v: `${w2}\n# same\n# more\nold: 1\n` },
      ({ main, find }, step) =>
        step.set(main.get('m.new'), 1, { first: true, insteadOf: find('old'), everybody: true }),
    );
    expect(texts['h']).toBe('m:\n  # same\n  # more\n  new: 1\n  z: 1\n');
    expect(texts['v']).toBe(w2);
  });
  it('extends a list', async () => {
    const { texts } = await edited({ h: 'l: [a]\n' }, ({ main }, step) => {
      step.set(main.get('l').end, 'b');
      step.set(main.get('l').end, 'c');
    });
    expect(texts).toEqual({ h: 'l: [a, b, c]\n' });
  });
  it('refuses what would make a section of a scalar, with the place', async () => {
    const { refused, where } = await edited({ h: 'x: 1\na: text\n' }, ({ main }, step) =>
      step.set(main.get('a.b'), 1),
    );
    expect(refused).toBe('a.b cannot be written, as what holds it is not a mapping');
    expect(where).toMatchObject({ file: 'h', line: 2 });
  });
});

describe('between a worker and everybody', () => {
  const texts = { h: 'server_name: example.org\n', w: `${worker}old: 1\n` };
  it("refuses to make a worker's own setting everybody's by accident", async () => {
    const { refused, texts: after } = await edited(texts, ({ main, find }, step) =>
      step.set(main.get('new'), 1, { insteadOf: find('old') }),
    );
    expect(refused).toContain('this holds for one worker');
    expect(after).toEqual(texts);
  });
  it('refuses so for a move', async () => {
    const { refused } = await edited(texts, ({ main, find }, step) => {
      for (const old of find('old')) step.move(old, main.get('new'));
    });
    expect(refused).toContain('this holds for one worker');
  });
  it('does so where the transform says that it means it', async () => {
    const { texts: after } = await edited(texts, ({ main, find }, step) =>
      step.set(main.get('new'), 1, { insteadOf: find('old'), everybody: true }),
    );
    expect(after).toEqual({ h: 'server_name: example.org\nnew: 1\n', w: worker });
  });
});

describe('move', () => {
  it('makes a section the only element of a list, with the comments within', async () => {
    const { texts } = await edited({ h: '# why\na:\n  # one\n  b: 1\n  c: 2 # two\nz: 1\n' }, ({ main }, step) =>
      step.move(main.get('a'), main.get('a').end),
    );
    expect(texts).toEqual({ h: '# why\na:\n  # one\n  - b: 1\n    c: 2 # two\nz: 1\n' });
  });
  it('carries lines between shared files', async () => {
    const { texts } = await edited(
      { h: 'x: 1\n# why\nold: # beside\n    - 1 # one\n', 'conf.d/z': 'new:\n  other: 2\n' },
      ({ main }, step) => step.move(main.get('old'), main.get('new.old')),
    );
    expect(texts).toEqual({
      h: 'x: 1\n',
      'conf.d/z': 'new:\n  other: 2\n  # why\n  old: # beside\n      - 1 # one\n',
    });
  });
  it('is followed by later edits of the same step', async () => {
    const { texts } = await edited({ h: 'old:\n  a: 1\n' }, ({ main }, step) => {
      step.move(main.get('old'), main.get('new'));
      step.set(main.get('old.a'), 2);
    });
    expect(texts).toEqual({ h: 'new:\n  a: 2\n' });
  });
});
