import { describe, expect, it } from 'vitest';
import { givenAnswers, LEAVE, unattended } from '../../src/chain/answer-source.js';
import { port, secret } from '../../src/chain/inputs.js';
import { questionOf } from '../../src/chain/question.js';

const question = questionOf('v1.1.0/x', {
  id: 'port',
  question: 'which?',
  input: port,
  or: { none: 'no port' },
  unattended: 9093,
});

describe('givenAnswers', () => {
  it.each([
    ['port', '8008'],
    ['v1.1.0/x#port', '8008'],
    ['port', 'none'],
    ['port', LEAVE],
  ])('%s=%s', (id, answer) => {
    expect(givenAnswers(new Map([[id, answer]])).source(question)).toBe(answer);
  });
  it('prefers the full id', () => {
    const given = givenAnswers(
      new Map([
        ['port', '1'],
        ['v1.1.0/x#port', '2'],
      ]),
    );
    expect(given.source(question)).toBe('2');
  });
  it('leaves the question open where the answer does not fit, and tells', () => {
    const given = givenAnswers(new Map([['port', '99999']]));
    expect(given.source(question)).toBeUndefined();
    expect(given.misfits()).toEqual([{ id: 'port', answer: '99999' }]);
  });
  it('tells of answers that nothing asked for', () => {
    const given = givenAnswers(new Map([['prot', '8008']]));
    expect(given.source(question)).toBeUndefined();
    expect(given.unused()).toEqual(['prot']);
  });
  it('never repeats a hidden answer', () => {
    const hidden = questionOf('v1.1.0/x', {
      id: 'pw',
      question: 'which?',
      input: { ...secret, parse: () => undefined },
    });
    const given = givenAnswers(new Map([['pw', 'hunter2']]));
    given.source(hidden);
    expect(JSON.stringify(given.misfits())).not.toContain('hunter2');
  });
});

it('unattended takes the given answer first, then the safe one', () => {
  expect(unattended(() => '1')(question)).toBe('1');
  expect(unattended(() => undefined)(question)).toBe('9093');
});
