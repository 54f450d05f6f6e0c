/** A certified identity provider on loopback, for tests: node identity-provider.mjs <port> <redirect address>. */
import Provider from 'oidc-provider';

const [port, redirectUri] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'pingxuan', client_secret: 'secret-of-the-tests', redirect_uris: [redirectUri] }],
  pkce: { required: () => true },
  cookies: { keys: ['keys-of-the-tests'] },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
