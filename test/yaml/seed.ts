/** The seed of all random tests of this room: the same in every run, another with YAML_SEED=<number> or YAML_SEED=new. */
const asked = process.env['YAML_SEED'];
const SEED = asked === 'new' ? Date.now() % 2 ** 31 : Number(asked ?? 1_880_000);

export function seed(of: string): number {
  console.info(`seed of ${of}: ${SEED} (YAML_SEED=${SEED} repeats it)`);
  return SEED;
}
