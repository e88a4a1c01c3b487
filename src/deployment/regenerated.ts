/** Files that another program writes again: an edit would be lost, so it belongs into that program's own input. */

export interface Regenerated {
  /** Completes "is written by". */
  readonly by: string;
  /** One sentence in the imperative. */
  readonly wayOut: string;
}

interface Sign extends Regenerated {
  readonly path?: RegExp;
  /** Looked for in the comments on top of the file. */
  readonly head?: RegExp;
}

const SIGNS: readonly Sign[] = [
  { path: /^\/nix\/store\//, by: 'NixOS', wayOut: 'Carry the diff over to services.matrix-synapse.settings.' },
  {
    path: /\/matrix\/synapse\/config\//,
    by: 'matrix-docker-ansible-deploy',
    wayOut: 'Carry the diff over to matrix_synapse_configuration_extension_yaml in vars.yml.',
  },
  {
    path: /\/freedombox-[^/]*\.yaml$/,
    by: 'FreedomBox',
    wayOut: 'Carry the diff over to a file of your own in conf.d.',
  },
  {
    head: /\byunohost\b/i,
    by: 'YunoHost at every upgrade of the app',
    wayOut: "Upgrade the app; settings of your own belong into a file in conf.d or the app's configuration panel.",
  },
  {
    head: /Dockerfile-workers|configure_workers_and_start\.py/,
    by: "Synapse's workers container at every start",
    wayOut: 'Update the image instead; it writes what its release needs.',
  },
  { head: /\bansible[ _]managed\b/i, by: 'Ansible', wayOut: 'Carry the diff over to the template or its variables.' },
  {
    head: /\bmanaged by (?:puppet|chef|salt(?:stack)?|cfengine)\b/i,
    by: 'a configuration management system',
    wayOut: 'Carry the diff over to its template.',
  },
  {
    head: /\b(?:do not|don't) (?:edit|modify|change)\b/i,
    by: 'another program, as it says on top',
    wayOut: 'Carry the diff over to what that program makes it from.',
  },
];

/** How far down the file's own header is looked for. */
const HEAD_LINES = 12;

/** @param path with symbolic links resolved */
export function regeneratedBy(path: string, text: string): Regenerated | undefined {
  const lines = text.split('\n', HEAD_LINES);
  const end = lines.findIndex(line => line.trim() !== '' && !line.startsWith('#') && !line.startsWith('---'));
  const head = lines.slice(0, end < 0 ? lines.length : end).join('\n');
  const sign = SIGNS.find(one => one.path?.test(path) || one.head?.test(head));
  return sign && { by: sign.by, wayOut: sign.wayOut };
}
