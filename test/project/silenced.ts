import { isNode, linesOf, nodesOf, placeOf, type SourceFile } from './source-files.js';

/** The ways to silence the compiler, each with its place: `any`, casts but for `as const`, `!` and `@ts-` comments. */
export const silenced = (file: SourceFile): readonly string[] => [
  ...[...nodesOf(file)].flatMap(node => {
    const isConst = isNode(node['typeAnnotation']) && file.text.startsWith('const', node['typeAnnotation'].start);
    if (node.type === 'TSAsExpression' && isConst) return [];
    return /^TS(?:AsExpression|TypeAssertion|NonNullExpression|AnyKeyword)$/.test(node.type)
      ? [`${placeOf(file, node)} ${node.type}`]
      : [];
  }),
  ...linesOf(file.text).flatMap((line, i) =>
    /^\s*(?:\/\/|\/?\*+)\s*@ts-/.test(line) ? [`${file.path}:${i + 1} @ts- comment`] : [],
  ),
];
