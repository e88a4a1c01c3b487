import { describe, expect, it } from 'vitest';
import { LEAVE } from '../../src/chain/answer-source.js';
import { forecast } from '../../src/chain/clean-up.js';
import { blocks, remove, rename, type Transform, transform } from '../../src/chain/contract.js';
import { select } from '../../src/chain/select.js';
import type { Item, ReviewAnswer, Reviewer } from '../../src/chain/walk.js';
import { textsOf, walked } from './deployment-of.js';

const renamed = (from: string, to: string): Transform =>
  rename(from, to, { otherwise: blocks('every process', `${from} is refused`) });
const asking: Transform = transform({
  summary: 's',
  otherwise: blocks('every process', 'w'),
  change({ find }, step) {
    for (const old of find('old')) {
      const host = step.ask({ id: 'host', question: 'which?', choices: { a: 'A', b: 'B' } });
      step.set(old.file.get('half'), true);
      step.set(old, host);
    }
  },
});

/** Says what it is told to, and notes what it was shown. */
function scripted(answers: readonly ReviewAnswer[]): Reviewer & { readonly shown: string[] } {
  const left = [...answers];
  const shown: string[] = [];
  return {
    shown,
    answer: () => undefined,
    review: (item: Item, position) => {
      shown.push(`${position} ${item.kind} ${item.steps.map(({ id }) => id).join('+')}`);
      return left.shift() ?? 'accept';
    },
  };
}

describe('walk', () => {
  const texts = { 'homeserver.yaml': 'server_name: example.org\na: 1\nx: 2\n' };
  const transforms = {
    'v1.1.0/a-b': renamed('a', 'b'),
    'v1.2.0/b-c': renamed('b', 'c'),
    'v1.3.0/x-z': renamed('x', 'z'),
  };

  it('shows each step what the accepted ones before it left', async () => {
    const { after } = await walked({ texts, transforms });
    expect(textsOf(after)).toEqual({ 'homeserver.yaml': 'server_name: example.org\nc: 1\nz: 2\n' });
  });
  it('goes on from the old files after a step was left out', async () => {
    const reviewer = scripted(['leave out']);
    const { after, settled } = await walked({ texts, transforms, reviewer });
    expect(textsOf(after)).toEqual({ 'homeserver.yaml': 'server_name: example.org\na: 1\nz: 2\n' });
    expect(settled.map(({ verdict }) => verdict)).toEqual(['left out', 'accepted']);
    expect(reviewer.shown).toEqual(['1 step v1.1.0/a-b', '2 step v1.3.0/x-z']);
  });
  it('asks nothing after a stop, keeps what was accepted and names the rest', async () => {
    const reviewer = scripted(['accept', 'stop']);
    const { after, settled } = await walked({ texts, transforms, reviewer });
    expect(textsOf(after)).toEqual({ 'homeserver.yaml': 'server_name: example.org\nb: 1\nx: 2\n' });
    expect(settled.map(({ verdict }) => verdict)).toEqual(['accepted', 'not seen', 'not seen']);
    expect(reviewer.shown).toHaveLength(2);
  });
  it('leaves out whole what has an open question', async () => {
    const open = { 'homeserver.yaml': 'old: 1\n' };
    const { after, settled } = await walked({ texts: open, transforms: { 'v1.1.0/asks': asking } });
    expect(textsOf(after)).toEqual(open);
    expect(settled.map(({ verdict }) => verdict)).toEqual(['open']);
  });
  it('takes "leave" for a decision', async () => {
    const answers = (): string => LEAVE;
    const { settled } = await walked({
      texts: { 'homeserver.yaml': 'old: 1\n' },
      transforms: { 'v1.1.0/asks': asking },
      answers,
    });
    expect(settled.map(({ verdict }) => verdict)).toEqual(['left out']);
    expect(settled[0]?.item.steps[0].leftByAnswer).toBe(true);
  });
});

describe('the clean-up', () => {
  const dead = (option: string): Transform => remove({ [option]: 'it is gone' });
  const texts = { 'homeserver.yaml': 'server_name: example.org\na: 1\nb: 2\nc: 3\nd: 4\n' };
  const reads = transform({
    summary: 's',
    otherwise: blocks('every process', 'w'),
    change({ main }, step) {
      if (main.get('b').truthy) step.set(main.get('d'), 5);
    },
  });
  const transforms = {
    'v1.1.0/a': dead('a'),
    'v1.2.0/b': dead('b'),
    'v1.3.0/c': dead('c'),
    'v1.4.0/reads-b': reads,
  };

  const foreseen = async (some: Readonly<Record<string, Transform>>) => {
    const { runner, start } = await walked({ texts, transforms: some });
    const { due } = select(Object.entries(some), { from: undefined, to: '1.100.0' });
    return forecast(runner, due, start, () => undefined);
  };
  it('holds removals that no other step reads, though it would come after them', async () => {
    const { cleanUp, walk } = await foreseen(transforms);
    expect([...cleanUp]).toEqual(['v1.1.0/a', 'v1.3.0/c']);
    // In the order of the releases b was gone before it was read.
    expect(textsOf(walk.after)).toEqual({ 'homeserver.yaml': 'server_name: example.org\nd: 4\n' });
  });
  it('is no clean-up if there is just one', async () => {
    const { cleanUp } = await foreseen({ 'v1.1.0/a': dead('a'), 'v1.4.0/reads-b': reads });
    expect([...cleanUp]).toEqual([]);
  });
  it('comes last, as one step', async () => {
    const reviewer = scripted([]);
    const cleanUp = ['v1.1.0/a', 'v1.3.0/c'];
    const { after } = await walked({ texts, transforms, reviewer, cleanUp });
    expect(reviewer.shown).toEqual(['1 step v1.2.0/b', '2 clean-up v1.1.0/a+v1.3.0/c']);
    expect(textsOf(after)).toEqual({ 'homeserver.yaml': 'server_name: example.org\nd: 4\n' });
  });
  it('is reviewed one by one after a split', async () => {
    const reviewer = scripted(['accept', 'split', 'leave out', 'accept']);
    const cleanUp = ['v1.1.0/a', 'v1.3.0/c'];
    const { after } = await walked({ texts, transforms, reviewer, cleanUp });
    expect(reviewer.shown.slice(2)).toEqual(['2 step v1.1.0/a', '3 step v1.3.0/c']);
    expect(textsOf(after)).toEqual({ 'homeserver.yaml': 'server_name: example.org\na: 1\nd: 4\n' });
  });
});
