import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { close, listen } from '#local/listen.ts';

export const CLIENT = 'sunshine-console';

/**
 * An issuer that signs whatever a test has it say of a person: for what a provider may leave out or get wrong, which the one on
 * this machine never does.
 */
export async function openIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'only', alg: 'RS256', use: 'sig' };
  const says: { claims: JWTPayload; refusal: string | null; tokens: 'broken' | 'cut off' | null } = {
    claims: {},
    refusal: null,
    tokens: null,
  };
  const { url, server } = await listen((request, response) => {
    const send = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (request.url === '/keys') return void send(200, { keys: [key] });
    if (request.url !== '/token') return void send(200, metadata(url));
    if (says.tokens === 'cut off') return void request.socket.destroy();
    if (says.tokens === 'broken') return void response.writeHead(502).end('Bad gateway');
    if (says.refusal) return void send(401, { error: says.refusal });
    void idToken().then((id_token) => send(200, { access_token: 'any', token_type: 'Bearer', id_token }));
  });
  const idToken = () =>
    new SignJWT(says.claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .setIssuer(url)
      .setAudience(CLIENT)
      .setSubject('officer')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  return { url, says, close: () => close(server) };
}

const metadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
});
