import { describe, expect, it } from 'vitest';
import { unattended } from '../../src/chain/answer-source.js';
import { commentFate } from '../../src/chain/comment-fate.js';
import { prove } from '../../src/chain/proof.js';
import { inOrder, releaseOf, select, upgradeOf } from '../../src/chain/select.js';
import { accepting, Runner, walk } from '../../src/chain/walk.js';
import type { Deployment } from '../../src/deployment/deployment.js';
import { compareReleases } from '../../src/synapse/releases.js';
import { chain } from '../../transforms/index.js';
import { deploymentOf, type Fixture, fixtures } from './fixture.js';

const all = fixtures();
const textsOf = (deployment: Deployment): Record<string, string> =>
  Object.fromEntries(deployment.files.map(file => [file.path, file.text]));

async function run(fixture: Fixture) {
  const entry = chain.filter(([id]) => id === fixture.id);
  const { due } = select(entry, fixture);
  const runner = new Runner(upgradeOf(fixture));
  const given = (question: { id: string }): string | undefined => fixture.answers.get(question.id);
  const answer = fixture.unattended ? unattended(given) : given;
  const start = deploymentOf(fixture.before);
  const { settled, after } = await walk(runner, due, start, new Set(), accepting(answer));
  const step = settled[0]?.item.steps[0];
  const accepted = settled.filter(({ verdict }) => verdict === 'accepted').flatMap(({ item }) => item.steps);
  return { entry, due, runner, start, after, step, accepted };
}

describe('fixtures', () => {
  it.each(all.map(fixture => [`${fixture.id} ${fixture.name}`, fixture] as const))('%s', async (_, fixture) => {
    const { entry, due, runner, start, after, step, accepted } = await run(fixture);
    expect(entry, 'the folder names no transform').toHaveLength(1);
    const outcome = step?.outcome;
    const said =
      outcome?.kind === 'open' ? outcome.question.shortId : outcome?.kind === 'refused' ? outcome.reason : '';
    const [kind = '', ...words] = fixture.expect.split(' ');
    expect(outcome?.kind ?? 'nothing').toBe(kind);
    expect(said).toContain(words.join(' '));
    expect(textsOf(after)).toEqual(Object.fromEntries(fixture.after.map(({ path, text }) => [path, text])));

    const notices = outcome?.notices.map(({ text }) => text) ?? [];
    if (fixture.notices) expect(notices).toHaveLength(fixture.notices.length);
    for (const words of fixture.notices ?? []) expect(notices.join('\n')).toContain(words);
    if (fixture.severity) expect(step?.consequence.severity).toBe(fixture.severity);

    expect(await prove(runner, due, start, after, accepted)).toEqual([]);
    for (const taken of accepted) expect(commentFate(taken).strayed).toEqual([]);
  });
});

describe('coverage', () => {
  it('every transform has a fixture that it changes something or says something in', () => {
    const shown = new Set(all.filter(({ expect }) => expect !== 'nothing').map(({ id }) => id));
    expect(chain.map(([id]) => id).filter(id => !shown.has(id))).toEqual([]);
  });
  it('every transform has a fixture in which it does not apply', () => {
    const silent = new Set(all.filter(({ expect }) => expect === 'nothing').map(({ id }) => id));
    expect(chain.map(([id]) => id).filter(id => !silent.has(id))).toEqual([]);
  });
  it('the chain has an order, in which releases never go back', () => {
    const releases = inOrder(chain).map(([id]) => releaseOf(id));
    expect(releases).toHaveLength(chain.length);
    expect(releases).toEqual(releases.toSorted(compareReleases));
  });
});
