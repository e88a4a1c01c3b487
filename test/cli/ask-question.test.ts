import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/chain/question.js';
import { askQuestion, STOP } from '../../src/cli/ask-question.js';
import type { Prompt } from '../../src/cli/prompt.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { viewOf } from '../report/deployments.js';

const question: Question = {
  id: 'v1.2.0/x#q',
  shortId: 'q',
  question: 'which one?',
  choices: [
    ['first', 'the first'],
    ['second', 'the second'],
  ],
  input: undefined,
  unattended: undefined,
  about: [],
  fits: answer => ['first', 'second'].includes(answer),
};
const typedQuestion: Question = {
  ...question,
  choices: [['none', 'no secret']],
  input: { expects: 'a secret', example: undefined, hidden: true },
  fits: answer => answer === 'none' || answer.length > 3,
};

/** Types these lines, one a prompt. */
async function asking(about: Question, ...lines: readonly string[]) {
  const prompts: Prompt[] = [];
  const said: string[] = [];
  const view = viewOf();
  const terminal: Terminal = {
    look: view.look,
    resultLook: view.look,
    say: (...texts) => said.push(...texts.map(String)),
    result: () => {},
    show: () => {},
    resultIsSeen: true,
    canAsk: true,
    ask: async prompt => {
      prompts.push(prompt);
      const line = lines[prompts.length - 1];
      if (line === undefined) throw new Error(`asked once more: ${prompt.text}`);
      return line;
    },
  };
  return { answer: await askQuestion(about, terminal, view), prompts, said: said.join('\n') };
}

describe('a question with choices', () => {
  it.each([
    [['1'], 'first'],
    [['2'], 'second'],
    [['second'], 'second'],
    [['3'], 'leave'],
    [['leave'], 'leave'],
    [[''], 'leave'],
    [['0', '4', 'third', ' 2 '], 'second'],
    [['?', '1'], 'first'],
    [['q'], STOP],
  ])('%j', async (lines, expected) => {
    expect((await asking(question, ...lines)).answer).toBe(expected);
  });
});

describe('a question with something to type', () => {
  it('asks for it behind choice 1, unseen if it is a secret, until it fits', async () => {
    const { answer, prompts, said } = await asking(typedQuestion, '1', 'ab', 'hush-hush');
    expect(answer).toBe('hush-hush');
    expect(prompts.map(({ hidden }) => hidden === true)).toEqual([false, true, true]);
    expect(said).not.toMatch(/ab\b|hush/);
  });
  it('goes back to the choices on Enter', async () => {
    expect((await asking(typedQuestion, '1', '', '2')).answer).toBe('none');
    expect((await asking(typedQuestion, '1', '', '3')).answer).toBe('leave');
  });
});
