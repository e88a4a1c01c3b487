/** A case of one edit: the text before, what is done, the text after. */
import { expect, test } from 'vitest';
import type { EditRefused } from '../../src/yaml/edit-refused.js';
import { YamlText } from '../../src/yaml/yaml-text.js';

export type Operation = (yaml: YamlText) => YamlText;

export const edits = (name: string, before: string, operation: Operation, after: string): void =>
  test(name, () => {
    expect(operation(YamlText.parse(before)).text).toBe(after);
  });
export const refuses = (name: string, before: string, operation: Operation, code: EditRefused['code']): void =>
  test(`refuses: ${name}`, () => {
    const yaml = YamlText.parse(before);
    expect(() => operation(yaml)).toThrow(expect.objectContaining({ name: 'EditRefused', code }));
    expect(yaml.text).toBe(before);
  });
