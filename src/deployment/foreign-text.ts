/** Texts that become a configuration file only by another program, and so are not edited. */
import type { FileRefusal } from './file-refusal.js';

type Foreign = Omit<FileRefusal, 'path'>;

const TEMPLATE_WHY = 'An edit could land in the wrong branch.';
const TEMPLATE_WAY_OUT = 'Run on the rendered file and carry the diff over to the template.';
const TEMPLATE_NAME = /\.(?:j2|jinja2?|erb|tpl|tmpl|gotmpl|mustache)$/;

/** Encrypted files and manifests; asked before the text is read as YAML. */
export function encryptedOrEmbedding(text: string): Foreign | undefined {
  return ansibleVault(text) ?? sops(text) ?? manifest(text);
}

/**
 * @param path its ending may say that it is a template
 * @param readable the text is YAML; signs of a template then count only where they are not in quotes or comments
 */
export function template(path: string, text: string, readable: boolean): Foreign | undefined {
  const named = TEMPLATE_NAME.test(path);
  const lines = text.split('\n');
  const found = lines.findIndex(line => signOf(line, readable && !named) !== undefined);
  const sign = signOf(lines[found] ?? '', readable && !named);
  if (!sign) return undefined;
  return {
    line: found + 1,
    what: `this is ${sign.language} (${sign.example}), not YAML`,
    why: TEMPLATE_WHY,
    wayOut: TEMPLATE_WAY_OUT,
  };
}

interface Sign {
  readonly language: string;
  readonly example: string;
}

function signOf(line: string, readable: boolean): Sign | undefined {
  const content = line.trim();
  const control = /^#?\s*\{%-?\s*(\w+)/.exec(content);
  if (control && /%\}/.test(content)) return { language: 'a Jinja template', example: `{% ${control[1]} ... %}` };
  if (/^#jinja2:/.test(content)) return { language: 'a Jinja template', example: '#jinja2:' };
  const bare = withoutQuotes(content);
  if (/<%[-=#]?\s.*%>|<%-?\s*$/.test(bare)) return { language: 'an ERB template', example: '<% ... %>' };
  if (/\{%-?\s*\w+.*%\}/.test(bare)) return { language: 'a Jinja template', example: '{% ... %}' };
  const expression = /\{\{(-?)\s*([^}]*)/.exec(readable ? bare : (bare.match(/\{\{.*/)?.[0] ?? ''));
  if (!expression) return undefined;
  const isHelm =
    expression[1] === '-' ||
    /^(?:[.$]|include |template |if |end|range |with |define |toYaml |tpl )/.test(expression[2] ?? '');
  if (isHelm) return { language: 'a Helm or Go template', example: '{{ ... }}' };
  return { language: 'a Jinja template', example: '{{ ... }}' };
}

/** The line without quoted scalars and comments, where such signs are ordinary text. */
const withoutQuotes = (line: string): string =>
  line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '""').replace(/(?:^|\s)#.*$/, '');

function ansibleVault(text: string): Foreign | undefined {
  if (!text.startsWith('$ANSIBLE_VAULT;')) return undefined;
  return {
    line: 1,
    what: 'encrypted with Ansible Vault',
    why: undefined,
    wayOut: 'Decrypt, migrate, encrypt again; or pass the decrypted file.',
  };
}

function sops(text: string): Foreign | undefined {
  if (!/^sops:\s*$/m.test(text) || !/\bENC\[AES256_GCM,|^ +mac:/m.test(text)) return undefined;
  return {
    line: text.slice(0, text.search(/^sops:\s*$/m)).split('\n').length,
    what: 'encrypted with SOPS; any edit breaks its checksum',
    why: undefined,
    wayOut: 'Decrypt, migrate, encrypt again; or pass the decrypted file.',
  };
}

/** A Kubernetes object, with the document and the key that hold a configuration. */
function manifest(text: string): Foreign | undefined {
  let line = 0;
  let number = 0;
  for (const document of text.split(/^---.*$/m)) {
    if (/^[^#\s]/m.test(document)) number++;
    const kind = /^kind:\s*["']?(\w+)/m.exec(document)?.[1];
    if (kind && /^apiVersion:\s*\S/m.test(document)) return inManifest(document, kind, number, line);
    line += document.split('\n').length - 1;
  }
  return undefined;
}

function inManifest(document: string, kind: string, number: number, startLine: number): Foreign {
  const lines = document.split('\n');
  let section = '';
  for (const [index, line] of lines.entries()) {
    section = /^(data|stringData):/.exec(line)?.[1] ?? (/^\S/.test(line) && !line.startsWith('#') ? '' : section);
    const key = /^\s+["']?([\w.-]+)["']?:\s*[|>]/.exec(line)?.[1];
    if (section && key)
      return {
        line: startLine + index + 1,
        what: `a Kubernetes ${kind} (document ${number}, ${section}."${key}")`,
        why: 'Only plain files are edited.',
        wayOut: 'Take that text out, migrate it, put it back.',
      };
  }
  const at = lines.findIndex(line => line.startsWith('kind:'));
  return {
    line: startLine + at + 1,
    what: `a Kubernetes ${kind} (document ${number})`,
    why: 'Only plain files are edited.',
    wayOut: 'Take the configuration out, migrate it, put it back.',
  };
}
