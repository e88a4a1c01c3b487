/** Texts that become a configuration file only by another program, and so are not edited. */
import type { FileRefusal } from './file-refusal.js';
import { templateSign } from './template-signs.js';

type Foreign = Omit<FileRefusal, 'path'>;

const TEMPLATE_WHY = 'An edit could land in the wrong branch.';
const TEMPLATE_WAY_OUT = 'Run on the rendered file and carry the diff over to the template.';
const DECRYPT = 'Decrypt, migrate, encrypt again; or pass the decrypted file.';

/**
 * Asked in this order: a whole encrypted file is nothing else; a template of a manifest is to be rendered first.
 * @param path its ending may say that it is a template
 * @param isReadable the text is YAML
 */
export const foreign = (path: string, text: string, isReadable: boolean): Foreign | undefined =>
  ansibleVault(text, isReadable) ?? sops(text) ?? template(path, text, isReadable) ?? manifest(text);

function template(path: string, text: string, isReadable: boolean): Foreign | undefined {
  const sign = templateSign(path, text, isReadable);
  return (
    sign && {
      line: sign.line,
      what: `this is ${sign.language} (${sign.example}), not YAML`,
      why: TEMPLATE_WHY,
      wayOut: TEMPLATE_WAY_OUT,
    }
  );
}

/** As a whole, or a single value, which only Ansible reads. */
function ansibleVault(text: string, isReadable: boolean): Foreign | undefined {
  const value = isReadable ? -1 : text.search(/^[^#\n]*:[ \t]+!vault[ \t]+[|>]/m);
  const isWhole = text.startsWith('$ANSIBLE_VAULT;');
  if (!isWhole && value < 0) return undefined;
  return {
    line: isWhole ? 1 : lineAt(text, value),
    what: isWhole ? 'encrypted with Ansible Vault' : 'a value encrypted with Ansible Vault, which Synapse cannot read',
    why: undefined,
    wayOut: DECRYPT,
  };
}

function sops(text: string): Foreign | undefined {
  if (!/^sops:\s*$/m.test(text) || !/\bENC\[AES256_GCM,|^ +mac:/m.test(text)) return undefined;
  return {
    line: lineAt(text, text.search(/^sops:\s*$/m)),
    what: 'encrypted with SOPS; any edit breaks its checksum',
    why: undefined,
    wayOut: DECRYPT,
  };
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** A Kubernetes object: the one that holds a configuration, with its document and key, or else the first. */
function manifest(text: string): Foreign | undefined {
  let line = 0;
  let number = 0;
  const objects: KubernetesObject[] = [];
  for (const document of text.split(/^---.*$/m)) {
    if (/^[^#\s]/m.test(document)) number++;
    const kind = /^kind:\s*["']?(\w+)/m.exec(document)?.[1];
    if (kind && /^apiVersion:\s*\S/m.test(document)) objects.push({ kind, number, ...embeddedIn(document, line) });
    line += document.split('\n').length - 1;
  }
  const object = objects.find(({ key }) => key !== undefined) ?? objects[0];
  if (!object) return undefined;
  const place = `document ${object.number}${object.key === undefined ? '' : `, ${object.key}`}`;
  const what = `a Kubernetes ${object.kind} (${place})`;
  const part = object.key === undefined ? 'the configuration' : 'that text';
  return {
    line: object.line,
    what,
    why: 'Only plain files are edited.',
    wayOut: `Take ${part} out, migrate it, put it back.`,
  };
}

interface KubernetesObject {
  readonly kind: string;
  /** Of the document, from 1. */
  readonly number: number;
  /** From 1. */
  readonly line: number;
  /** `data."homeserver.yaml"` */
  readonly key: string | undefined;
}

/** The first file that a ConfigMap or Secret holds, or else where the object says what it is. */
function embeddedIn(document: string, startLine: number): Pick<KubernetesObject, 'line' | 'key'> {
  const lines = document.split('\n');
  let section: string | undefined;
  for (const [index, line] of lines.entries()) {
    if (/^[^\s#]/.test(line)) section = /^(data|stringData):/.exec(line)?.[1];
    const key = /^\s+["']?([\w.-]+)["']?:\s*[|>]/.exec(line)?.[1];
    if (section && key) return { line: startLine + index + 1, key: `${section}."${key}"` };
  }
  return { line: startLine + lines.findIndex(line => line.startsWith('kind:')) + 1, key: undefined };
}
