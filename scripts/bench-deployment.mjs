// The deployments that scripts/bench.mjs reads: the same text on every run, with something to do on the way to 1.88.0.

const BIG = 100_000;

/** A short homeserver.yaml whose workers still name the address of the main process themselves. */
export const homeserver = () => `# Synapse for example.org.
server_name: example.org
public_baseurl: https://chat.example.org/
report_stats: false

listeners:
  # What nginx forwards to.
  - port: 8008
    type: http
    x_forwarded: true
    bind_addresses: ['127.0.0.1']
    resources:
      - names: [client, federation]
        compress: false
  # For the workers alone.
  - port: 9093
    type: http
    bind_addresses: ['127.0.0.1']
    resources:
      - names: [replication]

database:
  name: psycopg2
  args:
    user: synapse
    password: "not-a-real-password"
    dbname: synapse
    host: 127.0.0.1

redis:
  enabled: true

instance_map:
  generic_worker1:
    host: 127.0.0.1
    port: 9101

# The parents asked for the name and the picture, nothing more.
room_invite_state_types:
  - m.room.join_rules
  - m.room.avatar
  - m.room.name

# Ask before you touch it.
caches:
  global_factor: 2.0
  expiry_time: 30m

enable_group_creation: true   # agreed 2019

macaroon_secret_key: "not-a-real-key"
form_secret: "not-a-real-secret"
signing_key_path: /etc/matrix-synapse/example.org.signing.key
`;

/** The same up to 100 kB, as real ones are: a fifth is data, the rest comments and commented-out options. */
export function bigHomeserver() {
  const sections = [homeserver(), '\n## Who may federate with us ##\n\nfederation_domain_whitelist:\n'];
  let size = sections.join('').length;
  for (let i = 1; size < BIG * 0.12; i++) size = add(`  - server${i}.example.com    # asked for by room ${i % 17}\n`);
  add('\n## Rooms that everybody joins ##\n\nauto_join_rooms:\n');
  for (let i = 1; size < BIG * 0.2; i++) size = add(`  - "#hall${i}:example.org"\n`);
  add('\n## Not in use ##\n');
  for (let i = 1; size < BIG; i++) {
    size = add(`\n# Limit ${i}: how often a client may do it, and how many times at once.
# The default has been enough so far; see the minutes of meeting ${i}.
#rc_limit_${i}:
#  per_second: 0.17
#  burst_count: ${i}
`);
  }
  return sections.join('');

  function add(text) {
    sections.push(text);
    return size + text.length;
  }
}

/** A worker file as it was written up to 1.83. */
export const worker = number => `worker_app: synapse.app.generic_worker
worker_name: generic_worker${number}

# The main process, on this machine.
worker_replication_host: 127.0.0.1
worker_replication_http_port: 9093

worker_listeners:
  - type: http
    port: ${10_000 + number}
    bind_addresses: ['127.0.0.1']
    resources:
      - names: [client, federation]
`;
