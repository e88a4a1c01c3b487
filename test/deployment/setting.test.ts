/** One place in one file: what is written there, and how Synapse's Python takes it. */
import { describe, expect, it, test } from 'vitest';
import { ConfigFile } from '../../src/deployment/config-file.js';
import { showPath, strtobool, truthy, type Value } from '../../src/deployment/values.js';
import { YamlText } from '../../src/yaml/yaml-text.js';

const fileOf = (text: string): ConfigFile => new ConfigFile('homeserver.yaml', 'homeserver', YamlText.parse(text));
const file = fileOf(
  '# top\nlisteners:\n  - port: 8008\n    names: [client]\n  - port: 8448\nacme:\ncaches:\n  a.b: 1\n  empty: ""\n',
);

describe('a setting', () => {
  it('is the same object for the same place, so that places can be compared', () => {
    expect(file.get('listeners').at(0, 'port')).toBe(file.get(['listeners', 0, 'port']));
    expect(file.get('listeners').at(0).parent).toBe(file.get('listeners'));
    expect(file.get(['caches', 'a.b'])).not.toBe(file.get('caches.a.b'));
    expect(file.get(['listeners', 0])).not.toBe(file.get(['listeners', '0']));
  });
  it('tells absent from null', () => {
    expect([file.get('acme').isSet, file.get('acme').isNull, file.get('acme').value]).toEqual([true, true, null]);
    expect([file.get('gone').isSet, file.get('gone').isNull, file.get('gone').value]).toEqual([
      false,
      true,
      undefined,
    ]);
    expect(file.get('caches.empty').isNull).toBe(false);
  });
  it('has elements if it is a list, members if it is a mapping, and otherwise none', () => {
    expect(file.get('listeners').items.map(item => item.at('port').value)).toEqual([8008, 8448]);
    expect(file.get('caches').members.map(({ key }) => key)).toEqual(['a.b', 'empty']);
    for (const path of ['acme', 'gone', 'caches.empty']) {
      expect(file.get(path).items).toEqual([]);
      expect(file.get(path).members).toEqual([]);
    }
    expect(file.get('caches').items).toEqual([]);
    expect(file.get('listeners').members).toEqual([]);
  });
  it('has the line of its key, or of the nearest that is written', () => {
    expect(file.get('listeners').line).toBe(2);
    expect(file.get(['listeners', 1, 'port']).line).toBe(5);
    expect(file.get('caches.gone').line).toBe(7);
    expect(file.get('gone.too').line).toBe(1);
    expect(file.get([]).line).toBe(1);
  });
  it('has text only if it is a string', () => {
    expect(file.get('caches.empty').text).toBe('');
    expect(file.get(['listeners', 0, 'port']).text).toBeUndefined();
    expect(file.get('acme').text).toBeUndefined();
  });
  it('is spelt as admins write it', () => {
    expect(String(file.get(['listeners', 0, 'port']))).toBe('listeners[0].port');
    expect(String(file.get('listeners').end)).toBe('listeners[]');
    expect(showPath(['a.b', 'c', 'd.e'])).toBe('"a.b".c."d.e"');
  });
});

describe('truth', () => {
  test.each<[string, boolean]>([
    ['true', true],
    ['yes', true],
    ['false', false],
    ['no', false],
    ['"false"', true],
    ['""', false],
    ['0', false],
    ['0.5', true],
    ['{}', false],
    ['{a: }', true],
    ['[]', false],
    ['[0]', true],
    ['null', false],
    ['~', false],
  ])('%s is %s in Python', (written, expected) => {
    expect(fileOf(`a: ${written}\n`).get('a').truthy).toBe(expected);
  });
  it('of what is absent is false', () => expect(truthy(undefined)).toBe(false));

  // distutils.util.strtobool of Python 3.8, of str(value).
  test.each<[Value | undefined, boolean | undefined]>([
    [true, true],
    ['True', true],
    ['on', true],
    ['y', true],
    [1, true],
    [false, false],
    ['off', false],
    ['F', false],
    [0, false],
    ['', undefined],
    ['maybe', undefined],
    [2, undefined],
    [null, undefined],
    [undefined, false],
  ])('strtobool of %j is %s', (value, expected) => {
    expect(strtobool(value)).toBe(expected);
  });
});
