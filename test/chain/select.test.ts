import { describe, expect, it } from 'vitest';
import { blocks, deprecated, timeLine } from '../../src/chain/consequence.js';
import { type Transform, transform } from '../../src/chain/contract.js';
import { idPattern, inOrder, select, upgradeOf } from '../../src/chain/select.js';

const does = (head: Partial<Transform>): Transform =>
  transform({ summary: 's', otherwise: deprecated('every process', 'w'), change: () => {}, ...head });

describe('select', () => {
  const chain = [
    ['v1.60.0/a', does({})],
    [
      'v1.84.0/b',
      does({
        otherwise: {
          '1.84.0': deprecated('every worker', 'old'),
          '1.88.0': blocks('every worker', 'new'),
          '1.90.0': 'over',
        },
      }),
    ],
    ['v1.70.0/flip', does({ onlyWhenCrossing: true })],
  ] as const;
  const ids = (from: '1.50.0' | '1.70.0' | undefined, to: '1.59.9' | '1.84.0' | '1.88.0' | '1.90.0') =>
    select(chain, { from, to }).due.map(({ id }) => id);

  it('takes what the target has changed', () => {
    expect(ids(undefined, '1.59.9')).toEqual([]);
    expect(ids(undefined, '1.84.0')).toEqual(['v1.60.0/a', 'v1.84.0/b']);
  });
  it('takes what was changed before the from-release, too: leftovers are found by what the files show', () => {
    expect(ids('1.70.0', '1.84.0')).toContain('v1.60.0/a');
  });
  it('leaves out what a later release took back', () => {
    expect(ids(undefined, '1.90.0')).toEqual(['v1.60.0/a']);
  });
  it('takes the consequence of the target release', () => {
    const severity = (to: '1.84.0' | '1.88.0') => select(chain, { from: undefined, to }).due[1]?.consequence.severity;
    expect([severity('1.84.0'), severity('1.88.0')]).toEqual(['deprecated', 'blocks-startup']);
  });
  it('takes a flipped default only if the upgrade crosses it', () => {
    expect(ids('1.50.0', '1.88.0')).toContain('v1.70.0/flip');
    expect(ids('1.70.0', '1.88.0')).not.toContain('v1.70.0/flip');
    expect(select(chain, { from: undefined, to: '1.88.0' }).needFrom).toBe(1);
  });
});

describe('upgradeOf', () => {
  it('never claims to be on a release while the from-release is unknown', () => {
    expect(upgradeOf({ from: undefined, to: '1.88.0' }).alreadyOn('0.1.0')).toBe(false);
    expect(upgradeOf({ from: '1.84.0', to: '1.88.0' }).alreadyOn('1.84.0')).toBe(true);
    expect(upgradeOf({ from: '1.84.0', to: '1.88.0' }).reaches('1.88.1')).toBe(false);
  });
});

describe('inOrder', () => {
  it('puts a transform behind those that it names', () => {
    const first = does({});
    const second = does({ after: [first] });
    expect(
      inOrder([
        ['v1.0.0/a', second],
        ['v1.0.0/b', first],
      ]).map(([id]) => id),
    ).toEqual(['v1.0.0/b', 'v1.0.0/a']);
  });
  it('refuses one that is to come behind something that is not there', () => {
    expect(() => inOrder([['v1.0.0/a', does({ after: [does({})] })]])).toThrow('v1.0.0/a');
  });
});

describe('idPattern', () => {
  it.each([
    ['v1.84.0/*', true],
    ['*/x.y', true],
    ['v1x84.0/x.y', false],
    ['v1.84.0/x', false],
    ['*', true],
  ])('%s', (pattern, matches) => {
    expect(idPattern([pattern])(['v1.84.0/x.y'])).toBe(matches);
  });
});

describe('timeLine', () => {
  it('begins with the release of the folder where one consequence is given', () => {
    expect(timeLine(deprecated('every process', 'w'), '1.60.0').map(([since]) => since)).toEqual(['1.60.0']);
  });
});
