/** How screens look here: width, colour, wording for a screen reader. */

export interface Look {
  /** Columns for prose; diff lines are never wrapped. */
  readonly width: number;
  readonly colour: boolean;
  /** ACCESSIBLE=1: no columns, words for signs, one fact a line. */
  readonly accessible: boolean;
}

export type ColourWhen = 'auto' | 'always' | 'never';

const WIDEST = 80;
const NARROWEST = 24;

/**
 * @param stream where the text goes; `columns` is undefined if it is no terminal
 * @param environment NO_COLOR, TERM and ACCESSIBLE are read
 */
export function lookOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  when: ColourWhen,
  environment: { readonly [name: string]: string | undefined },
): Look {
  const mayColour = stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  return {
    width: Math.max(NARROWEST, Math.min(WIDEST, stream.columns || WIDEST)),
    colour: when === 'always' || (when === 'auto' && mayColour),
    accessible: (environment['ACCESSIBLE'] ?? '0') !== '0' && environment['ACCESSIBLE'] !== '',
  };
}

/** Two columns side by side; else an entry takes two lines. */
export const isWide = (look: Look): boolean => look.width >= WIDEST && !look.accessible;
