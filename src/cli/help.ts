/** What `--help` prints. */

export const USAGE = `synapse-migrate --to RELEASE [options] FILE...
synapse-migrate list [options] | explain ID | undo FILE`;

export const FIRST_EXAMPLE = '  synapse-migrate --dry-run --to 1.88.0 homeserver.yaml   look, write nothing';

export const HELP = `synapse-migrate - bring Synapse configuration files to a newer release
${USAGE}

Examples
${FIRST_EXAMPLE}
  synapse-migrate --to 1.88.0 homeserver.yaml             decide, then write
  synapse-migrate --yes --to 1.88.0 homeserver.yaml       unattended
Releases and files
  --to RELEASE           release you are going to (required)
  --from RELEASE         release you come from; settles what depends on it
  FILE..., -c FILE       files and folders in the order of --config-path
  --no-discover          read only the files named
How to go about it (default: show each step, ask, write at the end)
  --dry-run              show everything, write nothing, exit 0
  --check                write nothing; the exit code is the answer
  --yes                  never ask; leave out what needs an answer
  --answer ID=VALUE      answer a question; --answers FILE for many
  --only ID, --skip ID   choose steps; * is allowed; repeatable
Output
  --diff                 with --check: the diff as well
  --context N, --verbose lines around a change (3); uncut lists
  --show-secrets         secrets are masked otherwise
  --color WHEN           auto, always, never; NO_COLOR is honoured
  --help, --version
To read up, without a look at any file
  list                   every change that is known, one a line, from --from
                         (not included) up to --to
  list --kind KIND       edit, value, default or notice
  list --severity WORDS  will-not-start, behaves-differently, still-works,
                         ignored or to-know
  list --json            with releases and summaries
  explain ID             all about one of them, with an example
Going back
  undo FILE              put back what the last run changed; --yes: do not ask
Exit codes
  0 done or nothing to do   1 failed, nothing written   2 wrong usage
  3 a file cannot be edited   10 --check: changes pending
  11 items left out or open   12 Synapse would not start
  130 interrupted, nothing written
No network. No telemetry.
Nothing is written before your last answer.
`;
