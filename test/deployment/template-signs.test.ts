/** Where the signs of a template count, and where they are ordinary text. */
import { describe, expect, it } from 'vitest';
import { templateSign } from '../../src/deployment/template-signs.js';
import { readYaml } from '../../src/yaml/read.js';

/** Asked as the loader does. */
const signIn = (text: string, path = 'homeserver.yaml'): string | undefined => {
  const sign = templateSign(path, text, readYaml(text).kind === 'yaml');
  return sign && `${sign.line}: ${sign.language} (${sign.example})`;
};

describe('ordinary text', () => {
  it.each([
    ['in double quotes', 'localpart_template: "{{ user.preferred_username }}"\n'],
    ['in single quotes', "localpart_template: '{{ user.preferred_username }}'\n"],
    ['in quotes over two lines', 'a: "x\n  {{ user.name }}"\n'],
    ['in a list', 'a: [\'{{ a }}\', "{{ b }}"]\n'],
    ['behind an anchor', 'a: &name "{{ user.name }}"\n'],
    ['in block scalars', 'a: |\n  {% if user.x %}\n  {{ user.x }}\n  {% endif %}\nb: >-\n  {{ user.y }}\n'],
    ['in a comment', '# b: {{ x }}\na: 1\n'],
    ['in a block scalar that is commented out', '#a: |\n#  {% if user.x %}\n#  {{ user.x }}\na: 1\n'],
    ['what a shell puts into a value, which is text to Synapse', `a: \${A}\n`],
  ])('%s', (_, text) => {
    expect(readYaml(text).kind).toBe('yaml');
    expect(signIn(text)).toBeUndefined();
  });
  it("Synapse's own expressions in a file for a renderer that has others", () => {
    expect(signIn('a: "{{ user.login }}"\n', 'homeserver.yaml.tmpl')).toBeUndefined();
  });
});

describe('signs', () => {
  it.each([
    ['in plain text that is YAML', 'b: 1\na: http://{{ domain }}/\n', '2: a Jinja template ({{ ... }})'],
    ['behind an apostrophe', "a: it's {{ x }}\n", '1: a Jinja template ({{ ... }})'],
    ['of Ansible', '#jinja2: lstrip_blocks: True\na: 1\n', '1: a Jinja template (#jinja2:)'],
    ['on a line of its own', 'a: 1\n{% if x %}\nb: 2\n{% endif %}\n', '2: a Jinja template ({% if ... %})'],
    [
      'in a comment around what is none',
      'a: 1\n# {% if x %}\nb: 2\n# {% endif %}\n',
      '2: a Jinja template ({% if ... %})',
    ],
    ['of Helm in quotes', 'a: 1\nb: "{{ .Values.b }}"\n', '2: a Helm or Go template ({{ ... }})'],
    [
      'of Helm on a line of its own',
      '{{- if .Values.a }}\na: 1\n{{- end }}\n',
      '1: a Helm or Go template ({{ ... }})',
    ],
    ['of ERB', 'a: <%= x %>\n', '1: an ERB template (<% ... %>)'],
    ['of a shell', 'a:\n$(servers)\n\nb: 1\n', '2: a template for a shell ($( ... ))'],
  ])('%s', (_, text, expected) => {
    expect(signIn(text)).toBe(expected);
  });
  it('in quotes count where the name says Jinja', () => {
    const text = '# {{ ansible_managed }}\na: "{{ domain }}"\n';
    expect(signIn(text, 'homeserver.yaml.j2')).toBe('1: a Jinja template ({{ ... }})');
    expect(signIn('a: "{{ domain }}"\n', 'homeserver.yaml.j2')).toBe('1: a Jinja template ({{ ... }})');
  });
  it('a name alone is none: a rendered file may keep it', () => {
    expect(signIn('a: 1\n', 'homeserver.yaml.j2')).toBeUndefined();
  });
});
