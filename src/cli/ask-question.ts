/** Asks one question of a step: a number or its word, then, where that is the choice, what is to be typed. */
import { LEAVE } from '../chain/answer-source.js';
import type { Question } from '../chain/question.js';
import { questionHelp } from '../report/explanation-screen.js';
import { wrapped } from '../report/prose.js';
import type { View } from '../report/view.js';
import type { Terminal } from './terminal.js';

/** The admin wants no more steps. */
export const STOP = Symbol('stop');

/** An answer that fits, LEAVE, or STOP. */
export async function askQuestion(question: Question, terminal: Terminal, view: View): Promise<string | typeof STOP> {
  const words = question.choices.map(([word]) => word);
  const typedFirst = question.input !== undefined;
  const count = words.length + (typedFirst ? 2 : 1);
  const numbers = count === 2 ? '1, 2' : count === 3 ? '1, 2, 3' : `1 to ${count}`;
  for (;;) {
    const typed = (await terminal.ask({ text: `Choose ${numbers} or ?:` })).trim();
    const number = /^\d{1,4}$/.test(typed) ? Number(typed) : undefined;
    if (typed === '' || typed === LEAVE || number === count) return LEAVE;
    if (['q', 'quit', 'stop'].includes(typed)) return STOP;
    if (words.includes(typed)) return typed;
    const word = number === undefined ? undefined : words[number - (typedFirst ? 2 : 1)];
    if (word !== undefined) return word;
    if (typedFirst && number === 1) {
      const answer = await typedAnswer(question, terminal, view);
      if (answer !== undefined) return answer;
    } else terminal.say(...questionHelp(count, view));
  }
}

/** Undefined if Enter alone was typed: back to the choices. */
async function typedAnswer(question: Question, terminal: Terminal, view: View): Promise<string | undefined> {
  const { input } = question;
  if (!input) return undefined;
  const example = input.example === undefined ? '' : `, such as  ${input.example}`;
  const text = `Type ${input.expects}${example}:`;
  for (;;) {
    const typed = await terminal.ask({ text, hidden: input.hidden });
    if (typed.trim() === '') return undefined;
    if (question.fits(typed)) return typed;
    terminal.say(
      ...wrapped(`That is not ${input.expects}. Type it again, or press Enter to go back.`, view.look, '  '),
    );
  }
}
