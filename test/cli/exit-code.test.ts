import { describe, expect, it } from 'vitest';
import { blocks, cleanup, deprecated } from '../../src/chain/contract.js';
import type { Step } from '../../src/chain/walk.js';
import { checkCodeOf, exitCodeOf } from '../../src/cli/exit-code.js';
import { deploymentOf, fileOf } from '../report/deployments.js';

const before = deploymentOf(fileOf('homeserver.yaml', 'server_name: example.org\n'));

function step(consequence: Step['consequence'], leftByAnswer = false): Step {
  return {
    id: 'v1.2.0/x',
    transform: { summary: 'x', otherwise: consequence, change: () => {} },
    consequence,
    affected: { main: true, workers: [] },
    outcome: {
      kind: 'refused',
      where: { file: 'x', line: 1, option: 'x' },
      reason: 'x',
      notices: [],
      evidence: [],
      consequence: undefined,
      reads: new Set(),
    },
    before,
    leftByAnswer,
  };
}
const blocker = blocks('every process', 'x');
const ignored = cleanup('every process', 'x');

describe('after a run', () => {
  it.each<[string, readonly Step[], boolean, number]>([
    ['nothing left', [], false, 0],
    ['something ignored left', [step(ignored)], false, 11],
    ['a blocker among others', [step(ignored), step(blocker)], false, 12],
    ['left by answer', [step(deprecated('every process', 'x'), true)], false, 0],
    ['a blocker left by answer', [step(blocker, true)], false, 12],
    ['a target that is not covered', [], true, 11],
    ['a blocker at such a target', [step(blocker)], true, 12],
  ])('%s', (_, left, notCovered, code) => {
    expect(exitCodeOf(left, notCovered)).toBe(code);
  });
});

describe('check', () => {
  it.each<[string, readonly Step[], boolean, boolean, number]>([
    ['nothing to do', [], false, false, 0],
    ['--yes can do it all', [], true, false, 10],
    ['--yes can do some, the rest does not block', [step(ignored)], true, false, 10],
    ['--yes can do nothing, and nothing blocks', [step(ignored)], false, false, 11],
    ['--yes can do some, a blocker stays', [step(blocker)], true, false, 12],
    ['left by answer', [step(ignored, true)], false, false, 0],
    ['not covered', [], false, true, 10],
  ])('%s', (_, left, wouldWrite, notCovered, code) => {
    expect(checkCodeOf(left, wouldWrite, notCovered)).toBe(code);
  });
});
